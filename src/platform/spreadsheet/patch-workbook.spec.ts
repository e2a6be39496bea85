import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CellWrite } from '#kernel/grid.js';
import { boxWorkbook, inCellBoxWorkbook } from '../../../test/fixtures/made-workbooks/box-workbook.js';
import { cellAt, textAt } from '../../../test/fixtures/made-workbooks/hostile-file.js';
import { MAIN, relationsXml, RELATIONSHIPS, SHEET, sheetXml, smallWorkbook } from '../../../test/fixtures/made-workbooks/small-workbook.js';
import { Budget } from './budget.js';
import { DEFAULT_LIMITS } from './limits.js';
import { patchWorkbook } from './patch-workbook.js';
import { readWorkbook } from './read-workbook.js';
import { WorkbookPackage } from './workbook-package.js';

/** Milliseconds that a test of many runs may take on a busy machine. */
const SLOW = 30_000;
const FIXTURES = join(__dirname, '../../../test/fixtures/workbooks');
const open = (bytes: Uint8Array) => WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
const partText = async (bytes: Uint8Array, part: string) => Buffer.from((await open(bytes)).read(part) ?? []).toString();
const write = (row: number, column: number, content: CellWrite['content'], sheet = '表'): CellWrite => ({ sheet, row, column, content });

/** Compressed bytes of each part. */
async function packed(bytes: Uint8Array): Promise<Map<string, string>> {
  const file = await open(bytes);
  return new Map(file.directory.map(({ name, dataStart, compressedSize }) => [name, Buffer.from(bytes.subarray(dataStart, dataStart + compressedSize)).toString('base64')]));
}

