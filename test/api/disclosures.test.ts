import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DEFAULT_POLICY } from '../../src/modules/disclosures/domain/policy.js';
import type { RevisionView } from '../../src/modules/disclosures/domain/published.js';
import { sha256 } from '../../src/platform/keys/signing.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, type Client as Caller, startApp, type TestApp } from '../support/app.js';
import { answer, made, newDraft, newProduct, published, type Vendor } from '../support/disclosing.js';

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
  by.put(`/drafts/${draft}/answers/${encodeURIComponent(code)}`, said, rowVersion === null ? {} : { 'If-Match': `"${rowVersion}"` });
const errorsOf = ({ body }: { body: unknown }): readonly string[] =>
  (body as { errors: { pointer: string; code: string }[] }).errors.map(({ pointer, code }) => `${pointer} ${code}`);

describe('a draft', () => {
  it('is its vendor’s alone: to every other organization it is not there', async () => {
    const { id, disclosureId } = await newDraft(vendor.writer, 'mds-5.0');
    const tries: ((by: Caller) => PromiseLike<{ status: number }>)[] = [
      (by) => by.get(`/drafts/${id}`),
      (by) => by.get(`/drafts/${id}/findings`),
      (by) => by.delete(`/drafts/${id}`),
      (by) => put(by, id, 'r1', 0, { value: 'yes' }),
      (by) => by.post(`/drafts/${id}/answers`, { answers: [{ code: 'r1', rowVersion: 0, confirm: true }] }),
      (by) => by.put(`/drafts/${id}/header`, { header: {} }, { 'If-Match': '"1"' }),
      (by) => by.post(`/drafts/${id}/assignments`, { questions: ['r1'] }),
      (by) => by.post(`/drafts/${id}/moves`, { move: 'submit' }),
      (by) => by.post(`/disclosures/${disclosureId}/drafts`, { from: 'current' }),
      (by) => by.post(`/disclosures/${disclosureId}/renewals`),
    ];
    for (const attempt of tries) expect((await attempt(competitor)).status).toBe(404);
    for (const attempt of tries) expect((await attempt(hospital)).status).toBe(403);
    for (const attempt of tries) expect((await attempt(app.nobody)).status).toBe(401);
    const viewer = await vendor.admin.member('viewer');
    expect((await viewer.get(`/drafts/${id}`)).status).toBe(200);
    expect((await put(viewer, id, 'r1', 0, { value: 'yes' })).status).toBe(403);
    expect((await vendor.writer.post(`/disclosures/${disclosureId}/renewals`)).status).toBe(403);
  });

  it('is one per disclosure, on a version of its form', async () => {
    const { disclosureId, productId, id } = await newDraft(vendor.writer, 'sds-5.0');
    const start = (body: object) => vendor.writer.post(`/disclosures/${disclosureId}/drafts`, body);
    expect((await start({ from: 'empty', templateId: 'sds-5.0' })).body).toMatchObject({ type: '/problems/draft.exists' });
    expect((await start({ from: 'empty', templateId: 'mds-5.0' })).body).toMatchObject({ type: '/problems/draft.other-form' });
    expect((await start({ from: 'empty' })).body).toMatchObject({ type: '/problems/draft.template-missing' });
    expect((await start({ from: 'empty', templateId: 'x' })).status).toBe(404);
    expect((await start({ from: 'current' })).body).toMatchObject({ type: '/problems/draft.nothing-published' });
    expect((await start({ from: 'carry_over', templateId: 'sds-5.0', revisionId: productId })).status).toBe(404);
    expect((await vendor.writer.post('/disclosures', { productId, form: 'SDS' })).status).toBe(409);
    expect((await competitor.post('/disclosures', { productId, form: 'MDS' })).status).toBe(404);
    expect((await vendor.writer.delete(`/drafts/${id}`)).status).toBe(200);
    expect((await start({ from: 'empty', templateId: 'sds-4.1' })).status).toBe(201);
  });

  it('takes nothing from another vendor’s published answers', async () => {
    const { revisionId } = await published(vendor, 'mds-5.0', { audience: 'everyone' });
    const productId = (await newProduct(competitor)).id;
    const { id } = await made<{ id: string }>(competitor.post('/disclosures', { productId, form: 'MDS' }));
    const carry = await competitor.post(`/disclosures/${id}/drafts`, { from: 'carry_over', templateId: 'mds-5.0', revisionId });
    expect(carry.status).toBe(404);
  });

  it('keeps every field of an answer, as typed', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const said = {
      value: 'yes',
      remark: '　備考\r\n"=1+1" 𠮷 \u2028',
      plannedOn: '2027-03-31',
      condition: 'オプションX契約時',
      reason: { kind: 'alternative_measure', text: '監視で補う' },
      responsibility: '医療機関',
    };
    expect((await put(vendor.writer, id, '2', 0, said)).body).toMatchObject({ answer: said });
    const waiting = { value: 'waiting', waitingFor: 'IaaS事業者' };
    await made(put(vendor.writer, id, '3', 0, waiting));
    const { body } = (await vendor.writer.get(`/drafts/${id}`)) as { body: { answers: object[]; states: object } };
    expect(body.answers).toMatchObject([{ answer: said }, { answer: waiting }]);
    expect(body.states).toMatchObject({ '2': 'yes_planned', '3': 'waiting' });
  });

  it.each<[string, object, string]>([
    ['2', { value: 'maybe' }, '/value isIn'],
    ['2', { value: 'unreadable' }, '/value isIn'],
    ['2', { value: 'choice', key: 'x' }, '/value not_a_word_of_this_row'],
    ['2', { value: 'yes', remark: 'あ'.repeat(32_768) }, '/remark maxLength'],
    ['2', { value: 'yes', remark: 'a\u0000' }, '/remark isPlainText'],
    ['2', { value: 'yes', remark: null }, '/remark maxLength'],
    ['2', { value: 'yes', plannedOn: '2027-02-30' }, '/plannedOn isLocalDate'],
    ['2', { value: 'no', plannedOn: '2027-02-28' }, '/plannedOn not_with_this_answer'],
    ['2', { value: 'no', reason: { kind: 'explanation' } }, '/reason/text maxLength'],
    ['2', { value: 'yes', confirmedAt: '2026-01-01' }, '/confirmedAt whitelistValidation'],
  ])('refuses for %s the answer %j', async (code, said, expected) => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const refused = await put(vendor.writer, id, code, 0, said);
    expect(refused.status).toBe(400);
    expect(errorsOf(refused)).toContain(expected);
  });

  it('holds a remark as long as a cell can', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    expect((await put(vendor.writer, id, '2', 0, { value: 'yes', remark: 'あ'.repeat(32_767) })).status).toBe(200);
    expect((await put(vendor.writer, id, '99', 0, { value: 'yes' })).body).toMatchObject({ type: '/problems/question.not-found' });
    expect((await put(vendor.writer, id, '2', null, { value: 'yes' })).status).toBe(428);
  });

  it('saves many answers or none, and says which are wrong or were changed', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const save = (...answers: object[]) => vendor.writer.post(`/drafts/${id}/answers`, { answers });
    const yes = { value: 'yes' };
    const wrong = await save({ code: '1', rowVersion: 0, answer: yes }, { code: '2', rowVersion: 0, answer: { value: 'text', text: 'x' } }, { code: 'x', rowVersion: 0, answer: yes });
    expect([wrong.status, errorsOf(wrong)]).toEqual([400, ['/answers/1/answer/value not_a_word_of_this_row', '/answers/2/code no_such_question']]);
    expect((await save({ code: '1', rowVersion: 0 })).body).toMatchObject({ type: '/problems/answer.nothing-said' });
    await made(save({ code: '1', rowVersion: 0, answer: yes }));
    const late = await save({ code: '2', rowVersion: 0, answer: yes }, { code: '1', rowVersion: 0, answer: { value: 'no' } });
    expect([late.status, late.body]).toEqual([412, expect.objectContaining({ current: [{ code: '1', answer: yes, rowVersion: 1 }] })]);
    expect((await vendor.writer.get(`/drafts/${id}`)).body).toMatchObject({ answers: [{ code: '1' }], counts: { answered: 1 } });
  });

  it('lets exactly one of many win a row, and none wait for another row', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const same = await Promise.all(Array.from({ length: 20 }, (_, index) => put(vendor.writer, id, '2', 0, { value: 'yes', remark: String(index) })));
    expect(same.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(same.filter(({ status }) => status === 412)).toHaveLength(19);
    const rows = ['1', '3', '3.1', '4', '5'].filter((code) => shipped('sds-5.0').sections.some(({ questions }) => questions.some((row) => row.code === code && row.answerType === 'yes_no_na')));
    const apart = await Promise.all(rows.map((code) => put(vendor.writer, id, code, 0, { value: 'yes' })));
    expect(apart.every(({ status }) => status === 200)).toBe(true);
  });

  it('has a head that only holds the fields of its form', async () => {
    const { id, rowVersion } = await newDraft(vendor.writer, 'sds-5.0');
    const save = (version: number, header: object) => vendor.writer.put(`/drafts/${id}/header`, { header }, { 'If-Match': `"${version}"` });
    const wrong = await save(rowVersion, { provider: 1, created_on: '昨日', size: 'L' });
    expect([wrong.status, errorsOf(wrong)]).toEqual([400, ['/header/provider no_text', '/header/created_on no_date', '/header/size no_such_field']]);
    expect((await save(rowVersion, { provider: 'みらい', created_on: '2026-11-20' })).body).toMatchObject({ header: { provider: 'みらい' }, rowVersion: 2 });
    expect((await save(rowVersion, {})).body).toMatchObject({ status: 412, current: { header: { provider: 'みらい' }, rowVersion: 2 } });
  });
});

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
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 404]));
    expect((await vendor.writer.get(`/products/${productId}`)).body).toMatchObject({ current: [{ number: 1 }], own: [{ draftId: null }] });
  });

  it('can be checked by anybody, offline too, and tells any change', async () => {
    const { revisionId } = await published(vendor, 'sds-5.0', { but: { '2': { value: 'no', remark: '見直し中\u2028"\\' }, '3': { value: 'declined' } } });
    const signed = await made<{ document: { answers: Record<string, { value: string }> }; hash: string }>(hospital.get(`/revisions/${revisionId}/signed`));
    const check = async (document: object): Promise<unknown> => (await app.nobody.post('/verifications', document)).body;
    expect(await check(signed)).toMatchObject({ result: 'intact', hash: signed.hash, vendorId: vendor.admin.organizationId, ownInstallation: true });
    const edited = structuredClone(signed);
    edited.document.answers['2'] = { value: 'yes' };
    expect(await check(edited)).toEqual({ result: 'changed' });
    expect(await check({ ...signed, signature: 'A'.repeat(86) })).toEqual({ result: 'wrong_key' });
    expect(await check({})).toEqual({ result: 'unreadable' });
    expect((await hospital.get(`/revisions/${revisionId}`)).body).toMatchObject({ hash: signed.hash });
    expect(sha256('')).toHaveLength(64);
  });

  it('is never changed, not even by the server’s own role', async () => {
    const { revisionId } = await published(vendor, 'mds-5.0');
    const client = new Client(app.database.appUrl);
    await client.connect();
    const { organizationId, userId } = vendor.admin;
    const attempt = async (statement: string): Promise<string> => {
      await client.query('begin');
      await client.query(`select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true)`, [organizationId, userId]);
      const refused = await client.query(statement).then(() => 'done', (error: unknown) => String(error));
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
        expect([statement, await attempt(statement)]).toEqual([statement, expect.stringContaining('permission denied')]);
    } finally {
      await client.end();
    }
  });

  it('is withdrawn by its vendor with a reason, once, and stays readable as withdrawn', async () => {
    const { revisionId, productId, disclosureId } = await published(vendor, 'mds-5.0');
    const withdraw = (by: Caller, reason = '誤記') => by.post(`/revisions/${revisionId}/withdrawal`, { reason });
    expect((await withdraw(vendor.writer)).status).toBe(403);
    expect((await withdraw(competitor)).status).toBe(404);
    expect((await withdraw(vendor.approver, '')).status).toBe(400);
    expect((await withdraw(vendor.approver)).body).toMatchObject({ state: 'withdrawn', withdrawalReason: '誤記' });
    expect((await withdraw(vendor.approver)).status).toBe(409);
    expect((await hospital.get(`/revisions/${revisionId}`)).body).toMatchObject({ state: 'withdrawn', withdrawalReason: '誤記' });
    expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({ current: [] });
    expect((await vendor.approver.post(`/disclosures/${disclosureId}/renewals`)).status).toBe(409);
  });

  it('is valid until the day that the vendor names, within the policy', async () => {
    const { disclosureId } = await published(vendor, 'mds-5.0');
    const renew = (validUntil: string) => vendor.approver.post(`/disclosures/${disclosureId}/renewals`, { validUntil });
    expect((await renew('2099-01-01')).body).toMatchObject({ type: '/problems/publish.last-day' });
    expect((await renew('2020-01-01')).status).toBe(422);
    const today = (await hospital.get(`/disclosures/${disclosureId}/revisions`)).body as { items: RevisionView[] };
    const { revisionId } = await made<{ revisionId: string }>(renew(today.items[0]!.validUntil));
    expect((await hospital.get(`/disclosures/${disclosureId}/revisions?limit=1`)).body).toMatchObject({ items: [{ id: revisionId, number: 2 }] });
  });

  it('lists what it leaves open, with why', async () => {
    const but = { '2': { value: 'waiting', waitingFor: 'クラウド基盤事業者' }, '3': { value: 'declined', reason: { kind: 'explanation', text: '契約後に開示' } } } as const;
    const { productId } = await published(vendor, 'sds-5.0', { but });
    expect((await hospital.get(`/products/${productId}/gaps`)).body).toMatchObject({
      items: [
        { question: '2', form: 'SDS', state: 'waiting', reason: 'クラウド基盤事業者', prompt: { ja: expect.any(String) } },
        { question: '3', state: 'declined', reason: '契約後に開示' },
      ],
      onRequest: [],
    });
  });
});

