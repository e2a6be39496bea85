import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftView, StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import type { AnswerFinding } from '../../src/modules/disclosures/domain/findings.js';
import type { DraftOnOtherForm } from '../../src/modules/disclosures/form-moves.service.js';
import type { Template } from '../../src/modules/templates/domain/template.js';
import type { FormSummary } from '../../src/modules/templates/forms.service.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { answer, made, newProduct, published, type Vendor } from '../support/disclosing.js';
import { official, releaseForm } from '../support/learned-form.js';
import { fixture } from '../support/vendor-desk.js';

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor', '株式会社みらい医療情報');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital');
}, 60_000);
afterAll(() => app.stop());

const problem = async (sent: PromiseLike<{ status: number; body: unknown }>) => {
  const { status, body } = await sent;
  return [status, (body as { type: string }).type];
};

describe('the official form of a version that Kaiji describes itself', () => {
  const ours = 'sds-5.0';
  const start = async (body: object) => {
    const { id: productId } = await newProduct(vendor.writer);
    const { id } = await made<{ id: string }>(vendor.writer.post('/disclosures', { productId, form: 'SDS' }));
    return made<StartedDraft>(vendor.writer.post(`/disclosures/${id}/drafts`, body));
  };
  const toForm = ({ id, rowVersion }: DraftView, body: object = {}) =>
    vendor.writer.post(`/drafts/${id}/form`, body, { 'If-Match': `"${rowVersion}"` });
  let draft: StartedDraft;
  let before: { revisionId: string; productId: string; disclosureId: string };
  let form: Template;
  beforeAll(async () => {
    draft = await start({ from: 'empty', templateId: ours });
    await answer(vendor.writer, draft.id, saidYes(shipped(ours)));
    const { userId } = vendor.approver;
    const assigned = vendor.writer.post(`/drafts/${draft.id}/assignments`, { questions: ['2'], assigneeId: userId });
    draft = { ...(await made<DraftView>(assigned)), open: [] };
    before = await published(vendor, ours);
    form = await releaseForm(app, vendor.admin, official(ours, { id: 'sds-5.0-test', version: '第5.0版' }));
  });

  it('takes its place: forms, findings and gaps name it, and new drafts begin on it', async () => {
    const { items } = await made<{ items: FormSummary[] }>(hospital.get('/templates?form=SDS'));
    expect(items.map(({ id, replacedBy }) => [id, replacedBy])).toEqual([
      ['sds-4.1', null],
      [ours, form.id],
      [form.id, null],
    ]);
    expect((await hospital.get(`/templates/${ours}`)).body).toMatchObject({ replacedBy: form.id });
    const found = await made<{ items: AnswerFinding[] }>(vendor.writer.get(`/drafts/${draft.id}/findings`));
    expect(found.items.find(({ kind }) => kind === 'older_form')?.message.ja).toContain('一般社団法人例示会');
    expect((await hospital.get(`/products/${before.productId}/gaps`)).body).toMatchObject({
      lookedAt: [{ templateId: ours, newerTemplateId: form.id }],
    });
    expect(await start({ from: 'empty' })).toMatchObject({ templateId: form.id });
  });

  it('is moved to in one call: the same questions stand as they were, and nobody writes into them from the former form', async () => {
    const file = fixture('01-sds50-columns-circles.xlsx');
    const { id: read } = await made<{ id: string }>(
      vendor.writer.upload(`/drafts/${draft.id}/imports`, file, 'a.xlsx'),
    );
    const moved = await made<DraftOnOtherForm>(toForm(draft));
    expect(await problem(vendor.writer.post(`/imports/${read}/apply`, {}))).toEqual([
      422,
      '/problems/import.other-form',
    ]);
    expect(moved).toMatchObject({
      id: draft.id,
      templateId: form.id,
      fromTemplateId: ours,
      crosswalk: { source: 'proposed', version: 0 },
      unconfirmed: 0,
      left: [],
      leftHeader: {},
      counts: draft.counts,
    });
    expect(moved.kept).toBeGreaterThan(70);
    expect(moved.answers.find(({ code }) => code === '2')).toMatchObject({ assigneeId: vendor.approver.userId });
    const said = { answer: { value: 'no' }, version: { 'If-Match': '"1"' } };
    expect((await vendor.writer.put(`/drafts/${draft.id}/answers/1`, said.answer, said.version)).status).toBe(412);
    expect(await problem(toForm(draft))).toEqual([412, '/problems/precondition.failed']);
    expect(await problem(toForm(moved))).toEqual([409, '/problems/draft.same-form']);
    expect(await problem(toForm(moved, { templateId: 'mds-5.0' }))).toEqual([422, '/problems/draft.other-form']);
  });

  it('is moved to though a newer version was learned too; from there on the newest is', async () => {
    const begun = await start({ from: 'empty', templateId: ours });
    const newest = await releaseForm(app, vendor.admin, official(ours, { id: 'sds-6.0-test', version: '6.0' }));
    const moved = await made<DraftOnOtherForm>(toForm(begun));
    expect(moved.templateId).toBe(form.id);
    expect((await made<DraftOnOtherForm>(toForm(moved))).templateId).toBe(newest.id);
    await made(app.operator.put(`/templates/${newest.id}/retirement`));
  });

  it('leaves unconfirmed what comes from another version, and lists what it drops', async () => {
    const moved = await made<DraftView>(vendor.writer.get(`/drafts/${draft.id}`));
    const older = await made<DraftOnOtherForm>(toForm(moved, { templateId: 'sds-4.1' }));
    expect([older.kept, older.unconfirmed > 70, older.crosswalk.source]).toEqual([0, true, 'proposed']);
    expect(older.left.map(({ reason }) => reason)).toContain('dropped');
    const [kept] = await app.asSuperuser<{ facts: string }>(
      `select own.facts::text as facts from journal_own as own join journal on journal.id = own.journal_id
        where type = 'draft.moved-to-form' and subject_id = $1 order by journal.id desc limit 1`,
      [draft.id],
    );
    for (const { question } of older.left) expect(kept?.facts).toContain(`"${question}"`);
  });

  it('is carried over to from what is published, confirmed where the question is the same', async () => {
    const begun = await made<StartedDraft>(
      vendor.writer.post(`/disclosures/${before.disclosureId}/drafts`, { from: 'carry_over' }),
    );
    expect(begun).toMatchObject({ templateId: form.id, counts: { unconfirmed: 0 } });
    expect(begun.answers[0]?.answer).toMatchObject({
      carriedFrom: { templateId: ours, revisionId: before.revisionId, relation: 'same' },
      confirmedAt: expect.any(String),
    });
  });

  it('is named no more once it is retired', async () => {
    await made(app.operator.put(`/templates/${form.id}/retirement`));
    expect((await hospital.get(`/templates/${ours}`)).body).toMatchObject({ replacedBy: null });
    expect(await start({ from: 'empty' })).toMatchObject({ templateId: ours });
  });
});
