import { describe, expect, it } from '@jest/globals';
import { mayMerge, possibleDuplicates, type Twin } from './merge.js';

const vendor: Twin = { id: 'a', kind: 'vendor', name: '青空メディカル', corporateNumber: null, mergedInto: null };
const other: Twin = { ...vendor, id: 'b', name: '株式会社青空メディカル' };

describe('two organizations', () => {
  it('of one kind can become one, also again', () => {
    for (const from of [vendor, { ...vendor, mergedInto: 'b' }])
      expect(() => {
        mayMerge(from, other);
      }).not.toThrow();
  });

  it.each<[string, Twin, Twin]>([
    ['organization.merge-itself', vendor, vendor],
    ['organization.merge-kinds', vendor, { ...other, kind: 'hospital' }],
    ['organization.merge-kinds', { ...vendor, kind: 'operator' }, { ...other, kind: 'operator' }],
    ['organization.merged-already', { ...vendor, mergedInto: 'c' }, other],
    ['organization.merged-already', vendor, { ...other, mergedInto: 'c' }],
    ['organization.merged-already', vendor, { ...other, mergedInto: 'a' }],
  ])('cannot: %s', (code, from, into) => {
    expect(() => {
      mayMerge(from, into);
    }).toThrow(code);
  });
});

describe('possible duplicates', () => {
  const found = (...organizations: Twin[]) =>
    possibleDuplicates(organizations).map(({ because, organizations: group }) => [
      because,
      ...group.map(({ id }) => id),
    ]);

  it('share a corporate number or a name, and are named once', () => {
    const numbered = { ...vendor, corporateNumber: '7000012050002' };
    expect(found(vendor, other)).toEqual([['name', 'a', 'b']]);
    expect(found(numbered, { ...other, corporateNumber: '7000012050002' })).toEqual([['corporate-number', 'a', 'b']]);
    expect(found(numbered, { ...numbered, id: 'c', name: '別名' }, other)).toEqual([
      ['corporate-number', 'a', 'c'],
      ['name', 'a', 'b'],
    ]);
  });

  it('are of one kind, not merged yet, and called something', () => {
    expect(found(vendor, { ...other, kind: 'hospital' })).toEqual([]);
    expect(found(vendor, { ...other, mergedInto: 'a' })).toEqual([]);
    expect(found({ ...vendor, name: '株式会社' }, { ...other, name: '(株)' })).toEqual([]);
    expect(found()).toEqual([]);
  });
});
