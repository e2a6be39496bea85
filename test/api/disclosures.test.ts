import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DEFAULT_POLICY } from '../../src/modules/disclosures/domain/policy.js';
import type { RevisionView } from '../../src/modules/disclosures/domain/published.js';
import { questionsOf } from '../../src/modules/templates/domain/template.js';
import { topicKey } from '../../src/modules/templates/domain/topics.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, type Client as Caller, startApp, type TestApp } from '../support/app.js';
import { answer, made, newDraft, published, type Vendor } from '../support/disclosing.js';

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let competitor: Administrator;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital');
  competitor = await app.organization('vendor');
}, 60_000);
afterAll(() => app.stop());

const put = (by: Caller, draft: string, code: string, rowVersion: number | null, said: object) =>
  by.put(
    `/drafts/${draft}/answers/${encodeURIComponent(code)}`,
    said,
    rowVersion === null ? {} : { 'If-Match': `"${rowVersion}"` },
  );

describe('a published revision', () => {
  it('is one however often and by how many it is published', async () => {
    const { id, productId } = await newDraft(vendor.writer, 'mds-5.0');
    await answer(vendor.writer, id, saidYes(shipped('mds-5.0')));
    await made(vendor.writer.post(`/drafts/${id}/moves`, { move: 'submit' }));
    const key = { 'Idempotency-Key': 'publish-once' };
    const tries = await Promise.all([
      vendor.approver.post(`/drafts/${id}/moves`, { move: 'publish' }, key),
      vendor.approver.post(`/drafts/${id}/moves`, { move: 'publish' }, key),
      vendor.admin.post(`/drafts/${id}/moves`, { move: 'publish' }),
    ]);
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 409]));
    const revisionId = tries.map(({ body }) => (body as { revisionId: string }).revisionId);
    expect(new Set(revisionId).size).toBe(1);
    expect((await vendor.writer.get(`/products/${productId}`)).body).toMatchObject({
      current: [{ number: 1 }],
      own: [{ draftId: null }],
    });
  });

  it('can be checked by anybody, offline too, and tells any change', async () => {
    const { revisionId } = await published(vendor, 'sds-5.0', {
      but: { '2': { value: 'no', remark: '見直し中\u2028"\\' }, '3': { value: 'declined' } },
    });
    const signed = await made<{ document: { answers: Record<string, { value: string }> }; hash: string }>(
      hospital.get(`/revisions/${revisionId}/signed`),
    );
    const check = async (document: object): Promise<unknown> =>
      (await app.nobody.post('/verifications', document)).body;
    expect(await check(signed)).toMatchObject({
      result: 'intact',
      hash: signed.hash,
      vendorId: vendor.admin.organizationId,
      ownInstallation: true,
    });
    const edited = structuredClone(signed);
    edited.document.answers['2'] = { value: 'yes' };
    expect(await check(edited)).toEqual({ result: 'changed' });
    expect(await check({ ...signed, signature: 'A'.repeat(86) })).toEqual({ result: 'wrong_key' });
    expect(await check({})).toEqual({ result: 'unreadable' });
    expect((await hospital.get(`/revisions/${revisionId}`)).body).toMatchObject({ hash: signed.hash });
  });

  it('is never changed, not even by the server’s own role', async () => {
    const { revisionId } = await published(vendor, 'mds-5.0');
    const client = new Client(app.database.appUrl);
    await client.connect();
    const { organizationId, userId } = vendor.admin;
    const attempt = async (statement: string): Promise<string> => {
      await client.query('begin');
      await client.query(`select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true)`, [
        organizationId,
        userId,
      ]);
      const refused = await client.query(statement).then(
        () => 'done',
        (error: unknown) => String(error),
      );
      await client.query('rollback');
      return refused;
    };
    try {
      for (const statement of [
        `update revision set codes = 'Y' where id = '${revisionId}'`,
        `update revision set hash = '', audience = 'everyone' where id = '${revisionId}'`,
        `update revision_text set texts = '{}' where revision_id = '${revisionId}'`,
        `delete from revision_text where revision_id = '${revisionId}'`,
        `delete from revision where id = '${revisionId}'`,
        'truncate revision cascade',
      ])
        expect([statement, await attempt(statement)]).toEqual([
          statement,
          expect.stringContaining('permission denied'),
        ]);
    } finally {
      await client.end();
    }
  });

  it('is not handed out as signed, once what is stored is no longer what was signed', async () => {
    const { revisionId } = await published(vendor, 'mds-5.0');
    const signed = () => hospital.get(`/revisions/${revisionId}/signed`);
    expect((await signed()).status).toBe(200);
    await app.asSuperuser('alter table revision disable trigger sealed');
    await app.asSuperuser(`update revision set codes = overlay(codes placing 'n' from 1) where id = $1`, [revisionId]);
    await app.asSuperuser('alter table revision enable trigger sealed');
    const { status, body } = await signed();
    expect([status, (body as { type: string }).type]).toEqual([500, '/problems/revision.damaged']);
  });

  it('is withdrawn by its vendor with a reason, once, and stays readable as withdrawn', async () => {
    const { revisionId, productId, disclosureId } = await published(vendor, 'mds-5.0');
    const withdraw = (by: Caller, reason = '誤記') => by.post(`/revisions/${revisionId}/withdrawal`, { reason });
    expect((await withdraw(vendor.writer)).status).toBe(403);
    expect((await withdraw(competitor)).status).toBe(404);
    expect((await withdraw(vendor.approver, '')).status).toBe(400);
    expect((await withdraw(vendor.approver)).body).toMatchObject({ state: 'withdrawn', withdrawalReason: '誤記' });
    expect((await withdraw(vendor.approver)).status).toBe(409);
    expect((await hospital.get(`/revisions/${revisionId}`)).body).toMatchObject({
      state: 'withdrawn',
      withdrawalReason: '誤記',
    });
    expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({ current: [] });
    expect((await vendor.approver.post(`/disclosures/${disclosureId}/renewals`)).status).toBe(409);
  });

  it('is withdrawn once, however many withdraw it at once', async () => {
    const { revisionId } = await published(vendor, 'mds-5.0');
    const tries = await Promise.all(
      ['一', '二', '三', '四', '五'].map((reason) =>
        vendor.approver.post(`/revisions/${revisionId}/withdrawal`, { reason }),
      ),
    );
    const statuses = tries.map(({ status }) => status);
    expect(statuses.filter((status) => status < 300)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(4);
  });

  it('is valid until the day that the vendor names, within the policy', async () => {
    const { disclosureId } = await published(vendor, 'mds-5.0');
    const renew = (validUntil: string) => vendor.approver.post(`/disclosures/${disclosureId}/renewals`, { validUntil });
    expect((await renew('2099-01-01')).body).toMatchObject({ type: '/problems/publish.last-day' });
    expect((await renew('2020-01-01')).status).toBe(422);
    const today = (await hospital.get(`/disclosures/${disclosureId}/revisions`)).body as { items: RevisionView[] };
    const { revisionId } = await made<{ revisionId: string }>(renew(today.items[0]!.validUntil));
    const page = `/disclosures/${disclosureId}/revisions?limit=1`;
    const newest = await made<{ next: string }>(hospital.get(page));
    expect(newest).toMatchObject({ items: [{ id: revisionId, number: 2 }] });
    const oldest = await made(hospital.get(`${page}&cursor=${newest.next}`));
    expect(oldest).toMatchObject({ items: [{ number: 1 }], next: null });
    const id = Buffer.from(JSON.stringify([disclosureId])).toString('base64url');
    expect((await hospital.get(`${page}&cursor=${id}`)).status).toBe(400);
  });

  it('lists what it leaves open, with why', async () => {
    const but = {
      '2': { value: 'waiting', waitingFor: 'クラウド基盤事業者' },
      '3': { value: 'declined', reason: { kind: 'explanation', text: '契約後に開示' } },
    } as const;
    const { productId } = await published(vendor, 'sds-5.0', { but });
    expect((await hospital.get(`/products/${productId}/gaps`)).body).toMatchObject({
      items: [
        {
          question: '2',
          form: 'SDS',
          state: 'waiting',
          reason: 'クラウド基盤事業者',
          prompt: { ja: expect.any(String) },
        },
        { question: '3', state: 'declined', reason: '契約後に開示' },
      ],
      onRequest: [],
      published: true,
      lookedAt: [{ form: 'SDS', templateId: 'sds-5.0', number: 1, newerTemplateId: null }],
    });
  });

  it('of an older form leaves open what the newest version asks beyond it', async () => {
    const { productId, revisionId } = await published(vendor, 'sds-4.1');
    const { body } = await hospital.get(`/products/${productId}/gaps`);
    const gaps = body as { items: { state: string; topic: string }[] };
    expect(gaps).toMatchObject({
      published: true,
      lookedAt: [{ templateId: 'sds-4.1', revisionId, newerTemplateId: 'sds-5.0' }],
    });
    expect(gaps.items.length).toBeGreaterThan(0);
    for (const gap of gaps.items)
      expect(gap).toMatchObject({ state: 'not_in_version', templateId: 'sds-5.0', prompt: { ja: expect.any(String) } });
    const asked = new Set(questionsOf(shipped('sds-4.1')).map(topicKey));
    expect(gaps.items.filter(({ topic }) => asked.has(topic))).toEqual([]);
  });

  it('is told apart from nothing at all', async () => {
    const { productId } = await newDraft(vendor.writer, 'sds-5.0');
    expect((await hospital.get(`/products/${productId}/gaps`)).body).toEqual({
      productId,
      published: false,
      lookedAt: [],
      items: [],
      onRequest: [],
    });
  });
});

