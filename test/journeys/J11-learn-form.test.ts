import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Comparison } from '../../src/modules/comparison/comparison.service.js';
import type { Disclosure } from '../../src/modules/disclosures/domain/disclosure.js';
import type { StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import type { ConfirmedForm } from '../../src/modules/learning/form-release.service.js';
import type { FormDraftView } from '../../src/modules/learning/form-drafts.service.js';
import type { FormView } from '../../src/modules/templates/forms.service.js';
import { templateHash } from '../../src/modules/templates/domain/template-hash.js';
import { sha256 } from '../../src/platform/keys/signing.js';
import { saidYes } from '../support/any-answers.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { answer, made, newProduct, published, type Vendor } from '../support/disclosing.js';
import { bytesAt, fixture } from '../support/vendor-desk.js';

const WORKBOOK = '10-new-form-sds.xlsx';
/** A question that no form before asked. */
const OWN = '22.1';
const NO = { value: 'no', remark: '次期版で対応します。' } as const;

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let form: FormView;
let onNew: { productId: string; revisionId: string };
let onOld: typeof onNew;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital');
}, 60_000);
afterAll(() => app.stop());

const version = ({ rowVersion }: { rowVersion: number }) => ({ 'If-Match': `"${rowVersion}"` });

/** A draft on the learned form of a new product. */
async function draftOn(
  templateId: string,
  how: object = { from: 'empty' },
): Promise<StartedDraft & { productId: string }> {
  const { id: productId } = await newProduct(vendor.writer);
  const { id } = await made<Disclosure>(vendor.writer.post('/disclosures', { productId, form: 'SDS' }));
  const draft = await made<StartedDraft>(vendor.writer.post(`/disclosures/${id}/drafts`, { ...how, templateId }));
  return { ...draft, productId };
}

it('a vendor learns the official workbook, looks at what is doubtful, names it and releases it', async () => {
  const draft = await made<FormDraftView>(vendor.writer.upload('/form-drafts', fixture(WORKBOOK), WORKBOOK));
  expect(draft).toMatchObject({
    naming: { form: 'SDS' },
    blank: true,
    counts: { rows: 96, topics: { exact: 91, none: 5 } },
  });
  const own = draft.rows.find(({ number }) => number === OWN)!;
  expect(own.topic).toMatchObject({ sureness: 'none' });
  const reviewed = await made<FormDraftView>(
    vendor.writer.patch(
      `/form-drafts/${draft.id}`,
      {
        changes: [
          { name: { version: '6.0', publisher: '例示工業会' } },
          { setRow: { row: own.id, topic: 'own.malware-notice' } },
          { setRow: { row: draft.rows[0]!.id, remark: { allowed: true, requiredWhen: ['na'] } } },
        ],
      },
      version(draft),
    ),
  );
  expect(reviewed.faults).toEqual([]);
  const released = await made<ConfirmedForm>(
    vendor.approver.post(`/form-drafts/${draft.id}/release`, {}, version(reviewed)),
  );
  expect(released).toMatchObject({ id: 'sds-6.0', notice: { ja: expect.stringContaining('全員') } });
  for (const gone of [
    await vendor.writer.get(`/form-drafts/${draft.id}`),
    await vendor.writer.patch(`/form-drafts/${draft.id}`, { changes: [{ name: { version: '7' } }] }, version(reviewed)),
    await vendor.approver.post(`/form-drafts/${draft.id}/release`, {}, version(reviewed)),
    await vendor.approver.delete(`/form-drafts/${draft.id}`),
  ])
    expect(gone.body).toMatchObject({ status: 409, type: '/problems/form-draft.released', templateId: 'sds-6.0' });
  expect((await vendor.writer.get('/form-drafts')).body.items).toEqual([]);
  form = await made<FormView>(hospital.get('/templates/sds-6.0'));
  expect(form.sections.flatMap(({ questions }) => questions)).toHaveLength(96);
});

it('the form is answered, found fault with and published by a second person', async () => {
  const draft = await draftOn(form.id);
  await answer(vendor.writer, draft.id, new Map([...saidYes(form)].filter(([code]) => code !== OWN)));
  const { items } = await made<{ items: { question: string; kind: string }[] }>(
    vendor.writer.get(`/drafts/${draft.id}/findings`),
  );
  expect(items.filter(({ kind }) => kind === 'blank').map(({ question }) => question)).toEqual([OWN]);
  await answer(vendor.writer, draft.id, new Map([[OWN, NO]]));
  await made(vendor.writer.post(`/drafts/${draft.id}/moves`, { move: 'submit' }));
  const { revisionId } = await made<{ revisionId: string }>(
    vendor.approver.post(`/drafts/${draft.id}/moves`, { move: 'publish' }),
  );
  onNew = { productId: draft.productId, revisionId };
});

it('a hospital reads it, compares it with a product on 5.0, and sees what that one was never asked', async () => {
  onOld = await published(vendor, 'sds-5.0');
  expect((await hospital.get(`/revisions/${onNew.revisionId}`)).body).toMatchObject({ templateId: form.id });
  const signed = await made<{ document: object }>(hospital.get(`/revisions/${onNew.revisionId}/signed`));
  const { releasedBy, retired, replacedBy, ...definition } = form;
  const hash = templateHash(definition, sha256);
  expect([hash, releasedBy, retired, replacedBy]).toEqual([form.hash, expect.any(Object), false, null]);
  expect(signed.document).toMatchObject({ template: { id: form.id, hash } });
  const products = `productIds=${onNew.productId},${onOld.productId}`;
  const comparison = await made<Comparison>(hospital.get(`/comparison?${products}`));
  const row = comparison.rows.find(({ topic }) => topic === 'org.audit')!;
  expect(row.cells.map(({ state }) => state)).toEqual(['yes', 'yes']);
  const gaps = await made<{ items: { question: string; templateId: string }[] }>(
    hospital.get(`/products/${onOld.productId}/gaps`),
  );
  const unasked = gaps.items.filter(({ templateId }) => templateId === form.id);
  expect(unasked.map(({ question }) => question)).toContain(OWN);
});

it('answers of 5.0 are carried over, none of them confirmed', async () => {
  const carried = await draftOn(form.id, { from: 'carry_over', revisionId: onOld.revisionId });
  expect(carried.answers.length).toBeGreaterThan(60);
  expect(carried.counts.answered).toBe(0);
  expect(carried.open.map(({ code }) => code)).toContain(OWN);
});

it('the official workbook comes back filled, for the hospital too, and says the same when it is read again', async () => {
  const path = `/workbooks/${onNew.revisionId}?layout=official`;
  const file = await bytesAt(hospital, path);
  expect(file.equals(await bytesAt(vendor.writer, path))).toBe(true);
  const again = await vendor.writer.upload('/workbooks/read', file, WORKBOOK);
  const answers = { ...Object.fromEntries(saidYes(form)), [OWN]: NO };
  expect(again.body).toMatchObject({ template: form.id, sure: 'certain', answers });
});
