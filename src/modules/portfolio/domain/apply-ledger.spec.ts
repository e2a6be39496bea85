import { describe, expect, it } from '@jest/globals';
import type { LineDecision, Otherwise } from './apply-ledger.js';
import type { LedgerValues } from './ledger-field.js';
import { compare, entryOf, KARTE, OTHER, states, taken } from './small-ledger.fixture.js';

describe('taking a ledger over', () => {
  const LIKELY = ['M-2', '(株)みらい', 'みらいカルテ', '4.3', '外科', '', ''];

  it('takes what was decided: the match, the name alone, or nothing', () => {
    const entries = taken(
      [KARTE, OTHER, LIKELY],
      [],
      [
        { line: 2, take: 'leave_out' },
        { line: 3, take: 'match', productId: 'p2' },
      ],
      'suggested',
    );
    expect(entries).toMatchObject([
      { productId: 'p1', vendorId: 'v', vendorName: '(株)みらい', productName: 'みらいカルテ', contract: true },
      { productId: 'p2', vendorId: 'v', version: '4.3' },
    ]);
    const byName = taken([KARTE, OTHER], [], [], 'name');
    expect(byName).toMatchObject([
      { productId: null, vendorId: 'v' },
      { productId: null, vendorId: null, contract: false },
    ]);
    expect(taken([KARTE, OTHER], [], [], 'leave_out')).toEqual([]);
  });

  it.each<[string, string[][], LineDecision[], Otherwise | null, string]>([
    ['nobody decided at all', [KARTE], [], null, 'ledger.lines-open'],
    ['only a person can tell', [KARTE, LIKELY], [], 'suggested', 'ledger.lines-open'],
    ['two rows say the same', [OTHER, OTHER], [], 'suggested', 'ledger.lines-open'],
    ['there is no such line', [KARTE], [{ line: 2, take: 'name' }], 'name', 'ledger.no-such-line'],
    [
      'a line is decided on twice',
      [KARTE],
      [
        { line: 1, take: 'name' },
        { line: 1, take: 'match' },
      ],
      null,
      'ledger.line-twice',
    ],
    [
      'a line cannot be read',
      [['M', 'x', '', '', '', '', '']],
      [{ line: 1, take: 'name' }],
      null,
      'ledger.faulty-line',
    ],
    ['nothing matches', [OTHER], [{ line: 1, take: 'match' }], null, 'ledger.no-such-match'],
    ['several match and none is named', [LIKELY], [{ line: 1, take: 'match' }], null, 'ledger.no-such-match'],
    [
      'the product is none that matches',
      [KARTE],
      [{ line: 1, take: 'match', productId: 'p2' }],
      null,
      'ledger.no-such-match',
    ],
    [
      'a name is taken with a product',
      [KARTE],
      [{ line: 1, take: 'name', productId: 'p1' }],
      null,
      'ledger.no-such-match',
    ],
    ['there is no entry whose link could stay', [KARTE], [{ line: 1, take: 'keep' }], null, 'ledger.no-such-match'],
  ])('is refused where %s', (_, rows, decisions, otherwise, code) => {
    expect(() => taken(rows, [], decisions, otherwise)).toThrow(code);
  });

  it('keeps the link of an entry as long as the ledger names the same product, and follows a new version', () => {
    const before = taken([KARTE], [], [], 'suggested');
    const noted = KARTE.with(6, '予備');
    expect(taken([noted], before, [], 'suggested')).toMatchObject([{ productId: 'p1', note: '予備' }]);
    expect(taken([noted], before, [], 'name')).toMatchObject([{ productId: 'p1', note: '予備' }]);
    expect(taken([KARTE.with(3, '4.2')], before, [], 'suggested')).toMatchObject([{ productId: 'p2', version: '4.2' }]);
    const unknown = taken([KARTE.with(3, '9')], before, [{ line: 1, take: 'name' }], null);
    expect(unknown).toMatchObject([{ productId: null, vendorId: 'v', version: '9' }]);
    expect(taken([KARTE.with(3, '9')], before, [{ line: 1, take: 'keep' }], null)).toMatchObject([{ productId: 'p1' }]);
  });

  it('changes nothing but what the ledger says, and takes nothing away', () => {
    const [entry] = taken([KARTE], [], [], 'suggested');
    const said = { ...entry!, location: '3階', serverUpdatesByVendor: true, note: '手で書いた' };
    expect(taken([KARTE], [said, entryOf({ productName: '別' })], [], 'suggested')).toMatchObject([
      said,
      { productName: '別' },
    ]);
  });

  it('twice is taking it over once, whatever the ledger and in whatever order its rows stand', () => {
    const random = sequence(20261121);
    for (let round = 0; round < 60; round += 1) {
      const rows = Array.from({ length: 25 }, () => anyRow(random));
      const entries = taken(rows, [], [], 'name');
      const again = compare(rows, entries);
      expect([states(again).replace(/unchanged ?/g, ''), again.missing]).toEqual(['', []]);
      const shuffled = rows
        .map((row) => ({ row, at: random() }))
        .sort((one, other) => one.at - other.at)
        .map(({ row }) => row);
      const turned = compare(shuffled, entries);
      expect(turned.missing).toEqual([]);
      expect(turned.rows.filter(({ state }) => state === 'new')).toEqual([]);
    }
  });
});

function sequence(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const ANY: Readonly<Partial<Record<keyof LedgerValues, readonly string[]>>> = {
  assetNumber: ['', '', 'A-1', 'A-2', 'ａ-３', 'A-4'],
  vendorName: ['(株)みらい', '㈱ みらい', '検査機器', ''],
  productName: ['みらいカルテ', 'ﾐﾗｲｶﾙﾃ', '分析装置', 'サーバー', 'サーバ'],
  version: ['', '4.1', '4.10', 'Ver.4.1'],
  department: ['', '内科', '検査科'],
  contract: ['有', '無', ''],
  note: ['', 'x', 'y'],
};

function anyRow(random: () => number): string[] {
  return Object.values(ANY).map((words) => words[Math.floor(random() * words.length)]!);
}
