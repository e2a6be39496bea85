import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Answer } from '#modules/templates/domain/answer.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { AnswerPlace, DraftHead } from './domain/draft.js';
import type { MovedRow } from './domain/form-move.js';

/** A row of a draft as stored: rows are known by their position in the form. */
export interface PlacedAnswer {
  readonly position: number;
  readonly answer: Answer;
  readonly rowVersion: number;
  readonly place: AnswerPlace | null;
  readonly assigneeId: string | null;
  readonly updatedBy: string | null;
  readonly updatedAt: string;
}

/** What a row shall hold; `rowVersion` = the version that was read, 0 for none. */
export interface AnswerChange {
  readonly position: number;
  readonly answer: Answer;
  readonly rowVersion: number;
  readonly place?: AnswerPlace | null;
}

/** Drafts and their answers, of the actor's own organization alone. */
@Injectable()
export class DraftsRepository {
  async find(tx: Tx, actor: Actor, id: string): Promise<DraftHead | undefined> {
    const [found] = await rows<DraftHead>(tx, HEAD, [id, actor.organizationId]);
    return found;
  }

  /** Id of the draft of a disclosure, if there is one. */
  async idOf(tx: Tx, actor: Actor, disclosureId: string): Promise<string | undefined> {
    const one = 'select id from draft where disclosure_id = $1 and organization_id = $2';
    const [found] = await rows<{ id: string }>(tx, one, [disclosureId, actor.organizationId]);
    return found?.id;
  }

  /** Held against being moved or published while answers are saved; savers do not wait for each other. */
  async share(tx: Tx, actor: Actor, id: string): Promise<DraftHead | undefined> {
    const [found] = await rows<DraftHead>(tx, `${HEAD} for share of draft`, [id, actor.organizationId]);
    return found;
  }

  async lock(tx: Tx, actor: Actor, id: string): Promise<DraftHead | undefined> {
    const [found] = await rows<DraftHead>(tx, `${HEAD} for update of draft`, [id, actor.organizationId]);
    return found;
  }

  /** In printed order. */
  async answers(tx: Tx, actor: Actor, id: string): Promise<PlacedAnswer[]> {
    const [found] = await rows<{ answers: PlacedAnswer[] }>(tx, ANSWERS, [id, actor.organizationId]);
    return found?.answers ?? [];
  }

  /** False where the disclosure has a draft. */
  async insert(tx: Tx, actor: Actor, draft: NewDraft): Promise<boolean> {
    const { id, disclosureId, templateId, header, fromRevisionId, importId, createdAt } = draft;
    const values = [id, actor.organizationId, disclosureId, templateId, header, fromRevisionId, importId, createdAt];
    return (await rows(tx, INSERT, values)).length > 0;
  }

  async delete(tx: Tx, actor: Actor, id: string): Promise<void> {
    await rows(tx, 'delete from draft where id = $1 and organization_id = $2', [id, actor.organizationId]);
  }

  /** Saves what nobody changed since it was read. Gives the new version of each saved row by position; what is missing was changed. */
  async saveAnswers(
    tx: Tx,
    actor: Actor,
    id: string,
    changes: readonly AnswerChange[],
    now: Date,
  ): Promise<ReadonlyMap<number, number>> {
    const saved = await rows<{ position: number; rowVersion: number }>(tx, SAVE_ANSWERS, [
      id,
      actor.organizationId,
      actor.userId,
      now,
      JSON.stringify(changes),
    ]);
    return new Map(saved.map(({ position, rowVersion }) => [position, rowVersion]));
  }

  /** Gives rows to a colleague, or to nobody; what the rows say and their versions stay. */
  async assign(
    tx: Tx,
    actor: Actor,
    id: string,
    positions: readonly number[],
    assigneeId: string | null,
  ): Promise<void> {
    await rows(tx, ASSIGN, [id, actor.organizationId, positions, assigneeId]);
  }

