import { describe, expect, it } from '@jest/globals';
import { loadCrosswalk } from '../shipped-templates.js';
import {
  type CrosswalkEntry,
  type CrosswalkPair,
  composedOver,
  rowsWithoutEntry,
  shortestChain,
} from './crosswalk-pair.js';
import { smallForm } from './small-form.fixture.js';

const crosswalkBetween = (pairs: readonly CrosswalkPair[], from: string, to: string, shipped: readonly string[] = []) =>
  composedOver(shortestChain(pairs, from, to, (id) => shipped.includes(id)));

const pair = (from: string, to: string, ...map: readonly CrosswalkEntry[]): CrosswalkPair => ({
  from,
  to,
  confidence: 'seen',
  map,
});
const entry = (
  kind: CrosswalkEntry['kind'],
  from: string,
  to: string,
  carryOver: CrosswalkEntry['carryOver'],
): CrosswalkEntry => ({
  kind,
  from: from === '' ? [] : from.split(' '),
  to: to === '' ? [] : to.split(' '),
  topic: 't',
  carryOver,
});

describe('the crosswalk between two forms', () => {
  const ab = pair('a', 'b', entry('same', 'a1', 'b1', 'suggest'));
  const bc = pair('b', 'c', entry('same', 'b1', 'c1', 'suggest'));

  it('is the given pair where there is one, though a chain leads there too', () => {
    const ac = pair('a', 'c', entry('reworded', 'a1', 'c1', 'confirm'));
    expect(crosswalkBetween([ab, bc, ac], 'a', 'c')).toBe(ac);
  });

  it('is composed over a chain of any length', () => {
    const cd = pair('c', 'd', entry('reworded', 'c1', 'd1', 'confirm'));
    const found = crosswalkBetween([cd, bc, ab], 'a', 'd');
    expect(found).toMatchObject({ from: 'a', to: 'd', confidence: 'seen', note: 'composed over c' });
    expect(found?.map).toEqual([entry('reworded', 'a1', 'd1', 'confirm')]);
  });

  it('goes by the row that carries, whatever is shown beside it', () => {
    const beside = pair('a', 'b', entry('same', 'a1', 'b1', 'suggest'), entry('related', 'a2', 'b1', 'show'));
    expect(crosswalkBetween([beside, bc], 'a', 'c')?.map).toEqual([entry('same', 'a1', 'c1', 'suggest')]);
  });

  it('is nothing where no chain leads there, nor backwards, nor to the form itself', () => {
    expect(crosswalkBetween([ab], 'a', 'c')).toBeNull();
    expect(crosswalkBetween([ab], 'b', 'a')).toBeNull();
    expect(crosswalkBetween([ab], 'a', 'a')).toBeNull();
  });

  it('of two shipped forms is composed over shipped ones alone: nobody who learned a form says how others lie on each other', () => {
    expect(crosswalkBetween([ab, bc], 'a', 'c', ['a', 'c'])).toBeNull();
    for (const shipped of [['a', 'b', 'c'], ['a', 'b'], ['a'], ['c']])
      expect(crosswalkBetween([ab, bc], 'a', 'c', shipped)?.note).toBe('composed over b');
  });

  it('comes to an end where forms lead back to each other', () => {
    expect(crosswalkBetween([ab, pair('b', 'a', entry('same', 'b1', 'a1', 'suggest'))], 'a', 'z')).toBeNull();
  });
});

describe('two steps of a chain make one', () => {
  const made = (first: readonly CrosswalkEntry[], second: readonly CrosswalkEntry[]) =>
    crosswalkBetween([pair('a', 'b', ...first), pair('b', 'c', ...second)], 'a', 'c')?.map;

  const steps: readonly (readonly [
    string,
    readonly CrosswalkEntry[],
    readonly CrosswalkEntry[],
    readonly CrosswalkEntry[],
  ])[] = [
    [
      'the weaker holds',
      [entry('reworded', 'a1', 'b1', 'confirm')],
      [entry('same', 'b1', 'c1', 'suggest')],
      [entry('reworded', 'a1', 'c1', 'confirm')],
    ],
    [
      'shown stays shown',
      [entry('same', 'a1', 'b1', 'suggest')],
      [entry('related', 'b1', 'c1', 'show')],
      [entry('related', 'a1', 'c1', 'show')],
    ],
    [
      'new in between is new',
      [entry('new', '', 'b1', 'none')],
      [entry('reworded', 'b1', 'c1', 'confirm')],
      [entry('new', '', 'c1', 'none')],
    ],
    ['unknown in between is new', [], [entry('same', 'b1', 'c1', 'suggest')], [entry('new', '', 'c1', 'none')]],
    [
      'new at the end is new',
      [entry('same', 'a1', 'b1', 'suggest')],
      [entry('new', '', 'c1', 'none')],
      [entry('new', '', 'c1', 'none')],
    ],
    [
      'rows that merge must agree',
      [entry('same', 'a1', 'b1', 'suggest'), entry('same', 'a2', 'b2', 'suggest')],
      [entry('merged', 'b1 b2', 'c1', 'agree')],
      [entry('merged', 'a1 a2', 'c1', 'agree')],
    ],
    [
      'a merged row is only shown when one of its rows came from nowhere',
      [entry('same', 'a1', 'b1', 'suggest'), entry('new', '', 'b2', 'none')],
      [entry('merged', 'b1 b2', 'c1', 'agree')],
      [entry('merged', 'a1', 'c1', 'show')],
    ],
    [
      'a row split and merged again is its own source once',
      [entry('split', 'a1', 'b1 b2', 'confirm')],
      [entry('merged', 'b1 b2', 'c1', 'agree')],
      [entry('merged', 'a1', 'c1', 'agree')],
    ],
    [
      'dropped first is dropped',
      [entry('dropped', 'a1', '', 'none')],
      [entry('new', '', 'c1', 'none')],
      [entry('dropped', 'a1', '', 'none'), entry('new', '', 'c1', 'none')],
    ],
    [
      'dropped later is dropped',
      [entry('same', 'a1', 'b1', 'suggest')],
      [entry('dropped', 'b1', '', 'none')],
      [entry('dropped', 'a1', '', 'none')],
    ],
    [
      'new and dropped again leaves no trace',
      [entry('new', '', 'b1', 'none')],
      [entry('dropped', 'b1', '', 'none')],
      [],
    ],
  ];
  it.each(steps)('%s', (_, first, second, expected) => {
    expect(made(first, second)).toEqual(expected);
  });

  it('as the shipped crosswalk itself says for MDS 3.0a to 5.0', () => {
    const pairs = loadCrosswalk();
    const direct = pairs.find(({ from, to }) => from === 'mds-3.0a' && to === 'mds-5.0')!;
    const composed = crosswalkBetween(
      pairs.filter((each) => each !== direct),
      'mds-3.0a',
      'mds-5.0',
    )!;
    const sorted = (map: readonly CrosswalkEntry[]) =>
      [...map].sort((one, other) => one.to.join().localeCompare(other.to.join()));
    expect(sorted(composed.map)).toEqual(sorted(direct.map));
  });
});

it('names the rows that stand in no entry, headings among them', () => {
  const from = smallForm([{ code: 'g', answerType: 'group' }, { code: 'a' }, { code: 'b' }], { id: 'old' });
  const to = smallForm([{ code: '1' }, { code: '2' }], { id: 'new' });
  const map = [{ kind: 'same', from: ['a'], to: ['1'], topic: 'x', carryOver: 'suggest' }] as const;
  expect(rowsWithoutEntry(from, to, map)).toEqual({ from: ['g', 'b'], to: ['2'] });
});
