import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Judgement } from '../../templates/domain/profile.js';
import { countOutcomes, type RowOutcome, wholeOf } from './whole.js';

/** `pass`, `fail`, `exception`, `open`; with a `+` where it is treated. */
const rows = (...words: readonly string[]): RowOutcome[] =>
  words.map((word) => ({ judgement: word.replace('+', '') as Judgement, treated: word.endsWith('+') }));

describe('the whole of a judgement', () => {
  it.each<[readonly string[], string]>([
    [[], 'open'],
    [['pass', 'pass'], 'pass'],
    [['pass+'], 'pass'],
    [['pass', 'fail+'], 'treated'],
    [['exception+', 'fail+'], 'treated'],
    [['pass', 'fail'], 'fail'],
    [['pass', 'exception'], 'fail'],
    [['fail+', 'fail'], 'fail'],
    [['fail+', 'exception'], 'fail'],
    [['open'], 'open'],
    [['pass', 'open'], 'open'],
    [['open+'], 'open'],
    [['open', 'exception+'], 'open'],
    [['open', 'exception'], 'fail'],
    [['open', 'fail'], 'fail'],
    [['open', 'fail+'], 'fail'],
  ])('%j: %s', (words, expected) => {
    expect(wholeOf(rows(...words), true)).toBe(expected);
  });

  it('of an incomplete list never passes without saying how far it is known', () => {
    expect(wholeOf(rows('pass'), false)).toBe('pass_as_far_as_known');
    expect(wholeOf(rows('pass', 'fail+'), false)).toBe('treated_as_far_as_known');
    expect(wholeOf(rows('fail'), false)).toBe('fail');
    expect(wholeOf(rows('open'), false)).toBe('open');
    expect(wholeOf([], false)).toBe('open');
  });

  const anyRows = fc.array(
    fc.record({ judgement: fc.constantFrom<Judgement>('pass', 'exception', 'fail', 'open'), treated: fc.boolean() }),
    { maxLength: 12 },
  );

  it('passes exactly where every row does, and depends on no order', () => {
    fc.assert(
      fc.property(anyRows, (outcomes) => {
        const all = outcomes.length > 0 && outcomes.every(({ judgement }) => judgement === 'pass');
        expect(wholeOf(outcomes, true) === 'pass').toBe(all);
        expect(wholeOf([...outcomes].reverse(), true)).toBe(wholeOf(outcomes, true));
      }),
      { seed: 41 },
    );
  });

  it('counts every row once, and the treated ones besides', () => {
    fc.assert(
      fc.property(anyRows, (outcomes) => {
        const { treated, ...counts } = countOutcomes(outcomes);
        expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(outcomes.length);
        expect(treated).toBeLessThanOrEqual(counts.fail + counts.exception);
      }),
      { seed: 58 },
    );
  });
});