async function changedParts(before: Uint8Array, after: Uint8Array): Promise<string[]> {
  const [old, now] = [await packed(before), await packed(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((name) => old.get(name) !== now.get(name));
}

describe('writing cells', () => {
  it.each(['01-sds50-columns-circles', '06-mds2-2019', '08-sds50-form-control-boxes'])('touches the sheet alone in %s', async (name) => {
    const before = new Uint8Array(readFileSync(join(FIXTURES, `${name}.xlsx`)));
    const sheet = (await readWorkbook(before)).sheets.at(-1)?.name ?? '';
    const after = await patchWorkbook(before, [write(12, 6, { text: '備考' }, sheet)]);
    expect(await changedParts(before, after)).toHaveLength(1);
  });

  it('changes nothing at all without writes', async () => {
    const before = smallWorkbook({ lies: { [SHEET]: { sizesFollow: true } } });
    expect(await changedParts(before, await patchWorkbook(before, []))).toEqual([]);
  });

  it('keeps the style of the cell, else takes that of its row or column', async () => {
    const before = smallWorkbook({ beforeRows: '<cols><col min="3" max="3" style="7"/></cols>', rows: '<row r="1"><c r="A1" s="5"><v>1</v></c></row><row r="2" s="6" customFormat="1"/>' });
    const after = await patchWorkbook(before, [write(1, 1, { text: 'a' }), write(1, 3, { text: 'c' }), write(2, 1, { text: 'r' }), write(3, 3, { text: 'n' })]);
    const xml = await partText(after, SHEET);
    expect([...xml.matchAll(/<c r="(\w+)" s="(\d)"/g)].map(([, cell, style]) => `${cell ?? ''}:${style ?? ''}`)).toEqual(['A1:5', 'C1:7', 'A2:6', 'C3:7']);
  });

  it('puts rows and cells in their place, also into empty and prefixed sheets', async () => {
    const prefixed = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData/></x:worksheet>`;
    const after = await patchWorkbook(smallWorkbook({ parts: { [SHEET]: prefixed } }), [write(3, 2, { text: 'b' }), write(3, 1, { text: 'a' }), write(1, 1, { text: '@' })]);
    expect((await partText(after, SHEET)).match(/(?<=<x:(row|c) r=")\w+/g)).toEqual(['1', 'A1', '3', 'A3', 'B3']);
    expect(textAt(await readWorkbook(after), 1, 1)).toBe('@');
  });

  it('puts a cell right before one that is written too', async () => {
    const rows = '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>';
    const after = await patchWorkbook(smallWorkbook({ rows }), [write(1, 3, { empty: true }), write(1, 2, { text: 'b' })]);
    expect((await partText(after, SHEET)).match(/(?<=<c r=")\w+/g)).toEqual(['A1', 'B1', 'C1']);
    expect(textAt(await readWorkbook(after), 1, 2)).toBe('b');
  });

  it('moves no cell that has no name of its own', async () => {
    const rows = '<row><c><v>1</v></c></row><row r="5"><c r="B5"><v>2</v></c><c><v>3</v></c></row>';
    const after = await patchWorkbook(smallWorkbook({ rows }), [write(5, 1, { text: 'x' }), write(3, 1, { text: 'y' }), write(1, 3, { text: 'z' })]);
    const grid = await readWorkbook(after);
    expect([[1, 1], [1, 3], [3, 1], [5, 1], [5, 2], [5, 3]].map(([row = 0, column = 0]) => textAt(grid, row, column))).toEqual(['1', 'z', 'y', 'x', '2', '3']);
  });

  it('empties a cell and leaves cells empty that never were', async () => {
    const after = await patchWorkbook(smallWorkbook({ rows: '<row r="1"><c r="A1" s="1"><v>1</v></c></row>' }), [write(1, 1, { empty: true }), write(9, 9, { empty: true }), write(1, 2, { text: '' })]);
    expect(await partText(after, SHEET)).toContain('<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>');
  });

  it.each([['', 46237], ['date1904="1"', 44775]])('writes a date as a number where the cell shows dates, in the workbook\'s calendar %s', async (settings, serial) => {
    const before = smallWorkbook({ settings, styles: '<xf numFmtId="0"/><xf numFmtId="14"/>', rows: '<row r="1"><c r="A1" s="1"/><c r="B1"/></row>' });
    const after = await patchWorkbook(before, [write(1, 1, { date: '2026-08-03' }), write(1, 2, { date: '2026-08-03' })]);
    expect(await partText(after, SHEET)).toContain(`<c r="A1" s="1"><v>${serial}</v></c>`);
    const grid = await readWorkbook(after);
    expect([cellAt(grid, 1, 1), cellAt(grid, 1, 2)]).toEqual([{ kind: 'date', text: '2026-08-03' }, { kind: 'text', text: '2026-08-03' }]);
  });

  it('writes a date among the dates of its column as one of them, in the looks of the nearest; over a text it stays text', async () => {
    const styles = '<xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="31"/>';
    const rows = '<row r="1"><c r="A1" s="2"><v>46000</v></c></row><row r="5"><c r="A5" s="1"><v>46001</v></c></row><row r="6"><c r="A6"/></row><row r="7"><c r="A7" t="inlineStr"><is><t>x</t></is></c></row><row r="9"><c r="B9" s="1" t="inlineStr"><is><t>日付</t></is></c></row>';
    const after = await patchWorkbook(smallWorkbook({ styles, rows }), [...[2, 6, 7].map((row) => write(row, 1, { date: '2026-08-03' })), write(8, 2, { date: '2026-08-03' })]);
    const xml = await partText(after, SHEET);
    expect(xml).toContain('<c r="A2" s="2"><v>46237</v></c>');
    expect(xml).toContain('<c r="A6" s="1"><v>46237</v></c>');
    const grid = await readWorkbook(after);
    expect([...[2, 6, 7].map((row) => cellAt(grid, row, 1)), cellAt(grid, 8, 2)]).toEqual(['date', 'date', 'text', 'text'].map((kind) => ({ kind, text: '2026-08-03' })));
  });

  it('keeps the encoding of the sheet', async () => {
    const before = smallWorkbook({ parts: { [SHEET]: Buffer.from(`\ufeff${sheetXml('').replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16() } });
    expect(textAt(await readWorkbook(await patchWorkbook(before, [write(1, 1, { text: '回答' })])), 1, 1)).toBe('回答');
  });

  it('gives back what was written, whatever it is', async () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }).map((one) => one.replace(/\r\n?/g, '\n'));
    const plain = text.filter((one) => !/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.test(one));
    const tricky = fc.constantFrom('_x000D_', '_x005F_x000D_', ' a ', '\n', '<&>"\'', ']]>', '=1+1', '😀', '_x_x0041_', '@@');
    const place = fc.record({ row: fc.integer({ min: 1, max: 60 }), column: fc.integer({ min: 1, max: 30 }), text: fc.oneof(plain, tricky) });
    const places = fc.uniqueArray(place, { minLength: 1, maxLength: 30, selector: ({ row, column }) => `${row}/${column}` });
    await fc.assert(fc.asyncProperty(places, async (texts) => {
      const grid = await readWorkbook(await patchWorkbook(smallWorkbook(), texts.map(({ row, column, text: one }) => write(row, column, { text: one }))));
      expect(texts.map(({ row, column }) => textAt(grid, row, column))).toEqual(texts.map(({ text: one }) => one));
    }), { numRuns: 30 });
  }, SLOW);

  it.each([['another sheet', '無い', 'workbook.no-such-sheet', ''], ['the first cell of a shared formula', '表', 'workbook.cell-not-writable', '<f t="shared" ref="A1:A3" si="0">B1</f>']])('refuses %s', async (_, sheet, code, formula) => {
    const before = smallWorkbook({ rows: `<row r="1"><c r="A1">${formula}<v>1</v></c></row>` });
    await expect(patchWorkbook(before, [write(1, 1, { text: 'x' }, sheet)])).rejects.toMatchObject({ code });
  });
});

