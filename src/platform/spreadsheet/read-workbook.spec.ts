import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Grid } from '#kernel/grid.js';
import { cellAt, textAt } from '../../../test/fixtures/made-workbooks/hostile-file.js';
import {
  HELLO,
  MAIN,
  relationsXml,
  RELATIONSHIPS,
  SHEET,
  sheetXml,
  type SmallWorkbook,
  smallWorkbook,
} from '../../../test/fixtures/made-workbooks/small-workbook.js';
import { readWorkbook } from './read-workbook.js';

const FIXTURES = join(__dirname, '../../../test/fixtures/workbooks');
const read = (plan: SmallWorkbook): Promise<Grid> => readWorkbook(smallWorkbook(plan));
const firstRow = async (plan: SmallWorkbook) =>
  (await read(plan)).sheets[0]?.rows[0]?.cells.map(({ kind, text }) => ({ kind, text }));
const texts = async (plan: SmallWorkbook) => (await firstRow(plan))?.map(({ text }) => text);
const inRow = (cells: string): string => `<row r="1">${cells}</row>`;
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('values', () => {
  it('are the shared, inline and formula texts, rich text joined, furigana left out', async () => {
    const strings =
      '<si><t>項番</t></si><si><r><t>病</t></r><r><rPr><b/></rPr><t>院</t></r><rPh sb="0" eb="2"><t>ビョウイン</t></rPh></si>';
    const rows = inRow(
      '<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><r><t>は</t></r><r><t>い</t></r></is></c><c t="str"><f>A1</f><v>対象外</v></c>',
    );
    expect(await texts({ strings, rows })).toEqual(['項番', '病院', 'はい', '対象外']);
  });

  it('keep text numbers as text and shorten stored numbers', async () => {
    const rows = inRow(
      '<c t="inlineStr"><is><t>4.10</t></is></c><c><v>4.0999999999999996</v></c><c><v>0.30000000000000004</v></c><c><v>1E+21</v></c><c><v>1.5e-7</v></c><c><v>-0</v></c>',
    );
    expect(await texts({ rows })).toEqual(['4.10', '4.1', '0.3', '1000000000000000000000', '0.00000015', '0']);
  });

  it('name booleans, errors and formulas that were never calculated', async () => {
    const rows = inRow(
      '<c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c><f>A1</f></c><c><f>A1</f><v/></c><c t="str"><f>A1</f><v></v></c>',
    );
    expect(await firstRow({ rows })).toEqual([
      { kind: 'boolean', text: 'TRUE' },
      { kind: 'boolean', text: 'FALSE' },
      { kind: 'error', text: '#REF!' },
      { kind: 'unknown', text: '' },
      { kind: 'unknown', text: '' },
    ]);
  });

  it.each([
    ['', 46237, '2026-08-03'],
    ['', 60, '1900-02-29'],
    ['', 59, '1900-02-28'],
    ['', 61, '1900-03-01'],
    ['', 1, '1900-01-01'],
    ['', 46237.99, '2026-08-03'],
    ['date1904="1"', 44775, '2026-08-03'],
    ['date1904="true"', 0, '1904-01-01'],
    ['', 2958465, '9999-12-31'],
  ])('read a date by its format: %s %d', async (settings, serial, date) => {
    const rows = inRow(`<c s="1"><v>${serial}</v></c>`);
    expect(await firstRow({ rows, settings, styles: '<xf numFmtId="0"/><xf numFmtId="14"/>' })).toEqual([
      { kind: 'date', text: date },
    ]);
  });

  it.each([
    ['yyyy"年"m"月"d"日"', 'date'],
    ['[$-411]ggge"年"m"月"d"日"', 'date'],
    ['m/d', 'date'],
    ['aaaa', 'date'],
    ['0.00', 'number'],
    ['General', 'number'],
    ['h:mm', 'number'],
    ['[h]:mm:ss', 'number'],
    ['0.00E+00', 'number'],
    ['"day" 0', 'number'],
    ['#,##0\\d', 'number'],
    ['[Red]0', 'number'],
    ['mmm', 'date'],
  ])('tell dates from numbers by the format %s', async (code, kind) => {
    const formats = `<numFmts><numFmt numFmtId="170" formatCode="${code.replaceAll('"', '&quot;')}"/></numFmts>`;
    expect(
      (await firstRow({ rows: inRow('<c s="0"><v>46237</v></c>'), formats, styles: '<xf numFmtId="170"/>' }))?.[0]
        ?.kind,
    ).toBe(kind);
  });

  it('read ISO dates, and numbers outside the calendar as numbers', async () => {
    const rows = inRow('<c t="d"><v>2026-11-20T00:00:00</v></c><c s="0"><v>-5</v></c><c s="0"><v>0</v></c>');
    expect(await firstRow({ rows, styles: '<xf numFmtId="14"/>' })).toEqual([
      { kind: 'date', text: '2026-11-20' },
      { kind: 'number', text: '-5' },
      { kind: 'number', text: '0' },
    ]);
  });

  it('keep outer white space only where the file says so, line ends as LF', async () => {
    const rows = inRow(
      '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c><c t="inlineStr"><is><t>\n b　</t></is></c><c t="inlineStr"><is><t>c_x000D_\nd\r\ne&#13;f</t></is></c>',
    );
    expect(await texts({ rows })).toEqual([' a ', 'b　', 'c\nd\ne\nf']);
  });
});

