import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { FormNaming } from './domain/form-naming.js';
import type { FormProposal } from './domain/form-proposal.js';

/** A form draft as stored; its workbook lies under its hash. */
export interface StoredFormDraft {
  readonly id: string;
  readonly file: string;
  readonly sha256: string;
  readonly naming: FormNaming;
  readonly proposal: FormProposal;
  readonly rowVersion: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A form draft in a list. */
export interface FormDraftHead extends Omit<StoredFormDraft, 'proposal'> {
  /** Rows found in the workbook. */
  readonly rows: number;
}

/** Form drafts, of the actor's own organization alone. */
@Injectable()
export class FormDraftsRepository {
  async insert(tx: Tx, actor: Actor, draft: Omit<StoredFormDraft, 'rowVersion' | 'updatedAt'>): Promise<void> {
    const { id, file, sha256, naming, proposal, createdAt } = draft;
    await rows(tx, INSERT, [id, actor.organizationId, sha256, file, naming, proposal, createdAt, actor.userId]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<StoredFormDraft | undefined> {
    const [found] = await rows<StoredFormDraft>(tx, FIND, [id, actor.organizationId]);
    return found;
  }

  /** The draft, held until the transaction ends. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<StoredFormDraft | undefined> {
    const [found] = await rows<StoredFormDraft>(tx, `${FIND} for update`, [id, actor.organizationId]);
    return found;
  }

  /** Newest first, after the draft `before`; one more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, before: string | null, limit: number): Promise<FormDraftHead[]> {
    return rows<FormDraftHead>(tx, LIST, [actor.organizationId, before, limit + 1]);
  }

  async update(
    tx: Tx,
    actor: Actor,
    { id, naming, proposal }: Pick<StoredFormDraft, 'id' | 'naming' | 'proposal'>,
    now: Date,
  ): Promise<void> {
    await rows(tx, UPDATE, [id, actor.organizationId, naming, proposal, now, actor.userId]);
  }

  /** The draft is gone; its id still tells the form that it became. */
  async release(tx: Tx, actor: Actor, id: string, templateId: string): Promise<void> {
    await rows(tx, RELEASE, [id, actor.organizationId, templateId]);
  }

  /** The form that a draft became; undefined where it is none that was released. */
  async releasedAs(tx: Tx, actor: Actor, id: string): Promise<string | undefined> {
    const [found] = await rows<{ templateId: string }>(tx, RELEASED_AS, [id, actor.organizationId]);
    return found?.templateId;
  }

  async delete(tx: Tx, actor: Actor, id: string): Promise<void> {
    await rows(tx, 'delete from form_draft where id = $1 and organization_id = $2', [id, actor.organizationId]);
  }
}

const COLUMNS = `id, file_name as file, sha256, naming, row_version as "rowVersion", created_at as "createdAt", updated_at as "updatedAt"`;

const FIND = `select ${COLUMNS}, proposal from form_draft
  where id = $1 and organization_id = $2 and released_as is null`;

const LIST = `select ${COLUMNS}, jsonb_array_length(proposal -> 'rows') as rows from form_draft
  where organization_id = $1 and released_as is null and ($2::uuid is null or id < $2) order by id desc limit $3`;

const INSERT = `insert into form_draft (id, organization_id, sha256, file_name, naming, proposal, created_at, created_by, updated_at, updated_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $7, $8)`;

const RELEASE = `update form_draft set released_as = $3, proposal = '{}' where id = $1 and organization_id = $2`;

const RELEASED_AS = `select released_as as "templateId" from form_draft
  where id = $1 and organization_id = $2 and released_as is not null`;

const UPDATE = `update form_draft set naming = $3, proposal = $4, row_version = row_version + 1, updated_at = $5, updated_by = $6
  where id = $1 and organization_id = $2`;
