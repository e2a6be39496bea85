import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { newSecret } from '#platform/keys/keys.js';
import { sha256 } from '#platform/keys/signing.js';
import { requestContext } from '#platform/request-context.js';
import type { JournalActor, JournalEntry } from './domain/journal-entry.js';
import { journalRecord, type JournalRecord } from './domain/journal-record.js';
import { JournalRepository, type Read } from './journal.repository.js';

export type { Read } from './journal.repository.js';

/** The journal: every act is recorded in its own transaction, so that an act without a record is impossible. */
@Injectable()
export class Journal {
  constructor(
    private readonly repository: JournalRepository,
    private readonly clock: Clock,
  ) {}

  /** Records the entry as the actor's, in the actor's transaction, which does not commit without it. */
  record(tx: Tx, actor: JournalActor, entry: JournalEntry): Promise<void> {
    this.repository.insert(tx, this.recordOf(actor, entry));
    return Promise.resolve();
  }

  /** Records several entries at once, in one statement. */
  recordEach(tx: Tx, actor: JournalActor, entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length > 0)
      this.repository.insertEach(
        tx,
        entries.map((entry) => this.recordOf(actor, entry)),
      );
    return Promise.resolve();
  }

  /** Who of other organizations did an act of these types to the subjects, newest first. Seen by the concerned organization alone. */
  readersOf(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return this.repository.actsOn(tx, subjectIds, types, limit);
  }

  private recordOf(actor: JournalActor, entry: JournalEntry): JournalRecord {
    const now = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    const salt = entry.ownFacts === undefined ? '' : newSecret();
    return journalRecord(actor, entry, { id: newId(now), at: now.toISOString(), requestId, salt }, sha256);
  }
}
