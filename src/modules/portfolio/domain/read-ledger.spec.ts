import { describe, expect, it } from '@jest/globals';
import type { Cell } from '../../../kernel/grid.js';
import { wordsOf } from './field-words.js';
import { FIELDS, fieldOf, LEDGER_FIELDS, type LedgerField, type LedgerValues, withValues } from './ledger-field.js';
import { NOTHING_SAID } from './portfolio-entry.js';
import { proposeMapping } from './propose-mapping.js';
import { type LedgerRow, readLedger } from './read-ledger.js';
import { gridOf } from './sheet.fixture.js';

const read = (...rows: string[][]) => {
  const { table, columns } = proposeMapping(gridOf(...rows));
  return readLedger(table, columns);
};
const rowOf = (headings: string[], row: string[]): LedgerRow => read(headings, row).rows[0]!;
const kinds = ({ faults }: LedgerRow): string[] => faults.map(({ kind }) => kind);

describe('a row of a ledger', () => {
  const HEADINGS = [
    '管理番号',
    '製品名',
    'メーカー',
    'バージョン',
    '部署',
    '状態',
    '保守契約',
    '契約者',
    'リモート保守',
    'リモート保守回線',
    '備考',
  ];
  const row = (...texts: string[]) => rowOf(HEADINGS, texts);

  it('says what stands in its cells, as it stands', () => {
    expect(
      row(
        'M-1',
        'みらい カルテ',
        '㈱みらい',
        '4.10',
        '内科',
        '稼働中',
        '有(年間)',
        '当院',
        '有',
        'フレッツ',
        ' 予備あり ',
      ),
    ).toEqual({
      sheet: '台帳',
      row: 2,
      values: {
        assetNumber: 'M-1',
        productName: 'みらい カルテ',
        vendorName: '㈱みらい',
        version: '4.10',
        department: '内科',
        status: 'in_use',
        contract: 'yes',
        contractNote: '年間',
        contractedBy: 'hospital',
        remoteUsed: 'yes',
        remoteLine: 'フレッツ',
        note: '予備あり',
      },
      faults: [],
    });
  });

  it.each([
    ['neither product nor model', ['M-1', '', 'A社', '1'], ['product.missing'], {}],
    ['a product name without end', ['M-1', 'x'.repeat(201), 'A社'], ['product.too-long'], {}],
    ['no vendor', ['M-1', 'a', ''], ['vendor.missing'], { productName: 'a' }],
    ['a version without end', ['', 'a', 'A社', '1'.repeat(101)], ['cell.too-long'], { productName: 'a' }],
    ['a status that is none', ['', 'a', 'A社', '', '', '予備'], ['word.unread'], { productName: 'a' }],
    [
      'a contract that nobody can tell',
      ['', 'a', 'A社', '', '', '', 'スポット'],
      ['word.unread'],
      { productName: 'a' },
    ],
    [
      'somebody who signed no contract',
      ['', 'a', 'A社', '', '', '', '無', '当院'],
      ['contract.contradiction'],
      { contract: 'no' },
    ],
    [
      'a line without remote maintenance',
      ['', 'a', 'A社', '', '', '', '', '', '無', 'LTE'],
      ['remote.contradiction'],
      { remoteUsed: 'no' },
    ],
  ])('with %s is told so', (_, texts, faults, values) => {
    const found = row(...texts);
    expect(kinds(found)).toEqual(faults);
    expect(found.values).toMatchObject(values);
  });

  it('takes none of the parts of a connection for one', () => {
    expect(row('', 'a', 'A社', '', '', '', '', '', '', 'なし').values).toEqual({ productName: 'a', vendorName: 'A社' });
    expect(row('', 'a', 'A社', '', '', '', '', '', '無', '無')).toMatchObject({
      values: { remoteUsed: 'no' },
      faults: [],
    });
    const router = rowOf(['製品名', 'メーカー', 'モバイルルーター'], ['a', 'A社', '無']);
    expect(router.values).toEqual({ productName: 'a', vendorName: 'A社' });
  });

  it('that is gone has its own word as the reason, or the reason that is given', () => {
    expect(row('', 'a', 'A社', '', '', '廃棄済み').values).toMatchObject({
      status: 'retired',
      retiredReason: '廃棄済み',
    });
    const given = rowOf(['製品名', 'メーカー', '廃棄理由', '状態'], ['a', 'A社', '老朽化', '廃棄']);
    expect(given.values).toMatchObject({ status: 'retired', retiredReason: '老朽化' });
    const inUse = rowOf(['製品名', 'メーカー', '廃棄理由', '状態'], ['a', 'A社', '老朽化', '使用中']);
    expect(inUse.values).not.toHaveProperty('retiredReason');
  });

  it('may say the same as the row above', () => {
    const { rows } = read(['製品名', 'メーカー', '部署'], ['a', 'A社', '内科'], ['b', '〃', '同上'], ['c', '"', '']);
    expect(rows.map(({ values }) => [values.vendorName, values.department])).toEqual([
      ['A社', '内科'],
      ['A社', '内科'],
      ['A社', undefined],
    ]);
  });

  it('is called by its model where it has no name', () => {
    expect(rowOf(['機器名', '型番', 'メーカー'], ['', 'XR-1', 'A社']).values).toMatchObject({
      productName: 'XR-1',
      model: 'XR-1',
    });
  });

  it('names no thing where it is a section, a total or a note', () => {
    const { rows, skipped } = read(
      ['製品名', 'メーカー', '備考'],
      ['■放射線科'],
      ['CT', 'A社'],
      ['', '', '※以下、2026年度'],
      ['合計', '1件'],
      ['以上'],
    );
    expect(rows.map(({ values }) => values.productName)).toEqual(['CT']);
    expect(skipped.map(({ row: at, text }) => [at, text])).toEqual([
      [2, '■放射線科'],
      [4, '※以下、2026年度'],
      [5, '合計'],
      [6, '以上'],
    ]);
  });
});

