import { describe, expect, it } from '@jest/globals';
import type { Cell, Grid, Sheet } from '../../../kernel/grid.js';
import { HEADING_ROWS } from './heading-rows.fixture.js';
import { FIELDS, LEDGER_FIELDS } from './ledger-field.js';
import { headingsKey } from './ledger-table.js';
import { proposeMapping } from './propose-mapping.js';
import { readHeading } from './read-heading.js';
import { cellsOf, gridOf, sheetOf } from './sheet.fixture.js';

const fieldsOf = (grid: Grid): Record<string, string | null> =>
  Object.fromEntries(proposeMapping(grid).columns.map(({ heading, field }) => [heading, field]));

/** A sheet whose second row has these headings, the row above the ones that stretch over them. */
function headed(row: string): { grid: Grid; expected: readonly (string | null)[] } {
  const columns = row.split('  ').map((each) => {
    const [heading = '', field = ''] = each.split('=');
    const [text = '', above = ''] = heading.split('＜');
    return { text, above, field: field === '-' ? null : field };
  });
  const groups = columns.map(({ above }, at) => (above !== '' && above !== columns[at - 1]?.above ? above : ''));
  const merges = groups.flatMap((above, at) => {
    if (above === '') return [];
    const length = columns.slice(at).findIndex((column) => column.above !== above);
    return [{ top: 1, left: at + 1, bottom: 1, right: length < 0 ? columns.length : at + length }];
  });
  const sheet = sheetOf('台帳', [groups, columns.map(({ text }) => text), columns.map(() => 'ABC')]);
  return { grid: { sheets: [{ ...sheet, merges }] }, expected: columns.map(({ field }) => field) };
}

describe('the columns of a ledger', () => {
  it.each(HEADING_ROWS)('%s', (row) => {
    const { grid, expected } = headed(row);
    expect(proposeMapping(grid).columns.map(({ field }) => field)).toEqual(expected);
  });

  it.each(LEDGER_FIELDS)('as an export names them: %s', (field) => {
    expect([readHeading(FIELDS[field].ja)?.meaning, readHeading(FIELDS[field].en)?.meaning]).toEqual([field, field]);
  });

  it('each carry the reason, in both languages, and what stands in them', () => {
    const { columns } = proposeMapping(
      gridOf(
        ['製品名', 'メーカー', '販売会社', 'IPアドレス', 'ほげ'],
        ['みらいカルテ', '(株)みらい', '代理店', '10.0.0.1', '1'],
      ),
    );
    expect(columns.map(({ because }) => because.ja)).toEqual([
      '「製品名」は「製品名」を表す見出しです',
      '「メーカー」は「メーカー・事業者名」を表す見出しです',
      '「メーカー・事業者名」には B 列を使います',
      '採用台帳に入れる欄のない見出しです',
      '見出し「ほげ」からも中身からも分かりません',
    ]);
    expect(columns.every(({ because }) => because.en !== '')).toBe(true);
    expect(columns[0]).toMatchObject({ column: 'A', examples: ['みらいカルテ'], by: 'heading' });
  });

  it('are known by their cells where the headings say nothing', () => {
    const body = [
      ['M-001', '株式会社みらい', '電子カルテ', '4.10', '内科', '使用中'],
      ['M-002', '(株)あおぞら', '画像管理', '2.3.1', '放射線科', '使用中'],
      ['M-003', 'Example Inc.', '検査システム', 'v12', '検査部', '検討中'],
      ['M-004', '有限会社つばさ', '会計', '1.0', '医事課', '廃棄'],
    ];
    const known = (headings: string[]) => fieldsOf(gridOf(headings, ...body));
    expect(Object.values(known(['甲', '乙', '品名', '丁', '戊', '備考2']))).toEqual([
      'assetNumber',
      'vendorName',
      'productName',
      'version',
      'department',
      'note',
    ]);
    expect(Object.values(known(['管理番号', '乙', '丙', '丁', '部署', '己']))).toEqual([
      'assetNumber',
      'vendorName',
      'productName',
      'version',
      'department',
      'status',
    ]);
  });

  it('take the choice that was saved for the same headings, whatever stands below', () => {
    const [first, second] = [
      gridOf(['製品名', 'メーカー', '甲'], ['a', 'x', 'b']),
      gridOf(['製 品 名', 'メーカー', '甲'], ['c']),
    ];
    const saved = [
      { heading: '製品名', above: '', field: null },
      { heading: 'メーカー', above: '', field: 'vendorName' },
      { heading: '甲', above: '', field: 'productName' },
    ] as const;
    expect(headingsKey(proposeMapping(first).table.headings)).toBe(headingsKey(proposeMapping(second).table.headings));
    expect(proposeMapping(second, [saved]).columns.map(({ field, by }) => [field, by])).toEqual([
      [null, 'saved'],
      ['vendorName', 'saved'],
      ['productName', 'saved'],
    ]);
    expect(proposeMapping(gridOf(['製品名', 'メーカー', '乙'], ['a']), [saved]).columns[0]).toMatchObject({
      by: 'heading',
    });
  });

  it('never give one field twice, whatever the headings are', () => {
    const words = HEADING_ROWS.flatMap((row) => row.split('  ')).map((each) => each.split(/[=＜]/)[0]!);
    for (let seed = 1; seed <= 300; seed += 1) {
      const headings = Array.from({ length: 12 }, (_, at) => words[(seed * 7919 + at * 104729) % words.length]!);
      const fields = Object.values(
        proposeMapping(gridOf(['製品名', ...headings], ['x'])).columns.flatMap(({ field }) => field ?? []),
      );
      expect(new Set(fields).size).toBe(fields.length);
    }
  });
});

