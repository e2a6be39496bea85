import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shipped } from '../support/any-answers.js';
import { type Administrator, type Client as Caller, startApp, type TestApp } from '../support/app.js';
import { made, newDraft, newProduct, published, type Vendor } from '../support/disclosing.js';

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
    expect((await start({ from: 'empty', templateId: 'sds-5.0' })).body).toMatchObject({
      type: '/problems/draft.exists',
      draftId: id,
      detail: expect.stringContaining(id),
    });
    expect((await start({ from: 'empty', templateId: 'mds-5.0' })).body).toMatchObject({
      type: '/problems/draft.other-form',
    });
    expect((await start({ from: 'carry_over' })).body).toMatchObject({
      type: '/problems/draft.revision-missing',
      title: expect.stringContaining('revisionId'),
    });
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
    const carry = await competitor.post(`/disclosures/${id}/drafts`, {
      from: 'carry_over',
      templateId: 'mds-5.0',
      revisionId,
    });
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
    ['2', { value: 'yes', remark: null }, '/remark isNotEmpty'],
    ['2', { value: 'yes', plannedOn: '2027-02-30' }, '/plannedOn isLocalDate'],
    ['2', { value: 'no', plannedOn: '2027-02-28' }, '/plannedOn not_with_this_answer'],
    ['2', { value: 'no', reason: { kind: 'explanation' } }, '/reason/text isNotEmpty'],
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
    expect((await put(vendor.writer, id, '99', 0, { value: 'yes' })).body).toMatchObject({
      type: '/problems/question.not-found',
    });
    expect((await put(vendor.writer, id, '2', null, { value: 'yes' })).status).toBe(428);
  });

  it('saves many answers or none, and says which are wrong or were changed', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const save = (...answers: object[]) => vendor.writer.post(`/drafts/${id}/answers`, { answers });
    const yes = { value: 'yes' };
    const wrong = await save(
      { code: '1', rowVersion: 0, answer: yes },
      { code: '2', rowVersion: 0, answer: { value: 'text', text: 'x' } },
      { code: 'x', rowVersion: 0, answer: yes },
    );
    expect([wrong.status, errorsOf(wrong)]).toEqual([
      400,
      ['/answers/1/answer/value not_a_word_of_this_row', '/answers/2/code no_such_question'],
    ]);
    expect((await save({ code: '1', rowVersion: 0 })).body).toMatchObject({ type: '/problems/answer.nothing-said' });
    await made(save({ code: '1', rowVersion: 0, answer: yes }));
    const late = await save(
      { code: '2', rowVersion: 0, answer: yes },
      { code: '1', rowVersion: 0, answer: { value: 'no' } },
    );
    expect([late.status, late.body]).toEqual([
      412,
      expect.objectContaining({ current: [{ code: '1', answer: yes, rowVersion: 1 }] }),
    ]);
    expect((await vendor.writer.get(`/drafts/${id}`)).body).toMatchObject({
      answers: [{ code: '1' }],
      counts: { answered: 1 },
    });
  });

  it('lets exactly one of many win a row, and none wait for another row', async () => {
    const { id } = await newDraft(vendor.writer, 'sds-5.0');
    const same = await Promise.all(
      Array.from({ length: 20 }, (_, index) => put(vendor.writer, id, '2', 0, { value: 'yes', remark: String(index) })),
    );
    expect(same.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(same.filter(({ status }) => status === 412)).toHaveLength(19);
    const rows = ['1', '3', '3.1', '4', '5'].filter((code) =>
      shipped('sds-5.0').sections.some(({ questions }) =>
        questions.some((row) => row.code === code && row.answerType === 'yes_no_na'),
      ),
    );
    const apart = await Promise.all(rows.map((code) => put(vendor.writer, id, code, 0, { value: 'yes' })));
    expect(apart.every(({ status }) => status === 200)).toBe(true);
  });

  it('has a head that only holds the fields of its form', async () => {
    const { id, rowVersion } = await newDraft(vendor.writer, 'sds-5.0');
    const save = (version: number, header: object) =>
      vendor.writer.put(`/drafts/${id}/header`, { header }, { 'If-Match': `"${version}"` });
    const wrong = await save(rowVersion, { provider: 1, created_on: '昨日', size: 'L' });
    expect([wrong.status, errorsOf(wrong)]).toEqual([
      400,
      ['/header/provider no_text', '/header/created_on no_date', '/header/size no_such_field'],
    ]);
    expect((await save(rowVersion, { provider: 'みらい', created_on: '2026-11-20' })).body).toMatchObject({
      header: { provider: 'みらい' },
      rowVersion: 2,
    });
    expect((await save(rowVersion, {})).body).toMatchObject({
      status: 412,
      current: { header: { provider: 'みらい' }, rowVersion: 2 },
    });
  });
});
