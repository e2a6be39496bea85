import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { WorkbookReading } from './domain/workbook-reading.js';

/** An import as stored; the file lies under its hash. */
export interface StoredImport {
  readonly id: string;
  readonly draftId: string;
  readonly templateId: string;
  readonly state: 'preview' | 'applied';
  readonly reading: WorkbookReading;
  readonly sha256: string;
  readonly createdAt: string;
  readonly appliedAt: string | null;
}

export interface NewImport {
  readonly id: string;
  readonly draftId: string;
  readonly fileId: string;
  readonly reading: WorkbookReading;
  readonly now: Date;
}

export interface NewFile {
  readonly id: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
  readonly mediaType: string;
  readonly now: Date;
}

/** Imports and their files, of the actor's own organization alone. */
@Injectable()
export class ImportsRepository {
  /** Registers a kept file; the same bytes twice are one file. Returns its id. */
  async addFile(tx: Tx, actor: Actor, file: NewFile): Promise<string> {
    const values = [
      file.id,
      actor.organizationId,
      file.sha256,
      file.size,
      file.name,
      file.mediaType,
      file.now,
      actor.userId,
    ];
    const [added] = await rows<{ id: string }>(tx, ADD_FILE, values);
    if (added) return added.id;
    const [known] = await rows<{ id: string }>(
      tx,
      'select id from stored_file where organization_id = $1 and sha256 = $2',
      [actor.organizationId, file.sha256],
    );
    return known?.id ?? file.id;
  }

  async insert(tx: Tx, actor: Actor, { id, draftId, fileId, reading, now }: NewImport): Promise<void> {
    const { template, findings } = reading;
    const summary = { findings: findings.length };
    await rows(tx, INSERT, [id, actor.organizationId, draftId, fileId, template, reading, summary, now, actor.userId]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<StoredImport | undefined> {
    const [found] = await rows<StoredImport>(tx, FIND, [actor.organizationId, id]);
    return found;
  }

  /** The import, locked so that it is applied once. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<StoredImport | undefined> {
    const [found] = await rows<StoredImport>(tx, `${FIND} for update of workbook_import`, [actor.organizationId, id]);
    return found;
  }

  async setApplied(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
    const applied = `update workbook_import set state = 'applied', applied_at = $3, applied_by = $4 where id = $2 and organization_id = $1`;
    await rows(tx, applied, [actor.organizationId, id, now, actor.userId]);
  }
}

const ADD_FILE = `insert into stored_file (id, organization_id, sha256, size, name, media_type, created_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organization_id, sha256) do nothing returning id`;

const INSERT = `insert into workbook_import (id, organization_id, draft_id, file_id, template_id, reading, summary, created_at, created_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

const FIND = `select workbook_import.id, draft_id as "draftId", template_id as "templateId", state, reading, stored_file.sha256,
    workbook_import.created_at as "createdAt", applied_at as "appliedAt"
  from workbook_import join stored_file on stored_file.id = workbook_import.file_id
  where workbook_import.organization_id = $1 and workbook_import.id = $2`;
