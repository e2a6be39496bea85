import { expect, it } from '@jest/globals';
import { waitAfter } from './sign-in-limits.js';

it('lets the first try answer at once and each further one wait longer, never more than a second', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 10, 1000].map(waitAfter)).toEqual([0, 50, 100, 200, 400, 800, 1000, 1000, 1000]);
});
