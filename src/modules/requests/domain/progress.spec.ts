import { describe, expect, it } from '@jest/globals';
import { percentAnswered } from './progress.js';

describe('how far a request is answered', () => {
  it.each([
    [[], null],
    [[{ asked: 0, answered: 0 }], 100],
    [[{ asked: 93, answered: 0 }], 0],
    [[{ asked: 93, answered: 93 }], 100],
    [[{ asked: 1000, answered: 999 }], 99],
    [
      [
        { asked: 90, answered: 90 },
        { asked: 10, answered: 0 },
      ],
      90,
    ],
  ])('%j is %s percent', (counts, percent) => {
    expect(percentAnswered(counts)).toBe(percent);
  });
});
