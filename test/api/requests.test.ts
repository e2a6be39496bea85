import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RequestsPreview } from '../../src/modules/requests/asking.service.js';
import type { RequestFileView } from '../../src/modules/requests/request-files.service.js';
import type { LinkedAnswer, LinkedRequest } from '../../src/modules/requests/request-links.service.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import {
  ask,
  askOne,
  CONTACT,
  history,
  linkTo,
  move,
  SDS,
  seen,
  SOME_DAY,
  tokenIn,
  untilIdle,
} from '../support/asking.js';
import { made, newDraft, newProduct, published, type Vendor } from '../support/disclosing.js';
import { problem } from '../support/people.js';
import { fixture } from '../support/vendor-desk.js';

const WORKBOOK = '01-sds50-columns-circles.xlsx';

let app: TestApp;
let vendor: Vendor;
let hospital: Person;
let clinic: Administrator;
beforeAll(async () => {
  app = await startApp({ jobs: 'here' });
  const admin = await app.organization('vendor', 'みらい医療情報株式会社');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  const administrator = await app.organization('hospital', 'さくら総合病院');
  hospital = await administrator.member('editor');
  clinic = await app.organization('hospital', 'みなと医院');
}, 60_000);
afterAll(() => app.stop());

const AOZORA = { vendorName: '検査機器の青空株式会社', contactEmail: CONTACT };
const unregistered = (productName: string) => ({ ...AOZORA, productName });
/** Subjects of the mails about requests that an address got. */
const letters = async (address: string): Promise<string[]> =>
  (await app.mailbox(address)).map(({ subject }) => subject).filter((subject) => subject.includes('開示の'));

describe('a call', () => {
  it('tells before what it would do, and does it: asked, answered at once, asked already', async () => {
    const { productId } = await published(vendor, 'sds-5.0');
    const older = await published(vendor, 'sds-4.1');
    const items = [{ productId }, { productId: older.productId }, unregistered('血液検査')];
    const body = { items, forms: [SDS], dueOn: SOME_DAY, purpose: '立入検査のため' };
    const preview = await made<RequestsPreview>(hospital.post('/requests/preview', body));
    expect(preview.items.map(({ outcome, forms }) => [outcome, forms[0]?.state])).toEqual([
      ['answered', 'answered'],
      ['to_send', 'older'],
      ['to_send', 'missing'],
    ]);
    expect(await made(hospital.get('/requests'))).toMatchObject({ items: [] });

    const sent = await ask(hospital, items, { purpose: '立入検査のため' });
    expect(sent.counts).toEqual({ to_send: 2, answered: 1, asked_already: 0, refused: 0 });
    const [first, second, third] = sent.items.map(({ requestId }) => requestId) as [string, string, string];
    expect(await seen(hospital, first)).toMatchObject({ state: 'submitted', label: 'submitted', answered: 100 });
    expect(await history(hospital, first)).toEqual(['request.sent', 'request.satisfied']);
    expect(await seen(hospital, second)).toMatchObject({ state: 'sent', forms: [{ state: 'older' }] });
    expect(await seen(hospital, third)).toMatchObject({ vendorRegistered: false, contactEmail: CONTACT });

    const again = await ask(hospital, items);
    expect(again.items.slice(1)).toMatchObject([second, third].map((requestId) => ({ requestId })));
    await untilIdle(app);
    expect(await letters(vendor.admin.email)).toEqual(['「さくら総合病院」から開示の依頼が届いています(1件)']);
    expect(await seen(hospital, second)).toMatchObject({ mailedAt: expect.any(String), label: 'sent' });
    expect(await seen(vendor.writer, second)).toMatchObject({ label: 'opened', contactEmail: null });
    const list = `/requests?states=sent&campaignId=${sent.campaignId}`;
    expect(await made(vendor.writer.get(list))).toMatchObject({ items: [{ id: second }], next: null });
  });

  it('is sent whole or not at all, and says what is wrong with which line', async () => {
    const hidden = await newProduct(vendor.writer, { audience: 'private' });
    const items = [unregistered('半端な依頼'), { productId: hidden.id }, { vendorName: '名無し' }];
    const refused = await hospital.post('/requests', { items, forms: [SDS], dueOn: SOME_DAY });
    expect(refused.body).toMatchObject({
      ...problem(422, 'request.items-refused'),
      errors: [
        { pointer: '/items/1', code: 'product.not-found' },
        { pointer: '/items/2', code: 'request.no-product-name', detail: expect.stringContaining('productName') },
      ],
    });
    const all = await made<{ items: { productName: string }[] }>(hospital.get('/requests?limit=200'));
    expect(all.items.map(({ productName }) => productName)).not.toContain('半端な依頼');
    expect((await vendor.admin.post('/requests', { items, forms: [SDS], dueOn: SOME_DAY })).status).toBe(403);
  });
});