describe('the policy', () => {
  it('can be sent back as it was read', async () => {
    const { body } = await app.operator.get('/policy');
    const { rowVersion } = body as { rowVersion: number };
    expect((await app.operator.put('/policy', body as object, { 'If-Match': `"${rowVersion}"` })).body).toEqual({
      ...(body as object),
      rowVersion: rowVersion + 1,
    });
    await app.asSuperuser('delete from disclosure_policy');
  });

  it('is everybody’s to read and the operator’s to change', async () => {
    expect((await hospital.get('/policy')).body).toMatchObject({ ...DEFAULT_POLICY, rowVersion: 0 });
    const strict = { ...DEFAULT_POLICY, levels: { ...DEFAULT_POLICY.levels, reason_missing: 'stop' } };
    expect((await vendor.admin.put('/policy', strict, { 'If-Match': '"0"' })).status).toBe(403);
    expect(
      (await app.operator.put('/policy', { ...strict, levels: { blank: 'off' } }, { 'If-Match': '"0"' })).status,
    ).toBe(400);
    expect((await app.operator.put('/policy', strict, { 'If-Match': '"0"' })).body).toMatchObject({
      rowVersion: 1,
      levels: { reason_missing: 'stop' },
    });
    expect((await app.operator.put('/policy', strict, { 'If-Match': '"0"' })).status).toBe(412);
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    await made(put(vendor.writer, id, '2', 0, { value: 'no' }));
    expect(((await vendor.writer.get(`/drafts/${id}/findings`)).body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ kind: 'reason_missing', level: 'stop' }),
    );
    expect((await app.operator.put('/policy', DEFAULT_POLICY, { 'If-Match': '"1"' })).body).toMatchObject({
      rowVersion: 2,
    });
  });
});
