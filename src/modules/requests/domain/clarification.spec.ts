import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import {
  answeredAfter,
  CLARIFICATION_MOVES,
  type ClarificationMove,
  type ClarificationState,
  moveClarification,
  openMoves,
  REVISABLE_STATES,
  sideOf,
  STANDARD_WORDS,
  STANDING_STATES,
  WAITING_STATES,
  wordsOf,
} from './clarification.js';

const PARTIES = { hospitalId: 'h', vendorId: 'v' };
const STATES: readonly ClarificationState[] = ['open', 'answered', 'reopened', 'closed', 'withdrawn'];
const by = (organizationId: string, role: Role = 'editor') => ({ organizationId, role });

/** Whose move leads where; what is not listed is refused. */
const WAYS: readonly (readonly ['h' | 'v', ClarificationState, ClarificationMove, ClarificationState])[] = [
  ['v', 'open', 'answer', 'answered'],
  ['v', 'reopened', 'answer', 'answered'],
  ['v', 'answered', 'answer', 'answered'],
  ['h', 'open', 'add', 'open'],
  ['h', 'reopened', 'add', 'reopened'],
  ['h', 'open', 'close', 'closed'],
  ['h', 'reopened', 'close', 'closed'],
  ['h', 'answered', 'close', 'closed'],
  ['h', 'answered', 'reopen', 'reopened'],
  ['h', 'closed', 'reopen', 'reopened'],
  ['h', 'open', 'withdraw', 'withdrawn'],
  ['h', 'reopened', 'withdraw', 'withdrawn'],
];

function refusal(act: () => unknown): RuleViolation {
  try {
    act();
  } catch (error) {
    if (error instanceof RuleViolation) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

const every = (['h', 'v'] as const).flatMap((side) =>
  STATES.flatMap((state) => CLARIFICATION_MOVES.map((move) => [side, state, move] as const)),
);

describe('a clarification', () => {
  it.each(every)('%s, while it is %s, may %s exactly as the table says', (side, state, move) => {
    const [, , , to] = WAYS.find((way) => way[0] === side && way[1] === state && way[2] === move) ?? [];
    const act = (): ClarificationState => moveClarification({ ...PARTIES, state }, move, by(side), 'x');
    if (to !== undefined) expect(act()).toBe(to);
    else expect(refusal(act).code).toMatch(/^clarification\.(other-side|wrong-state)$/);
    const offered = openMoves({ ...PARTIES, state }, by(side)).map((each) => each.move);
    expect(offered.includes(move)).toBe(to !== undefined);
  });

  it.each(['answer', 'add', 'reopen'] as const)('%s needs words, of more than blanks', (move) => {
    const [side, state] = WAYS.find((way) => way[2] === move)!;
    for (const text of ['', '  \n'])
      expect(refusal(() => moveClarification({ ...PARTIES, state }, move, by(side), text))).toMatchObject({
        code: 'clarification.needs-text',
        facts: { move },
      });
    expect(openMoves({ ...PARTIES, state }, by(side))).toContainEqual({ move, needs: 'text' });
  });

  it.each(['close', 'withdraw'] as const)('%s needs none', (move) => {
    expect(moveClarification({ ...PARTIES, state: 'open' }, move, by('h'), '')).toMatch(/closed|withdrawn/);
  });

  it('is nothing that strangers know of', () => {
    for (const move of CLARIFICATION_MOVES)
      expect(refusal(() => moveClarification({ ...PARTIES, state: 'open' }, move, by('x'), 'x')).code).toBe(
        'clarification.not-found',
      );
    expect(openMoves({ ...PARTIES, state: 'open' }, by('x'))).toEqual([]);
  });

  it('is moved on by nobody who only looks', () => {
    expect(openMoves({ ...PARTIES, state: 'open' }, by('h', 'viewer'))).toEqual([]);
    const act = () => moveClarification({ ...PARTIES, state: 'open' }, 'answer', by('v', 'viewer'), 'x');
    expect(refusal(act).code).toBe('clarification.not-allowed');
  });

  it('is closed by a new revision wherever it is not over', () => {
    expect([...REVISABLE_STATES].sort()).toEqual(['answered', 'open', 'reopened']);
    expect([...STANDING_STATES].sort()).toEqual(['answered', 'open', 'reopened']);
    expect(WAITING_STATES).toEqual(['open', 'reopened']);
  });

  it('counts as answered until it is asked again', () => {
    expect([answeredAfter('answer', null), answeredAfter('answer', 'revision')]).toEqual(['thread', 'thread']);
    expect([answeredAfter('close', 'thread'), answeredAfter('add', null)]).toEqual(['thread', null]);
    expect(answeredAfter('reopen', 'revision')).toBeNull();
  });

  it('takes words, not blanks', () => {
    expect(wordsOf(' 院内で確認済み\n')).toBe('院内で確認済み');
    expect(refusal(() => wordsOf(' \u3000\n')).code).toBe('clarification.text-missing');
  });

  it('has two sides', () => {
    expect([sideOf(PARTIES, by('h')), sideOf(PARTIES, by('v'))]).toEqual(['hospital', 'vendor']);
  });
});

describe('what is asked without typing', () => {
  it('is said in both languages, for a blank and for 対象外 without a reason alone', () => {
    expect(Object.keys(STANDARD_WORDS)).toEqual(['reason_for_blank', 'reason_for_na']);
    for (const { ja, en } of Object.values(STANDARD_WORDS))
      expect([ja.length > 10, en.length > 10]).toEqual([true, true]);
  });
});