  /** Puts a draft on another form: every row it had is gone, these stand in their place. The workbook it came from no longer fits. */
  async moveToForm(
    tx: Tx,
    actor: Actor,
    { id, templateId, header }: Pick<DraftHead, 'id' | 'templateId' | 'header'>,
    moved: readonly MovedRow[],
    now: Date,
  ): Promise<void> {
    await rows(tx, 'delete from draft_answer where draft_id = $1 and organization_id = $2', [id, actor.organizationId]);
    await rows(tx, MOVE, [id, actor.organizationId, templateId, header, now]);
    await rows(tx, MOVED_ROWS, [id, actor.organizationId, actor.userId, now, JSON.stringify(moved)]);
  }

  /** Writes the head: all that can change of it but its answers. */
  async update(tx: Tx, actor: Actor, draft: DraftHead, now: Date): Promise<void> {
    const { id, state, header, importId, submittedBy, submittedAt, returnNote } = draft;
    await rows(tx, UPDATE, [
      id,
      actor.organizationId,
      state,
      header,
      importId,
      submittedBy,
      submittedAt,
      returnNote,
      now,
    ]);
  }
}

interface NewDraft extends Pick<
  DraftHead,
  'id' | 'disclosureId' | 'templateId' | 'header' | 'fromRevisionId' | 'importId'
> {
  readonly createdAt: Date;
}

const HEAD = `select draft.id, draft.disclosure_id as "disclosureId", disclosure.product_id as "productId",
    draft.organization_id as "vendorId", disclosure.form, draft.template_id as "templateId", draft.state, draft.header,
    draft.from_revision_id as "fromRevisionId", draft.import_id as "importId", draft.submitted_by as "submittedBy",
    draft.submitted_at as "submittedAt", draft.return_note as "returnNote", draft.row_version as "rowVersion",
    draft.created_at as "createdAt"
  from draft join disclosure on disclosure.id = draft.disclosure_id where draft.id = $1 and draft.organization_id = $2`;

/** As one value: taking a hundred rows apart costs the server more than a hundred objects in one text. */
const ANSWERS = `select coalesce(json_agg(kept), '[]') as answers from (
  select position, answer, row_version as "rowVersion", place, assignee_id as "assigneeId", updated_by as "updatedBy",
      to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "updatedAt"
    from draft_answer where draft_id = $1 and organization_id = $2 order by position) as kept`;

const INSERT = `insert into draft (id, organization_id, disclosure_id, template_id, header, from_revision_id, import_id, created_at, updated_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict (disclosure_id) do nothing returning id`;

const SAVE_ANSWERS = `insert into draft_answer as kept (draft_id, organization_id, position, answer, place, row_version, updated_by, updated_at)
  select $1, $2, change.position, change.answer, change.place, change."rowVersion" + 1, $3, $4
    from jsonb_to_recordset($5::jsonb) as change (position smallint, answer jsonb, place jsonb, "rowVersion" integer)
  on conflict (draft_id, position) do update set answer = excluded.answer, place = coalesce(excluded.place, kept.place),
    row_version = excluded.row_version, updated_by = excluded.updated_by, updated_at = excluded.updated_at
    where kept.row_version = excluded.row_version - 1
  returning position, row_version as "rowVersion"`;

const ASSIGN = `insert into draft_answer (draft_id, organization_id, position, answer, assignee_id, row_version)
  select $1, $2, position, '{"value": "blank"}', $4::uuid, 0 from unnest($3::smallint[]) as position
  on conflict (draft_id, position) do update set assignee_id = excluded.assignee_id`;

const MOVE = `update draft set template_id = $3, header = $4, import_id = null, row_version = row_version + 1, updated_at = $5
  where id = $1 and organization_id = $2`;

const MOVED_ROWS = `insert into draft_answer (draft_id, organization_id, position, answer, place, assignee_id, row_version, updated_by, updated_at)
  select $1, $2, moved.position, moved.answer, moved.place, moved."assigneeId", moved."rowVersion", $3, $4
    from jsonb_to_recordset($5::jsonb) as moved (position smallint, answer jsonb, place jsonb, "assigneeId" uuid, "rowVersion" integer)`;

const UPDATE = `update draft set state = $3, header = $4, import_id = $5, submitted_by = $6, submitted_at = $7, return_note = $8,
    row_version = row_version + 1, updated_at = $9 where id = $1 and organization_id = $2`;