describe('the policy', () => {
  it('is everybody’s to read and the operator’s to change', async () => {
    expect((await hospital.get('/policy')).body).toMatchObject({ ...DEFAULT_POLICY, rowVersion: 0 });
    const strict = { ...DEFAULT_POLICY, levels: { ...DEFAULT_POLICY.levels, reason_missing: 'stop' } };
    expect((await vendor.admin.put('/policy', strict, { 'If-Match': '"0"' })).status).toBe(403);
    expect((await app.operator.put('/policy', { ...strict, levels: { blank: 'off' } }, { 'If-Match': '"0"' })).status).toBe(400);
    expect((await app.operator.put('/policy', strict, { 'If-Match': '"0"' })).body).toMatchObject({ rowVersion: 1, levels: { reason_missing: 'stop' } });
    expect((await app.operator.put('/policy', strict, { 'If-Match': '"0"' })).status).toBe(412);
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    await made(put(vendor.writer, id, '2', 0, { value: 'no' }));
    expect(((await vendor.writer.get(`/drafts/${id}/findings`)).body as { items: object[] }).items).toContainEqual(
      expect.objectContaining({ kind: 'reason_missing', level: 'stop' }),
    );
    expect((await app.operator.put('/policy', DEFAULT_POLICY, { 'If-Match': '"1"' })).body).toMatchObject({ rowVersion: 2 });
  });
});
