import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Facts } from '#kernel/rule-violation.js';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { requestContext } from '#platform/request-context.js';
import { JournalRepository, type Read } from './journal.repository.js';

export type { Read } from './journal.repository.js';

/** Something that happened, as its module tells it. */
export interface JournalEntry {
  /** `noun.verb`, e.g. `revision.published`; never renamed. */
  readonly type: string;
  /** Null where nothing that Kaiji knows was meant, e.g. a sign-in with an unknown address. */
  readonly subjectId: string | null;
  /** Organizations besides the acting one that may see that it happened. */
  readonly concerns?: readonly string[];
  /** For all concerned. Never an answer's text, a password, a code or a token. */
  readonly facts?: Facts;
  /** For the acting organization alone, e.g. values before and after. */
  readonly ownFacts?: Facts;
}

/** Who an entry is recorded for; `NOBODY` before anybody is signed in. */
export type JournalActor = Pick<Actor, 'userId' | 'organizationId'> | typeof NOBODY;
export const NOBODY = { userId: null, organizationId: null } as const;

/** The journal: every act is recorded in its own transaction, so that an act without a record is impossible. */
@Injectable()
export class Journal {
  constructor(
    private readonly repository: JournalRepository,
    private readonly clock: Clock,
  ) {}

  /** Records the entry as the actor's, in the actor's transaction. */
  async record(tx: Tx, actor: JournalActor, entry: JournalEntry): Promise<void> {
    const at = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    await this.repository.insert(tx, { id: newId(at), at, requestId, actor, entry });
  }

  /** Records several entries at once, in one statement. */
  async recordEach(tx: Tx, actor: JournalActor, entries: readonly JournalEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const at = this.clock.now();
    const requestId = requestContext.getStore()?.id ?? null;
    await this.repository.insertEach(tx, entries.map((entry) => ({ id: newId(at), at, requestId, actor, entry })));
  }

  /** Who of other organizations did an act of these types to the subjects, newest first. Seen by the concerned organization alone. */
  readersOf(tx: Tx, subjectIds: readonly string[], types: readonly string[], limit: number): Promise<Read[]> {
    return this.repository.actsOn(tx, subjectIds, types, limit);
  }
}
