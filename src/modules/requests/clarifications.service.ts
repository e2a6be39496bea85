import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { TELL_SAID } from './clarification-jobs.js';
import { ClarificationThreadsRepository } from './clarification-threads.repository.js';
import { ClarificationViewsService } from './clarification-views.service.js';
import type { ClarificationGroupsQuery, ClarificationsQuery, ReplyClarification } from './clarifications.dto.js';
import { ClarificationsRepository, type StoredClarification } from './clarifications.repository.js';
import { answeredAfter, type ClarificationMove, moveClarification, sideOf, wordsOf } from './domain/clarification.js';
import type {
  ClarificationGroup,
  ClarificationHead,
  ClarificationNote,
  ClarificationView,
} from './domain/clarification-view.js';

/** How the journal calls a move that was made. */
const MADE = {
  answer: 'answered',
  add: 'added',
  close: 'closed',
  reopen: 'reopened',
  withdraw: 'withdrawn',
} as const satisfies Readonly<Record<ClarificationMove, string>>;

/** Moves that go on with the thread: the other party is written to. */
const TOLD: readonly ClarificationMove[] = ['answer', 'add', 'reopen'];

/** What one thread, and the notes of one side, hold at most. */
export const MOST_MESSAGES = 200;

/** Clarifications that are there: listed, looked at, answered, moved on by either party, noted upon. */
@Injectable()
export class ClarificationsService {
  constructor(
    private readonly database: Database,
    private readonly clarifications: ClarificationsRepository,
    private readonly threads: ClarificationThreadsRepository,
    private readonly views: ClarificationViewsService,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Those that the caller's organization asks or is asked, newest first. */
  list(actor: Actor, query: ClarificationsQuery): Promise<Page<ClarificationHead>> {
    const wanted = { ...narrowed(query), batchId: query.batchId ?? null, sameAs: query.sameAs ?? null };
    return this.database.read(actor, async (tx) => {
      const found = page(await this.clarifications.list(tx, actor, wanted), query.limit, ({ id }) => [id]);
      return { ...found, items: await this.views.list(tx, actor, found.items) };
    });
  }

  /** What the caller's vendor is asked, each question about a product once, the last asked first. */
  groups(actor: Actor, query: ClarificationGroupsQuery): Promise<Page<ClarificationGroup>> {
    return this.database.read(actor, async (tx) => {
      const stored = await this.clarifications.groups(tx, actor, narrowed(query));
      const found = page(stored, query.limit, ({ id }) => [id]);
      return { ...found, items: await this.views.groups(tx, found.items) };
    });
  }

  /** @throws RuleViolation `clarification.not-found` */
  get(actor: Actor, id: string): Promise<ClarificationView> {
    return this.database.read(actor, async (tx) => this.views.one(tx, actor, await this.find(tx, actor, id)));
  }

  /**
   * Says something in the thread and moves it on; with `everyAsker`, the vendor says it to all who ask the same and wait.
   * @throws RuleViolation as `moveClarification` of domain/clarification, `precondition.failed` {current}, `clarification.only-answers`,
   *   `clarification.thread-full`
   */
  reply(actor: Actor, id: string, rowVersion: number, said: ReplyClarification): Promise<ClarificationView> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.locked(tx, actor, id, rowVersion);
      const state = moveClarification(before, said.move, actor, said.text);
      if (said.everyAsker && said.move !== 'answer') throw new RuleViolation('clarification.only-answers');
      if (TOLD.includes(said.move)) await this.refuseFull(tx, id);
      const others = said.everyAsker ? await this.clarifications.lockSame(tx, actor, before) : [];
      const all = [before, ...others];
      const ids = all.map((each) => each.id);
      await this.clarifications.setState(tx, ids, state, answeredAfter(said.move, before.answeredBy));
      await this.say(tx, actor, all, said);
      await this.record(tx, actor, all, said.move, state);
      return this.views.one(tx, actor, await this.find(tx, actor, id));
    });
  }

  /** Keeps a note for the caller's own side. @throws RuleViolation `clarification.not-found`, `clarification.text-missing`, `clarification.thread-full` */
  note(actor: Actor, id: string, text: string): Promise<ClarificationNote> {
    return this.database.transaction(actor, async (tx) => {
      const about = found(await this.clarifications.lock(tx, actor, id), id);
      const notes = await this.threads.notes(tx, actor, id);
      if (notes.length >= MOST_MESSAGES) throw new RuleViolation('clarification.thread-full');
      const now = this.clock.now();
      const note = { id: newId(now), text: wordsOf(text), at: now.toISOString(), by: actor.userId };
      await this.threads.addNote(tx, actor, about, note);
      await this.journal.record(tx, actor, { type: 'clarification.noted', subjectId: id });
      return note;
    });
  }

  /** @throws RuleViolation `clarification.not-found` */
  async find(tx: Tx, actor: Actor, id: string): Promise<StoredClarification> {
    return found(await this.clarifications.find(tx, actor, id), id);
  }

  /** The clarification as it was read, locked. @throws RuleViolation `clarification.not-found`, `precondition.failed` {current} */
  async locked(tx: Tx, actor: Actor, id: string, rowVersion: number): Promise<StoredClarification> {
    const before = found(await this.clarifications.lock(tx, actor, id), id);
    if (before.rowVersion === rowVersion) return before;
    throw new RuleViolation('precondition.failed', { current: await this.views.one(tx, actor, before) });
  }

  /** Room for the last words is always there: a full thread can be closed. */
  private async refuseFull(tx: Tx, id: string): Promise<void> {
    if ((await this.threads.countSaid(tx, id)) >= MOST_MESSAGES) throw new RuleViolation('clarification.thread-full');
  }

  private async say(
    tx: Tx,
    actor: Actor,
    all: readonly StoredClarification[],
    { move, text }: ReplyClarification,
  ): Promise<void> {
    const [first] = all;
    if (first === undefined) return;
    const at = this.clock.now();
    const [actId, side] = [newId(at), sideOf(first, actor)];
    const threads = all.map(({ id: clarificationId, hospitalId, vendorId }) => {
      return { id: newId(at), clarificationId, hospitalId, vendorId, text: text.trim() };
    });
    await this.threads.say(tx, actor, { actId, side, move, at, threads });
    if (!TOLD.includes(move)) return;
    const receivers = new Set(all.map(({ hospitalId, vendorId }) => (side === 'hospital' ? vendorId : hospitalId)));
    const told = Array.from(receivers, (organizationId) => ({ organizationId, payload: { actId } }));
    await this.jobs.enqueueEach(tx, TELL_SAID, told);
  }

  private record(
    tx: Tx,
    actor: Actor,
    all: readonly StoredClarification[],
    move: ClarificationMove,
    state: string,
  ): Promise<void> {
    const entries = all.map(({ id, hospitalId, vendorId }) => ({
      type: `clarification.${MADE[move]}` as const,
      subjectId: id,
      concerns: [actor.organizationId === hospitalId ? vendorId : hospitalId],
      facts: { state },
    }));
    return this.journal.recordEach(tx, actor, entries);
  }
}

function narrowed({ states, productId, topic, cursor, limit }: ClarificationGroupsQuery) {
  const before = cursorKey(cursor, 1)?.[0] ?? null;
  return { states: states ?? null, productId: productId ?? null, topic: topic ?? null, before, limit };
}

function found(clarification: StoredClarification | undefined, id: string): StoredClarification {
  if (clarification === undefined) throw new RuleViolation('clarification.not-found', { id });
  return clarification;
}
