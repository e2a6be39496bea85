import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client as Connection } from 'pg';
import { DEFAULT_POLICY } from '../../src/modules/disclosures/domain/policy.js';
import type { Page } from '../../src/platform/http/paging.js';
import type { OpenedClarifications } from '../../src/modules/requests/clarifications-asking.service.js';
import type {
  ClarificationGroup,
  ClarificationHead,
  ClarificationView,
} from '../../src/modules/requests/domain/clarification-view.js';
import type { ProductAnswer } from '../../src/modules/requests/product-answers.repository.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { untilIdle } from '../support/asking.js';
import { at, corrected, type Published } from '../support/assessing.js';
import { made, published, type Vendor } from '../support/disclosing.js';

const REASON = '対象の機器を出荷していないため、確認中です。';
const FREE = 'SBOM(部品表)を提供していますか。';

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let clinic: Administrator;
let revision: Published;
beforeAll(async () => {
  app = await startApp({ jobs: 'here' });
  const admin = await app.organization('vendor', 'みらい医療情報株式会社');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital', 'さくら総合病院');
  clinic = await app.organization('hospital', 'みなと医院');
  const blank = { value: 'blank' } as const;
  const levels = { ...DEFAULT_POLICY.levels, blank: 'warn' };
  await made(app.operator.put('/policy', { ...DEFAULT_POLICY, levels }, at(0)));
  revision = await published(vendor, 'sds-5.0', { but: { '2': blank, '3': blank, '4': blank } });
}, 60_000);
afterAll(() => app.stop());

const open = (by: Client, body: object) => by.post('/clarifications', body);
const get = (by: Client, id: string) => made<ClarificationView>(by.get(`/clarifications/${id}`));
const listed = async (by: Client, query = ''): Promise<readonly ClarificationHead[]> =>
  (await made<Page<ClarificationHead>>(by.get(`/clarifications${query}`))).items;
const reply = async (by: Client, id: string, body: object) =>
  by.post(`/clarifications/${id}/replies`, body, at((await get(by, id)).rowVersion));
const about = async (by: Client, question: string): Promise<ClarificationHead> =>
  (await listed(by)).find(({ row }) => row?.question === question)!;
const groups = async (): Promise<readonly ClarificationGroup[]> =>
  (await made<Page<ClarificationGroup>>(vendor.writer.get('/clarifications/groups'))).items;
const letters = async (address: string): Promise<string[]> => {
  await untilIdle(app);
  const mails = await app.mailbox(address);
  return mails.filter(({ subject }) => subject.includes('照会')).map(({ subject, text }) => `${subject}\n${text}`);
};

