import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows, send } from '#platform/database/manager.js';
import type { Facts } from '#kernel/rule-violation.js';
import type { JournalRecord } from './domain/journal-record.js';

/** One act on a subject, as the organization concerned may see it. */
export interface Read {
  readonly at: string;
  readonly type: string;
  readonly subjectId: string;
  readonly organizationId: string;
  readonly organizationName: string;
}

/** Something that happened to a thing, as those concerned may see it. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly facts: Facts;
}

@Injectable()
export class JournalRepository {
  /** Not waited for: the transaction does not commit without it. */
  insert(tx: Tx, record: JournalRecord): void {
    const { id, at, type, organizationId, actorId, subjectId, concerns, facts, requestId } = record;
    const { leaf, ownHash, ownFacts } = record;
    const values = [id, at, type, organizationId, actorId, subjectId, concerns, facts, requestId, leaf, ownHash];
    send(tx, INSERT, [...values, ownFacts?.facts ?? null, ownFacts?.salt ?? null]);
  }

  /** Entries without facts of the acting organization's own. */
  insertEach(tx: Tx, records: readonly JournalRecord[]): void {
    const values = records.map(({ id, at, type, concerns, facts, leaf, ...ids }) => ({
      id,
      at,
      type,
      organization_id: ids.organizationId,
      actor_id: ids.actorId,
      subject_id: ids.subjectId,
      concerns,
      facts,
      request_id: ids.requestId,
      leaf,
    }));
    send(tx, INSERT_EACH, [JSON.stringify(values)]);
  }

  /** Not waited for, as the record that it follows. */
  enqueue(tx: Tx, job: string, organizationId: string, payload: object): void {
    send(tx, 'select enqueue_job($1, $2, $3)', [job, organizationId, payload]);
  }

  historyOf(tx: Tx, subjectId: string, limit: number): Promise<HistoryEntry[]> {
    return rows<HistoryEntry>(tx, HISTORY, [subjectId, limit]);
  }

  actsOn(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return rows<Read>(tx, ACTS_ON, [subjectIds, types, limit]);
  }
}

const INSERT = `with entry as (
    insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id, leaf, own_hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode($10, 'hex'), decode($11, 'hex')))
  insert into journal_own (journal_id, organization_id, facts, salt) select $1, $4, $12, $13 where $12::jsonb is not null`;

const INSERT_EACH = `insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id, leaf)
  select id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id, decode(leaf, 'hex')
  from jsonb_to_recordset($1::jsonb) as entry (id uuid, at timestamptz, type text, organization_id uuid, actor_id uuid, subject_id uuid,
    concerns uuid[], facts jsonb, request_id text, leaf text)`;

const ACTS_ON = `select journal.at, journal.type, journal.subject_id as "subjectId", journal.organization_id as "organizationId",
    organization.name as "organizationName"
  from journal join organization on organization.id = journal.organization_id
  where journal.subject_id = any ($1::uuid[]) and journal.type = any ($2::text[]) and journal.organization_id <> (select org())
  order by journal.seq desc limit $3`;

const HISTORY = `select journal.id, journal.at, journal.type, journal.organization_id as "organizationId", organization.name as "organizationName",
    journal.facts
  from journal left join organization on organization.id = journal.organization_id
  where journal.subject_id = $1 order by journal.seq limit $2`;
