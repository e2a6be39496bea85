import { describe, expect, it } from '@jest/globals';
import { beginOfStep, countingSteps, stepAt } from './totp-steps.js';

// RFC 6238, appendix B: time in seconds and step (hexadecimal).
it.each([
  [59, 0x1],
  [1111111109, 0x23523ec],
  [1234567890, 0x273ef07],
  [20000000000, 0x27bc86aa],
])('second %d lies in step %d', (seconds, step) => {
  expect(stepAt(new Date(seconds * 1000))).toBe(step);
  expect(beginOfStep(step).getTime()).toBeLessThanOrEqual(seconds * 1000);
});

describe('codes that count', () => {
  const now = new Date('2026-11-20T00:00:15Z');
  const step = stepAt(now);

  it('are those of this step, the one before and the one after', () => {
    expect(countingSteps(now, 0)).toEqual([step - 1, step, step + 1]);
  });

  it('count once, and never backwards', () => {
    expect(countingSteps(now, step - 1)).toEqual([step, step + 1]);
    expect(countingSteps(now, step)).toEqual([step + 1]);
    expect(countingSteps(now, step + 1)).toEqual([]);
  });

  it('change with the second in which a step begins', () => {
    expect(countingSteps(new Date('2026-11-20T00:00:29.999Z'), 0)).toEqual(countingSteps(now, 0));
    expect(countingSteps(new Date('2026-11-20T00:00:30Z'), 0)).toEqual([step, step + 1, step + 2]);
  });
});
