import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftView, SavedAnswers, StartedDraft } from '../../src/modules/disclosures/domain/draft.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { startApp, type TestApp } from '../support/app.js';
import { answer, made, newProduct, published, type Vendor } from '../support/disclosing.js';

let app: TestApp;
let vendor: Vendor;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
}, 60_000);
afterAll(() => app.stop());

const move = (by: Vendor['writer'], draft: string, step: string) => by.post(`/drafts/${draft}/moves`, { move: step });

/** A draft on a form that begins with the answers of a revision. */
async function carriedOver(revisionId: string, templateId: string, productId: string): Promise<StartedDraft> {
  const { form } = shipped(templateId);
  const disclosure = await vendor.writer.post('/disclosures', { productId, form });
  const { id } = disclosure.body as { id: string };
  return made<StartedDraft>(
    vendor.writer.post(`/disclosures/${id}/drafts`, { from: 'carry_over', templateId, revisionId }),
  );
}

/** Every carried-over answer confirmed as it stands. */
function confirmAll({ id, answers }: DraftView): Promise<SavedAnswers> {
  const items = answers.map(({ code, rowVersion }) => ({ code, rowVersion, confirm: true }));
  return made<SavedAnswers>(vendor.writer.post(`/drafts/${id}/answers`, { answers: items }));
}

describe('a new version of the form', () => {
  it('takes the answers along, counts none of them before it is confirmed, and lists what it asks beyond', async () => {
    const older = await published({ ...vendor }, 'sds-4.1');
    const next = await newProduct(vendor.writer, { version: '2.0' });
    const draft = await carriedOver(older.revisionId, 'sds-5.0', next.id);
    expect(draft.answers.length).toBeGreaterThan(20);
    for (const { answer: said } of draft.answers) {
      expect(said.carriedFrom).toMatchObject({ templateId: 'sds-4.1', revisionId: older.revisionId });
      expect(said.confirmedAt).toBeUndefined();
    }
    expect(draft.counts).toMatchObject({ answered: 0, yes: 0 });
    expect(draft.open.map(({ reason }) => reason)).toContain('new');

    await made(move(vendor.writer, draft.id, 'submit'));
    const stopped = await move(vendor.approver, draft.id, 'publish');
    expect((stopped.body as { findings: { kind: string }[] }).findings.map(({ kind }) => kind)).toContain(
      'unconfirmed',
    );
    await made(vendor.approver.post(`/drafts/${draft.id}/moves`, { move: 'return', note: '確認してください' }));

    const { answers, counts } = await confirmAll(draft);
    expect(answers[0]!.answer.confirmedAt).toMatch(/^\d{4}-/);
    expect([counts.unconfirmed, counts.yes > 0]).toEqual([0, true]);
    const open = new Set(draft.open.map(({ code }) => code));
    await answer(vendor.writer, draft.id, new Map([...saidYes(shipped('sds-5.0'))].filter(([code]) => open.has(code))));
    await made(move(vendor.writer, draft.id, 'submit'));
    expect((await move(vendor.approver, draft.id, 'publish')).body).toMatchObject({ state: 'published' });
  });

  it('goes from MDS to SDS and back by topic', async () => {
    const mds = await published({ ...vendor }, 'mds-5.0');
    const toSds = await carriedOver(mds.revisionId, 'sds-5.0', mds.productId);
    expect(toSds.answers.length).toBeGreaterThan(10);
    expect(toSds.answers.every(({ answer: said }) => said.carriedFrom?.templateId === 'mds-5.0')).toBe(true);
    const sds = await published({ ...vendor }, 'sds-5.0');
    const toMds = await carriedOver(sds.revisionId, 'mds-5.0', sds.productId);
    expect(toMds.answers.length + toMds.open.length).toBe(toMds.counts.rows);
    expect(toMds.counts.answered).toBe(0);
  });

  it('is said in new words, and confirmed by that', async () => {
    const older = await published({ ...vendor }, 'mds-4.1');
    const { id, answers } = await carriedOver(older.revisionId, 'mds-5.0', (await newProduct(vendor.writer)).id);
    const { code, rowVersion } = answers.find(({ answer: said }) => said.value === 'yes')!;
    const said = { value: 'no', remark: '新版では対応していない' };
    const { body: saved } = (await vendor.writer.put(`/drafts/${id}/answers/${encodeURIComponent(code)}`, said, {
      'If-Match': `"${rowVersion}"`,
    })) as { body: { answer: object } };
    expect(saved.answer).toMatchObject({
      ...said,
      carriedFrom: { templateId: 'mds-4.1' },
      confirmedAt: expect.any(String),
    });
  });
});

describe('a year later', () => {
  it('is one call where nothing changed: the same answers with a new last day', async () => {
    const { revisionId, disclosureId, productId } = await published({ ...vendor }, 'mds-5.0');
    app.clock.set('2027-12-01T00:00:00Z');
    const late = { Authorization: `Bearer ${await freshToken()}` };
    const client = app.client(late);
    expect((await client.get(`/revisions/${revisionId}`)).body).toMatchObject({ state: 'expired' });
    const renewed = await made<{ revisionId: string }>(client.post(`/disclosures/${disclosureId}/renewals`));
    expect((await client.get(`/products/${productId}`)).body).toMatchObject({
      current: [{ id: renewed.revisionId, number: 2, state: 'published', validUntil: '2028-12-01' }],
    });
    expect((await client.get(`/revisions/${renewed.revisionId}/diff`)).body).toMatchObject({
      from: revisionId,
      changes: [],
    });
    app.clock.set(null);
  });
});

/** A token of today's, the clock having gone on for longer than the others live. */
async function freshToken(): Promise<string> {
  const session = await app.signIn(vendor.admin);
  return (await made<{ token: string }>(session.post('/api-tokens', { name: 'late', days: 30 }))).token;
}
