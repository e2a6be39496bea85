import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Product } from '../../src/modules/products/domain/product.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { made, newProduct } from '../support/disclosing.js';

let app: TestApp;
let vendor: Administrator;
let competitor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor');
  competitor = await app.organization('vendor');
  hospital = await app.organization('hospital');
}, 60_000);
afterAll(() => app.stop());

const ids = async (by: Administrator, query = ''): Promise<string[]> =>
  (await made<{ items: Product[] }>(by.get(`/products?limit=200${query}`))).items.map(({ id }) => id);

describe('a product', () => {
  it('is registered once per name and version, also by two at once', async () => {
    const body = { kind: 'product', name: '超音波診断装置', version: 'A1', categories: ['超音波'] };
    const both = await Promise.all([vendor.post('/products', body), vendor.post('/products', body)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 201)!.body).toMatchObject({
      ...body,
      family: body.name,
      vendorId: vendor.organizationId,
      rowVersion: 1,
    });
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({ type: '/problems/product.exists' });
    expect((await competitor.post('/products', body)).status).toBe(201);
    const { id, rowVersion } = await newProduct(vendor);
    const renamed = await vendor.patch(
      `/products/${id}`,
      { name: body.name, version: body.version },
      { 'If-Match': `"${rowVersion}"` },
    );
    expect(renamed.status).toBe(409);
  });

  it('is made once under one idempotency key', async () => {
    const body = { kind: 'product', name: '画像管理', version: '9' };
    const key = { 'Idempotency-Key': 'product-1' };
    const [first, again] = [await vendor.post('/products', body, key), await vendor.post('/products', body, key)];
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await vendor.post('/products', { ...body, version: '10' }, key)).status).toBe(422);
  });

  it('is changed by its vendor alone, against the version that was read', async () => {
    const { id } = await newProduct(vendor);
    const change = (by: Administrator, version: string | null) =>
      by.patch(`/products/${id}`, { description: 'クラウド型' }, version === null ? {} : { 'If-Match': version });
    expect((await change(vendor, null)).status).toBe(428);
    const changed = await change(vendor, '"1"');
    expect([changed.status, changed.headers['etag']]).toEqual([200, '"2"']);
    const late = await change(vendor, '"1"');
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({ current: { id, rowVersion: 2, description: 'クラウド型' } });
    expect((await change(competitor, '"2"')).status).toBe(404);
    expect((await change(hospital, '"2"')).status).toBe(403);
    expect((await (await vendor.member('viewer')).patch(`/products/${id}`, {}, { 'If-Match': '"2"' })).status).toBe(
      403,
    );
  });

  it('is seen by whom its vendor shows it to', async () => {
    const [everyone, hospitals, nobody] = [
      await newProduct(vendor),
      await newProduct(vendor, { audience: 'hospitals' }),
      await newProduct(vendor, { audience: 'private' }),
    ];
    const wanted = [everyone.id, hospitals.id, nobody.id];
    const seen = async (by: Administrator) => {
      const listed = await ids(by, `&vendorId=${vendor.organizationId}`);
      const opened = await Promise.all(wanted.map(async (id) => (await by.get(`/products/${id}`)).status === 200));
      expect(opened).toEqual(wanted.map((id) => listed.includes(id)));
      return opened;
    };
    expect(await seen(vendor)).toEqual([true, true, true]);
    expect(await seen(hospital)).toEqual([true, true, false]);
    expect(await seen(competitor)).toEqual([true, false, false]);
    expect(await seen(app.operator)).toEqual([false, false, false]);
    expect((await app.nobody.get('/products')).status).toBe(401);
  });

  it('is found by family and by words in name, category or description, whatever signs they hold', async () => {
    const { id, family } = await newProduct(vendor, { family: '放射線_部門%', description: '読影 100%' });
    expect(await ids(hospital, `&family=${encodeURIComponent(family)}`)).toEqual([id]);
    expect(await ids(hospital, `&text=${encodeURIComponent('影 100%')}`)).toEqual([id]);
    expect(await ids(hospital, `&text=${encodeURIComponent('影_100')}`)).toEqual([]);
  });

  it('comes page by page, each once', async () => {
    const all = await ids(vendor);
    const paged: string[] = [];
    let cursor = '';
    do {
      const { items, next } = await made<{ items: Product[]; next: string | null }>(
        vendor.get(`/products?limit=3${cursor}`),
      );
      paged.push(...items.map(({ id }) => id));
      cursor = next === null ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
    expect((await vendor.get('/products?cursor=x')).status).toBe(400);
  });

  it.each([
    [{}, '/kind'],
    [{ kind: 'service', name: '', version: '1' }, '/name'],
    [{ kind: 'service', name: 'a', version: '1', categories: [1] }, '/categories'],
    [{ kind: 'service', name: 'a\u0000', version: '1' }, '/name'],
    [{ kind: 'service', name: 'a', version: '1', family: null }, '/family'],
    [{ kind: 'service', name: 'a', version: '1', vendorId: 'x' }, '/vendorId'],
  ])('is refused with the place of the fault: %j', async (body, pointer) => {
    const refused = await vendor.post('/products', body);
    expect(refused.status).toBe(400);
    expect((refused.body as { errors: { pointer: string }[] }).errors.map((error) => error.pointer)).toContain(pointer);
  });
});
