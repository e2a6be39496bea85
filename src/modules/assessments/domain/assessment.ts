import type { Actor, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Progress } from './judgement.js';

/** Where a hospital's assessment of one revision stands: `open` to judging, `done` and locked (確認完了), or `discarded` before it was ever done. */
export type AssessmentState = 'open' | 'done' | 'discarded';
export type AssessmentMove = 'complete' | 'reopen' | 'discard';

/** An assessment, as far as its moves depend on it. */
export interface Assessment {
  readonly organizationId: string;
  readonly state: AssessmentState;
  /** When it was last done, RFC 3339; stays where it is opened again. */
  readonly doneAt: string | null;
}

/** What a move depends on beside the assessment and who moves it. */
export interface AssessmentFacts {
  /** Rows that nobody judged, and rows that are still to check (要確認); null where the hospital may no longer read the revision. */
  readonly progress: Pick<Progress, 'open' | 'toCheck'> | null;
  /** A newer revision of the same disclosure is being assessed, or was. */
  readonly newerBegun: boolean;
  /** Why it is opened again. */
  readonly reason?: string;
}

const DECIDERS: readonly Role[] = ['approver', 'admin'];

interface Move {
  readonly from: AssessmentState;
  readonly to: AssessmentState;
  readonly roles: readonly Role[];
}

/** The whole life of an assessment; the screen's buttons come from here too. */
const MOVES: Readonly<Record<AssessmentMove, Move>> = {
  complete: { from: 'open', to: 'done', roles: DECIDERS },
  reopen: { from: 'done', to: 'open', roles: DECIDERS },
  discard: { from: 'open', to: 'discarded', roles: ['editor', ...DECIDERS] },
};

/**
 * @throws RuleViolation `assessment.not-found`, `assessment.not-allowed` {move, role, roles}, `assessment.wrong-state` {move, state, from},
 *   `revision.not-found`, `assessment.rows-open` {open, toCheck}, `assessment.reason-missing`, `assessment.newer-begun`, `assessment.was-done`
 */
export function moveAssessment(
  assessment: Assessment,
  move: AssessmentMove,
  actor: Actor,
  facts: AssessmentFacts,
): AssessmentState {
  const refusal = mayMove(assessment, move, actor) ?? stopsMove(assessment, move, facts) ?? lacksReason(move, facts);
  if (refusal !== null) throw refusal;
  return MOVES[move].to;
}

/** The moves open to this person, in the table's order; a reason is asked for when the move is made. */
export function openMoves(assessment: Assessment, actor: Actor, facts: AssessmentFacts): readonly AssessmentMove[] {
  const moves = Object.keys(MOVES) as AssessmentMove[];
  return moves.filter((move) => (mayMove(assessment, move, actor) ?? stopsMove(assessment, move, facts)) === null);
}

/** @throws RuleViolation `assessment.locked` {state}: what is done is judged no further before it is opened again */
export function refuseLocked({ state }: Pick<Assessment, 'state'>): void {
  if (state !== 'open') throw new RuleViolation('assessment.locked', { state });
}

function mayMove({ organizationId, state }: Assessment, move: AssessmentMove, actor: Actor): RuleViolation | null {
  const { from, roles } = MOVES[move];
  if (organizationId !== actor.organizationId) return new RuleViolation('assessment.not-found');
  if (!roles.includes(actor.role))
    return new RuleViolation('assessment.not-allowed', { move, role: actor.role, roles });
  return state === from ? null : new RuleViolation('assessment.wrong-state', { move, state, from });
}

function stopsMove({ doneAt }: Assessment, move: AssessmentMove, facts: AssessmentFacts): RuleViolation | null {
  if (move === 'complete') return stopsCompletion(facts);
  if (move === 'reopen') return facts.newerBegun ? new RuleViolation('assessment.newer-begun') : null;
  return doneAt === null ? null : new RuleViolation('assessment.was-done');
}

function stopsCompletion({ progress }: AssessmentFacts): RuleViolation | null {
  if (progress === null) return new RuleViolation('revision.not-found');
  const { open, toCheck } = progress;
  return open + toCheck === 0 ? null : new RuleViolation('assessment.rows-open', { open, toCheck });
}

function lacksReason(move: AssessmentMove, { reason = '' }: AssessmentFacts): RuleViolation | null {
  return move === 'reopen' && reason.trim() === '' ? new RuleViolation('assessment.reason-missing') : null;
}