describe('a workbook with formulas', () => {
  const relations = relationsXml(['worksheet', 'worksheets/sheet1.xml'], ['calcChain', 'calcChain.xml']);
  const override = '<Override PartName="/xl/calcChain.xml" ContentType="calc"/>';
  const types = `<Types xmlns="urn:t"><Override PartName="/xl/workbook.xml" ContentType="x"/>${override}</Types>`;
  const plan = { rows: '<row r="1"><c r="A1"><f>B1</f><v>1</v></c></row>', parts: { 'xl/_rels/workbook.xml.rels': relations, 'xl/calcChain.xml': '<calcChain/>', '[Content_Types].xml': types } };

  it('is calculated anew when opened, and loses its order of calculation with all that refers to it', async () => {
    const after = await patchWorkbook(smallWorkbook(plan), [write(1, 2, { text: 'x' })]);
    expect(await partText(after, 'xl/workbook.xml')).toContain('</sheets><calcPr fullCalcOnLoad="1"/></workbook>');
    expect((await open(after)).has('xl/calcChain.xml')).toBe(false);
    expect((await partText(after, '[Content_Types].xml')) + (await partText(after, 'xl/_rels/workbook.xml.rels'))).not.toContain('calcChain');
  });

  it('keeps its other settings of calculation', async () => {
    const workbook = `<workbook xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="表" r:id="rId1"/></sheets><calcPr calcId="1" fullCalcOnLoad="0"/></workbook>`;
    const after = await patchWorkbook(smallWorkbook({ ...plan, parts: { ...plan.parts, 'xl/workbook.xml': workbook } }), [write(1, 2, { text: 'x' })]);
    expect(await partText(after, 'xl/workbook.xml')).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>');
  });
});

describe('ticking boxes', () => {
  const anchor = (column: number) => [column, 2, 0, 2, column + 1, 0, 1, 0] as const;
  const states = async (bytes: Uint8Array) => (await readWorkbook(bytes)).sheets[0]?.checkBoxes.map(({ checked }) => checked);

  it.each(['controls', 'drawing'] as const)('changes properties, drawing and linked cell: %s', async (style) => {
    const before = boxWorkbook([{ anchor: anchor(0), checked: true }, { anchor: anchor(1), link: '$H$9' }], style);
    const after = await patchWorkbook(before, [write(1, 1, { checked: false }), write(1, 2, { checked: true })]);
    expect(await states(after)).toEqual([false, true]);
    expect((await partText(after, 'xl/drawings/vmlDrawing1.vml')).match(/<x:Checked>1/g)).toHaveLength(1);
    expect(cellAt(await readWorkbook(after), 9, 8)).toEqual({ kind: 'boolean', text: 'TRUE' });
  });

  it('ticks the box with the label where several lie over a cell, and none unasked', async () => {
    const before = boxWorkbook([{ anchor: anchor(0), label: 'はい' }, { anchor: anchor(0), label: 'いいえ' }]);
    expect(await states(await patchWorkbook(before, [write(1, 1, { checked: true, label: 'いいえ' })]))).toEqual([false, true]);
    await expect(patchWorkbook(before, [write(1, 1, { checked: true })])).rejects.toMatchObject({ code: 'workbook.no-check-box' });
  });

  it('writes a boolean into a cell that shows it as a box', async () => {
    expect(await states(await patchWorkbook(inCellBoxWorkbook(), [write(1, 1, { checked: false }), write(1, 3, { checked: true })]))).toEqual([false, false, true]);
  });
});
