import type { Actor, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** How a hospital deals with a remaining risk (残存リスク対応): 低減, 回避, 移転, 保有. */
export type TreatmentKind = 'reduce' | 'avoid' | 'transfer' | 'accept';

/**
 * What is stored: `proposed` to the vendor, `agreed` by it, `refused` by it, `in_force`, `withdrawn`. Where a hospital decides alone
 * there is no proposal.
 */
export type StoredState = 'proposed' | 'agreed' | 'refused' | 'in_force' | 'withdrawn';

/** What is true today: besides what is stored, `to_be_renewed` (the row is no longer what was treated) and `reevaluation_due` (its day came). */
export type TreatmentState = StoredState | 'to_be_renewed' | 'reevaluation_due';

export type TreatmentMove = 'plan' | 'change' | 'renew' | 'agree' | 'refuse' | 'confirm' | 'withdraw';
export type Side = 'hospital' | 'vendor';

/** A treatment, as far as its moves depend on it. */
export interface TreatmentParties {
  readonly hospitalId: string;
  readonly vendorId: string;
  readonly kind: TreatmentKind;
  readonly state: TreatmentState;
}

interface Move {
  readonly side: Side;
  readonly roles: readonly Role[];
  readonly from: readonly TreatmentState[];
  /** `begin` = as a new one of its kind. */
  readonly to: StoredState | 'begin' | 'same';
  /** The vendor's explanation, or why not. */
  readonly text?: true;
}

const DECIDERS: readonly Role[] = ['approver', 'admin'];
const WRITERS: readonly Role[] = ['editor', ...DECIDERS];
const LIVE = ['proposed', 'agreed', 'refused', 'in_force', 'to_be_renewed', 'reevaluation_due'] as const;

/** The whole life of a treatment; the screen's buttons come from here too. What was agreed and is said anew is agreed anew. */
const MOVES: Readonly<Record<TreatmentMove, Move>> = {
  plan: { side: 'hospital', roles: WRITERS, from: LIVE, to: 'same' },
  change: { side: 'hospital', roles: WRITERS, from: ['proposed', 'agreed', 'refused', 'in_force'], to: 'begin' },
  renew: { side: 'hospital', roles: WRITERS, from: ['refused', 'to_be_renewed', 'reevaluation_due'], to: 'begin' },
  agree: { side: 'vendor', roles: DECIDERS, from: ['proposed'], to: 'agreed', text: true },
  refuse: { side: 'vendor', roles: DECIDERS, from: ['proposed', 'agreed'], to: 'refused', text: true },
  confirm: { side: 'hospital', roles: DECIDERS, from: ['agreed'], to: 'in_force' },
  withdraw: { side: 'hospital', roles: WRITERS, from: LIVE, to: 'withdrawn' },
};

/**
 * Whether it counts only with the vendor's explanation and both sides' recorded agreement: who moves a risk or lives with it relies on
 * what the vendor told (提供事業者GL FAQ 5.2: residual risk is explained, agreed, and agreed again after changes).
 */
export function needsAgreement(kind: TreatmentKind): boolean {
  return kind === 'transfer' || kind === 'accept';
}

/** Where a treatment of this kind begins. */
export function firstState(kind: TreatmentKind): StoredState {
  return needsAgreement(kind) ? 'proposed' : 'in_force';
}

/** Whether a row is taken care of by it today: refused, not yet agreed, overdue for a new look or out of date is not. */
export function countsAsTreated(state: TreatmentState): boolean {
  return state === 'in_force';
}

/** For whom the organization acts on a treatment; undefined for strangers, and for a vendor where nobody asks it. */
export function sideOf(
  { hospitalId, vendorId, kind }: Omit<TreatmentParties, 'state'>,
  organizationId: string,
): Side | undefined {
  if (organizationId === hospitalId) return 'hospital';
  return organizationId === vendorId && needsAgreement(kind) ? 'vendor' : undefined;
}

/**
 * The state to store after a move. `kind` = what it is from now on, `stored` = what is stored now.
 * @throws RuleViolation `treatment.not-found`, `treatment.not-allowed` {move, side, role, roles}, `treatment.wrong-state` {move, state, from},
 *   `treatment.text-missing` {move}
 */
export function moveTreatment(
  treatment: TreatmentParties & { readonly stored: StoredState },
  move: TreatmentMove,
  actor: Actor,
  { text, kind = treatment.kind }: { readonly text?: string; readonly kind?: TreatmentKind } = {},
): StoredState {
  const refusal = refusalOf(treatment, move, actor) ?? lacksText(move, text);
  if (refusal !== null) throw refusal;
  const { to } = MOVES[move];
  if (to === 'same') return treatment.stored;
  return to === 'begin' ? firstState(kind) : to;
}

/** The moves open to this person, in the table's order; what is to be said with one is asked for when it is made. */
export function openMoves(treatment: TreatmentParties, actor: Actor): readonly TreatmentMove[] {
  const moves = Object.keys(MOVES) as TreatmentMove[];
  return moves.filter((move) => refusalOf(treatment, move, actor) === null);
}

function refusalOf(treatment: TreatmentParties, move: TreatmentMove, actor: Actor): RuleViolation | null {
  const { side, roles, from } = MOVES[move];
  const own = sideOf(treatment, actor.organizationId);
  if (own === undefined) return new RuleViolation('treatment.not-found');
  if (own !== side || !roles.includes(actor.role))
    return new RuleViolation('treatment.not-allowed', { move, side, role: actor.role, roles });
  if (!from.includes(treatment.state))
    return new RuleViolation('treatment.wrong-state', { move, state: treatment.state, from });
  return null;
}

function lacksText(move: TreatmentMove, text = ''): RuleViolation | null {
  return MOVES[move].text && text.trim() === '' ? new RuleViolation('treatment.text-missing', { move }) : null;
}
