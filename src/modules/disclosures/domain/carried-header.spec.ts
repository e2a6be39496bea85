import { describe, expect, it } from '@jest/globals';
import { shipped } from '../../../../test/support/any-answers.js';
import { carriedHeader, movedHeader } from './carried-header.js';

describe('the head of a form that answers are carried over to', () => {
  const head = { provider: 'みらい', service_name: 'みらいカルテ', version: '3.2', created_on: '2025-04-01', own: 'x' };

  it('takes the fields of the same key along, but no day and nothing that the form does not have', () => {
    expect(carriedHeader(shipped('sds-5.0'), head)).toEqual({
      provider: 'みらい',
      service_name: 'みらいカルテ',
      version: '3.2',
    });
    expect(carriedHeader(shipped('mds-5.0'), head)).toEqual({ version: '3.2' });
  });

  it('takes no field from beyond the head itself', () => {
    expect(carriedHeader(shipped('sds-5.0'), {})).toEqual({});
  });
});

describe('the head of a draft that moves to another form', () => {
  it('takes days along, too, and gives back what has no field there', () => {
    const head = { provider: 'みらい', created_on: '2025-04-01', own: 'x' };
    const moved = { header: { provider: 'みらい', created_on: '2025-04-01' }, left: { own: 'x' } };
    expect(movedHeader(shipped('sds-5.0'), head)).toEqual(moved);
  });
});
