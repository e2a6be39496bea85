import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { Role } from '../../../kernel/actor.js';
import { DEFAULT_PLAN } from './reminder-plan.js';
import {
  type DisclosureRequest,
  type GivenWithMove,
  heardOf,
  isOpen,
  isOver,
  isOverdue,
  moveRequest,
  openMoves,
  REQUEST_MOVES,
  type RequestMove,
  type RequestState,
} from './request.js';

const STATES: readonly RequestState[] = ['sent', 'accepted', 'submitted', 'confirmed', 'declined', 'withdrawn'];
const ROLES: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];
const REVISION = { templateId: 'sds-5.0', revisionId: 'r1' };
const GIVEN: GivenWithMove = { reason: '版が違うため', submission: [REVISION], dueOn: '2027-04-30', assigneeId: 'u9' };

const request = (state: RequestState): DisclosureRequest => ({
  id: 'q1',
  hospitalId: 'h1',
  vendorId: 'v1',
  state,
  dueOn: '2027-03-31',
  plan: DEFAULT_PLAN,
  reason: null,
  submission: [],
  assigneeId: null,
});
const hospital = (role: Role = 'editor') => ({ organizationId: 'h1', role });
const vendor = (role: Role = 'approver') => ({ organizationId: 'v1', role });

/** The refusal's code, or the state after the move. */
function outcome(state: RequestState, move: RequestMove, by: { organizationId: string; role: Role }): string {
  try {
    return moveRequest(request(state), move, by, GIVEN).state;
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
}

/** By side: where each move leads to from each state; what is not named is refused. */
const LEADS: Readonly<Record<RequestMove, { by: 'h' | 'v'; to: Partial<Record<RequestState, RequestState>> }>> = {
  accept: { by: 'v', to: { sent: 'accepted' } },
  assign: { by: 'v', to: { sent: 'sent', accepted: 'accepted' } },
  submit: { by: 'v', to: { sent: 'submitted', accepted: 'submitted' } },
  decline: { by: 'v', to: { sent: 'declined', accepted: 'declined' } },
  extend: { by: 'h', to: { sent: 'sent', accepted: 'accepted' } },
  resend: { by: 'h', to: { sent: 'sent', accepted: 'accepted' } },
  withdraw: { by: 'h', to: { sent: 'withdrawn', accepted: 'withdrawn' } },
  return: { by: 'h', to: { submitted: 'accepted' } },
  confirm: { by: 'h', to: { submitted: 'confirmed' } },
};
const CASES = REQUEST_MOVES.flatMap((move) => STATES.map((state) => [move, state] as const));

describe('a move of a request', () => {
  it.each(CASES)('%s from %s', (move, state) => {
    const { by, to } = LEADS[move];
    expect(outcome(state, move, by === 'h' ? hospital() : vendor())).toBe(to[state] ?? 'request.wrong-state');
    expect(outcome(state, move, by === 'h' ? vendor() : hospital())).toBe('request.other-side');
    expect(outcome(state, move, { organizationId: 'x', role: 'admin' })).toBe('request.not-found');
  });

  it.each(ROLES)('is open to a %s only as far as the role goes', (role) => {
    const [ours, theirs] = [vendor(role), hospital(role)].map((by) => openMoves(request('sent'), by));
    const names = (moves = ours) => moves?.map(({ move }) => move);
    const decides = role === 'approver' || role === 'admin';
    const writes = role === 'viewer' ? [] : ['accept', 'assign'];
    const vendors = [...writes, ...(decides ? ['submit', 'decline'] : [])];
    expect(names()).toEqual(vendors);
    expect(names(theirs)).toEqual(role === 'viewer' ? [] : ['extend', 'resend', 'withdraw']);
    expect(outcome('sent', 'accept', vendor('viewer'))).toBe('request.not-allowed');
  });

  it('is offered exactly where it is let through', () => {
    for (const [move, state] of CASES)
      for (const by of [hospital('admin'), vendor('admin')]) {
        const offered = openMoves(request(state), by).some((open) => open.move === move);
        expect([move, state, offered]).toEqual([move, state, !outcome(state, move, by).startsWith('request.')]);
      }
  });

  it.each([
    ['decline', 'reason', {}],
    ['decline', 'reason', { reason: ' 　\n' }],
    ['submit', 'revisionIds', {}],
    ['submit', 'revisionIds', { submission: [], reason: ' ' }],
    ['assign', 'assigneeId', { reason: 'x' }],
    ['extend', 'dueOn', { reason: 'x' }],
  ] as const)('%s needs %s', (move, field, given) => {
    const by = LEADS[move].by === 'h' ? hospital() : vendor();
    expect(() => moveRequest(request('sent'), move, by, given)).toThrow(
      expect.objectContaining({ code: 'request.needs', facts: { move, field } }),
    );
  });

  it('answers in words where no revision fits', () => {
    expect(moveRequest(request('sent'), 'submit', vendor(), { reason: '認証書を郵送しました' })).toMatchObject({
      state: 'submitted',
      reason: '認証書を郵送しました',
      submission: [],
    });
  });

  it('takes over nothing that belongs to another move', () => {
    const { dueOn, assigneeId, submission } = moveRequest(request('sent'), 'accept', vendor(), GIVEN);
    expect({ dueOn, assigneeId, submission }).toEqual({ dueOn: '2027-03-31', assigneeId: null, submission: [] });
    expect(moveRequest(request('sent'), 'assign', vendor(), GIVEN)).toMatchObject({
      dueOn: '2027-03-31',
      assigneeId: 'u9',
      reason: null,
    });
  });

  it('extends to a later day only', () => {
    const to = (dueOn: string) => moveRequest(request('sent'), 'extend', hospital(), { dueOn }).dueOn;
    expect(to('2027-04-01')).toBe('2027-04-01');
    expect(() => to('2027-03-31')).toThrow('request.due-earlier');
    expect(() => to('2027-01-01')).toThrow('request.due-earlier');
  });

  it('brings back what was submitted without its answer', () => {
    const submitted = moveRequest(request('accepted'), 'submit', vendor(), { submission: [REVISION] });
    expect(submitted.submission).toEqual([REVISION]);
    expect(moveRequest(submitted, 'return', hospital(), { reason: '別の製品です' })).toMatchObject({
      state: 'accepted',
      submission: [],
      reason: '別の製品です',
    });
  });
});

describe('what happens by itself', () => {
  it.each([
    ['satisfy', 'submitted'],
    ['receive', 'submitted'],
    ['begin', 'accepted'],
  ] as const)('%s leads to %s while an answer is awaited, and changes nothing later', (news, to) => {
    for (const state of STATES) {
      const open = state === 'sent' || state === 'accepted';
      expect(heardOf(request(state), news)?.state).toBe(open ? to : undefined);
    }
  });

  it('keeps which revision satisfied it', () => {
    expect(heardOf(request('sent'), 'satisfy', [REVISION])?.submission).toEqual([REVISION]);
  });
});

describe('a request', () => {
  it.each(STATES)('%s: is open and can be overdue only while an answer is awaited', (state) => {
    const open = state === 'sent' || state === 'accepted';
    expect(isOpen(request(state))).toBe(open);
    expect(isOver(request(state))).toBe(['confirmed', 'declined', 'withdrawn'].includes(state));
    expect(isOverdue(request(state), '2027-04-01')).toBe(open);
    expect(isOverdue(request(state), '2027-03-31')).toBe(false);
  });
});
