import { describe, expect, it } from '@jest/globals';
import { chosenColumns } from './choose-columns.js';
import { proposeMapping } from './propose-mapping.js';
import { gridOf } from './sheet.fixture.js';
import { HEADINGS, KARTE } from './small-ledger.fixture.js';

describe('columns that somebody chooses', () => {
  const { columns } = proposeMapping(gridOf(HEADINGS, KARTE));

  it('take the place of those proposed', () => {
    const chosen = chosenColumns(columns, [
      { column: 'G', field: 'location' },
      { column: 'F', field: null },
    ]);
    expect(chosen.slice(4).map(({ field, by }) => [field, by])).toEqual([
      ['department', 'heading'],
      [null, 'chosen'],
      ['location', 'chosen'],
    ]);
  });

  it('are columns of the ledger, each for a field of its own', () => {
    expect(() => chosenColumns(columns, [{ column: 'Z', field: null }])).toThrow('ledger.no-such-column');
    expect(() => chosenColumns(columns, [{ column: 'G', field: 'version' }])).toThrow('ledger.field-twice');
    expect(
      chosenColumns(columns, [
        { column: 'G', field: 'version' },
        { column: 'D', field: null },
      ])[6]?.field,
    ).toBe('version');
  });
});
