import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../../kernel/actor.js';
import {
  type AssessmentFacts,
  type AssessmentMove,
  type AssessmentState,
  moveAssessment,
  openMoves,
  refuseLocked,
} from './assessment.js';
import { refusalIn } from './refusal.fixture.js';

const STATES: readonly AssessmentState[] = ['open', 'done', 'discarded'];
const MOVES: readonly AssessmentMove[] = ['complete', 'reopen', 'discard'];
const ROLES: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];
const actor = (role: Role, organizationId = 'hospital'): Actor => ({
  userId: 'u',
  organizationId,
  kind: 'hospital',
  role,
  language: 'ja',
});
const assessment = (state: AssessmentState, doneAt: string | null = null) => ({
  organizationId: 'hospital',
  state,
  doneAt,
});
const all: AssessmentFacts = { progress: { open: 0, toCheck: 0 }, newerBegun: false, reason: '再確認' };

const FROM: Readonly<Record<AssessmentMove, AssessmentState>> = { complete: 'open', reopen: 'done', discard: 'open' };
const TO: Readonly<Record<AssessmentMove, AssessmentState>> = {
  complete: 'done',
  reopen: 'open',
  discard: 'discarded',
};
const mayDo = (role: Role, move: AssessmentMove): boolean =>
  role === 'approver' || role === 'admin' || (role === 'editor' && move === 'discard');
const tries = STATES.flatMap((state) => ROLES.flatMap((role) => MOVES.map((move) => ({ state, role, move }))));

describe('an assessment', () => {
  it.each(tries)('$state: $role may $move only as the table says', ({ state, role, move }) => {
    const act = () => moveAssessment(assessment(state), move, actor(role), all);
    const isOpen = FROM[move] === state && mayDo(role, move);
    expect(openMoves(assessment(state), actor(role), all).includes(move)).toBe(isOpen);
    if (isOpen) expect(act()).toBe(TO[move]);
    else expect(refusalIn(act)).toBe(mayDo(role, move) ? 'assessment.wrong-state' : 'assessment.not-allowed');
  });

  it.each(tries)('$state: $role of another hospital finds nothing to $move', ({ state, role, move }) => {
    expect(refusalIn(() => moveAssessment(assessment(state), move, actor(role, 'other'), all))).toBe(
      'assessment.not-found',
    );
  });

  it.each<[AssessmentMove, string | null, Partial<AssessmentFacts>, string | null]>([
    ['complete', null, { progress: { open: 1, toCheck: 0 } }, 'assessment.rows-open'],
    ['complete', null, { progress: { open: 0, toCheck: 1 } }, 'assessment.rows-open'],
    ['complete', null, { progress: null }, 'revision.not-found'],
    ['complete', null, { newerBegun: true }, null],
    ['reopen', 'x', { newerBegun: true }, 'assessment.newer-begun'],
    ['reopen', 'x', { reason: ' 　' }, 'assessment.reason-missing'],
    ['reopen', 'x', { progress: null }, null],
    ['discard', 'x', {}, 'assessment.was-done'],
    ['discard', null, { progress: null, newerBegun: true }, null],
  ])('%s of one done at %s with %j: %s', (move, doneAt, facts, refusal) => {
    const act = () => moveAssessment(assessment(FROM[move], doneAt), move, actor('admin'), { ...all, ...facts });
    expect(refusalIn(act)).toBe(refusal);
  });

  it.each(STATES)('%s is judged only while it is open', (state) => {
    const refusal = refusalIn(() => {
      refuseLocked({ state });
    });
    expect(refusal).toBe(state === 'open' ? null : 'assessment.locked');
  });
});
