import { describe, expect, it } from '@jest/globals';
import type { Actor, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import {
  type Draft,
  type DraftFacts,
  type DraftMove,
  type DraftState,
  mayEdit,
  moveDraft,
  openMoves,
  revisionState,
  validUntil,
  withdraw,
} from './revision.js';

const member = (userId: string, role: Role, organizationId = 'v1'): Actor => ({
  userId,
  organizationId,
  kind: 'vendor',
  role,
  language: 'ja',
});
const editor = member('editor', 'editor');
const approver = member('approver', 'approver');
const draft = (state: DraftState, submittedBy = 'editor'): Draft => ({ vendorId: 'v1', state, submittedBy });
const silent: DraftFacts = { stops: 0, secondPersonPublishes: true, members: 3 };
const facts: DraftFacts = { ...silent, note: '4番の備考をご確認ください' };

function refusalOf(act: () => unknown): { code: string; facts: unknown } | null {
  try {
    act();
    return null;
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    return { code: error.code, facts: error.facts };
  }
}

describe('a draft', () => {
  it('is submitted, returned with a note, submitted again and published by a second person', () => {
    const submitted = moveDraft(draft('open', 'nobody'), 'submit', editor, facts);
    const returned = moveDraft(submitted, 'return', approver, facts);
    const again = moveDraft(returned, 'submit', editor, facts);
    const published = moveDraft(again, 'publish', approver, facts);
    expect(submitted).toEqual({ vendorId: 'v1', state: 'in_review', submittedBy: 'editor' });
    expect(returned).toMatchObject({ state: 'open', returnNote: '4番の備考をご確認ください' });
    expect(published.state).toBe('published');
  });

  const ROLES: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];
  const STATES: readonly DraftState[] = ['open', 'in_review', 'published'];
  const allowed: Readonly<Record<DraftMove, { from: DraftState; roles: readonly Role[] }>> = {
    submit: { from: 'open', roles: ['editor', 'approver', 'admin'] },
    return: { from: 'in_review', roles: ['approver', 'admin'] },
    publish: { from: 'in_review', roles: ['approver', 'admin'] },
  };
  const every = (Object.keys(allowed) as DraftMove[]).flatMap((move) =>
    ROLES.flatMap((role) => STATES.map((state): [DraftMove, Role, DraftState] => [move, role, state])),
  );
  it.each(every)('%s by %s while %s', (move, role, state) => {
    const { from, roles } = allowed[move];
    const refusal = refusalOf(() => moveDraft(draft(state), move, member('m', role), facts));
    const expected = !roles.includes(role) ? 'draft.not-allowed' : state !== from ? 'draft.wrong-state' : undefined;
    expect(refusal?.code).toBe(expected);
    expect(openMoves(draft(state), member('m', role), facts).includes(move)).toBe(expected === undefined);
  });

  it.each(['submit', 'return', 'publish'] as const)('of another organization is not found: %s', (move) => {
    for (const state of STATES)
      expect(refusalOf(() => moveDraft(draft(state), move, member('x', 'admin', 'v2'), facts))).toEqual({
        code: 'draft.not-found',
        facts: {},
      });
  });

  it.each([undefined, '', ' 　'])('does not go back without saying why: %j', (note) => {
    const given = note === undefined ? silent : { ...silent, note };
    expect(refusalOf(() => moveDraft(draft('in_review'), 'return', approver, given))?.code).toBe('draft.note-missing');
    expect(openMoves(draft('in_review'), approver, given)).toContain('return');
  });

  it.each(['editor', 'approver', 'admin'] as const)(
    'is taken back without a word by the %s who submitted it',
    (role) => {
      const submitter = member('submitter', role);
      const submitted = draft('in_review', 'submitter');
      expect(openMoves(submitted, submitter, silent)).toContain('return');
      expect(moveDraft(submitted, 'return', submitter, silent)).toMatchObject({ state: 'open', returnNote: '' });
    },
  );

  it('is not taken back by whoever submitted it and may only read since', () => {
    const reader = member('submitter', 'viewer');
    expect(refusalOf(() => moveDraft(draft('in_review', 'submitter'), 'return', reader, silent))?.code).toBe(
      'draft.not-allowed',
    );
  });

  it('is not published while a finding stops it, but may be submitted', () => {
    const stopped = { ...facts, stops: 2 };
    expect(refusalOf(() => moveDraft(draft('in_review'), 'publish', approver, stopped))).toEqual({
      code: 'draft.findings-stop',
      facts: { stops: 2 },
    });
    expect(moveDraft(draft('open'), 'submit', editor, stopped).state).toBe('in_review');
    expect(openMoves(draft('in_review'), approver, stopped)).toEqual(['return']);
  });

  it('stays as it was when a move is refused', () => {
    const before = draft('in_review');
    refusalOf(() => moveDraft(before, 'publish', approver, { ...facts, stops: 1 }));
    expect(before).toEqual(draft('in_review'));
  });

  const own: readonly [string, Partial<DraftFacts>, Role, string | undefined][] = [
    ['never where there are others', {}, 'approver', 'draft.second-person-needed'],
    ['not as admin either', {}, 'admin', 'draft.second-person-needed'],
    ['not by claiming to be alone where there are others', { alone: true }, 'admin', 'draft.second-person-needed'],
    ['not as the only member without saying so', { members: 1 }, 'admin', 'draft.second-person-needed'],
    ['as the only member who says so', { members: 1, alone: true }, 'admin', undefined],
    [
      'where the installation does not ask for a second person',
      { secondPersonPublishes: false },
      'approver',
      undefined,
    ],
  ];
  it.each(own)('is published by who submitted it: %s', (_, special, role, code) => {
    const mine = draft('in_review', 'me');
    expect(refusalOf(() => moveDraft(mine, 'publish', member('me', role), { ...facts, ...special }))?.code).toBe(code);
  });

  it('alone does not outweigh a finding that stops', () => {
    const alone = { ...facts, members: 1, alone: true, stops: 1 };
    expect(refusalOf(() => moveDraft(draft('in_review', 'me'), 'publish', member('me', 'admin'), alone))?.code).toBe(
      'draft.findings-stop',
    );
  });

  it('is edited while open, by its own editors and above', () => {
    expect([mayEdit(draft('open'), editor), mayEdit(draft('open'), approver)]).toEqual([true, true]);
    expect([mayEdit(draft('in_review'), editor), mayEdit(draft('published'), editor)]).toEqual([false, false]);
    expect([mayEdit(draft('open'), member('x', 'viewer')), mayEdit(draft('open'), member('x', 'admin', 'v2'))]).toEqual(
      [false, false],
    );
  });
});

