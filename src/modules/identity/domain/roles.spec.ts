import { expect, it } from '@jest/globals';
import { isAtMost, ROLES } from './roles.js';

it('orders the roles by what they may', () => {
  const below = ROLES.map((own) => ROLES.filter((role) => isAtMost(role, own)).length);
  expect(below).toEqual([1, 2, 3, 4]);
});
