import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Product } from '../../src/modules/products/domain/product.js';
import type { Access } from '../../src/modules/sharing/domain/access.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { made, newProduct, published, type Vendor } from '../support/disclosing.js';

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let competitor: Administrator;
let group: Administrator;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital', 'さくら総合病院');
  competitor = await app.organization('vendor');
  group = await app.organization('industry_group');
}, 60_000);
afterAll(() => app.stop());

const reads = async (by: Administrator, revisionId: string): Promise<boolean> => {
  const { status } = await by.get(`/revisions/${revisionId}`);
  expect([200, 404]).toContain(status);
  return status === 200;
};
const readers = (): Administrator[] => [vendor.admin, hospital, group, competitor, app.operator];

describe('a published revision', () => {
  it.each([
    ['everyone', [true, true, true, true, false]],
    ['hospitals', [true, true, false, false, false]],
    ['on_request', [true, false, false, false, false]],
    ['private', [true, false, false, false, false]],
  ])('for %s is read by vendor, hospital, group, competitor, operator: %j', async (audience, expected) => {
    const { revisionId, productId, disclosureId } = await published(vendor, 'mds-5.0', { audience });
    const seen = await Promise.all(readers().map((by) => reads(by, revisionId)));
    expect(seen).toEqual(expected);
    for (const [index, by] of readers().entries()) {
      const sees = expected[index]!;
      const page = await by.get(`/products/${productId}`);
      expect((page.body as { current?: unknown[] }).current ?? []).toHaveLength(sees ? 1 : 0);
      expect((await by.get(`/disclosures/${disclosureId}/revisions`)).body).toMatchObject({
        items: sees ? [{ id: revisionId }] : [],
      });
      for (const path of ['diff', 'signed', 'export']) {
        const { status } = await by.get(`/revisions/${revisionId}/${path}`);
        expect([path, status === 404]).toEqual([path, !sees || path === 'diff']);
      }
    }
    const grant = await vendor.admin.post(`/products/${productId}/grants`, {
      organizationId: competitor.organizationId,
    });
    expect(grant.status).toBe(201);
    expect(await reads(competitor, revisionId)).toBe(audience !== 'private');
  });

  it('is hidden with its product', async () => {
    const { revisionId, productId, disclosureId } = await published(vendor, 'mds-5.0', { audience: 'everyone' });
    expect(await reads(hospital, revisionId)).toBe(true);
    const { rowVersion } = await made<Product>(vendor.writer.get(`/products/${productId}`));
    const read = { 'If-Match': `"${rowVersion}"` };
    await made(vendor.writer.patch(`/products/${productId}`, { audience: 'private' }, read));
    expect(await reads(hospital, revisionId)).toBe(false);
    expect((await hospital.get(`/disclosures/${disclosureId}/revisions`)).body).toMatchObject({ items: [] });
    expect(await reads(vendor.admin, revisionId)).toBe(true);
  });

  it('is compared by whoever may read it, also by grant', async () => {
    const audiences = ['hospitals', 'on_request'];
    const two = await Promise.all(audiences.map((audience) => published(vendor, 'mds-5.0', { audience })));
    const query = `/comparison?productIds=${two.map(({ productId }) => productId).join(',')}`;
    expect((await competitor.get(query)).body).toMatchObject({ type: '/problems/comparison.too-few' });
    for (const { productId } of two)
      await made(vendor.admin.post(`/products/${productId}/grants`, { organizationId: competitor.organizationId }));
    expect((await competitor.get(query)).body).toMatchObject({
      columns: two.map(({ revisionId }) => ({ revisionId })),
    });
  });

  it('on request is known to hospitals by form and day alone, and can be asked for', async () => {
    const { revisionId, productId } = await published(vendor, 'mds-5.0', { audience: 'on_request' });
    expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({
      current: [],
      onRequest: [{ form: 'MDS', templateId: 'mds-5.0' }],
    });
    expect((await hospital.get(`/products/${productId}/gaps`)).body).toMatchObject({
      items: [],
      onRequest: [{ form: 'MDS' }],
    });
    expect((await competitor.get(`/products/${productId}`)).body).toMatchObject({ current: [], onRequest: [] });

    const ask = await hospital.post(`/products/${productId}/access-requests`, { message: '更新のため' });
    expect(ask.body).toMatchObject({ state: 'requested', organizationName: 'さくら総合病院', message: '更新のため' });
    expect((await hospital.post(`/products/${productId}/access-requests`)).status).toBe(409);
    const requestId = (ask.body as Access).id;
    expect((await competitor.post(`/products/${productId}/grants`, { requestId })).status).toBe(404);
    expect((await vendor.writer.post(`/products/${productId}/grants`, { requestId })).status).toBe(403);
    expect((await vendor.admin.get(`/grants?productId=${productId}`)).body).toMatchObject({
      items: [{ id: requestId, state: 'requested' }],
    });

    const granted = await made<Access>(vendor.approver.post(`/products/${productId}/grants`, { requestId }));
    expect(granted).toMatchObject({ state: 'granted', message: '更新のため', organizationId: hospital.organizationId });
    expect(granted.validUntil).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect((await vendor.approver.post(`/products/${productId}/grants`, { requestId })).status).toBe(409);
    expect((await hospital.post(`/products/${productId}/access-requests`)).body).toMatchObject({
      type: '/problems/access.granted-already',
    });
    expect(await reads(hospital, revisionId)).toBe(true);
    expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({
      current: [{ id: revisionId }],
      onRequest: [],
    });

    expect((await hospital.delete(`/grants/${granted.id}`)).status).toBe(403);
    expect((await competitor.delete(`/grants/${granted.id}`)).status).toBe(404);
    expect((await vendor.approver.delete(`/grants/${granted.id}`)).body).toMatchObject({ state: 'revoked' });
    expect(await reads(hospital, revisionId)).toBe(false);
    expect((await vendor.approver.delete(`/grants/${granted.id}`)).status).toBe(404);
  });

  it('is asked for in vain, where the vendor declines', async () => {
    const { revisionId, productId } = await published(vendor, 'mds-5.0', { audience: 'on_request' });
    const { id: requestId } = await made<Access>(group.post(`/products/${productId}/access-requests`));
    const declined = await vendor.approver.post(`/products/${productId}/grants`, { requestId, decision: 'decline' });
    expect(declined.body).toMatchObject({ id: requestId, state: 'declined', validUntil: null });
    expect(await reads(group, revisionId)).toBe(false);
    expect((await group.get(`/grants?productId=${productId}`)).body).toMatchObject({ items: [{ state: 'declined' }] });
    expect((await group.post(`/products/${productId}/access-requests`)).status).toBe(201);
  });

  it('tells its vendor who read it, and nobody else', async () => {
    const { revisionId, productId } = await published(vendor, 'mds-5.0', { audience: 'everyone' });
    await hospital.get(`/revisions/${revisionId}`);
    await competitor.get(`/revisions/${revisionId}/signed`);
    await vendor.writer.get(`/revisions/${revisionId}`);
    const { items } = await made<{ items: object[] }>(vendor.writer.get(`/products/${productId}/readers`));
    expect(items).toMatchObject([
      { type: 'revision.exported', subjectId: revisionId, organizationId: competitor.organizationId },
      { type: 'revision.read', subjectId: revisionId, organizationId: hospital.organizationId },
    ]);
    expect((await competitor.get(`/products/${productId}/readers`)).status).toBe(404);
  });

  it('is opened and closed for everything that was ever published of it', async () => {
    const { revisionId, disclosureId } = await published(vendor, 'mds-5.0', { audience: 'hospitals' });
    expect(
      (await vendor.writer.patch(`/disclosures/${disclosureId}`, { audience: 'private' }, { 'If-Match': '"1"' }))
        .status,
    ).toBe(403);
    const closed = await vendor.approver.patch(
      `/disclosures/${disclosureId}`,
      { audience: 'private' },
      { 'If-Match': '"1"' },
    );
    expect(closed.body).toMatchObject({ audience: 'private', rowVersion: 2 });
    expect(await reads(hospital, revisionId)).toBe(false);
    expect(
      (await vendor.approver.patch(`/disclosures/${disclosureId}`, { audience: 'everyone' }, { 'If-Match': '"1"' }))
        .status,
    ).toBe(412);
    expect(
      (await competitor.patch(`/disclosures/${disclosureId}`, { audience: 'everyone' }, { 'If-Match': '"2"' })).status,
    ).toBe(404);
  });
});