describe('a published revision', () => {
  const standing = { vendorId: 'v1', validUntil: '2027-11-21' };

  it.each([
    [standing, '2026-11-21', 'published'],
    [standing, '2027-11-21', 'published'],
    [standing, '2027-11-22', 'expired'],
    [{ ...standing, supersededAt: null, withdrawnAt: null }, '2026-11-21', 'published'],
    [{ ...standing, supersededAt: '2027-01-01T00:00:00Z' }, '2027-11-22', 'superseded'],
    [
      { ...standing, supersededAt: '2027-01-01T00:00:00Z', withdrawnAt: '2027-01-02T00:00:00Z' },
      '2027-11-22',
      'withdrawn',
    ],
  ])('%j is on %s %s', (revision, today, state) => {
    expect(revisionState(revision, today)).toBe(state);
  });

  it('is withdrawn by its vendor with a reason, once, and nothing else about it changes', () => {
    const withdrawn = withdraw(standing, approver, '誤記のため', '2026-12-01T00:00:00Z');
    expect(withdrawn).toEqual({ ...standing, withdrawnAt: '2026-12-01T00:00:00Z' });
    expect(refusalOf(() => withdraw(withdrawn, approver, '再度', 'now'))?.code).toBe('revision.wrong-state');
    expect(refusalOf(() => withdraw(standing, editor, '誤記', 'now'))?.code).toBe('revision.not-allowed');
    expect(refusalOf(() => withdraw(standing, approver, ' ', 'now'))?.code).toBe('revision.note-missing');
    expect(refusalOf(() => withdraw(standing, member('x', 'admin', 'v2'), '誤記', 'now'))?.code).toBe(
      'revision.not-found',
    );
  });

  it.each([
    ['2026-11-21', 12, '2027-11-21'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-03-31', 24, '2028-03-31'],
  ])('of %s is valid for %d months until %s', (day, months, last) => {
    expect(validUntil(day, months)).toBe(last);
  });
});
