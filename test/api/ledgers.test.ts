import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { LedgerHead, LedgerMapping } from '../../src/modules/portfolio/ledgers.repository.js';
import type { LedgerView } from '../../src/modules/portfolio/ledgers.service.js';
import type { Product } from '../../src/modules/products/domain/product.js';
import type { Page } from '../../src/platform/http/paging.js';
import { deviceLedger, englishLedger, longLedger, systemLedger } from '../fixtures/made-workbooks/ledgers.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { made, newProduct } from '../support/disclosing.js';
import { apply, at, exported, linesOf, listed, sent } from '../support/ledger-desk.js';

let app: TestApp;
let vendor: Administrator;
let product: Product;
let clinic: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', 'みらい医療情報株式会社');
  product = await newProduct(vendor, { name: 'みらいカルテ', version: '4.10' });
}, 60_000);
beforeEach(async () => {
  clinic = await app.organization('hospital');
});
afterAll(() => app.stop());

describe('a device ledger', () => {
  it('in Excel, under headings over two rows, is read up to the preview: each cell that cannot be read is named', async () => {
    const ledger = await sent(clinic, deviceLedger(), '医療機器台帳.xlsx');
    expect(ledger).toMatchObject({
      sheets: [{ name: '医療機器', headerRow: 4 }],
      otherSheets: ['記入要領'],
      counts: { rows: 5, new: 4, faulty: 1, missing: 0, open: 0, doubtful: 1 },
      skipped: { count: 2 },
    });
    expect(ledger.columns.map(({ heading, field }) => `${heading} ${field ?? '-'}`)).toEqual([
      '管理番号 assetNumber',
      '機器名 productName',
      'メーカー vendorName',
      '型番 model',
      '名称 -',
      'バージョン version',
      '設置場所 location',
      '有無 remoteUsed',
      '回線 remoteLine',
      '確認日 remoteConfirmedOn',
      '備考 note',
    ]);
    const rows = await linesOf(clinic, ledger.id);
    expect(rows.map(({ row, state }) => `${row} ${state}`)).toEqual(['6 new', '7 new', '8 new', '9 faulty', '10 new']);
    expect(rows.flatMap(({ findings }) => findings.map(({ kind, cell }) => `${kind} ${cell}`))).toEqual([
      'product.missing 9:9',
      'version.number F10',
      'word.unread H10',
      'date.unread J10',
    ]);
    expect((await listed(clinic)).items).toEqual([]);
    const applied = await made(apply(clinic, ledger, { otherwise: 'suggested' }));
    expect(applied).toMatchObject({ added: 4, changed: 0, unchanged: 0, leftOut: 1, faulty: 1 });
    expect((await listed(clinic, '&text=ME-002')).items[0]).toMatchObject({
      productName: 'CT装置',
      version: '2.4',
      remoteMaintenance: { used: true, connections: [{ line: 'フレッツ', confirmedOn: '2025-10-01' }] },
    });
    expect((await listed(clinic, '&remoteUnconfirmedSince=2026-04-01')).items).toHaveLength(3);
  });

  it('in CP932 finds products of Kaiji, and is taken over by what a person decides on each row', async () => {
    const ledger = await sent(clinic, systemLedger(), 'システム台帳.csv');
    const rows = await linesOf(clinic, ledger.id);
    expect(rows.map(({ sure, suggestion, twins }) => [sure, suggestion, twins])).toEqual([
      ['exact', 'match', []],
      ['likely', null, [4]],
      ['none', 'name', []],
      ['likely', null, [2]],
    ]);
    expect(rows[1]?.candidates).toMatchObject([{ id: product.id, because: [{ code: 'version_differs' }] }]);
    expect((await apply(clinic, ledger, { otherwise: 'suggested' })).body).toMatchObject({
      type: '/problems/ledger.lines-open',
      lines: [2, 4],
    });
    const decided = {
      rows: [
        { line: 2, take: 'name' },
        { line: 4, take: 'leave_out' },
      ],
      otherwise: 'suggested',
    };
    expect((await clinic.post(`/ledgers/${ledger.id}/apply`, decided)).status).toBe(428);
    const both = await Promise.all([apply(clinic, ledger, decided), apply(clinic, ledger, decided)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { items } = await listed(clinic);
    expect(items.map(({ assetNumber, productId, vendorId }) => [assetNumber, productId, vendorId])).toEqual([
      ['IT-01', product.id, vendor.organizationId],
      ['IT-02', null, vendor.organizationId],
      ['IT-03', null, null],
    ]);
    expect(items[2]).toMatchObject({ status: 'retired', retiredReason: '廃止', contract: false });
    expect(items[1]).toMatchObject({
      vendorName: '㈱みらい医療情報',
      contractedBy: 'other',
      serverUpdatesByVendor: true,
    });
  });

  it('sent again shows what is new, changed and missing; nothing goes by itself', async () => {
    const first = await sent(clinic, englishLedger(), 'devices.csv');
    await made(apply(clinic, first, { otherwise: 'suggested' }));
    expect((await sent(clinic, englishLedger(), 'devices.csv')).counts).toMatchObject({
      unchanged: 3,
      new: 0,
      missing: 0,
    });
    const edited = englishLedger()
      .toString()
      .replace('v2.0.1', 'v2.1')
      .replace(/A-2.*\n/, '')
      .concat('\nA-4;New;Example;1;ICU;Planned;;;;');
    const second = await sent(clinic, Buffer.from(edited), 'devices.csv');
    expect(second.columns.every(({ by }) => by === 'saved')).toBe(true);
    expect(
      (await linesOf(clinic, second.id)).map(({ state, changes }) => [
        state,
        ...changes.map(({ field, after }) => `${field} ${after}`),
      ]),
    ).toEqual([['changed', 'version v2.1'], ['unchanged'], ['new'], ['missing']]);
    expect((await linesOf(clinic, second.id, '&state=missing'))[0]).toMatchObject({
      line: null,
      entry: { assetNumber: 'A-2' },
    });
    expect(await made(apply(clinic, second, { otherwise: 'suggested' }))).toMatchObject({
      added: 1,
      changed: 1,
      unchanged: 1,
      missing: 1,
    });
    expect((await listed(clinic)).items.map(({ assetNumber, version }) => `${assetNumber} ${version}`).sort()).toEqual([
      'A-1 v2.1',
      'A-2 3.10',
      'A-3 1.0',
      'A-4 1',
    ]);
  });

  it('is read anew with other columns, which are kept for the next one', async () => {
    const file = Buffer.from('製品名,メーカー,甲\nみらいカルテ,みらい医療情報株式会社,4.10\n会計,みらい医療情報,2\n');
    const ledger = await sent(clinic, file, 'a.csv');
    expect((await linesOf(clinic, ledger.id))[0]).toMatchObject({
      sure: 'likely',
      values: { productName: 'みらいカルテ' },
    });
    const change = (columns: object, version = ledger.rowVersion) =>
      clinic.put(`/ledgers/${ledger.id}/columns`, { columns }, at(version));
    expect((await change([{ column: 'B', field: 'productName' }])).body).toMatchObject({
      type: '/problems/ledger.field-twice',
    });
    const changed = await made<LedgerView>(change([{ column: 'C', field: 'version' }]));
    expect(changed).toMatchObject({ rowVersion: 2, columns: [{}, {}, { field: 'version', by: 'chosen' }] });
    expect((await linesOf(clinic, ledger.id))[0]).toMatchObject({ sure: 'exact', suggestion: 'match' });
    expect((await apply(clinic, ledger, { otherwise: 'suggested' })).status).toBe(412);
    expect((await sent(clinic, file, 'b.csv')).columns[2]).toMatchObject({ field: 'version', by: 'saved' });
    const mappings = await made<Page<LedgerMapping>>(clinic.get('/ledger-mappings'));
    expect(mappings.items).toMatchObject([{ columns: [{}, {}, { heading: '甲', field: 'version' }] }]);
    expect((await made<Page<LedgerHead>>(clinic.get('/ledgers'))).items.map((each) => each.file)).toEqual([
      'b.csv',
      'a.csv',
    ]);
  });

  it('of 3,000 rows is read and taken over at once, and an export read again says the same', async () => {
    const ledger = await sent(clinic, longLedger(3000, 'みらい医療情報', 'みらいカルテ'), '大きい台帳.csv');
    expect(ledger.counts).toMatchObject({ rows: 3000, new: 3000, faulty: 0 });
    expect(await made(apply(clinic, ledger, { otherwise: 'name' }))).toMatchObject({ added: 3000 });
    for (const [format, text, rows] of [
      ['csv', 'ME-0012', 10],
      ['xlsx', 'ME-00123', 1],
    ] as const) {
      const again = await sent(clinic, exported(clinic, `format=${format}&text=${text}`), `採用台帳.${format}`);
      expect(again.counts).toMatchObject({ rows, unchanged: rows, missing: 3000 - rows });
    }
  });

  it('as a file has its limits: Excel takes 5,000 entries', async () => {
    const many = `insert into portfolio_entry select (json_populate_record(entry, json_build_object('id', gen_random_uuid()))).*
      from portfolio_entry as entry, generate_series(1, 5000) where organization_id = $1`;
    await made(clinic.post('/portfolio', { productName: '装置' }));
    await app.asSuperuser(many, [clinic.organizationId]);
    const refused = await clinic.get('/portfolio/export?format=xlsx');
    expect(refused.body).toMatchObject({ type: '/problems/portfolio.too-many-for-excel', entries: 5001, limit: 5000 });
    expect((await clinic.get('/portfolio/export?format=csv')).text.split('\r\n')).toHaveLength(5003);
  });

  it('without a table is refused, with what to do', async () => {
    const refused = await clinic.upload('/ledgers', Buffer.from('a,b\nc,d\n'), 'x.csv');
    expect(refused.body).toMatchObject({
      status: 422,
      type: '/problems/ledger.no-table',
      detail: expect.stringContaining('見出し'),
    });
  });
});
