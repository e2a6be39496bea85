import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../../kernel/actor.js';
import { refusalIn } from './refusal.fixture.js';
import {
  countsAsTreated,
  firstState,
  moveTreatment,
  needsAgreement,
  openMoves,
  sideOf,
  type StoredState,
  type TreatmentKind,
  type TreatmentMove,
  type TreatmentState,
} from './treatment.js';

const KINDS: readonly TreatmentKind[] = ['reduce', 'avoid', 'transfer', 'accept'];
const STORED: readonly StoredState[] = ['proposed', 'agreed', 'refused', 'in_force', 'withdrawn'];
const STATES: readonly TreatmentState[] = [...STORED, 'to_be_renewed', 'reevaluation_due'];
const MOVES: readonly TreatmentMove[] = ['plan', 'change', 'renew', 'agree', 'refuse', 'confirm', 'withdraw'];
const ROLES: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];
const SIDES = ['hospital', 'vendor', 'stranger'] as const;
type Party = (typeof SIDES)[number];

const actor = (organizationId: Party, role: Role = 'admin'): Actor => ({
  userId: 'u',
  organizationId,
  kind: organizationId === 'vendor' ? 'vendor' : 'hospital',
  role,
  language: 'ja',
});
const treatment = (state: TreatmentState, kind: TreatmentKind = 'accept') => {
  const stored: StoredState = state === 'to_be_renewed' || state === 'reevaluation_due' ? 'in_force' : state;
  return { hospitalId: 'hospital', vendorId: 'vendor', kind, state, stored };
};

/** Which moves each side may make in a state that is shared with the vendor, as `side: moves`; everything else is refused. */
const OPEN: Readonly<Record<TreatmentState, Readonly<Record<Party, string>>>> = {
  proposed: { hospital: 'plan change withdraw', vendor: 'agree refuse', stranger: '' },
  agreed: { hospital: 'plan change confirm withdraw', vendor: 'refuse', stranger: '' },
  refused: { hospital: 'plan change renew withdraw', vendor: '', stranger: '' },
  in_force: { hospital: 'plan change withdraw', vendor: '', stranger: '' },
  to_be_renewed: { hospital: 'plan renew withdraw', vendor: '', stranger: '' },
  reevaluation_due: { hospital: 'plan renew withdraw', vendor: '', stranger: '' },
  withdrawn: { hospital: '', vendor: '', stranger: '' },
};
const DECIDING: readonly TreatmentMove[] = ['agree', 'refuse', 'confirm'];
const mayDo = (role: Role, move: TreatmentMove): boolean =>
  role === 'approver' || role === 'admin' || (role === 'editor' && !DECIDING.includes(move));
const BECOMES: Readonly<Record<TreatmentMove, StoredState | 'same'>> = {
  plan: 'same',
  change: 'proposed',
  renew: 'proposed',
  agree: 'agreed',
  refuse: 'refused',
  confirm: 'in_force',
  withdraw: 'withdrawn',
};

const everyTry = STATES.flatMap((state) =>
  SIDES.flatMap((side) => ROLES.flatMap((role) => MOVES.map((move) => ({ state, side, role, move })))),
);

describe('a treatment that takes both sides', () => {
  it.each(everyTry)('$state: $side $role may $move only as the table says', ({ state, side, role, move }) => {
    const isOpen = OPEN[state][side].split(' ').includes(move) && mayDo(role, move);
    const on = treatment(state);
    const act = () => moveTreatment(on, move, actor(side, role), { text: '説明' });
    expect(openMoves(on, actor(side, role)).includes(move)).toBe(isOpen);
    if (isOpen) expect(act()).toBe(BECOMES[move] === 'same' ? on.stored : BECOMES[move]);
    else expect(refusalIn(act)).toMatch(/^treatment\.(not-found|not-allowed|wrong-state)$/);
  });

  it.each(STATES)('%s is not found by strangers, whatever they try', (state) => {
    for (const move of MOVES) {
      const act = () => moveTreatment(treatment(state), move, actor('stranger'), { text: 'x' });
      expect(refusalIn(act)).toBe('treatment.not-found');
    }
  });

  it.each(['', ' ', '　\n'])('is neither agreed nor refused without words: %j', (text) => {
    for (const move of ['agree', 'refuse'] as const)
      expect(refusalIn(() => moveTreatment(treatment('proposed'), move, actor('vendor'), { text }))).toBe(
        'treatment.text-missing',
      );
    expect(moveTreatment(treatment('agreed'), 'confirm', actor('hospital'), { text })).toBe('in_force');
  });

  it('counts only after proposal, explained agreement and confirmation', () => {
    const proposed = firstState('accept');
    const agreed = moveTreatment(treatment(proposed), 'agree', actor('vendor'), { text: '説明' });
    const inForce = moveTreatment(treatment(agreed), 'confirm', actor('hospital'));
    expect([proposed, agreed, inForce].map(countsAsTreated)).toEqual([false, false, true]);
  });

  it('needs a new agreement once the hospital says it otherwise', () => {
    for (const state of ['agreed', 'refused', 'in_force'] as const)
      expect(moveTreatment(treatment(state), 'change', actor('hospital'))).toBe('proposed');
  });
});

describe('a treatment that the hospital decides alone', () => {
  const own = KINDS.filter((kind) => !needsAgreement(kind));
  it.each(own.flatMap((kind) => STATES.map((state) => [kind, state] as const)))(
    '%s is not found by the vendor while %s',
    (kind, state) => {
      for (const move of MOVES)
        expect(refusalIn(() => moveTreatment(treatment(state, kind), move, actor('vendor'), { text: 'x' }))).toBe(
          'treatment.not-found',
        );
      expect(openMoves(treatment(state, kind), actor('vendor'))).toEqual([]);
      expect(sideOf(treatment(state, kind), 'vendor')).toBeUndefined();
    },
  );

  it.each(own)('%s is in force at once, and again after a change and a renewal', (kind) => {
    expect(firstState(kind)).toBe('in_force');
    expect(moveTreatment(treatment('in_force', kind), 'change', actor('hospital'))).toBe('in_force');
    expect(moveTreatment(treatment('to_be_renewed', kind), 'renew', actor('hospital'))).toBe('in_force');
  });

  it.each(own.flatMap((before) => KINDS.map((kind) => [before, kind] as const)))(
    '%s that becomes %s begins as that',
    (before, kind) => {
      expect(moveTreatment(treatment('in_force', before), 'change', actor('hospital'), { kind })).toBe(
        firstState(kind),
      );
    },
  );
});

describe('what counts', () => {
  it.each(STATES)('%s', (state) => {
    expect(countsAsTreated(state)).toBe(state === 'in_force');
  });

  it.each(KINDS)('%s is agreed by both exactly where the vendor is asked', (kind) => {
    expect(needsAgreement(kind)).toBe(kind === 'transfer' || kind === 'accept');
    expect(firstState(kind) === 'proposed').toBe(needsAgreement(kind));
    expect(sideOf(treatment('proposed', kind), 'vendor')).toBe(needsAgreement(kind) ? 'vendor' : undefined);
  });
});
