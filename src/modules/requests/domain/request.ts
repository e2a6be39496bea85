import type { Actor, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { ReminderPlan } from './reminder-plan.js';

/** Where a request (依頼) stands. How far it is answered, and whether it is overdue, is derived and never stored. */
export type RequestState = 'sent' | 'accepted' | 'submitted' | 'confirmed' | 'declined' | 'withdrawn';

/** What people do with a request. */
export type RequestMove =
  'accept' | 'assign' | 'submit' | 'decline' | 'extend' | 'resend' | 'withdraw' | 'return' | 'confirm';

/** What happens by itself: a published revision satisfies it, a file came by the mailed link, or a part of what was asked for. */
export type RequestNews = 'satisfy' | 'receive' | 'begin';

/** What a move cannot be made without; `answer` = revisions or, where none fits, words. */
export type MoveNeed = 'reason' | 'answer' | 'dueOn' | 'assigneeId';

/** A form that is asked for, at least in the version of `templateId`; an older one does where `olderAccepted` (旧版でも可). */
export interface AskedForm {
  readonly templateId: string;
  readonly olderAccepted: boolean;
}

/** The published revision that answers one of the forms. */
export interface SubmittedForm {
  /** The form in the version that was published. */
  readonly templateId: string;
  readonly revisionId: string;
}

/** One hospital asks one vendor to disclose one product. Days are YYYY-MM-DD in Asia/Tokyo, moments RFC 3339. */
export interface DisclosureRequest {
  readonly id: string;
  readonly hospitalId: string;
  readonly vendorId: string;
  readonly state: RequestState;
  readonly dueOn: string;
  readonly plan: ReminderPlan;
  /** Why it was declined, returned, withdrawn, or answered with something else than asked; of the last move. */
  readonly reason: string | null;
  readonly submission: readonly SubmittedForm[];
  /** The vendor's colleague who looks after it. */
  readonly assigneeId: string | null;
}

/** What comes with a move. */
export interface GivenWithMove {
  readonly reason?: string | undefined;
  readonly submission?: readonly SubmittedForm[] | undefined;
  readonly dueOn?: string | undefined;
  readonly assigneeId?: string | undefined;
}

interface Move {
  readonly by: 'hospital' | 'vendor';
  /** Nobody's, where it happens by itself. */
  readonly roles: readonly Role[];
  readonly from: readonly RequestState[];
  /** Null = it stays where it is. */
  readonly to: RequestState | null;
  readonly needs: MoveNeed | null;
}

const WRITERS = ['editor', 'approver', 'admin'] as const satisfies readonly Role[];
const DECIDERS = ['approver', 'admin'] as const satisfies readonly Role[];
const OPEN = ['sent', 'accepted'] as const satisfies readonly RequestState[];

/** The whole life of a request; the screens' buttons come from here too. */
const MOVES: Readonly<Record<RequestMove | RequestNews, Move>> = {
  accept: { by: 'vendor', roles: WRITERS, from: ['sent'], to: 'accepted', needs: null },
  assign: { by: 'vendor', roles: WRITERS, from: OPEN, to: null, needs: 'assigneeId' },
  submit: { by: 'vendor', roles: DECIDERS, from: OPEN, to: 'submitted', needs: 'answer' },
  decline: { by: 'vendor', roles: DECIDERS, from: OPEN, to: 'declined', needs: 'reason' },
  begin: { by: 'vendor', roles: [], from: OPEN, to: 'accepted', needs: null },
  receive: { by: 'vendor', roles: [], from: OPEN, to: 'submitted', needs: null },
  satisfy: { by: 'vendor', roles: [], from: OPEN, to: 'submitted', needs: 'answer' },
  extend: { by: 'hospital', roles: WRITERS, from: OPEN, to: null, needs: 'dueOn' },
  resend: { by: 'hospital', roles: WRITERS, from: OPEN, to: null, needs: null },
  withdraw: { by: 'hospital', roles: WRITERS, from: OPEN, to: 'withdrawn', needs: null },
  return: { by: 'hospital', roles: WRITERS, from: ['submitted'], to: 'accepted', needs: 'reason' },
  confirm: { by: 'hospital', roles: WRITERS, from: ['submitted'], to: 'confirmed', needs: null },
};

/** What people can be asked to press. */
export const REQUEST_MOVES = (Object.keys(MOVES) as RequestMove[]).filter((move) => MOVES[move].roles.length > 0);

/** A move that is open to somebody, and what it needs. */
export interface OpenMove {
  readonly move: RequestMove;
  readonly needs: MoveNeed | null;
}

type Mover = Pick<Actor, 'organizationId' | 'role'>;
type Standing = Pick<DisclosureRequest, 'hospitalId' | 'vendorId' | 'state'>;

/**
 * The request after a move of a person.
 * @throws RuleViolation `request.not-found` for strangers, `request.other-side` {move, by}, `request.not-allowed` {move, role, roles},
 *   `request.wrong-state` {move, state, from}, `request.needs` {move, field}, `request.due-earlier` {dueOn}
 */
export function moveRequest<T extends DisclosureRequest>(
  request: T,
  move: RequestMove,
  actor: Mover,
  given: GivenWithMove,
): T {
  const refusal = mayMove(request, move, actor) ?? lacks(request, move, given);
  if (refusal !== null) throw refusal;
  return after(request, move, given);
}

/** The request after something that happened by itself; undefined where it is over and nothing changes any more. */
export function heardOf<T extends DisclosureRequest>(
  request: T,
  news: RequestNews,
  submission?: readonly SubmittedForm[],
): T | undefined {
  return MOVES[news].from.includes(request.state) ? after(request, news, { submission }) : undefined;
}

/** The moves open to this person, in the table's order. */
export function openMoves(request: Standing, actor: Mover): readonly OpenMove[] {
  return REQUEST_MOVES.filter((move) => mayMove(request, move, actor) === null).map((move) => ({
    move,
    needs: MOVES[move].needs,
  }));
}

/** Whether an answer is still awaited. */
export function isOpen({ state }: Pick<DisclosureRequest, 'state'>): boolean {
  return OPEN.some((open) => open === state);
}

/** Whether nothing will happen with it any more. */
export function isOver({ state }: Pick<DisclosureRequest, 'state'>): boolean {
  return !isOpen({ state }) && state !== 'submitted';
}

/** Whether its day has passed while an answer is still awaited. */
export function isOverdue(request: Pick<DisclosureRequest, 'state' | 'dueOn'>, today: string): boolean {
  return isOpen(request) && request.dueOn < today;
}

function after<T extends DisclosureRequest>(request: T, move: RequestMove | RequestNews, given: GivenWithMove): T {
  const { to, needs } = MOVES[move];
  return {
    ...request,
    ...taken(needs, given),
    ...(to === null ? {} : { state: to, reason: given.reason?.trim() || null }),
    ...(move === 'return' ? { submission: [] } : {}),
  };
}

/** Only what belongs to the move, whatever else comes with it. */
function taken(need: MoveNeed | null, { submission, dueOn, assigneeId }: GivenWithMove): Partial<DisclosureRequest> {
  if (need === 'answer' && submission !== undefined) return { submission };
  if (need === 'dueOn' && dueOn !== undefined) return { dueOn };
  return need === 'assigneeId' && assigneeId !== undefined ? { assigneeId } : {};
}

function mayMove(request: Standing, move: RequestMove, actor: Mover): RuleViolation | null {
  const { by, roles, from } = MOVES[move];
  const { organizationId, role } = actor;
  const { hospitalId, vendorId, state } = request;
  if (organizationId !== hospitalId && organizationId !== vendorId) return new RuleViolation('request.not-found');
  const mine = organizationId === (by === 'hospital' ? hospitalId : vendorId);
  if (!mine) return new RuleViolation('request.other-side', { move, by });
  if (!roles.includes(role)) return new RuleViolation('request.not-allowed', { move, role, roles });
  return from.includes(state) ? null : new RuleViolation('request.wrong-state', { move, state, from });
}

function lacks(request: DisclosureRequest, move: RequestMove, given: GivenWithMove): RuleViolation | null {
  const { needs } = MOVES[move];
  if (needs !== null && !isGiven(needs, given))
    return new RuleViolation('request.needs', { move, field: FIELD[needs] });
  const { dueOn } = given;
  return move === 'extend' && dueOn !== undefined && dueOn <= request.dueOn
    ? new RuleViolation('request.due-earlier', { dueOn: request.dueOn })
    : null;
}

const FIELD: Readonly<Record<MoveNeed, string>> = {
  reason: 'reason',
  answer: 'revisionIds',
  dueOn: 'dueOn',
  assigneeId: 'assigneeId',
};

function isGiven(need: MoveNeed, { reason = '', submission = [], dueOn, assigneeId }: GivenWithMove): boolean {
  const said = reason.trim() !== '';
  const given: Readonly<Record<MoveNeed, boolean>> = {
    reason: said,
    answer: said || submission.length > 0,
    dueOn: dueOn !== undefined,
    assigneeId: assigneeId !== undefined,
  };
  return given[need];
}
