import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { MembersService } from '#modules/identity/members.service.js';
import { SharingService } from '#modules/sharing/sharing.service.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { refuseDueDay } from './domain/due-day.js';
import { type GivenWithMove, isOver, moveRequest, type RequestMove, type SubmittedForm } from './domain/request.js';
import { TELL } from './request-jobs.js';
import { RequestLinksRepository } from './request-links.repository.js';
import type { RequestView } from './request-view.js';
import { RequestViewsService } from './request-views.service.js';
import type { MoveRequest, RequestsQuery } from './requests.dto.js';
import { RequestsRepository } from './requests.repository.js';
import { scheduled, type StoredRequest } from './stored-request.js';
import { SurroundingsRepository } from './surroundings.repository.js';

/** How the journal calls a move that was made. */
const MADE: Readonly<Record<RequestMove, string>> = {
  accept: 'accepted',
  assign: 'assigned',
  submit: 'submitted',
  decline: 'declined',
  extend: 'extended',
  resend: 'resent',
  withdraw: 'withdrawn',
  return: 'returned',
  confirm: 'confirmed',
};

/** Requests that are there: listed, looked at, moved on by either party. */
@Injectable()
export class RequestsService {
  constructor(
    private readonly database: Database,
    private readonly requests: RequestsRepository,
    private readonly links: RequestLinksRepository,
    private readonly surroundings: SurroundingsRepository,
    private readonly views: RequestViewsService,
    private readonly sharing: SharingService,
    private readonly members: MembersService,
    private readonly jobs: Jobs,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Those that the caller's organization made or received, by due day. */
  list(actor: Actor, query: RequestsQuery): Promise<Page<RequestView>> {
    const { states, overdue, campaignId, productId, partnerId, cursor, limit } = query;
    const wanted = {
      states: states ?? null,
      overdue: overdue ?? null,
      campaignId: campaignId ?? null,
      productId: productId ?? null,
      organizationId: partnerId ?? null,
      after: cursorKey(cursor, 2),
      today: this.clock.today(),
      limit,
    };
    return this.database.read(actor, async (tx) => {
      const found = page(await this.requests.list(tx, actor, wanted), limit, ({ dueOn, id }) => [dueOn, id]);
      return { ...found, items: await this.views.list(tx, actor, found.items) };
    });
  }

  /** The vendor's first look at it is kept. @throws RuleViolation `request.not-found` */
  get(actor: Actor, id: string): Promise<RequestView> {
    return this.database.read(actor, async (tx) => {
      const request = found(await this.requests.find(tx, actor, id), id);
      const opens = request.vendorId === actor.organizationId && actor.proof?.operatorAccessId == null;
      if (!opens || request.openedAt !== null) return this.views.one(tx, actor, request);
      const now = this.clock.now();
      await this.requests.setOpened(tx, id, now);
      await this.journal.record(tx, actor, { type: 'request.opened', subjectId: id, concerns: [request.hospitalId] });
      return this.views.one(tx, actor, { ...request, openedAt: now.toISOString() });
    });
  }

  /**
   * Moves a request on.
   * @throws RuleViolation as `moveRequest` of domain/request, `precondition.failed` {current}, `request.due-day` {today, latest}, `member.not-found`,
   *   `request.revision-unfit` {revisionIds}, `request.vendor-registered`
   */
  move(actor: Actor, id: string, rowVersion: number, input: MoveRequest): Promise<RequestView> {
    return this.database.transaction(actor, async (tx) => {
      const before = found(await this.requests.lock(tx, actor, id), id);
      if (before.rowVersion !== rowVersion)
        throw new RuleViolation('precondition.failed', { current: await this.views.one(tx, actor, before) });
      const moved = moveRequest(before, input.move, actor, await this.given(tx, actor, input));
      const after = { ...moved, contactEmail: isOver(moved) ? null : this.contactAfter(before, input) };
      await this.requests.saveEach(tx, [scheduled(after)]);
      await this.follow(tx, actor, before, after, input.move);
      await this.record(tx, actor, after, input);
      return this.views.one(tx, actor, found(await this.requests.find(tx, actor, id), id));
    });
  }

  /** What a move brings along, looked up. */
  private async given(tx: Tx, actor: Actor, input: MoveRequest): Promise<GivenWithMove> {
    const { move, reason, revisionIds = [], dueOn, assigneeId } = input;
    const today = this.clock.today();
    if (move === 'extend' && dueOn !== undefined) refuseDueDay(dueOn, today);
    if (move === 'assign' && assigneeId !== undefined) await this.refuseStranger(tx, actor, assigneeId);
    const submission = move === 'submit' ? await this.offered(tx, actor, revisionIds) : [];
    return { reason, submission, dueOn, assigneeId };
  }

  private async refuseStranger(tx: Tx, actor: Actor, userId: string): Promise<void> {
    if (!(await this.members.isColleague(tx, actor, userId))) throw new RuleViolation('member.not-found', { userId });
  }

  /** Revisions that the hospital can be let in to: the vendor's own, that it stands by and has not closed to everybody. */
  private async offered(tx: Tx, actor: Actor, ids: readonly string[]): Promise<readonly SubmittedForm[]> {
    const own = await this.surroundings.ownRevisions(tx, actor, ids);
    const fit = own.filter(({ audience, hidden }) => audience !== 'private' && !hidden);
    const unfit = ids.filter((id) => !fit.some(({ revisionId }) => revisionId === id));
    if (unfit.length > 0) throw new RuleViolation('request.revision-unfit', { revisionIds: unfit });
    return fit.map(({ templateId, revisionId }) => ({ templateId, revisionId }));
  }

  private contactAfter(before: StoredRequest, { move, contactEmail }: MoveRequest): string | null {
    if (move !== 'resend' || contactEmail === undefined) return before.contactEmail;
    if (before.vendorRegistered) throw new RuleViolation('request.vendor-registered');
    return contactEmail;
  }

  /** What follows from a move: mails, access, links that stop working. */
  private async follow(
    tx: Tx,
    actor: Actor,
    before: StoredRequest,
    after: StoredRequest,
    move: RequestMove,
  ): Promise<void> {
    const isElsewhere = move === 'resend' && after.contactEmail !== before.contactEmail;
    if (move === 'withdraw' || isElsewhere) await this.links.revoke(tx, after.id, this.clock.now());
    if (move === 'submit') await this.letIn(tx, actor, after);
    if (move !== 'resend' && move !== 'assign') return;
    const step = `${move}-${before.rowVersion}`;
    await this.jobs.enqueue(tx, TELL, { of: after.id, step }, { organizationId: after.vendorId });
  }

  /** A request that the vendor answers lets the hospital in to what is shown on request. */
  private async letIn(tx: Tx, actor: Actor, { submission, hospitalId }: StoredRequest): Promise<void> {
    const revisionIds = submission.map(({ revisionId }) => revisionId);
    const own = await this.surroundings.ownRevisions(tx, actor, revisionIds);
    const closed = own.filter(({ audience }) => audience === 'on_request').map(({ productId }) => productId);
    for (const productId of new Set(closed)) await this.sharing.admit(tx, actor, productId, hospitalId);
  }

  private record(tx: Tx, actor: Actor, after: StoredRequest, { move }: MoveRequest): Promise<void> {
    const { id, hospitalId, vendorId, state, reason, submission, dueOn } = after;
    const changed = {
      ...(reason === null ? {} : { reason }),
      ...(submission.length === 0 ? {} : { submission }),
      ...(move === 'extend' ? { dueOn } : {}),
    };
    const concerns = move === 'assign' ? [] : [actor.organizationId === hospitalId ? vendorId : hospitalId];
    const entry = { subjectId: id, concerns, facts: { state, ...changed } };
    return this.journal.record(tx, actor, { type: `request.${MADE[move]}`, ...entry });
  }
}

function found(request: StoredRequest | undefined, id: string): StoredRequest {
  if (request === undefined) throw new RuleViolation('request.not-found', { id });
  return request;
}