describe('a grant', () => {
  it('is for one organization that is there, for a day to come, on a product of one’s own', async () => {
    const { id } = await newProduct(vendor.writer);
    const grant = async (body: object): Promise<unknown> =>
      (await vendor.admin.post(`/products/${id}/grants`, body)).body;
    const organizationId = hospital.organizationId;
    expect(await grant({})).toMatchObject({ type: '/problems/access.for-whom' });
    expect(await grant({ organizationId, decision: 'decline' })).toMatchObject({ type: '/problems/access.for-whom' });
    expect(await grant({ organizationId, validUntil: '2020-01-01' })).toMatchObject({
      type: '/problems/access.past-day',
    });
    expect(await grant({ organizationId: vendor.admin.organizationId })).toMatchObject({
      type: '/problems/access.own-product',
    });
    expect(await grant({ organizationId: app.operator.organizationId })).toMatchObject({ status: 404 });
    expect(await grant({ organizationId: id })).toMatchObject({ status: 404 });
    const first = (await grant({ organizationId })) as Access;
    expect(await grant({ organizationId, validUntil: '2099-03-31' })).toMatchObject({
      id: first.id,
      validUntil: '2099-03-31',
    });
    expect((await hospital.post(`/products/${id}/grants`, { organizationId })).status).toBe(403);
  });
});

