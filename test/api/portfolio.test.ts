import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Product } from '../../src/modules/products/domain/product.js';
import type { PortfolioEntry } from '../../src/modules/portfolio/domain/portfolio-entry.js';
import type { PortfolioPage } from '../../src/modules/portfolio/portfolio.service.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { made, newProduct } from '../support/disclosing.js';
import { at, listed } from '../support/ledger-desk.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
let writer: Person;
let product: Product;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', 'みらい医療情報株式会社');
  hospital = await app.organization('hospital');
  writer = await hospital.member('editor');
  product = await newProduct(vendor, { name: 'みらいカルテ', version: '4.10' });
}, 60_000);
afterAll(() => app.stop());

const add = (body: object, by: Person = writer): Promise<PortfolioEntry> => made(by.post('/portfolio', body));

describe('an entry of the portfolio', () => {
  it('of a product of Kaiji takes its names, and is changed against the version that was read', async () => {
    const entry = await add({ productId: product.id, department: '外来' });
    expect(entry).toMatchObject({
      productId: product.id,
      vendorId: vendor.organizationId,
      vendorName: 'みらい医療情報株式会社',
      productName: 'みらいカルテ',
      version: '4.10',
      status: 'in_use',
      contract: null,
      product: { id: product.id, version: '4.10' },
      rowVersion: 1,
      updatedBy: writer.userId,
    });
    const change = (body: object, headers = {}) => writer.patch(`/portfolio/${entry.id}`, body, headers);
    expect((await change({ contract: true })).status).toBe(428);
    const changed = await change({ contract: true, contractedBy: 'hospital', version: '4.10.2' }, at(1));
    expect([changed.status, changed.headers['etag']]).toEqual([200, '"2"']);
    expect(changed.body).toMatchObject({ contract: true, version: '4.10.2', product: { version: '4.10' } });
    expect((await change({ contract: null }, at(1))).status).toBe(412);
    const unlinked = await change({ productId: null }, at(2));
    expect(unlinked.body).toMatchObject({
      productId: null,
      vendorId: vendor.organizationId,
      productName: 'みらいカルテ',
    });
  });

  it('by name alone keeps the words of the hospital, and is linked when the product has come to Kaiji', async () => {
    const own = { vendorName: '(株)みらい医療情報', productName: 'ﾐﾗｲｶﾙﾃ', version: '4.10' };
    const entry = await add(own);
    expect(entry).toMatchObject({ ...own, productId: null, vendorId: null, product: null });
    const linked = await made<PortfolioEntry>(writer.patch(`/portfolio/${entry.id}`, { productId: product.id }, at(1)));
    expect(linked).toMatchObject({ ...own, vendorId: vendor.organizationId, product: { name: 'みらいカルテ' } });
    const other = await app.organization('vendor');
    const theirs = await writer.patch(`/portfolio/${entry.id}`, { vendorId: other.organizationId }, at(2));
    expect(theirs.body).toMatchObject({ type: '/problems/portfolio.other-vendor' });
    const noVendor = await writer.post('/portfolio', { productName: 'x', vendorId: hospital.organizationId });
    expect(noVendor.status).toBe(404);
  });

  it('is retired with a reason, and removed with one where it never should have stood', async () => {
    const { id } = await add({ productName: '旧検査システム', vendorName: '検査機器' });
    const retire = (retiredReason: string) =>
      writer.patch(`/portfolio/${id}`, { status: 'retired', retiredReason }, at(1));
    expect((await retire('')).body).toMatchObject({ type: '/problems/portfolio.retired-reason' });
    expect((await retire('更新のため')).body).toMatchObject({ status: 'retired', retiredReason: '更新のため' });
    expect((await writer.post(`/portfolio/${id}/removal`, { reason: '' }, at(2))).status).toBe(400);
    expect((await writer.post(`/portfolio/${id}/removal`, { reason: '二重' }, at(2))).status).toBe(204);
    expect((await writer.get(`/portfolio/${id}`)).status).toBe(404);
    const { items, lastChange } = await listed(hospital);
    expect(items.map((entry) => entry.id)).not.toContain(id);
    expect(lastChange).toMatchObject({ by: writer.userId, byName: expect.stringContaining('担当') });
  });

  it('is listed by what one asks for, page by page', async () => {
    const clinic = await app.organization('hospital');
    const remote = (confirmedOn: string | null, used: boolean | null = true) => ({
      remoteMaintenance: {
        used,
        connections: used === true ? [{ line: 'LTE', ownMobileRouter: true, confirmedOn }] : [],
      },
    });
    const given = [
      { productName: 'a', vendorName: 'あ社', department: '放射線科', contract: true, ...remote('2026-10-01') },
      { productName: 'b', vendorName: 'い社', department: '検査科', contract: false, ...remote('2025-10-01') },
      { productName: 'c', vendorName: 'う社', department: '検査科', status: 'considering', ...remote(null) },
      { productName: 'd', vendorName: 'え社', assetNumber: 'M_1%', ...remote(null, null) },
    ];
    for (const each of given) await add(each, clinic);
    const names = async (query: string) =>
      (await listed(clinic, query)).items.map(({ productName }) => productName).join('');
    expect(await names('')).toBe('abcd');
    expect(await names(`&department=${encodeURIComponent('検査科')}`)).toBe('bc');
    expect([await names('&contract=yes'), await names('&contract=no'), await names('&contract=unknown')]).toEqual([
      'a',
      'b',
      'cd',
    ]);
    expect(await names('&status=considering')).toBe('c');
    expect(await names('&remoteUnconfirmedSince=2026-04-01')).toBe('bcd');
    expect(await names('&text=_1%25')).toBe('d');
    expect(await names(`&vendorId=${vendor.organizationId}`)).toBe('');
    const first = await made<PortfolioPage>(clinic.get('/portfolio?limit=3'));
    const second = await made<PortfolioPage>(clinic.get(`/portfolio?limit=3&cursor=${first.next}`));
    expect([...first.items, ...second.items].map(({ productName }) => productName).join('')).toBe('abcd');
    expect(second.next).toBeNull();
  });

  it('goes with its vendor when two of one name become one, and is nobody else’s to link to what is hidden', async () => {
    const twin = await app.organization('vendor', '株式会社みらい医療情報');
    const theirs = await newProduct(twin, { name: 'みらい会計', audience: 'hospitals' });
    const { id } = await add({ productId: theirs.id });
    const merging = { from: twin.organizationId, into: vendor.organizationId };
    await made(app.operator.session.post('/organizations/merges', merging));
    const moved = await made<PortfolioEntry>(writer.get(`/portfolio/${id}`));
    expect(moved).toMatchObject({ productId: theirs.id, vendorId: vendor.organizationId });
    expect((await listed(writer, `&vendorId=${twin.organizationId}`)).items.map((entry) => entry.id)).toContain(id);
    const hidden = await newProduct(vendor, { audience: 'private' });
    expect((await writer.post('/portfolio', { productId: hidden.id })).status).toBe(404);
    await made(vendor.patch(`/products/${theirs.id}`, { audience: 'private' }, at(1)));
    expect(await made(writer.patch(`/portfolio/${id}`, { note: '継続' }, at(1)))).toMatchObject({
      productId: theirs.id,
      product: null,
      productName: 'みらい会計',
    });
  });
});
