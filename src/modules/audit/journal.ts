import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { newSecret } from '#platform/keys/keys.js';
import { sha256 } from '#platform/keys/signing.js';
import { requestContext } from '#platform/request-context.js';
import type { EventType } from './domain/event-types.js';
import type { JournalActor, JournalEntry } from './domain/journal-entry.js';
import { journalRecord, type JournalRecord } from './domain/journal-record.js';
import { type HistoryEntry, JournalRepository, type Read } from './journal.repository.js';

export type { HistoryEntry, Read } from './journal.repository.js';

/** What a job hears of an event that it listens to. */
export interface HeardEvent {
  readonly type: string;
  readonly subjectId: string | null;
}

/** The journal: every act is recorded in its own transaction, so that an act without a record is impossible. */
@Injectable()
export class Journal {
  private readonly listening = new Map<string, readonly string[]>();

  constructor(
    private readonly repository: JournalRepository,
    private readonly clock: Clock,
  ) {}

  /** From now on each event of this type asks for the job, with a `HeardEvent`, for whoever acted and in the same transaction. */
  subscribe(type: EventType, job: string): void {
    this.listening.set(type, [...(this.listening.get(type) ?? []), job]);
  }

  /** Records the entry as the actor's, in the actor's transaction, which does not commit without it. */
  record(tx: Tx, actor: JournalActor, entry: JournalEntry): Promise<void> {
    this.repository.insert(tx, this.recordOf(actor, entry));
    this.tell(tx, actor, [entry]);
    return Promise.resolve();
  }

  /** Records several entries at once, in one statement. */
  recordEach(tx: Tx, actor: JournalActor, entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length > 0)
      this.repository.insertEach(
        tx,
        entries.map((entry) => this.recordOf(actor, entry)),
      );
    this.tell(tx, actor, entries);
    return Promise.resolve();
  }

  /** Who of other organizations did an act of these types to the subjects, newest first. Seen by the concerned organization alone. */
  readersOf(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return this.repository.actsOn(tx, subjectIds, types, limit);
  }

  /** What happened to a thing, oldest first, as far as the organization of the scope may see it. */
  historyOf(tx: Tx, subjectId: string, limit: number): Promise<HistoryEntry[]> {
    return this.repository.historyOf(tx, subjectId, limit);
  }

  private tell(tx: Tx, { organizationId }: JournalActor, entries: readonly JournalEntry[]): void {
    if (organizationId === null) return;
    for (const { type, subjectId } of entries)
      for (const job of this.listening.get(type) ?? [])
        this.repository.enqueue(tx, job, organizationId, { type, subjectId });
  }

  private recordOf(actor: JournalActor, entry: JournalEntry): JournalRecord {
    const now = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    const salt = entry.ownFacts === undefined ? '' : newSecret();
    return journalRecord(actor, entry, { id: newId(now), at: now.toISOString(), requestId, salt }, sha256);
  }
}
