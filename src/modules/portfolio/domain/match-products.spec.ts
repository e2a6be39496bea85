import { describe, expect, it } from '@jest/globals';
import { type KnownThings, productKey, ProductMatcher, splitVersion, versionKey } from './match-products.js';

const VENDORS = [
  'みらい医療情報株式会社',
  '富士メディカルシステムズ株式会社',
  'Example Imaging Inc.',
  'サクラ電子(株)',
  'さくら電子計測株式会社',
];
const vendors = VENDORS.map((name, at) => ({ id: `v${at}`, name }));
const product = (id: string, vendor: number, name: string, version: string) => ({
  id,
  vendorId: `v${vendor}`,
  vendorName: VENDORS[vendor]!,
  name,
  version,
});
const known: KnownThings = {
  vendors,
  products: [
    product('karte-41', 0, 'みらいカルテ クラウド', '4.1'),
    product('karte-410', 0, 'みらいカルテ クラウド', '4.10'),
    product('kaikei', 0, 'みらい医事会計', '2.0'),
    product('pacs', 1, '富士PACSビューア', 'V12'),
    product('imaging', 2, 'Example Viewer Pro', '3.2'),
    product('server', 3, 'サーバー監視', '1'),
    product('us', 3, '超音波診断装置 US-900', '1'),
  ],
};
const matcher = new ProductMatcher(known);
const match = (vendorName: string, productName: string, version = '') => {
  const { sure, candidates, vendorId } = matcher.match({ vendorName, productName, version });
  return [sure, candidates.map(({ id, because }) => [id, ...because].join(' ')), vendorId];
};

describe('a product that a ledger names', () => {
  it.each([
    ['みらい医療情報株式会社', 'みらいカルテ クラウド', '4.10', 'karte-410'],
    ['(株)みらい医療情報', 'みらいカルテクラウド', 'Ver.4.10', 'karte-410'],
    ['㈱みらい医療情報', 'ﾐﾗｲｶﾙﾃ', '1', null],
    ['みらい医療情報㈱', 'みらいｶﾙﾃ　ｸﾗｳﾄﾞ', 'v4.1', 'karte-41'],
    ['みらい医療情報 株式会社', 'みらいカルテ（クラウド）', '４．１', 'karte-41'],
    ['株式会社　みらい医療情報', 'みらいカルテ・クラウド', 'バージョン4.10', 'karte-410'],
    ['EXAMPLE IMAGING INC', 'example viewer-pro', '3.2', 'imaging'],
    ['Example Imaging', 'Example Viewer Pro', 'version 3.2', 'imaging'],
    ['富士メディカルシステムズ(株)', '富士ＰＡＣＳビューア', '12', 'pacs'],
    ['富士メディカルシステムズ', '富士PACSビューアー', 'Ver 12', 'pacs'],
    ['ｻｸﾗ電子', 'サーバ監視', '第1版', 'server'],
    ['サクラ電子株式会社', 'サーバー監視 Ver.1', '', 'server'],
    ['みらい医療情報', 'みらいカルテ クラウド v4.10', '', 'karte-410'],
  ])('%s / %s / %s', (vendorName, productName, version, id) => {
    const [sure, candidates] = match(vendorName, productName, version);
    if (id === null) expect(sure).not.toBe('exact');
    else expect([sure, candidates]).toEqual(['exact', [id]]);
  });

  it.each([
    [
      'is registered in other versions',
      ['みらい医療情報', 'みらいカルテ クラウド', '4.2'],
      ['karte-41 version_differs', 'karte-410 version_differs'],
      'v0',
    ],
    ['has no version in the ledger', ['みらい医療情報', 'みらい医事会計', ''], ['kaikei version_missing'], 'v0'],
    ['has no vendor in the ledger', ['', 'みらい医事会計', '2.0'], ['kaikei vendor_missing'], null],
    [
      'is of a vendor with a name alike',
      ['富士メディカルシステム', '富士PACSビューア', 'V12'],
      ['pacs vendor_alike'],
      null,
    ],
    ['is sold by another', ['医療機器商会', 'みらい医事会計', '2.0'], ['kaikei vendor_differs'], null],
    ['is called a little otherwise', ['みらい医療情報', 'みらい医事会計システム', '2.0'], ['kaikei name_alike'], 'v0'],
    [
      'is called otherwise in another version',
      ['みらい医療情報', 'みらい医事会計Plus', '3.0'],
      ['kaikei name_alike version_differs'],
      'v0',
    ],
  ] as const)('is likely where it %s', (_, [vendorName, productName, version], candidates, vendorId) => {
    expect(match(vendorName, productName, version)).toEqual(['likely', candidates, vendorId]);
  });

  it.each([
    ['みらい医療情報', '看護支援', '1', 'v0'],
    ['まったく別の会社', '看護支援', '1', null],
    ['さくら電子', 'サーバー監視装置', '9', null],
    ['', '', '', null],
    ['サクラ電子', '超音波診断装置 US-800', '1', 'v3'],
  ])('is not known: %s / %s', (vendorName, productName, version, vendorId) => {
    expect(match(vendorName, productName, version)).toEqual(['none', [], vendorId]);
  });

  it('is exact for one product alone', () => {
    const twice = new ProductMatcher({
      vendors,
      products: [...known.products, product('twin', 0, 'みらい医事会計', 'Ver 2.0')],
    });
    const found = twice.match({ vendorName: 'みらい医療情報', productName: 'みらい医事会計', version: '2.0' });
    expect(found).toMatchObject({ sure: 'likely', candidates: [{ because: ['several'] }, { because: ['several'] }] });
  });

  it('is exact exactly where vendor, name and version are the same to a person', () => {
    const spellings = (text: string) => [
      text,
      text.normalize('NFKC'),
      ` ${text} `,
      text.toUpperCase(),
      text.replace(/ /g, '　'),
    ];
    for (const each of known.products)
      for (const vendorName of spellings(each.vendorName))
        for (const name of spellings(each.name))
          for (const version of spellings(each.version))
            expect(matcher.match({ vendorName, productName: name, version })).toMatchObject({
              sure: 'exact',
              candidates: [{ id: each.id }],
              vendorId: each.vendorId,
            });
  });
});

