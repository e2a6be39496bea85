import { describe, expect, it } from '@jest/globals';
import { boxWorkbook } from '../../../test/fixtures/made-workbooks/box-workbook.js';
import { relationsXml, SHEET, smallWorkbook } from '../../../test/fixtures/made-workbooks/small-workbook.js';
import { Budget } from './budget.js';
import { commentWorkbook } from './comment-workbook.js';
import { DEFAULT_LIMITS } from './limits.js';
import { readWorkbook } from './read-workbook.js';
import { readVmlShapes } from './vml-shapes.js';
import { WorkbookPackage } from './workbook-package.js';

const open = (bytes: Uint8Array) => WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
const on = (row: number, column: number, text: string) => ({ sheet: '表', row, column, text });

/** Comments of the first sheet by cell, as a program finds them: through the sheet's relation. */
async function commentsOf(bytes: Uint8Array): Promise<Record<string, string>> {
  const file = await open(bytes);
  const comments: Record<string, string> = {};
  let cell = '';
  file.parse(file.related(SHEET, 'comments') ?? '', {
    open: (name, { ref = '' }) => {
      if (name === 'comment') comments[(cell = ref)] = '';
    },
    text: (text) => {
      if (cell !== '') comments[cell] = (comments[cell] ?? '') + text;
    },
  });
  return comments;
}

describe('a workbook with comments', () => {
  it('has each on its cell, with a note drawn and all parts declared', async () => {
    const after = await commentWorkbook(smallWorkbook(), [on(1, 1, '二つ選ばれています <&>'), on(9, 3, '読めません')]);
    expect(await commentsOf(after)).toEqual({ A1: '二つ選ばれています <&>', C9: '読めません' });
    const file = await open(after);
    expect(readVmlShapes(file, file.related(SHEET, 'vmlDrawing')).map(({ objectType }) => objectType)).toEqual([
      'Note',
      'Note',
    ]);
    const types = Buffer.from(file.read('[Content_Types].xml') ?? []).toString();
    expect(types).toContain('PartName="/xl/comments1.xml"');
    expect(types).toContain('Extension="vml"');
  });

  it('keeps the comments that it had, and appends on the same cell', async () => {
    const once = await commentWorkbook(smallWorkbook(), [on(1, 1, 'a'), on(1, 1, 'b')]);
    const twice = await commentWorkbook(once, [on(1, 1, 'c'), on(2, 2, 'd')]);
    expect(await commentsOf(twice)).toEqual({ A1: 'a\nb\nc', B2: 'd' });
    const file = await open(twice);
    expect(readVmlShapes(file, file.related(SHEET, 'vmlDrawing')).map(({ shapeId }) => shapeId)).toHaveLength(2);
  });

  it('refuses a document type also in the parts that only writing looks at', async () => {
    const relations = relationsXml(['comments', '../comments1.xml']);
    const before = smallWorkbook({
      parts: {
        'xl/worksheets/_rels/sheet1.xml.rels': relations,
        'xl/comments1.xml': '<!DOCTYPE c [<!ENTITY x "y">]><comments/>',
      },
    });
    await expect(commentWorkbook(before, [on(1, 1, 'x')])).rejects.toMatchObject({ code: 'workbook.doctype' });
  });

  it('keeps its check boxes, each shape with a number of its own', async () => {
    const before = boxWorkbook([{ anchor: [0, 2, 0, 2, 1, 0, 1, 0], checked: true }]);
    const after = await commentWorkbook(before, [on(1, 1, 'x'), on(2, 1, 'y')]);
    expect((await readWorkbook(after)).sheets[0]?.checkBoxes).toEqual(
      (await readWorkbook(before)).sheets[0]?.checkBoxes,
    );
    const file = await open(after);
    const ids = readVmlShapes(file, file.related(SHEET, 'vmlDrawing')).map(({ shapeId }) => shapeId);
    expect(new Set(ids).size).toBe(3);
  });

  it('leaves every cell as it was', async () => {
    const before = smallWorkbook();
    expect(await readWorkbook(await commentWorkbook(before, [on(1, 1, 'x')]))).toEqual(await readWorkbook(before));
  });

  it('takes no comment for another sheet or outside of one', async () => {
    await expect(commentWorkbook(smallWorkbook(), [{ ...on(1, 1, 'x'), sheet: '無い' }])).rejects.toMatchObject({
      code: 'workbook.no-such-sheet',
    });
    await expect(commentWorkbook(smallWorkbook(), [on(0, 1, 'x')])).rejects.toMatchObject({
      code: 'workbook.no-such-cell',
    });
  });
});