describe('a request', () => {
  it('is moved on by each side in its turn, seen by nobody else', async () => {
    const { id: productId } = await newProduct(vendor.writer);
    const { id, moves } = await askOne(hospital, { productId });
    expect(moves.map((each) => each.move)).toEqual(['extend', 'resend', 'withdraw']);
    await untilIdle(app);
    const stranger = await clinic.post(`/requests/${id}/moves`, { move: 'withdraw' }, { 'If-Match': '"1"' });
    expect([(await clinic.get(`/requests/${id}`)).status, stranger.status]).toEqual([404, 404]);
    expect((await hospital.post(`/requests/${id}/moves`, { move: 'withdraw' })).status).toBe(428);

    expect((await move(vendor.writer, id, { move: 'accept' })).body).toMatchObject({ label: 'started' });
    const extend = { move: 'extend', dueOn: '2028-04-28' };
    const late = await hospital.post(`/requests/${id}/moves`, extend, { 'If-Match': '"1"' });
    expect(late.body).toMatchObject({ ...problem(412, 'precondition.failed'), current: { state: 'accepted' } });
    expect((await move(hospital, id, extend)).body).toMatchObject({ dueOn: '2028-04-28' });
    const assigned = await move(vendor.writer, id, { move: 'assign', assigneeId: vendor.approver.userId });
    expect(assigned.body).toMatchObject({ assigneeId: vendor.approver.userId });
    expect(await seen(hospital, id)).toMatchObject({ assigneeId: null });
    expect((await move(vendor.writer, id, { move: 'assign', assigneeId: hospital.userId })).status).toBe(404);
    await untilIdle(app);
    expect(await letters(vendor.approver.email)).toEqual(['「さくら総合病院」からの開示の依頼の担当になりました']);

    expect((await move(vendor.writer, id, { move: 'decline', reason: 'x' })).body).toMatchObject(
      problem(403, 'request.not-allowed'),
    );
    expect((await move(vendor.approver, id, { move: 'decline' })).body).toMatchObject(problem(400, 'request.needs'));
    const declined = await move(vendor.approver, id, { move: 'decline', reason: '販売を終えた製品です' });
    expect(declined.body).toMatchObject({ label: 'declined', moves: [] });
    expect(await seen(hospital, id)).toMatchObject({ label: 'declined', reason: '販売を終えた製品です' });
    expect(await history(hospital, id)).toEqual(
      'sent mailed opened accepted extended declined'.split(' ').map((type) => `request.${type}`),
    );
    const sheet = await hospital.get(`/requests/${id}/timeline/export`);
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
  });

  it('is answered by publishing, which lets the hospital in to what is shown on request', async () => {
    const { id: productId, name } = await newProduct(vendor.writer, { version: '2' });
    const byId = await askOne(hospital, { productId });
    const byName = await askOne(clinic, {
      vendorId: vendor.admin.organizationId,
      productName: name,
      productVersion: '2',
    });
    const { revisionId } = await published(vendor, 'sds-5.0', { productId, audience: 'on_request' });
    const other = await published(vendor, 'sds-5.0', { audience: 'on_request' });
    await untilIdle(app);
    for (const [by, { id }] of [
      [hospital, byId],
      [clinic, byName],
    ] as const) {
      expect(await seen(by, id)).toMatchObject({
        state: 'submitted',
        productId,
        submission: [{ revisionId }],
        answered: 100,
      });
      expect((await by.get(`/revisions/${revisionId}`)).status).toBe(200);
    }
    const late = await askOne(hospital, { productId: other.productId });
    await made(vendor.writer.patch(`/products/${other.productId}`, { description: 'x' }, { 'If-Match': '"1"' }));
    await untilIdle(app);
    expect(await seen(hospital, late.id)).toMatchObject({ state: 'sent' });
    const letIn = { organizationId: hospital.organizationId };
    await made(vendor.approver.post(`/products/${other.productId}/grants`, letIn));
    await untilIdle(app);
    expect(await seen(hospital, late.id)).toMatchObject({ state: 'submitted' });
    expect((await move(hospital, byId.id, { move: 'confirm' })).body).toMatchObject({ label: 'confirmed', moves: [] });
    const returned = await move(clinic, byName.id, { move: 'return', reason: '版が違います' });
    expect(returned.body).toMatchObject({ label: 'started', submission: [], reason: '版が違います' });
  });

  it('is answered with another revision, or what was closed and is opened', async () => {
    const { id: productId } = await newProduct(vendor.writer);
    const { id } = await askOne(hospital, { productId });
    const closed = await published(vendor, 'sds-5.0', { productId, audience: 'private' });
    await untilIdle(app);
    expect(await seen(hospital, id)).toMatchObject({ state: 'sent', answered: null });
    const unfit = await move(vendor.approver, id, { move: 'submit', revisionIds: [closed.revisionId] });
    expect(unfit.body).toMatchObject({ ...problem(422, 'request.revision-unfit'), revisionIds: [closed.revisionId] });
    const opened = { audience: 'hospitals' };
    await made(vendor.approver.patch(`/disclosures/${closed.disclosureId}`, opened, { 'If-Match': '"1"' }));
    await untilIdle(app);
    expect(await seen(hospital, id)).toMatchObject({ state: 'submitted' });

    const { id: other } = await askOne(hospital, { productId }, { criteria: ['8.1.2 ア'] });
    const offer = { move: 'submit', revisionIds: [closed.revisionId], reason: '証跡は契約書のとおりです' };
    const { reason } = offer;
    expect((await move(vendor.approver, other, offer)).body).toMatchObject({ state: 'submitted', reason });
  });
});