describe('the table of a ledger', () => {
  it('is found below titles, notes and the date, and its rows carry their places', () => {
    const { table } = proposeMapping(
      gridOf(
        ['医療機器台帳'],
        ['作成日', '令和8年4月1日'],
        [],
        ['', '管理番号', '機器名'],
        ['', '1', '超音波'],
        [],
        ['', '2', 'CT'],
      ),
    );
    expect(table.sheets).toEqual([{ name: '台帳', headerRow: 4 }]);
    expect(table.rows.map(({ row, texts }) => [row, ...texts])).toEqual([
      [5, '1', '超音波'],
      [7, '2', 'CT'],
    ]);
    expect(table.headings[0]).toEqual({ column: 'B', text: '管理番号', above: '' });
  });

  it('goes on over sheets with the same headings, and leaves hidden and other ones out', () => {
    const headings = ['製品名', 'メーカー'];
    const sheets: Sheet[] = [
      sheetOf('記入例', [['使い方'], ['1', '2']]),
      sheetOf('放射線科', [headings, ['CT', 'A社']]),
      sheetOf('検査科', [['検査科'], headings, ['分析装置', 'B社']]),
      { ...sheetOf('旧', [headings, ['X', 'Y']]), visibility: 'hidden' },
      sheetOf('別表', [
        ['製品名', '型番'],
        ['Z', '1'],
      ]),
    ];
    const { table } = proposeMapping({ sheets });
    expect(table.sheets).toEqual([
      { name: '放射線科', headerRow: 1 },
      { name: '検査科', headerRow: 2 },
    ]);
    expect(table.otherSheets).toEqual(['記入例', '別表']);
    expect(table.rows.map(({ sheet, texts }) => [sheet, texts[0]])).toEqual([
      ['放射線科', 'CT'],
      ['検査科', '分析装置'],
    ]);
  });

  it('reads a cell that is merged over rows in each of them, and headings that are merged down', () => {
    const sheet = sheetOf('台帳', [
      ['部署', '製品', ''],
      ['', '製品名', 'メーカー'],
      ['内科', 'a', 'x'],
      ['', 'b', 'y'],
      ['外科', 'c', 'z'],
    ]);
    const merges = [
      { top: 1, left: 1, bottom: 2, right: 1 },
      { top: 1, left: 2, bottom: 1, right: 3 },
      { top: 3, left: 1, bottom: 4, right: 1 },
    ];
    const { table, columns } = proposeMapping({ sheets: [{ ...sheet, merges }] });
    expect(columns.map(({ field }) => field)).toEqual(['department', 'productName', 'vendorName']);
    expect(table.rows.map(({ texts }) => texts[0])).toEqual(['内科', '内科', '外科']);
  });

  it('leaves out the headings where they are repeated on a later page', () => {
    const grid = gridOf(['製品名', 'メーカー'], ['a', 'x'], ['製品名', 'メーカー'], ['b', 'y']);
    expect(proposeMapping(grid).table.rows.map(({ row }) => row)).toEqual([2, 4]);
  });

  it.each([
    ['nothing', gridOf()],
    ['no headings', gridOf(['a', 'b'], ['c', 'd'])],
    ['one heading alone', gridOf(['製品名'], ['みらいカルテ'])],
    ['headings that name no thing', gridOf(['部署', '備考'], ['内科', 'x'])],
    ['headings with a date among them', { sheets: [sheetWithDate()] }],
  ])('is not found in %s', (_, grid) => {
    expect(() => proposeMapping(grid)).toThrow('ledger.no-table');
  });

  it('has 3,000 rows at most', () => {
    const rows = Array.from({ length: 3001 }, (_, at) => [`製品${at}`, 'x']);
    expect(proposeMapping(gridOf(['製品名', 'メーカー'], ...rows.slice(1))).table.rows).toHaveLength(3000);
    expect(() => proposeMapping(gridOf(['製品名', 'メーカー'], ...rows))).toThrow('ledger.too-many-rows');
  });

  it('keeps nothing that cannot be stored', () => {
    const { table } = proposeMapping(gridOf(['製品名', 'メーカー'], ['a\u0000b\ud800', 'x'.repeat(9000)]));
    expect(table.rows[0]?.texts).toEqual(['ab\ufffd', 'x'.repeat(4001)]);
  });
});

function sheetWithDate(): Sheet {
  const sheet = sheetOf('台帳', [['製品名', 'メーカー']]);
  const cells: Cell[] = [
    ...cellsOf(1, ['製品名', 'メーカー']),
    { row: 1, column: 3, kind: 'date', text: '2026-04-01', formula: false },
  ];
  return { ...sheet, rows: [{ row: 1, hidden: false, cells }] };
}