describe('a version', () => {
  it.each([
    ['4.1', '4.10'],
    ['4.1', '4.1.0'],
    ['1', '1.0'],
    ['2.0', '2.00'],
    ['10', '1.0'],
    ['4.1a', '4.1b'],
    ['4.1', '4.1 SP1'],
    ['R8', 'R8.1'],
  ])('is no number: %s and %s are two', (one, other) => {
    expect(versionKey(one)).not.toBe(versionKey(other));
  });

  it.each([
    ['4.10', ' Ver. 4.10 '],
    ['4.10', 'v4.10'],
    ['4.10', 'Version 4.10'],
    ['4.10', '４．１０'],
    ['4.10', 'バージョン4.10'],
    ['3', '第3版'],
    ['4.1 SP1', '4.1SP1'],
    ['REV.2', 'rev 2'],
  ])('is the same however it is written: %s and %s', (one, other) => {
    expect(versionKey(one)).toBe(versionKey(other));
  });

  it.each([
    ['みらいカルテ Ver.4.10', 'みらいカルテ', '4.10'],
    ['みらいカルテ(V3)', 'みらいカルテ', '3'],
    ['みらいカルテ バージョン2.1', 'みらいカルテ', '2.1'],
    ['みらいカルテ', 'みらいカルテ', ''],
    ['PACS 2000', 'PACS 2000', ''],
    ['CT-V100', 'CT-V100', ''],
  ])('may stand behind a name: %s', (written, name, version) => {
    expect(splitVersion(written)).toEqual({ name, version });
  });
});

it.each([
  ['サーバー監視', 'サーバ監視'],
  ['ﾐﾗｲｶﾙﾃ', 'ミライカルテ'],
  ['ＰＡＣＳ (R)', 'pacs r'],
  ['みらい・カルテ', 'みらい カルテ'],
])('%s and %s are one name', (one, other) => {
  expect(productKey(one)).toBe(productKey(other));
});
