import { describe, expect, it } from '@jest/globals';
import type { CrosswalkEntry, CrosswalkPair } from './crosswalk-pair.js';
import { reversedCrosswalk } from './reversed-crosswalk.js';

const said = { ja: '解説書による', en: '解説書による' };
const entry = (
  kind: CrosswalkEntry['kind'],
  from: string,
  to: string,
  carryOver: CrosswalkEntry['carryOver'],
): CrosswalkEntry => ({
  kind,
  from: from === '' ? [] : from.split('+'),
  to: to === '' ? [] : to.split('+'),
  topic: 't',
  carryOver,
});
const pair = (...map: readonly CrosswalkEntry[]): CrosswalkPair => ({ from: 'a', to: 'b', confidence: 'stored', map });

describe('a crosswalk the other way round', () => {
  it.each([
    [entry('same', 'x', '1', 'suggest'), entry('same', '1', 'x', 'suggest')],
    [entry('reworded', 'x', '1', 'confirm'), entry('reworded', '1', 'x', 'confirm')],
    [entry('split', 'x', '1+2', 'confirm'), entry('merged', '1+2', 'x', 'agree')],
    [entry('merged', 'x+y', '1', 'agree'), entry('split', '1', 'x+y', 'confirm')],
    [entry('merged', 'x+y', '1', 'show'), entry('split', '1', 'x+y', 'show')],
    [entry('related', 'x', '1', 'show'), entry('related', '1', 'x', 'show')],
    [entry('new', '', '1', 'none'), entry('dropped', '1', '', 'none')],
    [entry('dropped', 'x', '', 'none'), entry('new', '', 'x', 'none')],
  ])('%j', (one, other) => {
    expect(reversedCrosswalk(pair(one))).toEqual({ from: 'b', to: 'a', confidence: 'stored', map: [other] });
  });

  it('keeps what a person said, and settles nothing', () => {
    const [settled, proposed] = reversedCrosswalk(
      pair(
        { ...entry('same', 'x', '1', 'suggest'), because: said, settled: true },
        { ...entry('same', 'y', '2', 'suggest'), because: said },
      ),
    ).map;
    expect(settled).toEqual({ ...entry('same', '1', 'x', 'suggest'), because: said });
    expect(proposed).toEqual(entry('same', '2', 'y', 'suggest'));
  });
});
