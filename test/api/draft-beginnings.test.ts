import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftView, StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import type { AnswerFinding } from '../../src/modules/disclosures/domain/findings.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { answer, made, newProduct, type Vendor } from '../support/disclosing.js';

let app: TestApp;
let vendor: Vendor;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor', '株式会社みらい医療情報');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
}, 60_000);
afterAll(() => app.stop());

const start = (disclosureId: string, body: object) => vendor.writer.post(`/disclosures/${disclosureId}/drafts`, body);

async function newDisclosure(form: string): Promise<{ id: string; name: string }> {
  const { id: productId, name } = await newProduct(vendor.writer);
  const { id } = await made<{ id: string }>(vendor.writer.post('/disclosures', { productId, form }));
  return { id, name };
}

const saveHeader = (draft: DraftView, header: object) =>
  made<DraftView>(vendor.writer.put(`/drafts/${draft.id}/header`, { header }, { 'If-Match': `"${draft.rowVersion}"` }));

describe('a draft begun without naming', () => {
  it('the form is on its newest version', async () => {
    const { id } = await newDisclosure('SDS');
    expect(await made(start(id, { from: 'empty' }))).toMatchObject({ templateId: 'sds-5.0' });
  });

  it('the form where styles stand side by side is refused with where to look', async () => {
    const { id } = await newDisclosure('SSCD');
    const refused = await start(id, { from: 'empty' });
    expect([refused.status, refused.body]).toEqual([
      400,
      expect.objectContaining({
        type: '/problems/draft.template-missing',
        detail: expect.stringContaining('GET /templates?form=SSCD'),
      }),
    ]);
  });

  it('the revision carries the last one over, with its head but its day', async () => {
    const { id, name } = await newDisclosure('SDS');
    const older = await made<StartedDraft>(start(id, { from: 'empty', templateId: 'sds-4.1' }));
    const head = { provider: 'みらい医療情報㈱', service_name: name, version: '1.0', created_on: '2025-04-01' };
    await saveHeader(older, head);
    await answer(vendor.writer, older.id, saidYes(shipped('sds-4.1')));
    await made(vendor.writer.post(`/drafts/${older.id}/moves`, { move: 'submit' }));
    await made(vendor.approver.post(`/drafts/${older.id}/moves`, { move: 'publish' }));
    const draft = await made<StartedDraft>(start(id, { from: 'carry_over' }));
    expect(draft.templateId).toBe('sds-5.0');
    expect({ ...draft.header, created_on: '2025-04-01' }).toEqual(head);
    expect(draft.header).not.toHaveProperty('created_on');
    expect(draft.answers.length).toBeGreaterThan(20);
  });
});

describe('the cover', () => {
  it('that names another product than the registered one is a finding', async () => {
    const { id, name } = await newDisclosure('SDS');
    const draft = await made<StartedDraft>(start(id, { from: 'empty' }));
    const header = { provider: 'みらい医療情報 株式会社', service_name: '東都レセプト', version: 'Ver1.0' };
    const { rowVersion } = await saveHeader(draft, { ...header, created_on: '2026-11-01' });
    const found = async (): Promise<readonly AnswerFinding[]> =>
      (await made<{ items: AnswerFinding[] }>(vendor.writer.get(`/drafts/${draft.id}/findings`))).items.filter(
        ({ question }) => question === undefined,
      );
    expect(await found()).toMatchObject([{ kind: 'header_other_product', level: 'warn' }]);
    expect((await found())[0]?.message.ja).toMatch(`「東都レセプト」ですが、登録は「${name}」`);
    await saveHeader({ ...draft, rowVersion }, { ...header, service_name: name, created_on: '2026-11-01' });
    expect(await found()).toEqual([]);
  });
});