describe('two locks hide what is not shared', () => {
  const sql = async (url: string, ...statements: string[]): Promise<number> => {
    const client = new Client(url);
    await client.connect();
    try {
      let found = 0;
      for (const statement of statements) found = (await client.query(statement)).rowCount ?? 0;
      return found;
    } finally {
      await client.end();
    }
  };
  const scope = ({ organizationId, userId }: Administrator, kind: string, audiences: string): string =>
    `select set_config('app.organization_id', '${organizationId}', true), set_config('app.user_id', '${userId}', true),
       set_config('app.kind', '${kind}', true), set_config('app.audiences', '${audiences}', true)`;

  it('the row rules alone, whatever a program asks', async () => {
    const { revisionId, productId } = await published(vendor, 'mds-5.0', { audience: 'on_request' });
    for (const table of ['revision', 'revision_text', 'current_disclosure', 'disclosure']) {
      const ask = `select from ${table} where ${table === 'revision' ? `id = '${revisionId}'` : table === 'revision_text' ? `revision_id = '${revisionId}'` : `product_id = '${productId}'`}`;
      const seen = (by: Administrator, kind: string, audiences: string) =>
        sql(app.database.appUrl, 'begin', scope(by, kind, audiences), ask);
      expect([table, await seen(vendor.admin, 'vendor', '{everyone}')]).toEqual([table, 1]);
      expect([table, await seen(hospital, 'hospital', '{everyone,hospitals}')]).toEqual([table, 0]);
      expect([table, await sql(app.database.appUrl, ask)]).toEqual([table, 0]);
    }
  });

  it('the program alone, with the row rules off', async () => {
    const { revisionId, productId, disclosureId } = await published(vendor, 'mds-5.0', { audience: 'on_request' });
    const hidden = await newProduct(vendor.writer, { audience: 'private' });
    const tables = [
      'product',
      'disclosure',
      'revision',
      'revision_text',
      'revision_withdrawal',
      'current_disclosure',
      'draft',
      'draft_answer',
    ];
    await sql(app.database.superUrl, ...tables.map((table) => `alter table ${table} disable row level security`));
    try {
      expect(await reads(hospital, revisionId)).toBe(false);
      expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({ current: [], own: [] });
      expect((await hospital.get(`/disclosures/${disclosureId}/revisions`)).body).toMatchObject({ items: [] });
      expect((await hospital.get(`/products/${hidden.id}`)).status).toBe(404);
      const listed = await made<{ items: { id: string }[] }>(hospital.get('/products?limit=200'));
      expect(listed.items.map(({ id }) => id)).not.toContain(hidden.id);
      expect((await hospital.post(`/products/${hidden.id}/access-requests`)).status).toBe(404);
    } finally {
      await sql(app.database.superUrl, ...tables.map((table) => `alter table ${table} enable row level security`));
    }
  });
});
