import { describe, expect, it } from '@jest/globals';
import { change, MAP, newer, older, set, short } from './changed-crosswalk.fixture.js';
import type { EntryChange } from './crosswalk-change-faults.js';

describe('an entry that a person sets', () => {
  it('replaces what its rows were in, and what is left of that stands alone', () => {
    expect(short(change({ set: [set('same', 'b', '1', 'suggest', '同じ設問')] }))).toEqual([
      ['same', 'b', '1', 'suggest', true],
      ['new', '', '2', 'none', false],
      ['same', 'c', '3', 'suggest', false],
      ['new', '', '4', 'none', false],
      ['dropped', 'a', '', 'none', false],
      ['dropped', 'd', '', 'none', false],
    ]);
  });

  it('as it stands accepts it, with its reason', () => {
    const { map } = change({ set: [set('same', 'c', '3', 'suggest')] });
    expect(map[2]).toEqual({ ...MAP[2], topic: 'topic.3', settled: true });
  });

  it('keeps the person’s words, and says so where there are none', () => {
    const reasons = (because?: string) =>
      change({ set: [set('same', 'a', '4', 'suggest', because)] }).map.at(-1)?.because;
    expect([reasons('様式の解説による'), reasons()]).toEqual([
      { ja: '様式の解説による', en: '様式の解説による' },
      { ja: '人が定めた', en: 'set by a person' },
    ]);
  });

  it('is about the topic of its newer row, or the older one where that stands alone', () => {
    const { map } = change({ set: [set('dropped', 'a', '', 'none')] });
    expect(map.map(({ topic }) => topic)).toEqual(['topic.1', 't', 't', 't', 'topic.a']);
  });
});

describe('an entry that a person removes', () => {
  it('leaves its rows alone', () => {
    expect(short(change({ remove: [{ from: ['d', 'b'], to: ['2'] }] })).slice(1)).toEqual([
      ['new', '', '2', 'none', false],
      ['same', 'c', '3', 'suggest', false],
      ['new', '', '4', 'none', false],
      ['dropped', 'b', '', 'none', false],
      ['dropped', 'd', '', 'none', false],
    ]);
  });

  it('must be there', () => {
    expect(
      change({
        remove: [
          { from: ['a'], to: ['1'] },
          { from: ['b'], to: ['2'] },
        ],
      }).faults,
    ).toMatchObject([{ pointer: '/remove/1', code: 'no_such_entry' }]);
  });
});

describe('a change is refused with the row that is meant', () => {
  it.each<[string, EntryChange[], object[]]>([
    [
      'a row that the form lacks',
      [set('same', 'z', '1', 'suggest')],
      [{ pointer: '/set/0/from/0', code: 'unknown_row' }],
    ],
    ['a row of the other form', [set('same', 'a', 'a', 'suggest')], [{ pointer: '/set/0/to/0', code: 'unknown_row' }]],
    ['a heading', [set('same', 'g', '1', 'suggest')], [{ pointer: '/set/0/from/0', code: 'heading' }]],
    ['a row twice in one entry', [set('merged', 'a+a', '1', 'agree')], [{ pointer: '/set/0/from/1', code: 'twice' }]],
    [
      'a row in two entries',
      [set('same', 'a', '1', 'suggest'), set('same', 'b', '1', 'suggest')],
      [{ pointer: '/set/1/to/0', code: 'twice' }],
    ],
    [
      'same of two rows',
      [set('same', 'a+b', '1', 'suggest')],
      [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }],
    ],
    [
      'split into one row',
      [set('split', 'a', '1', 'confirm')],
      [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }],
    ],
    [
      'merged from one row',
      [set('merged', 'a', '1', 'agree')],
      [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }],
    ],
    [
      'related to nothing',
      [set('related', 'a', '', 'show')],
      [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }],
    ],
    ['new with a source', [set('new', 'a', '1', 'none')], [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }]],
    ['nothing at all', [set('dropped', '', '', 'none')], [{ pointer: '/set/0/kind', code: 'wrong_number_of_rows' }]],
    [
      'carrying what is new',
      [set('new', '', '1', 'suggest')],
      [{ pointer: '/set/0/carryOver', code: 'not_for_this_kind' }],
    ],
    [
      'carrying what is related',
      [set('related', 'a', '1', 'confirm')],
      [{ pointer: '/set/0/carryOver', code: 'not_for_this_kind' }],
    ],
    [
      'offering one of several',
      [set('merged', 'a+b', '1', 'suggest')],
      [{ pointer: '/set/0/carryOver', code: 'not_for_this_kind' }],
    ],
    [
      'carrying はい into a text',
      [set('reworded', 'a', '3', 'confirm')],
      [{ pointer: '/set/0/carryOver', code: 'answer_types_differ' }],
    ],
  ])('%s', (_, changes, faults) => {
    const { map, faults: found } = change({ set: changes });
    expect(found).toMatchObject(faults);
    expect(found).toHaveLength(faults.length);
    expect(found.every(({ detail }) => detail.ja !== '' && detail.en !== '')).toBe(true);
    expect(map).toBe(MAP);
  });

  it('and so is carrying between different standards; showing is not', () => {
    const other = { ...newer, form: 'MDS2' };
    expect(change({ set: [set('reworded', 'a', '1', 'confirm')] }, older, other).faults).toMatchObject([
      { code: 'other_standard' },
    ]);
    expect(change({ set: [set('reworded', 'a', '1', 'show')] }, older, other).faults).toEqual([]);
  });
});
