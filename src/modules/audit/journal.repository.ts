import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { JournalEntry } from './journal.js';

interface JournalRow {
  readonly id: string;
  readonly at: Date;
  readonly requestId: string | null;
  readonly actor: Pick<Actor, 'userId' | 'organizationId'>;
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
  async insert(tx: Tx, { id, at, requestId, actor, entry }: JournalRow): Promise<void> {
    await rows(tx, INSERT, [
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

  actsOn(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return rows<Read>(tx, ACTS_ON, [subjectIds, types, limit]);
  }
}

const INSERT = `with entry as (
    insert into journal (id, at, type, organization_id, actor_id, subject_id, concerns, facts, request_id)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9))
  insert into journal_own (journal_id, organization_id, facts) select $1, $4, $10 where $10::jsonb is not null`;

const ACTS_ON = `select journal.at, journal.type, journal.subject_id as "subjectId", journal.organization_id as "organizationId",
    organization.name as "organizationName"
  from journal join organization on organization.id = journal.organization_id
  where journal.subject_id = any ($1::uuid[]) and journal.type = any ($2::text[]) and journal.organization_id <> (select org())
  order by journal.seq desc limit $3`;
