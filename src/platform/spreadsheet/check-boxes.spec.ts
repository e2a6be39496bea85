import { describe, expect, it } from '@jest/globals';
import {
  type BoxStyle,
  boxWorkbook,
  inCellBoxWorkbook,
  type MadeBox,
} from '../../../test/fixtures/made-workbooks/box-workbook.js';
import { readWorkbook } from './read-workbook.js';

const boxesOf = async (bytes: Uint8Array) => (await readWorkbook(bytes)).sheets[0]?.checkBoxes;
const over = (column: number, row: number): MadeBox['anchor'] => [column, 2, row, 2, column + 1, 0, row + 1, 0];

describe.each<BoxStyle>(['controls', 'drawing', 'libreoffice'])('form-control boxes told by %s', (style) => {
  it('come with state, label, linked cell and the cell below their centre', async () => {
    const boxes = [
      { anchor: over(2, 9), checked: true, label: 'は<br>い' },
      { anchor: over(3, 9), link: '$H$9' },
      { anchor: over(4, 9), link: "'表 2'!$A$1" },
    ];
    expect(await boxesOf(boxWorkbook(boxes, style))).toEqual([
      { row: 10, column: 3, kind: 'form-control', checked: true, label: 'は い' },
      { row: 10, column: 4, kind: 'form-control', checked: false, label: '', linkedCell: '表!H9' },
      { row: 10, column: 5, kind: 'form-control', checked: false, label: '', linkedCell: '表 2!A1' },
    ]);
  });

  it('are not every control', async () => {
    const boxes = ['Spin', 'Button', 'Checkbox', 'Radio'].map((objectType) => ({ anchor: over(1, 1), objectType }));
    expect(await boxesOf(boxWorkbook(boxes, style))).toHaveLength(2);
  });

  it.each<[string, string, string, MadeBox['anchor'], string]>([
    ['a box that begins at the end of the cell before', '', '', [1, 60, 4, 18, 3, 0, 6, 0], 'C6'],
    ['widths of columns', '<cols><col min="2" max="2" width="100"/></cols>', '', [1, 0, 0, 0, 3, 0, 1, 0], 'B1'],
    ['heights of rows', '', '<row r="2" ht="100"/>', [0, 0, 1, 0, 1, 0, 3, 0], 'A2'],
    ['hidden columns', '<cols><col min="2" max="4" width="50" hidden="1"/></cols>', '', [1, 0, 0, 0, 5, 0, 1, 0], 'E1'],
    ['offsets beyond their cell', '', '', [0, 9999, 0, 0, 2, 10, 1, 0], 'B1'],
    ['a box over half of the sheet', '', '', [0, 0, 0, 0, 2, 0, 1000, 0], 'B501'],
  ])('lie where widths and heights put them: %s', async (_, beforeRows, rows, anchor, cell) => {
    const [box] = (await boxesOf(boxWorkbook([{ anchor }], style, beforeRows, rows))) ?? [];
    expect(`${String.fromCharCode(64 + (box?.column ?? 0))}${box?.row ?? 0}`).toBe(cell);
  });

  it('outside the sheet are left out', async () => {
    expect(await boxesOf(boxWorkbook([{ anchor: over(20_000, 5) }, { anchor: over(1, 2_000_000) }], style))).toEqual(
      [],
    );
  });
});

describe('boxes in cells', () => {
  it('are booleans shown as boxes, not ticked where the cell is empty', async () => {
    const [sheet] = (await readWorkbook(inCellBoxWorkbook())).sheets;
    expect(sheet?.checkBoxes.map(({ column, checked, kind }) => [column, checked, kind])).toEqual([
      [1, true, 'in-cell'],
      [2, false, 'in-cell'],
      [3, false, 'in-cell'],
    ]);
    expect(sheet?.rows[0]?.cells.map(({ column, text }) => [column, text])).toEqual([[4, 'TRUE']]);
  });
});
