import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DraftView, SavedAnswer } from '../../src/modules/disclosures/domain/draft.js';
import type { RevisionView } from '../../src/modules/disclosures/domain/published.js';
import { saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { answer, made, newDraft } from '../support/disclosing.js';

let app: TestApp;
let admin: Administrator;
let writer: Person;
let approver: Person;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [admin, hospital] = [
    await app.organization('vendor', 'みらい医療情報'),
    await app.organization('hospital', 'さくら総合病院'),
  ];
  [writer, approver] = [await admin.member('editor'), await admin.member('approver')];
}, 60_000);
afterAll(() => app.stop());

const sds = shipped('sds-5.0');
const put = (by: Person, draft: string, code: string, rowVersion: number, said: object) =>
  by.put(`/drafts/${draft}/answers/${encodeURIComponent(code)}`, said, { 'If-Match': `"${rowVersion}"` });

describe('a vendor answers a form', () => {
  it('row by row, sees what that asks, and never overwrites a colleague unseen', async () => {
    const { id } = await newDraft(writer, 'sds-5.0');
    const first = await put(writer, id, '1', 0, { value: 'no', remark: '院内のみ' });
    expect(first.status).toBe(200);
    expect(first.headers['etag']).toBe('"1"');
    const saved = first.body as SavedAnswer;
    expect(saved).toMatchObject({
      code: '1',
      rowVersion: 1,
      answer: { value: 'no', remark: '院内のみ' },
      asked: { '1.1': 'not_asked' },
    });
    expect(saved.counts).toMatchObject({ no: 1, answered: 1 });

    const conflict = await put(approver, id, '1', 0, { value: 'yes' });
    expect(conflict.status).toBe(412);
    expect(conflict.body).toMatchObject({
      type: '/problems/precondition.failed',
      current: { code: '1', rowVersion: 1, answer: { value: 'no' } },
    });
    expect((await put(approver, id, '1', 1, { value: 'yes' })).body).toMatchObject({
      rowVersion: 2,
      asked: { '1.1': 'asked' },
    });

    const { answers, asked, states } = (await writer.get(`/drafts/${id}`)).body as DraftView;
    expect(answers).toMatchObject([{ code: '1', rowVersion: 2, answer: { value: 'yes' } }]);
    expect([asked['1.1'], states['1'], states['1.1']]).toEqual(['asked', 'yes', 'blank']);
  });

  it('gives questions to a colleague, without touching what they say', async () => {
    const { id } = await newDraft(writer, 'sds-5.0');
    const body = { questions: ['2', '3'], assigneeId: approver.userId };
    const { answers } = (await writer.post(`/drafts/${id}/assignments`, body)).body as DraftView;
    expect(answers.map(({ code, assigneeId, rowVersion }) => [code, assigneeId, rowVersion])).toEqual([
      ['2', approver.userId, 0],
      ['3', approver.userId, 0],
    ]);
    expect((await put(approver, id, '2', 0, { value: 'yes' })).status).toBe(200);
    expect(
      (await writer.post(`/drafts/${id}/assignments`, { questions: ['2'], assigneeId: hospital.userId })).body,
    ).toMatchObject({
      type: '/problems/draft.no-colleague',
    });
  });

  it('is stopped by a blank, warned of 対象外 without reason, and published by a second person', async () => {
    const { id, productId, disclosureId } = await newDraft(writer, 'sds-5.0');
    await answer(writer, id, saidYes(sds, { '2': { value: 'blank' }, '3': { value: 'na' } }));
    const { items } = (await writer.get(`/drafts/${id}/findings`)).body as {
      items: { kind: string; question?: string; level: string }[];
    };
    expect(items).toContainEqual(expect.objectContaining({ kind: 'blank', question: '2', level: 'stop' }));
    expect(items).toContainEqual(expect.objectContaining({ kind: 'reason_missing', question: '3', level: 'warn' }));

    expect((await approver.post(`/drafts/${id}/moves`, { move: 'publish' })).body).toMatchObject({
      type: '/problems/draft.wrong-state',
    });
    expect((await writer.post(`/drafts/${id}/moves`, { move: 'submit' })).body).toMatchObject({
      state: 'in_review',
      revisionId: null,
    });
    const stopped = await approver.post(`/drafts/${id}/moves`, { move: 'publish' });
    expect(stopped.status).toBe(422);
    expect(stopped.body).toMatchObject({
      type: '/problems/draft.findings-stop',
      stops: 1,
      findings: [{ kind: 'blank', question: '2' }],
    });
    expect((await put(writer, id, '2', 0, { value: 'yes' })).body).toMatchObject({ type: '/problems/draft.in-review' });

    expect((await approver.post(`/drafts/${id}/moves`, { move: 'return' })).body).toMatchObject({
      type: '/problems/draft.note-missing',
    });
    expect((await approver.post(`/drafts/${id}/moves`, { move: 'return', note: '設問2が空です' })).body).toMatchObject({
      state: 'open',
    });
    expect((await writer.get(`/drafts/${id}`)).body).toMatchObject({ state: 'open', returnNote: '設問2が空です' });
    expect((await put(writer, id, '2', 0, { value: 'yes' })).status).toBe(200);

    await made(approver.post(`/drafts/${id}/moves`, { move: 'submit' }));
    expect((await approver.post(`/drafts/${id}/moves`, { move: 'publish' })).body).toMatchObject({
      type: '/problems/draft.second-person-needed',
    });
    const { revisionId } = (await admin.post(`/drafts/${id}/moves`, { move: 'publish' })).body as {
      revisionId: string;
    };
    expect((await writer.get(`/drafts/${id}`)).status).toBe(404);

    const read = (await hospital.get(`/revisions/${revisionId}`)).body as RevisionView;
    expect(read).toMatchObject({ productId, number: 1, state: 'published', signer: { role: 'admin' } });
    expect(read.warnings).toContainEqual({ kind: 'reason_missing', question: '3' });
    expect(read.sections.flatMap(({ rows }) => rows).find(({ question }) => question === '3')).toMatchObject({
      state: 'na_without_reason',
    });

    const second = await made<DraftView>(writer.post(`/disclosures/${disclosureId}/drafts`, { from: 'current' }));
    const row = second.answers.find(({ code }) => code === '3')!;
    await made(
      put(writer, second.id, '3', row.rowVersion, {
        value: 'na',
        reason: { kind: 'explanation', text: '無線LANを使わない' },
      }),
    );
    await made(writer.post(`/drafts/${second.id}/moves`, { move: 'submit' }));
    const next = await made<{ revisionId: string }>(approver.post(`/drafts/${second.id}/moves`, { move: 'publish' }));
    expect((await hospital.get(`/revisions/${revisionId}`)).body).toMatchObject({ state: 'superseded' });
    expect((await hospital.get(`/products/${productId}`)).body).toMatchObject({
      current: [{ id: next.revisionId, number: 2 }],
    });
    const difference = await hospital.get(`/revisions/${next.revisionId}/diff`);
    expect(difference.body).toMatchObject({
      from: revisionId,
      changes: [{ kind: 'answer', topic: expect.any(String), aspects: ['reason'] }],
    });
  });

  it('publishes alone where the vendor has one member and says so', async () => {
    const alone = await app.organization('vendor', 'ひとり診療支援');
    const { id } = await newDraft(alone, 'mds-5.0');
    await answer(alone, id, saidYes(shipped('mds-5.0')));
    await made(alone.post(`/drafts/${id}/moves`, { move: 'submit' }));
    expect((await alone.post(`/drafts/${id}/moves`, { move: 'publish' })).status).toBe(403);
    const stated = await alone.patch(
      `/organizations/${alone.organizationId}`,
      { singlePerson: true },
      { 'If-Match': '"1"' },
    );
    expect(stated.body).toMatchObject({ singlePerson: true });
    expect((await alone.post(`/drafts/${id}/moves`, { move: 'publish' })).body).toMatchObject({ state: 'published' });
  });
});
