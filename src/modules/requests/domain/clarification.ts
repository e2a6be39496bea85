import type { Actor, Role } from '../../../kernel/actor.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Where a clarification (照会) stands. `closed` = the hospital is satisfied, or a new revision changed the answer. */
export type ClarificationState = 'open' | 'answered' | 'reopened' | 'closed' | 'withdrawn';

/** What people do with one; `add` = the hospital says more while it waits. */
export type ClarificationMove = 'answer' | 'add' | 'close' | 'reopen' | 'withdraw';

/** What happens by itself: the vendor publishes another answer to the question. */
export type ClarificationNews = 'revise';

/**
 * What is asked: why a row is blank, why it is 対象外 without a reason, what contradicts what, anything about a row in the hospital's own
 * words, or (`free`) something about the product that no form asks.
 */
export type ClarificationKind = 'reason_for_blank' | 'reason_for_na' | 'contradiction' | 'own_words' | 'free';

/** Who says something in a thread. */
export type ClarificationSide = 'hospital' | 'vendor';

/** How the vendor answered. */
export type AnsweredBy = 'thread' | 'revision';

/** What is asked without typing, for kinds whose question is always the same. */
export const STANDARD_WORDS: Readonly<Partial<Record<ClarificationKind, Bilingual>>> = {
  reason_for_blank: {
    ja: 'この設問が未回答になっています。未回答の理由をお知らせください。',
    en: 'This question is not answered. Please tell us why.',
  },
  reason_for_na: {
    ja: 'この設問が「対象外」となっていますが、理由の記載がありません。対象外とする理由をお知らせください。',
    en: 'This question is answered “not applicable” without a reason. Please tell us the reason.',
  },
};

interface Move {
  readonly by: ClarificationSide;
  /** Nobody's, where it happens by itself. */
  readonly roles: readonly Role[];
  readonly from: readonly ClarificationState[];
  /** Null = it stays where it is. */
  readonly to: ClarificationState | null;
  readonly needsText: boolean;
}

const WRITERS = ['editor', 'approver', 'admin'] as const satisfies readonly Role[];
const WAITING = ['open', 'reopened'] as const satisfies readonly ClarificationState[];
const STANDING = [...WAITING, 'answered'] as const satisfies readonly ClarificationState[];

/** The whole life of a clarification; the screens' buttons come from here too. */
const MOVES: Readonly<Record<ClarificationMove | ClarificationNews, Move>> = {
  answer: { by: 'vendor', roles: WRITERS, from: STANDING, to: 'answered', needsText: true },
  revise: { by: 'vendor', roles: [], from: STANDING, to: 'closed', needsText: false },
  add: { by: 'hospital', roles: WRITERS, from: WAITING, to: null, needsText: true },
  close: { by: 'hospital', roles: WRITERS, from: STANDING, to: 'closed', needsText: false },
  reopen: { by: 'hospital', roles: WRITERS, from: ['answered', 'closed'], to: 'reopened', needsText: true },
  withdraw: { by: 'hospital', roles: WRITERS, from: WAITING, to: 'withdrawn', needsText: false },
};

/** What people can be asked to press. */
export const CLARIFICATION_MOVES = (Object.keys(MOVES) as ClarificationMove[]).filter(
  (move) => MOVES[move].roles.length > 0,
);

/** Those of which the vendor has the next word. */
export const WAITING_STATES: readonly ClarificationState[] = WAITING;

/** Those that are neither closed nor withdrawn: a question that has one is not asked again. */
export const STANDING_STATES: readonly ClarificationState[] = STANDING;

/** Those that a new revision with another answer closes. */
export const REVISABLE_STATES: readonly ClarificationState[] = MOVES.revise.from;

/** A move that is open to somebody, and whether it needs words. */
export interface OpenClarificationMove {
  readonly move: ClarificationMove;
  readonly needs: 'text' | null;
}

/** What decides about moves. */
export interface ClarificationStanding {
  readonly hospitalId: string;
  readonly vendorId: string;
  readonly state: ClarificationState;
}

type Mover = Pick<Actor, 'organizationId' | 'role'>;

/**
 * The state after a move of a person.
 * @throws RuleViolation `clarification.not-found` for strangers, `clarification.other-side` {move, by}, `clarification.not-allowed` {move, role, roles},
 *   `clarification.wrong-state` {move, state, from}, `clarification.needs-text` {move}
 */
export function moveClarification(
  clarification: ClarificationStanding,
  move: ClarificationMove,
  actor: Mover,
  text: string,
): ClarificationState {
  const refusal = mayMove(clarification, move, actor);
  if (refusal !== null) throw refusal;
  const { to, needsText } = MOVES[move];
  if (needsText && text.trim() === '') throw new RuleViolation('clarification.needs-text', { move });
  return to ?? clarification.state;
}

/** How it is answered after a move: what is asked again is not. */
export function answeredAfter(move: ClarificationMove, before: AnsweredBy | null): AnsweredBy | null {
  if (move === 'reopen') return null;
  return move === 'answer' ? 'thread' : before;
}

/** The moves open to this person, in the table's order. */
export function openMoves(clarification: ClarificationStanding, actor: Mover): readonly OpenClarificationMove[] {
  return CLARIFICATION_MOVES.filter((move) => mayMove(clarification, move, actor) === null).map((move) => ({
    move,
    needs: MOVES[move].needsText ? 'text' : null,
  }));
}

/** Words without blanks around them. @throws RuleViolation `clarification.text-missing` where nothing is left */
export function wordsOf(text: string): string {
  const words = text.trim();
  if (words === '') throw new RuleViolation('clarification.text-missing');
  return words;
}

/** The side of the thread that an organization is on. */
export function sideOf(
  { hospitalId }: Pick<ClarificationStanding, 'hospitalId'>,
  { organizationId }: Pick<Actor, 'organizationId'>,
): ClarificationSide {
  return organizationId === hospitalId ? 'hospital' : 'vendor';
}

function mayMove(clarification: ClarificationStanding, move: ClarificationMove, actor: Mover): RuleViolation | null {
  const { by, roles, from } = MOVES[move];
  const { organizationId, role } = actor;
  const { hospitalId, vendorId, state } = clarification;
  if (organizationId !== hospitalId && organizationId !== vendorId) return new RuleViolation('clarification.not-found');
  if (sideOf(clarification, actor) !== by) return new RuleViolation('clarification.other-side', { move, by });
  if (!roles.includes(role)) return new RuleViolation('clarification.not-allowed', { move, role, roles });
  return from.includes(state) ? null : new RuleViolation('clarification.wrong-state', { move, state, from });
}
