import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { requestContext } from '#platform/request-context.js';
import { attributed, type JournalActor, type JournalEntry } from './domain/journal-entry.js';
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
    const at = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    this.repository.insert(tx, { id: newId(at), at, requestId, actor, entry: attributed(actor, entry) });
    return Promise.resolve();
  }

  /** Records several entries at once, in one statement. */
  recordEach(tx: Tx, actor: JournalActor, entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return Promise.resolve();
    const at = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    this.repository.insertEach(
      tx,
      entries.map((entry) => ({ id: newId(at), at, requestId, actor, entry: attributed(actor, entry) })),
    );
    return Promise.resolve();
  }

  /** Who of other organizations did an act of these types to the subjects, newest first. Seen by the concerned organization alone. */
  readersOf(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return this.repository.actsOn(tx, subjectIds, types, limit);
  }
}
