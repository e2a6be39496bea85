import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { saidYes, shipped } from '../support/any-answers.js';
import { type Client as Caller, startApp, type TestApp } from '../support/app.js';
import { answer, made, newDraft, type Vendor } from '../support/disclosing.js';

let app: TestApp;
let vendor: Vendor;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
}, 60_000);
afterAll(() => app.stop());

const move = (by: Caller, draft: string, step: string) => by.post(`/drafts/${draft}/moves`, { move: step });

describe('a draft that is submitted', () => {
  it('says what will stop it, and is taken back by whoever submitted it', async () => {
    const { id, counts } = await newDraft(vendor.writer, 'mds-5.0');
    const { findings } = await made<{ findings: { stop: number; warn: number } }>(move(vendor.writer, id, 'submit'));
    expect(findings.stop).toBe(counts.blank);
    expect(findings.warn).toBeGreaterThan(0);
    expect((await vendor.writer.get(`/drafts/${id}`)).body).toMatchObject({ moves: ['return'] });
    const colleague = await vendor.admin.member('editor');
    expect((await move(colleague, id, 'return')).status).toBe(403);
    expect((await move(vendor.approver, id, 'return')).body).toMatchObject({ type: '/problems/draft.note-missing' });
    expect((await move(vendor.writer, id, 'return')).body).toMatchObject({ state: 'open', findings });
    expect((await vendor.writer.get(`/drafts/${id}`)).body).toMatchObject({ state: 'open', returnNote: null });
  });

  it('is in a state with a Japanese name', async () => {
    const { id } = await newDraft(vendor.writer, 'mds-5.0');
    await made(move(vendor.writer, id, 'submit'));
    expect((await move(vendor.writer, id, 'submit')).body).toMatchObject({
      state: 'in_review',
      title: '下書きの状態(社内確認中)ではこの操作はできません',
    });
  });
});

describe('a draft that is published', () => {
  it('is told apart from one that never was, with what came of it', async () => {
    const { id } = await newDraft(vendor.writer, 'mds-5.0');
    await answer(vendor.writer, id, saidYes(shipped('mds-5.0')));
    await made(move(vendor.writer, id, 'submit'));
    const { revisionId } = await made<{ revisionId: string }>(move(vendor.approver, id, 'publish'));
    const again = await move(vendor.approver, id, 'publish');
    expect([again.status, again.body]).toEqual([
      409,
      expect.objectContaining({ type: '/problems/draft.published', revisionId, number: 1 }),
    ]);
    const other = await app.organization('vendor');
    expect((await move(other, id, 'publish')).status).toBe(404);
    expect((await move(vendor.approver, revisionId, 'publish')).status).toBe(404);
  });
});

describe('a row that nobody has saved', () => {
  const save = (id: string, version: string | null) =>
    vendor.writer.put(`/drafts/${id}/answers/r1`, { value: 'yes' }, version === null ? {} : { 'If-Match': version });

  it('has the version 0, and the refusals say so', async () => {
    const { id } = await newDraft(vendor.writer, 'mds-5.0');
    const missing = await save(id, null);
    expect([missing.status, missing.body]).toEqual([
      428,
      expect.objectContaining({ detail: expect.stringMatching(/rowVersion.*"0"/) }),
    ]);
    const wrong = await save(id, '"1"');
    expect([wrong.status, wrong.body]).toEqual([
      412,
      expect.objectContaining({
        title: expect.not.stringContaining('ほかの人が先に'),
        current: { code: 'r1', answer: { value: 'blank' }, rowVersion: 0 },
      }),
    ]);
    expect((await save(id, '"0"')).status).toBe(200);
  });
});
