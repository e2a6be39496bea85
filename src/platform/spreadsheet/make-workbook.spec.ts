import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Budget } from './budget.js';
import { DEFAULT_LIMITS } from './limits.js';
import { makeWorkbook, type MadeSheet } from './make-workbook.js';
import { readWorkbook } from './read-workbook.js';
import { WorkbookPackage } from './workbook-package.js';

/** Milliseconds that a test of many runs may take on a busy machine. */
const SLOW = 30_000;
const DANGEROUS = ['=1+1', '+1', '-1', '@a', '\tx', '＝1', '＋1', '－1', '＠a'];

async function sheetPart(plan: MadeSheet, part = 'xl/worksheets/sheet1.xml'): Promise<string> {
  const file = await WorkbookPackage.open(await makeWorkbook([plan]), new Budget(DEFAULT_LIMITS));
  return Buffer.from(file.read(part) ?? []).toString();
}
const cellsOf = async (rows: MadeSheet['rows']) =>
  (await readWorkbook(await makeWorkbook([{ name: '表', rows }]))).sheets[0]?.rows.flatMap(({ cells }) => cells);

describe('a workbook that Kaiji makes', () => {
  it('never holds a formula: dangerous texts stay text, also when somebody edits them', async () => {
    expect((await cellsOf([DANGEROUS]))?.map(({ kind, text, formula }) => [kind, text, formula])).toEqual(
      DANGEROUS.map((text) => ['text', text, false]),
    );
    expect(await sheetPart({ name: '表', rows: [DANGEROUS] })).not.toContain('<f');
    expect(await sheetPart({ name: '表', rows: [['=1']] }, 'xl/styles.xml')).toMatch(/<xf [^>]*quotePrefix="1"/);
    expect(await sheetPart({ name: '表', rows: [['はい']] }, 'xl/styles.xml')).not.toContain('quotePrefix');
  });

  it(
    'gives back what was put in',
    async () => {
      const text = fc
        .string({ unit: 'grapheme', minLength: 1 })
        .filter((one) => !one.includes('\r') && one.trim() !== '');
      await fc.assert(
        fc.asyncProperty(
          fc.array(
            fc.oneof(
              text,
              fc.constantFrom('_x000D_', '4.10', ' a '),
              fc.integer(),
              fc.boolean(),
              fc.constant({ date: '2026-11-20' }),
            ),
            { minLength: 1, maxLength: 8 },
          ),
          async (row) => {
            const plain = row.map((one) =>
              typeof one === 'object' ? one.date : typeof one === 'boolean' ? String(one).toUpperCase() : String(one),
            );
            expect((await cellsOf([row]))?.map((cell) => cell.text)).toEqual(plain);
          },
        ),
        { numRuns: 15 },
      );
    },
    SLOW,
  );

  it('has its headings in sight and on every page, and fits the paper', async () => {
    const xml = await sheetPart({
      name: '表',
      rows: [['題'], ['項番', '回答']],
      headerRow: 2,
      frozenColumns: 1,
      widths: [8, 40],
      print: { paper: 'A3', landscape: true },
    });
    expect(xml).toMatch(/<pane [^>]*xSplit="1" ySplit="2"[^>]*state="frozen"/);
    expect(xml).toMatch(/<pageSetup [^>]*paperSize="8"/);
    expect(xml).toMatch(/<pageSetup [^>]*orientation="landscape"/);
    expect(xml).toMatch(/<pageSetup [^>]*fitToHeight="0"/);
    expect(xml).toMatch(/<col min="2" max="2" width="40"/);
    expect(await sheetPart({ name: '表', rows: [['a']], headerRow: 1 }, 'xl/workbook.xml')).toContain(
      '_xlnm.Print_Titles',
    );
  });

  it('has drop-downs, merged titles and hidden sheets', async () => {
    const area = { top: 2, left: 1, bottom: 3, right: 1 };
    const choices: MadeSheet = { name: '選択肢', hidden: true, rows: [['はい'], ['いいえ']] };
    const sheets: MadeSheet[] = [
      {
        name: '表',
        rows: [['題', null, '']],
        merges: [{ top: 1, left: 1, bottom: 1, right: 3 }],
        lists: [
          { areas: [area], words: { range: "'選択肢'!$A$1:$A$2" } },
          { areas: [{ ...area, left: 2, right: 2 }], words: ['済', '未'] },
        ],
      },
      choices,
    ];
    const grid = await readWorkbook(await makeWorkbook(sheets));
    expect(grid.sheets.map(({ visibility }) => visibility)).toEqual(['visible', 'hidden']);
    expect(grid.sheets[0]?.merges).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(new Set(grid.sheets[0]?.lists.map(({ words }) => words.join()))).toEqual(new Set(['はい,いいえ', '済,未']));
  });

  it('prints its title and page numbers, and no more columns than asked', async () => {
    const plan: MadeSheet = {
      name: '表',
      rows: [['題 & 名'], ['項番', '回答', '理由'], ['1']],
      headerRow: 2,
      titleRows: [1],
      print: { paper: 'A4', columns: 2 },
    };
    expect(await sheetPart(plan)).toContain(
      '<oddFooter>&amp;L&amp;8 題 &amp;&amp; 名&amp;R&amp;8 &amp;P / &amp;N</oddFooter>',
    );
    expect(await sheetPart(plan, 'xl/workbook.xml')).toMatch(
      /_xlnm\.Print_Area"[^>]*>(?:'|&apos;)表(?:'|&apos;)!\$A\$1:\$B\$3</,
    );
  });

  it('has rows high enough for their texts, and lines around every cell of its table, the empty ones too', async () => {
    const xml = await sheetPart({
      name: '表',
      rows: [['題'], ['項番', '回答'], ['一二三四五六七八', null]],
      headerRow: 2,
      widths: [9, 9],
    });
    const heights = [...xml.matchAll(/<row [^>]*ht="([\d.]+)" customHeight="1"/g)].map(([, height]) => Number(height));
    expect(heights).toHaveLength(3);
    expect(heights[2]).toBeGreaterThan((heights[1] ?? 0) * 1.5);
    expect(xml).toMatch(/<c r="B3" s="[1-9]\d*"/);
  });

  it('has no cell in two drop-down lists', async () => {
    const at = (row: number) => ({
      areas: [{ top: row, left: 2, bottom: row, right: 2 }],
      words: row === 4 ? ['済'] : ['はい', '"否"'],
    });
    const xml = await sheetPart({ name: '表', rows: [['a']], lists: [2, 3, 4, 5].map(at) });
    expect(
      [...xml.matchAll(/sqref="([^"]*)"/g)].map(([, places]) => places).filter((places) => places !== 'A1'),
    ).toEqual(['B2:B3 B5', 'B4']);
    expect(xml).toContain('<formula1>&quot;はい,&quot;&quot;否&quot;&quot;&quot;</formula1>');
  });

  it('has colours where asked, and headings that filter', async () => {
    const area = { top: 2, left: 1, bottom: 2, right: 1 };
    const plan: MadeSheet = {
      name: '表',
      rows: [['比較'], ['異なる']],
      headerRow: 1,
      filter: true,
      tones: [{ tone: 'notice', areas: [area] }],
    };
    expect(await sheetPart(plan)).toContain('<autoFilter ref="A1:A2"/>');
    expect(await sheetPart(plan, 'xl/styles.xml')).toContain('FFFFF3C4');
  });
});
