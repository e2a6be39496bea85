import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows, send } from '#platform/database/manager.js';
import type { JournalActor, JournalEntry } from './domain/journal-entry.js';

interface JournalRow {
  readonly id: string;
  readonly at: Date;
  readonly requestId: string | null;
  readonly actor: JournalActor;
  readonly entry: JournalEntry;
}

/** One act on a subject, as the organization concerned may see it. */
export interface Read {
  readonly at: string;
  readonly type: string;
  readonly subjectId: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

@Injectable()
export class JournalRepository {
  /** Not waited for: the transaction does not commit without it. */
  insert(tx: Tx, { id, at, requestId, actor, entry }: JournalRow): void {
    send(tx, INSERT, [
      id,
      at,
      entry.type,
      actor.organizationId,
      actor.userId,
      entry.subjectId,
      entry.concerns ?? [],
      entry.facts ?? {},
      requestId,
      entry.ownFacts ?? null,
    ]);
  }

  /** Entries without facts of the acting organization's own. */
  insertEach(tx: Tx, entries: readonly JournalRow[]): void {
    const values = entries.map(({ id, at, requestId, actor, entry }) => ({
      id,
      at,
      type: entry.type,
      organization_id: actor.organizationId,
      actor_id: actor.userId,
      subject_id: entry.subjectId,
      concerns: entry.concerns ?? [],
      facts: entry.facts ?? {},
      request_id: requestId,
    }));
    send(tx, INSERT_EACH, [JSON.stringify(values)]);
  }

  actsOn(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return rows<Read>(tx, ACTS_ON, [subjectIds, types, limit]);
  }
}

const INSERT = `with entry as (
    insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
  insert into journal_own (journal_id, organization_id, facts) select $1, $4, $10 where $10::jsonb is not null`;

const INSERT_EACH = `insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id)
  select id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id
  from jsonb_to_recordset($1::jsonb) as entry (id uuid, at timestamptz, type text, organization_id uuid, actor_id uuid, subject_id uuid,
    concerns uuid[], facts jsonb, request_id text)`;

const ACTS_ON = `select journal.at, journal.type, journal.subject_id as "subjectId", journal.organization_id as "organizationId",
    organization.name as "organizationName"
  from journal join organization on organization.id = journal.organization_id
  where journal.subject_id = any ($1::uuid[]) and journal.type = any ($2::text[]) and journal.organization_id <> (select org())
  order by journal.seq desc limit $3`;