describe('odd but correct files', () => {
  it.each<[string, SmallWorkbook]>([
    [
      'prefixed names',
      {
        parts: {
          [SHEET]: `<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>はい</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
        },
      },
    ],
    ['rows and cells without names', { rows: HELLO.replace(' r="1"', '').replace(' r="A1"', '') }],
    ['UTF-16', { parts: { [SHEET]: utf16(sheetXml(HELLO).replace('UTF-8', 'UTF-16')) } }],
    [
      'UTF-16 big-endian without a mark',
      { parts: { [SHEET]: utf16(sheetXml(HELLO).replace('UTF-8', 'UTF-16')).swap16().subarray(2) } },
    ],
    ['a byte order mark', { parts: { [SHEET]: `\ufeff${sheetXml(HELLO)}` } }],
    ['stored entries', { lies: { [SHEET]: { stored: true } } }],
    ['sizes behind the bytes', { lies: { [SHEET]: { sizesFollow: true } } }],
    ['a zip comment', { zip: { comment: 'made elsewhere' } }],
    [
      'absolute targets',
      { parts: { 'xl/_rels/workbook.xml.rels': relationsXml(['worksheet', '/xl/worksheets/sheet1.xml']) } },
    ],
    [
      'targets by detour',
      { parts: { 'xl/_rels/workbook.xml.rels': relationsXml(['worksheet', './theme/../worksheets/sheet1.xml']) } },
    ],
    [
      'targets in another case',
      { parts: { 'xl/_rels/workbook.xml.rels': relationsXml(['worksheet', 'Worksheets/Sheet1.xml']) } },
    ],
    ['a protected sheet', { afterRows: '<sheetProtection sheet="1" password="CC1A"/>' }],
    [
      'strict names',
      { parts: { [SHEET]: sheetXml(HELLO).replaceAll(MAIN, 'http://purl.oclc.org/ooxml/spreadsheetml/main') } },
    ],
    ['CDATA', { rows: HELLO.replace('はい', '<![CDATA[は]]>い') }],
    ['cells out of order', { rows: inRow('<c r="B1"><v>2</v></c><c r="A1" t="inlineStr"><is><t>はい</t></is></c>') }],
    [
      "a stranger's elements",
      { rows: inRow('<c r="A1" t="inlineStr"><is><t>はい</t></is></c><e:c xmlns:e="urn:e" r="A1"><e:v>1</e:v></e:c>') },
    ],
    [
      'a main part elsewhere',
      {
        parts: {
          '_rels/.rels': relationsXml(['officeDocument', '/book/main.xml']),
          'book/main.xml': `<workbook xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`,
          'book/_rels/main.xml.rels': relationsXml(['worksheet', '../xl/worksheets/sheet1.xml']),
          'xl/workbook.xml': undefined,
          'xl/_rels/workbook.xml.rels': undefined,
        },
      },
    ],
  ])('are read: %s', async (_, plan) => {
    expect(textAt(await read(plan), 1, 1)).toBe('はい');
  });

  it('count rows without names on from the one before', async () => {
    const rows = '<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>';
    const grid = await read({ rows });
    expect([cellAt(grid, 3, 3)?.text, cellAt(grid, 3, 4)?.text, cellAt(grid, 4, 1)?.text]).toEqual(['1', '2', '3']);
  });
});

describe('what lies around the cells', () => {
  it('is announced: hidden rows, columns and sheets, merged areas', async () => {
    const grid = await read({
      beforeRows: '<cols><col min="2" max="3" hidden="1"/></cols>',
      rows: '<row r="1" hidden="1"><c><v>1</v></c></row>',
      afterRows: '<mergeCells><mergeCell ref="B2:$C$4"/></mergeCells>',
      parts: {
        'xl/workbook.xml': `<workbook xmlns:r="${RELATIONSHIPS}"><sheets><sheet name="表" state="veryHidden" r:id="rId1"/></sheets></workbook>`,
      },
    });
    const [sheet] = grid.sheets;
    expect([sheet?.visibility, sheet?.rows[0]?.hidden, [...(sheet?.hiddenColumns ?? [])]]).toEqual([
      'veryHidden',
      true,
      [2, 3],
    ]);
    expect(sheet?.merges).toEqual([{ top: 2, left: 2, bottom: 4, right: 3 }]);
  });

  it.each([
    ['"はい, いいえ,対象外"', ['はい', 'いいえ', '対象外']],
    ['$A$1:$A$2', ['a', 'b']],
    ["'表'!$A$1:$B$1", ['a', 'c']],
    ['choices', ['a', 'b']],
    ['INDIRECT("x")', []],
    ['無い!$A$1', []],
  ])('resolves the drop-down %s', async (formula, words) => {
    const grid = await read({
      rows: '<row r="1"><c t="inlineStr"><is><t>a</t></is></c><c t="inlineStr"><is><t>c</t></is></c></row><row r="2"><c t="inlineStr"><is><t>b</t></is></c></row>',
      names: '<definedNames><definedName name="Choices">表!$A$1:$A$2</definedName></definedNames>',
      afterRows: `<dataValidations><dataValidation type="list" sqref="C1:C9 E1"><formula1>${formula}</formula1></dataValidation></dataValidations>`,
    });
    expect(grid.sheets[0]?.lists).toEqual([
      {
        areas: [
          { top: 1, left: 3, bottom: 9, right: 3 },
          { top: 1, left: 5, bottom: 1, right: 5 },
        ],
        words,
      },
    ]);
  });

  it("resolves drop-downs of the sheet's extension", async () => {
    const grid = await read({
      afterRows: `<extLst><ext xmlns:x14="urn:x14"><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f xmlns:xm="urn:xm">表!$A$1</xm:f></x14:formula1><xm:sqref xmlns:xm="urn:xm">B1:B2</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`,
    });
    expect(grid.sheets[0]?.lists).toEqual([{ areas: [{ top: 1, left: 2, bottom: 2, right: 2 }], words: ['はい'] }]);
  });
});

describe('the filled workbooks', () => {
  it.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.xlsx')))('%s is read whole', async (name) => {
    const grid = await readWorkbook(readFileSync(join(FIXTURES, name)));
    expect(Math.max(...grid.sheets.map(({ rows }) => rows.length))).toBeGreaterThan(19);
    expect(
      grid.sheets
        .flatMap(({ rows }) => rows.flatMap(({ cells }) => cells))
        .filter(({ kind }) => kind === 'error' || kind === 'unknown'),
    ).toEqual([]);
  });
});
