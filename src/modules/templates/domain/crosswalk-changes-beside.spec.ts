import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { change, MAP, newer, older, set, short } from './changed-crosswalk.fixture.js';
import type { EntryChange } from './crosswalk-change-faults.js';
import { type CrosswalkChanges, changedCrosswalk } from './crosswalk-changes.js';
import type { CrosswalkEntry } from './crosswalk-pair.js';
import { proposeCrosswalk } from './propose-crosswalk.js';

describe('an entry that only shows rows beside each other', () => {
  it('takes nothing from those that carry', () => {
    expect(short(change({ set: [set('related', 'b', '1', 'show')] }))).toEqual([
      ['reworded', 'a', '1', 'confirm', false],
      ['related', 'b', '1', 'show', true],
      ['merged', 'b+d', '2', 'agree', false],
      ['same', 'c', '3', 'suggest', false],
      ['new', '', '4', 'none', false],
    ]);
  });

  it('is set beside one that carries in one call, and instead of one of the same rows', () => {
    const both = [set('same', 'a', '1', 'suggest'), set('related', 'b', '1', 'show')];
    expect(short(change({ set: both })).slice(0, 2)).toEqual([
      ['same', 'a', '1', 'suggest', true],
      ['related', 'b', '1', 'show', true],
    ]);
    const [first, second] = short(change({ set: [set('reworded', 'a', '1', 'show')] }));
    expect([first, second?.[0]]).toEqual([['reworded', 'a', '1', 'show', true], 'merged']);
    expect(change({ set: [set('dropped', 'b', '', 'none'), ...both] }).faults).toMatchObject([
      { pointer: '/set/2/from/0', code: 'twice' },
    ]);
  });
});

describe('after any change', () => {
  const all = { from: ['a', 'b', 'c', 'd'], to: ['1', '2', '3', '4'] };
  const rows = fc.record({
    from: fc.subarray(['a', 'b', 'd'], { minLength: 1, maxLength: 2 }),
    to: fc.subarray(['1', '2', '4'], { minLength: 1, maxLength: 1 }),
    shown: fc.boolean(),
  });
  const wish = ({ from, to, shown }: { from: string[]; to: string[]; shown: boolean }) => {
    if (shown) return set('related', from.join('+'), to.join('+'), 'show');
    return from.length > 1
      ? set('merged', from.join('+'), to.join('+'), 'agree')
      : set('same', from.join(), to.join(), 'suggest');
  };
  const alone = fc.constantFrom(
    set('dropped', 'a', '', 'none'),
    set('dropped', 'd', '', 'none'),
    set('new', '', '2', 'none'),
  );
  const wishes = fc.array(fc.oneof(rows.map(wish), alone), { maxLength: 4 });
  const starts = fc.constantFrom(MAP, proposeCrosswalk(older, newer).map);
  const after = (
    map: readonly CrosswalkEntry[],
    proposal: readonly CrosswalkEntry[],
    changes: Partial<CrosswalkChanges>,
  ) => changedCrosswalk(older, newer, { map, proposal }, { set: [], remove: [], ...changes });
  const setOneByOne = (start: readonly CrosswalkEntry[], changes: readonly EntryChange[]) =>
    changes.reduce((map, each) => after(map, start, { set: [each] }).map, start);

  it('every row stands somewhere, alone or in one entry that carries, and what is set stands', () => {
    fc.assert(
      fc.property(starts, wishes, (start, changes) => {
        const map = setOneByOne(start, changes);
        for (const side of ['from', 'to'] as const) {
          expect([...new Set(map.flatMap((each) => each[side]))].sort()).toEqual(all[side]);
          const held = map.filter(({ carryOver }) => carryOver !== 'show').flatMap((each) => each[side]);
          expect(new Set(held).size).toBe(held.length);
          const lonely = map.filter(({ carryOver }) => carryOver === 'none').flatMap((each) => each[side]);
          const named = map.filter(({ carryOver }) => carryOver !== 'none').flatMap((each) => each[side]);
          expect(lonely.filter((code) => named.includes(code))).toEqual([]);
        }
        const last = changes.at(-1);
        if (last)
          expect(map).toContainEqual(expect.objectContaining({ kind: last.kind, from: last.from, settled: true }));
      }),
    );
  });

  it('what was set and is removed again, in any order, leaves the proposal as it was', () => {
    fc.assert(
      fc.property(starts, wishes, fc.boolean(), (start, changes, backwards) => {
        const map = setOneByOne(start, changes);
        const said = map.filter(({ settled }) => settled);
        const cleared = (backwards ? said.toReversed() : said).reduce(
          (kept, each) => after(kept, start, { remove: [each] }).map,
          map,
        );
        const byRows = (entries: readonly CrosswalkEntry[]) => entries.map((each) => JSON.stringify(each)).sort();
        expect(byRows(cleared)).toEqual(byRows(start));
      }),
    );
  });

  it('a proposed entry that was removed stays away until what stands there instead is removed', () => {
    const turnedDown = after(MAP, MAP, { remove: [{ from: ['a'], to: ['1'] }] }).map;
    const said = after(turnedDown, MAP, { set: [set('same', 'c', '3', 'suggest')] }).map;
    expect(short({ map: said, faults: [] })[0]).toEqual(['new', '', '1', 'none', false]);
    expect(after(turnedDown, MAP, { remove: [{ from: [], to: ['1'] }] }).map).toEqual(MAP);
  });
});
