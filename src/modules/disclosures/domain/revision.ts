import type { Actor, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Where a draft stands: `open` to editing, in the vendor's own check (社内確認), or published and over. */
export type DraftState = 'open' | 'in_review' | 'published';
export type DraftMove = 'submit' | 'return' | 'publish';

export interface Draft {
  readonly vendorId: string;
  readonly state: DraftState;
  /** The user who last submitted it. */
  readonly submittedBy?: string;
  /** Why it last came back. */
  readonly returnNote?: string;
}

/** What a move depends on beside the draft and who moves it. */
export interface DraftFacts {
  /** How many findings stop publishing under the policy. */
  readonly stops: number;
  readonly secondPersonPublishes: boolean;
  /** Active members of the vendor, whatever their role. */
  readonly members: number;
  /** The vendor has one member, and that member says that no second person is there to look. */
  readonly alone?: boolean;
  /** Needed to return a draft that somebody else submitted. */
  readonly note?: string;
}

const APPROVERS: readonly Role[] = ['approver', 'admin'];

const WRITERS: readonly Role[] = ['editor', ...APPROVERS];

interface Move {
  readonly from: DraftState;
  readonly to: DraftState;
  readonly roles: readonly Role[];
  /** Who may besides, if it was they who submitted the draft. */
  readonly submitters?: readonly Role[];
}

/** The whole life of a draft; the screen's buttons come from here too. */
const MOVES: Readonly<Record<DraftMove, Move>> = {
  submit: { from: 'open', to: 'in_review', roles: WRITERS },
  return: { from: 'in_review', to: 'open', roles: APPROVERS, submitters: WRITERS },
  publish: { from: 'in_review', to: 'published', roles: APPROVERS },
};

/**
 * @throws RuleViolation `draft.not-found` for another organization's, `draft.not-allowed` {move, role, roles}, `draft.wrong-state`
 *   {move, state, from}, `draft.note-missing`, `draft.second-person-needed` {submittedBy, alone}, `draft.findings-stop` {stops}
 */
export function moveDraft<T extends Draft>(draft: T, move: DraftMove, actor: Actor, facts: DraftFacts): T {
  const refusal =
    mayMove(draft, move, actor) ?? mayPublish(draft, move, actor, facts) ?? mayReturn(draft, move, actor, facts);
  if (refusal !== null) throw refusal;
  const moved = { ...draft, state: MOVES[move].to };
  if (move === 'submit') return { ...moved, submittedBy: actor.userId };
  return move === 'return' ? { ...moved, returnNote: facts.note?.trim() ?? '' } : moved;
}

/** The moves open to this person, in the table's order; a note is asked for when the move is made. */
export function openMoves(draft: Draft, actor: Actor, facts: DraftFacts): readonly DraftMove[] {
  const moves = Object.keys(MOVES) as DraftMove[];
  return moves.filter((move) => (mayMove(draft, move, actor) ?? mayPublish(draft, move, actor, facts)) === null);
}

/** Whether answers may be changed: by the vendor's editors and above, and not while somebody checks them. */
export function mayEdit(draft: Draft, actor: Actor): boolean {
  return mayMove(draft, 'submit', actor) === null;
}

function mayMove(draft: Draft, move: DraftMove, actor: Actor): RuleViolation | null {
  const { from, roles, submitters = [] } = MOVES[move];
  if (draft.vendorId !== actor.organizationId) return new RuleViolation('draft.not-found');
  const own = isSubmitter(draft, actor) && submitters.includes(actor.role);
  if (!own && !roles.includes(actor.role))
    return new RuleViolation('draft.not-allowed', { move, role: actor.role, roles });
  if (draft.state !== from) return new RuleViolation('draft.wrong-state', { move, state: draft.state, from });
  return null;
}

function mayPublish(draft: Draft, move: DraftMove, actor: Actor, facts: DraftFacts): RuleViolation | null {
  if (move !== 'publish') return null;
  const alone = facts.members === 1 && facts.alone === true;
  if (facts.secondPersonPublishes && !alone && isSubmitter(draft, actor))
    return new RuleViolation('draft.second-person-needed', {
      submittedBy: draft.submittedBy,
      mayPublishAlone: facts.members === 1,
    });
  return facts.stops > 0 ? new RuleViolation('draft.findings-stop', { stops: facts.stops }) : null;
}

/** Whoever submitted it knows why it comes back. */
function mayReturn(draft: Draft, move: DraftMove, actor: Actor, { note }: DraftFacts): RuleViolation | null {
  if (move !== 'return' || isSubmitter(draft, actor)) return null;
  return (note ?? '').trim() === '' ? new RuleViolation('draft.note-missing') : null;
}

function isSubmitter({ submittedBy }: Draft, { userId }: Actor): boolean {
  return submittedBy === userId;
}

/** What a published revision is today; `expired` (期限切れ) is never stored. */
export type RevisionState = 'published' | 'superseded' | 'withdrawn' | 'expired';

/** What is stored about a published revision's standing. Days in Asia/Tokyo. */
export interface Standing {
  readonly vendorId: string;
  /** The last day on which it counts. */
  readonly validUntil: string;
  readonly supersededAt?: string | null;
  readonly withdrawnAt?: string | null;
}

/** Withdrawn outweighs superseded, superseded outweighs expired. */
export function revisionState({ withdrawnAt, supersededAt, validUntil }: Standing, today: string): RevisionState {
  if (withdrawnAt != null) return 'withdrawn';
  if (supersededAt != null) return 'superseded';
  return today > validUntil ? 'expired' : 'published';
}

/**
 * A published revision is never changed or deleted; its vendor can only say that it no longer stands by it.
 * @throws RuleViolation `revision.not-found`, `revision.not-allowed` {role, roles}, `revision.wrong-state` {state}, `revision.note-missing`
 */
export function withdraw<T extends Standing>(
  revision: T,
  actor: Actor,
  note: string,
  now: string,
): T & { withdrawnAt: string } {
  if (revision.vendorId !== actor.organizationId) throw new RuleViolation('revision.not-found');
  if (!APPROVERS.includes(actor.role))
    throw new RuleViolation('revision.not-allowed', { role: actor.role, roles: APPROVERS });
  if (revision.withdrawnAt != null) throw new RuleViolation('revision.wrong-state', { state: 'withdrawn' });
  if (note.trim() === '') throw new RuleViolation('revision.note-missing');
  return { ...revision, withdrawnAt: now };
}

/** The last valid day: the same day so many months later, or that month's last where it is shorter. */
export function validUntil(publishedOn: string, months: number): string {
  const [year = 0, month = 1, day = 1] = publishedOn.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return `${first.toISOString().slice(0, 8)}${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
