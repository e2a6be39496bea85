import { expect, it } from '@jest/globals';
import type { CrosswalkEntry } from './crosswalk-pair.js';
import { crosswalkFaults } from './crosswalk-rules.js';
import { smallForm } from './small-form.fixture.js';

const older = smallForm(
  [
    { code: 'a', topic: 'x' },
    { code: 'b', topic: 'y' },
    { code: 'g', answerType: 'group' },
  ],
  { id: 'old' },
);
const newer = smallForm(
  [
    { code: '1', topic: 'x' },
    { code: '2', topic: 'y' },
    { code: '3', topic: 'z', answerType: 'text' },
  ],
  {
    id: 'new',
  },
);
const good: CrosswalkEntry = { kind: 'same', from: ['a'], to: ['1'], topic: 'x', carryOver: 'suggest' };
const faultsOf = (...map: readonly CrosswalkEntry[]) =>
  crosswalkFaults([{ from: 'old', to: 'new', confidence: 'seen', map }], [older, newer]).map(
    ({ place, message }) => `${place.slice(3).join('.')}: ${message}`,
  );

it('a crosswalk is accepted when each entry fits both forms', () => {
  expect(
    faultsOf(
      good,
      { kind: 'new', from: [], to: ['3'], topic: 'z', carryOver: 'none' },
      { kind: 'dropped', from: ['b'], to: [], topic: 'y', carryOver: 'none' },
    ),
  ).toEqual([]);
});

const refused: readonly (readonly [string, CrosswalkEntry, string])[] = [
  ['a row that is not there', { ...good, from: ['c'] }, '0.from: "c" is no row of that form that takes an answer'],
  ['a heading', { ...good, from: ['g'] }, '0.from: "g" is no row of that form that takes an answer'],
  ['another topic', { ...good, to: ['2'] }, '0.topic: row "2" is about y'],
  ['another scope', { ...good, scope: 'server' }, '0.topic: row "1" is about x'],
  ['a row from nowhere that is not new', { ...good, from: [] }, '0: a row is new exactly when it comes from none'],
  ['a row to nowhere that is not dropped', { ...good, to: [] }, '0: a row is dropped exactly when it goes to none'],
  [
    'several rows that need not agree',
    { ...good, kind: 'merged', from: ['a', 'b'] },
    '0: several rows become one only where they agree (carry_over: agree) or are shown',
  ],
  [
    'carrying marks to text',
    { kind: 'reworded', from: ['a'], to: ['3'], topic: 'z', carryOver: 'confirm' },
    '0.carryOver: nothing can be carried between yes_no_na and text',
  ],
];
it.each(refused)('a crosswalk is refused for %s', (_, entry, expected) => {
  expect(faultsOf(entry)).toEqual([expected]);
});

it('a crosswalk is refused for two answers to one row, but may show several beside it', () => {
  const other: CrosswalkEntry = { ...good, kind: 'reworded', from: ['b'] };
  expect(faultsOf(good, { ...other, carryOver: 'confirm' })).toEqual(['1.to: "1" stands twice']);
  expect(faultsOf(good, { ...other, carryOver: 'show' })).toEqual([]);
});

it('a crosswalk is refused for forms that are not there and for a pair that stands twice', () => {
  const pair = { from: 'old', to: 'new', confidence: 'seen', map: [good] };
  const faults = crosswalkFaults([pair, pair, { ...pair, from: 'none' }, { ...pair, to: 'nix' }], [older, newer]);
  expect(faults.map(({ message }) => message)).toEqual([
    '"old → new" stands twice',
    'there is no form "none"',
    'there is no form "nix"',
  ]);
});