describe('a mailed link', () => {
  const open = (token: string) => app.nobody.post('/request-link', { token });
  const answer = (token: string, name = WORKBOOK) =>
    app.nobody.upload('/request-link/answers', fixture(name), name, { token });

  it('shows the request without sign-up, and takes a workbook that the hospital then reads', async () => {
    const { id } = await askOne(hospital, unregistered('尿検査'), { purpose: '更新のため' });
    const token = await linkTo(app, '尿検査');
    const shown = await made<LinkedRequest>(open(token));
    expect(shown).toMatchObject({
      hospitalName: 'さくら総合病院',
      purpose: '更新のため',
      takesFiles: true,
      label: 'opened',
    });
    expect((await answer(token, '03-mds50-dropdown.xlsx')).body).toMatchObject({
      ...problem(422, 'request.other-form'),
      recognised: 'MDS',
    });
    expect((await app.nobody.upload('/request-link/answers', Buffer.from('PK'), 'x.xlsx', { token })).status).toBe(415);
    const sent = await made<LinkedAnswer>(answer(token));
    expect(sent).toMatchObject({ request: { label: 'submitted' }, file: { templateId: 'sds-5.0', name: WORKBOOK } });

    const { received, ...request } = await seen(hospital, id);
    expect(request).toMatchObject({
      state: 'submitted',
      forms: [{ state: 'received' }],
      answered: received[0]!.answered,
    });
    const fileId = received[0]!.id;
    const file = await made<RequestFileView>(hospital.get(`/request-files/${fileId}`));
    expect(file.rows.find(({ state }) => state === 'yes')).toBeDefined();
    const content = await hospital.get(`/request-files/${fileId}/content`).responseType('blob');
    expect(fixture(WORKBOOK).equals(content.body as Buffer)).toBe(true);
    expect((await clinic.get(`/request-files/${fileId}`)).status).toBe(404);
    expect(await history(hospital, id)).toEqual(
      'sent mailed opened received'.split(' ').map((type) => `request.${type}`),
    );
    await made(move(hospital, id, { move: 'confirm' }));
    expect((await answer(token)).body).toMatchObject(problem(409, 'request.over'));
  });

  it('stops working when the request is withdrawn, sent to another address, or the vendor registers', async () => {
    const sent = await ask(hospital, [unregistered('一'), unregistered('二'), unregistered('三')]);
    const [first, second, third] = sent.items.map(({ requestId }) => requestId) as [string, string, string];
    await made(answer(await linkTo(app, '三')));
    const tokens = [await linkTo(app, '一'), await linkTo(app, '二'), await linkTo(app, '三')] as const;
    await made(move(hospital, first, { move: 'withdraw' }));
    await made(move(hospital, second, { move: 'resend', contactEmail: 'Other@aozora.example' }));
    expect((await open(tokens[0])).body).toMatchObject(problem(410, 'request-link.revoked'));
    expect((await open(tokens[1])).body).toMatchObject(problem(410, 'request-link.revoked'));
    await made(open(await linkTo(app, '二', 'other@aozora.example')));
    expect((await open('x')).body).toMatchObject(problem(404, 'request-link.not-found'));

    const mails = await app.mailbox('other@aozora.example');
    const page = tokenIn(mails.at(-1)!.links.find((link) => link.includes('/invitation#')));
    await made(vendor.admin.session.post('/organizations/claims', { token: page }));
    expect((await open(tokens[2])).body).toMatchObject(problem(410, 'request-link.registered'));
    const taken = await seen(vendor.admin, third);
    expect(taken).toMatchObject({ state: 'submitted', vendorId: vendor.admin.organizationId, vendorRegistered: true });
    const draft = await newDraft(vendor.writer, 'sds-5.0');
    const imported = vendor.writer.post(`/request-files/${taken.received[0]!.id}/imports`, { draftId: draft.id });
    expect(await made(imported)).toMatchObject({ draftId: draft.id, file: WORKBOOK, state: 'preview' });
  });
});