describe('J4: a hospital sends single questions back', () => {
  it('in one batch, all blanks without typing; nothing is asked twice, and of a bad batch nothing at all', async () => {
    const { revisionId, productId } = revision;
    const free = { kind: 'free', productId, text: FREE };
    const bad = [free, { kind: 'reason_for_blank', revisionId, question: '1' }, { kind: 'contradiction', revisionId }];
    expect((await open(hospital, { items: bad })).body).toMatchObject({
      status: 422,
      errors: [
        { pointer: '/items/1', code: 'clarification.not-blank' },
        { pointer: '/items/2', code: 'clarification.about-what' },
      ],
    });
    const asked = await made<OpenedClarifications>(open(hospital, { items: [free], blanksOf: revisionId }));
    expect(asked.items.map(({ kind, row, state }) => [kind, row?.question, state])).toEqual([
      ['free', undefined, 'open'],
      ...['2', '3', '4'].map((question) => ['reason_for_blank', question, 'open']),
    ]);
    expect(asked.skipped).toBe(0);
    expect((await open(hospital, { blanksOf: revisionId })).body).toMatchObject({
      status: 422,
      title: '照会することがありません',
    });
    expect(await listed(hospital)).toHaveLength(4);
  });

  it('the vendor hears of it in one mail that discloses nothing, and sees what several ask once', async () => {
    await made(open(clinic, { blanksOf: revision.revisionId }));
    const mails = await letters(vendor.admin.email);
    expect(mails.map((mail) => mail.split('\n')[0])).toEqual([
      '「さくら総合病院」から照会が届いています(4件)',
      '「みなと医院」から照会が届いています(3件)',
    ]);
    for (const mail of mails) expect(mail).not.toContain('SBOM');
    const seen = await groups();
    expect(seen).toHaveLength(4);
    expect(seen.find(({ row }) => row?.question === '2')).toMatchObject({
      askers: 2,
      waiting: 2,
      kinds: ['reason_for_blank'],
    });
    expect(seen.find(({ row }) => row === null)).toMatchObject({ askers: 1, text: FREE });
    const { clarificationId } = seen.find(({ row }) => row?.question === '2')!;
    const asking = (await listed(vendor.writer, `?sameAs=${clarificationId}`)).map(({ hospitalName }) => hospitalName);
    expect(asking.sort()).toEqual(['さくら総合病院', 'みなと医院']);
    expect(await listed(hospital, `?sameAs=${clarificationId}`)).toEqual([]);
  });

  it('one answer goes to all who ask the same; no hospital sees another', async () => {
    const { clarificationId } = (await groups()).find(({ row }) => row?.question === '2')!;
    await made(reply(vendor.writer, clarificationId, { move: 'answer', text: REASON, everyAsker: true }));
    for (const by of [hospital, clinic]) {
      const { id } = await about(by, '2');
      const view = await get(by, id);
      expect(view).toMatchObject({ state: 'answered', answeredBy: 'thread' });
      expect(view.thread.map(({ side, move, text }) => [side, move, text])).toEqual([
        ['hospital', 'ask', ''],
        ['vendor', 'answer', REASON],
      ]);
      const other = by === hospital ? clinic : hospital;
      expect(JSON.stringify([view, await listed(by)])).not.toContain(other.organizationId);
      expect((await letters(by.email))[0]).toMatch(/^「みらい医療情報株式会社」が照会に回答しました\(1件\)/);
      expect((await letters(by.email)).join()).not.toContain(REASON);
      expect((await other.get(`/clarifications/${id}`)).status).toBe(404);
    }
  });

  it('each side keeps notes that the other never sees, asks again, and is satisfied', async () => {
    const { id } = await about(hospital, '2');
    await made(hospital.post(`/clarifications/${id}/notes`, { text: '院内の覚え' }));
    await made(vendor.writer.post(`/clarifications/${id}/notes`, { text: '社内の覚え' }));
    expect((await get(hospital, id)).notes.map(({ text }) => text)).toEqual(['院内の覚え']);
    expect((await get(vendor.writer, id)).notes.map(({ text }) => text)).toEqual(['社内の覚え']);
    const stale = await hospital.post(`/clarifications/${id}/replies`, { move: 'close' }, at(1));
    expect([stale.status, (stale.body as { current: ClarificationView }).current.state]).toEqual([412, 'answered']);
    expect((await reply(hospital, id, { move: 'reopen', text: ' ' })).status).toBe(400);
    await made(reply(hospital, id, { move: 'reopen', text: 'いつ分かりますか' }));
    await made(reply(vendor.writer, id, { move: 'answer', text: '来月です' }));
    expect(await made(reply(hospital, id, { move: 'close' }))).toMatchObject({ state: 'closed', answeredBy: 'thread' });
    expect((await reply(vendor.writer, id, { move: 'answer', text: 'x' })).status).toBe(409);
  });

  it('a new revision closes what it answers, for every asker, and shows the change', async () => {
    const newer = await corrected(vendor, revision, { '3': { value: 'yes', remark: '2026年10月から' } });
    await untilIdle(app);
    for (const by of [hospital, clinic]) {
      expect(await get(by, (await about(by, '3')).id)).toMatchObject({
        state: 'closed',
        answeredBy: 'revision',
        answeringRevisionId: newer,
        change: { before: { state: 'blank' }, after: { state: 'yes', answer: { remark: '2026年10月から' } } },
      });
      expect(await about(by, '4')).toMatchObject({ state: 'open', answeredBy: null });
    }
    const old = await open(hospital, { blanksOf: revision.revisionId });
    const refused = [{ pointer: '/blanksOf', code: 'clarification.revision-old' }];
    expect(old.body).toMatchObject({ status: 422, errors: refused });
  });

  it('also what is asked at the moment when the vendor publishes', async () => {
    const there = await published(vendor, 'sds-5.0');
    const locks = new Connection(app.database.superUrl);
    await locks.connect();
    await locks.query('begin; lock table clarification in exclusive mode');
    const item = { kind: 'own_words', revisionId: there.revisionId, question: '5', text: '根拠を教えてください' };
    const asking = made<OpenedClarifications>(open(hospital, { items: [item] }));
    while (!(await app.asSuperuser(BLOCKED)).length) await new Promise((resolve) => setTimeout(resolve, 20));
    const newer = await corrected(vendor, there, { '5': { value: 'yes', remark: '規程 3.2' } });
    await untilIdle(app);
    await locks.query('commit');
    await locks.end();
    const { items } = await asking;
    await untilIdle(app);
    expect(await get(hospital, items[0]!.id)).toMatchObject({ answeredBy: 'revision', answeringRevisionId: newer });
  });

  it('what no form asks stays with the product: published, it tells nobody who asked', async () => {
    const path = `/products/${revision.productId}/answers`;
    const { id } = (await listed(hospital)).find(({ kind }) => kind === 'free')!;
    await made(reply(vendor.writer, id, { move: 'answer', text: 'あります' }));
    expect(await made<Page<ProductAnswer>>(clinic.get(path))).toMatchObject({ items: [] });
    const said = { question: FREE, answer: 'SPDX形式で提供しています' };
    const { rowVersion } = await get(vendor.writer, id);
    const row = await about(vendor.writer, '4');
    const notFree = vendor.approver.put(`/clarifications/${row.id}/publication`, said, at(row.rowVersion));
    expect((await notFree).status).toBe(409);
    const shown = await made<ClarificationView>(
      vendor.approver.put(`/clarifications/${id}/publication`, said, at(rowVersion)),
    );
    const { items } = await made<Page<ProductAnswer>>(clinic.get(path));
    expect(items).toEqual([
      { ...said, productId: revision.productId, publishedAt: expect.any(String), clarificationId: null },
    ]);
    const stranger = await app.organization('vendor');
    expect(await made<Page<ProductAnswer>>(stranger.get(path))).toMatchObject({ items: [] });
    expect((await stranger.get(`/clarifications/${id}`)).status).toBe(404);
    await made(vendor.approver.delete(`/clarifications/${id}/publication`, at(shown.rowVersion)));
    expect(await made<Page<ProductAnswer>>(clinic.get(path))).toMatchObject({ items: [] });
  });

  it('who may read the disclosure no longer keeps what was said, not what is disclosed', async () => {
    await made(vendor.admin.patch(`/disclosures/${revision.disclosureId}`, { audience: 'private' }, at(1)));
    const view = await get(hospital, (await about(hospital, '3')).id);
    expect(view).toMatchObject({ state: 'closed', change: null });
    expect(view.thread).toHaveLength(2);
    const unreadable = { kind: 'own_words', revisionId: view.row!.revisionId, question: '3', text: 'x' };
    expect((await open(hospital, { items: [unreadable] })).body).toMatchObject({
      errors: [{ code: 'revision.not-found' }],
    });
  });
});

const BLOCKED = `select from pg_stat_activity where wait_event_type = 'Lock' and query like 'insert into clarification %'`;
