import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { releasedIds } from './released-id.js';

const HASH = '0123456789abcdef'.repeat(4);

describe('the names that a released form may get', () => {
  it.each([
    ['SDS', '6.0', 'sds-6.0'],
    ['MDS2', 'HN 1-2019', 'mds2-hn-1-2019'],
    ['ＳＤＳ', '６．０', 'sds-6.0'],
    ['チェックリスト', '令和8年度', 'form-8'],
    ['白樫台質問票', '2026', 'form-2026'],
    ['様式１', '2', 'form-1-2'],
    ['確認表', '第一版', 'form'],
    ['-.', '..', 'form'],
  ])('%s %s: %s', (form, version, name) => {
    expect(releasedIds({ form, version }, HASH)).toEqual([name, `${name}-012345`, `${name}-0123456789abcdef`]);
  });

  it('are always ones that the database takes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary', maxLength: 200 }), (form, version) => {
        for (const id of releasedIds({ form, version }, HASH)) expect(id).toMatch(/^[a-z0-9][a-z0-9.-]{0,99}$/);
      }),
      { seed: 4 },
    );
  });
});