describe('a version', () => {
  const versioned = (kind: Cell['kind'], text: string): LedgerRow => {
    const grid = gridOf(['製品名', 'メーカー', 'バージョン'], ['a', 'A社']);
    const [sheet] = grid.sheets;
    const cell = { row: 2, column: 3, kind, text, formula: false };
    const rows = sheet!.rows.map((each) => (each.row === 2 ? { ...each, cells: [...each.cells, cell] } : each));
    const { table, columns } = proposeMapping({ sheets: [{ ...sheet!, rows }] });
    return readLedger(table, columns).rows[0]!;
  };

  it.each([
    ['text', '4.10', '4.10', []],
    ['number', '4.1', '4.1', ['version.number']],
    ['date', '2026-03-02', undefined, ['version.date']],
    ['error', '#REF!', undefined, ['cell.error']],
    ['unknown', '', undefined, ['cell.no-value']],
  ] as const)('in a cell of the kind %s', (kind, text, version, faults) => {
    const found = versioned(kind, text);
    expect([found.values.version, kinds(found)]).toEqual([version, faults]);
    expect(found.faults.every(({ column }) => column === 'C')).toBe(true);
  });
});

describe('what a row says', () => {
  const SAID: Readonly<Partial<Record<LedgerField, string>>> = {
    status: 'considering',
    contract: 'yes',
    contractedBy: 'other',
    serverUpdatesByVendor: 'no',
    remoteUsed: 'yes',
    remoteOwnRouter: 'no',
    remoteAccount: 'shared',
    remoteConfirmedOn: '2026-04-01',
    cloudSince: '2025-10-01',
  };
  const all: LedgerValues = Object.fromEntries(LEDGER_FIELDS.map((field) => [field, SAID[field] ?? `x ${field}`]));

  it('stands in the entry that it is written into', () => {
    const entry = withValues(NOTHING_SAID, all);
    expect(Object.fromEntries(LEDGER_FIELDS.map((field) => [field, fieldOf(entry, field)]))).toEqual(all);
  });

  it.each(['ja', 'en'] as const)('is written in words that are read back: %s', (language) => {
    const entry = withValues(NOTHING_SAID, { ...all, status: 'retired' });
    const grid = gridOf(
      LEDGER_FIELDS.map((field) => FIELDS[field][language]),
      LEDGER_FIELDS.map((field) => wordsOf(entry, field, language)),
    );
    const { table, columns } = proposeMapping(grid);
    expect(readLedger(table, columns).rows[0]).toMatchObject({ values: { ...all, status: 'retired' }, faults: [] });
  });

  it('leaves several connections as they are', () => {
    const one = withValues(NOTHING_SAID, { remoteLine: 'LTE' }).remoteMaintenance.connections[0]!;
    const two = {
      ...NOTHING_SAID,
      remoteMaintenance: { used: true, confirmedOn: null, connections: [one, { ...one, line: '光' }] },
    };
    expect(withValues(two, { remoteUsed: 'yes', remoteLine: 'x', remoteConfirmedOn: '2026-04-01' })).toEqual(two);
    expect([fieldOf(two, 'remoteLine'), wordsOf(two, 'remoteLine', 'ja')]).toEqual(['', '1) LTE\n2) 光']);
  });

  it('ends connections and contracts with a plain no', () => {
    const before = withValues(NOTHING_SAID, { remoteLine: 'LTE', contractedBy: 'hospital' });
    expect(before).toMatchObject({ contract: true, remoteMaintenance: { used: true } });
    const after = withValues(before, { remoteUsed: 'no', contract: 'no' });
    expect(after).toMatchObject({
      contract: false,
      contractedBy: null,
      remoteMaintenance: { used: false, connections: [] },
    });
  });
});
