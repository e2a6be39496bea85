import { describe, expect, it } from '@jest/globals';
import { yearFrom } from './access.js';

describe('a grant without a last day of its own', () => {
  it('counts for a year', () => {
    expect(yearFrom('2026-11-21')).toBe('2027-11-21');
    expect(yearFrom('2028-02-29')).toBe('2029-02-28');
  });
});
