import { describe, expect, it } from '@jest/globals';
import { filterOf } from './events-filter.js';

describe('the filter of the audit trail', () => {
  it('keeps what is said and leaves out what is empty, foreign or no text', () => {
    expect(filterOf({ from: '2026-11-01', to: '', type: ' ', actorId: 7, password: 'x' })).toEqual({
      from: '2026-11-01',
    });
    expect(filterOf({})).toEqual({});
  });
});
