import { describe, expect, it } from '@jest/globals';
import type { ComparedLedger } from './compare-ledger.js';
import { countsOf, linesOf, shownLine } from './ledger-line.js';
import { compare, entryOf, KARTE, OTHER, states } from './small-ledger.fixture.js';

const suggestions = ({ rows }: ComparedLedger): (string | null)[] => rows.map(({ suggestion }) => suggestion);

describe('a ledger beside the portfolio', () => {
  it('suggests what is sure, and leaves to a person what is not', () => {
    const likely = ['M-2', '(株)みらい', 'みらいカルテ', '4.3', '外科', '', ''];
    const compared = compare([KARTE, OTHER, likely, OTHER, ['M-9', 'x', '', '', '', '', '']]);
    expect(states(compared)).toBe('new new new new faulty');
    expect(suggestions(compared)).toEqual(['match', 'name', null, null, 'leave_out']);
    expect(compared.rows.map(({ twins }) => twins)).toEqual([[], [4], [], [2], []]);
    expect(countsOf(compared)).toEqual({
      rows: 5,
      new: 4,
      changed: 0,
      unchanged: 0,
      faulty: 1,
      missing: 0,
      open: 2,
      doubtful: 0,
    });
  });

  it('finds entries again by asset number, else by vendor, name, version and department, else by the linked product', () => {
    const entries = [
      entryOf({
        assetNumber: 'm-1',
        vendorName: '株式会社みらい',
        productName: 'みらいカルテ',
        version: '4.1',
        department: '内科',
        contract: true,
      }),
      entryOf({
        vendorName: '検査機器',
        productName: '分析装置',
        version: 'Ver.1',
        department: '検査科',
        contract: false,
      }),
      entryOf({
        productId: 'p2',
        vendorId: 'v',
        vendorName: 'うちの呼び名',
        productName: '電カル',
        version: '4.2',
        department: '外科',
      }),
      entryOf({ productName: '台帳にないもの' }),
      entryOf({ productName: 'なくなったもの', status: 'retired', retiredReason: 'x' }),
    ];
    const renamed = ['', '(株)みらい', 'みらいカルテ', '4.2', '外科', '', ''];
    const compared = compare([KARTE, OTHER, renamed], entries);
    expect(compared.rows.map(({ entry }) => entry?.id)).toEqual(entries.slice(0, 3).map(({ id }) => id));
    expect(states(compared)).toBe('unchanged unchanged changed');
    expect(compared.missing).toEqual([entries[3]]);
    expect(compared.rows[2]?.changes.map(({ field }) => field)).toEqual(['vendorName', 'productName']);
  });

  it('leaves it to a person which of several entries a row changes, and takes the one that it does not change', () => {
    const twice = [true, false].map((contract) =>
      entryOf({ vendorName: '検査機器', productName: '分析装置', version: '1', department: '検査科', contract }),
    );
    const changing = ['', '検査機器', '分析装置', '1', '検査科', '有', '新しい備考'];
    const [asked] = compare([changing], twice).rows;
    expect(asked).toMatchObject({ state: 'changed', suggestion: null, alsoFits: [twice[1]!.id] });
    const [known] = compare([OTHER], twice).rows;
    expect(known).toMatchObject({ state: 'unchanged', suggestion: 'keep', alsoFits: [], entry: { id: twice[1]!.id } });
  });

  it('keeps two asset numbers apart, and a server from the software on it', () => {
    const entries = [
      entryOf({ assetNumber: 'S-1', vendorName: 'A', productName: 'サーバー' }),
      entryOf({ assetNumber: 'S-1', vendorName: 'B', productName: '電子カルテ' }),
    ];
    const rows = [
      ['S-1', 'B', '電子カルテ', '', '', '', 'x'],
      ['S-2', 'A', 'サーバ', '', '', '', ''],
      ['S-1', 'A', 'サーバ', '', '', '', ''],
    ];
    const compared = compare(rows, entries);
    expect(compared.rows.map(({ entry }) => entry?.productName)).toEqual(['電子カルテ', undefined, 'サーバー']);
    expect(states(compared)).toBe('changed new unchanged');
    const moved = compare([['S-9', 'A', 'サーバー', '', '', '', '']], entries);
    expect([states(moved), moved.missing]).toEqual(['new', entries]);
  });

  it('shows before and after of what would change, and another version as another product', () => {
    const entry = entryOf({
      assetNumber: 'M-1',
      vendorName: '(株)みらい',
      productName: 'みらいカルテ',
      version: '4.0',
      productId: 'p0',
      vendorId: 'v',
      note: 'a',
    });
    const [row] = compare([['M-1', 'みらい', 'みらいｶﾙﾃ', '4.1', '', '有', 'b']], [entry]).rows;
    expect(row?.changes).toEqual([
      { field: 'version', before: '4.0', after: '4.1' },
      { field: 'contract', before: null, after: 'yes' },
      { field: 'note', before: 'a', after: 'b' },
    ]);
    expect([row?.isOther, row?.suggestion]).toEqual([true, 'match']);
  });

  it('is shown line by line in both languages, the entries that it does not have last', () => {
    const compared = compare(
      [['M-1', '', 'みらいカルテ', '4.1', '', '時々', '']],
      [entryOf({ productName: '台帳にないもの' })],
    );
    const [line, missing] = linesOf(compared).map(shownLine);
    expect(line).toMatchObject({ line: 1, sheet: '台帳', row: 2, state: 'new', sure: 'likely', suggestion: null });
    expect(line?.findings.map(({ kind, level, cell, message }) => [kind, level, cell, message.ja])).toEqual([
      ['word.unread', 'warn', 'F2', '「契約の有無」の「時々」は読み取れません。この値は取り込みません'],
      ['vendor.missing', 'warn', '2:2', 'メーカー・事業者名がありません。空のまま取り込めます'],
    ]);
    expect(line?.candidates[0]?.because[0]).toMatchObject({
      code: 'vendor_missing',
      message: { ja: '台帳に事業者名がありません' },
    });
    expect(missing).toMatchObject({ line: null, state: 'missing', entry: { productName: '台帳にないもの' } });
  });
});
