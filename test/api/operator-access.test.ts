import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { said, saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { answer, made, newDraft, published, type Vendor } from '../support/disclosing.js';
import { inMinutes, problem } from '../support/people.js';

const REASON = '取込の不具合の問い合わせを受け、内容を確かめるため';
const MARKER = '甲社だけの下書きの備考';

interface Access {
  readonly id: string;
  readonly reason: string;
  readonly expiresAt: string;
  readonly closedAt: string | null;
}

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let draftId: string;
let revisionId: string;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor', '甲社');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital', '乙病院');
  ({ revisionId } = await published(vendor, 'sds-5.0'));
  ({ id: draftId } = await newDraft(vendor.writer, 'sds-5.0'));
  const [[code = ''] = []] = saidYes(shipped('sds-5.0'));
  await answer(vendor.writer, draftId, said({ [code]: { value: 'yes', remark: MARKER } }));
}, 120_000);
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

const session = (): Promise<Client> => app.signIn(app.operator);
const look = (operator: Client, wish: object = {}) =>
  operator.post('/operator-accesses', {
    organizationId: vendor.admin.organizationId,
    reason: REASON,
    minutes: 30,
    ...wish,
  });

describe('an operator', () => {
  it('reads nothing of a disclosure by itself', async () => {
    const { productId, disclosureId } = await published(vendor, 'sds-5.0', { audience: 'hospitals' });
    const reads = [
      `/drafts/${draftId}`,
      `/drafts/${draftId}/findings`,
      `/products/${productId}/gaps`,
      `/products/${productId}/readers`,
      `/disclosures/${disclosureId}/revisions`,
      `/revisions/${revisionId}`,
      `/revisions/${revisionId}/signed`,
      `/revisions/${revisionId}/export`,
      `/revisions/${revisionId}/diff?with=${revisionId}`,
      `/workbooks/${revisionId}`,
      `/workbooks/${draftId}`,
      `/comparison?revisions=${revisionId}`,
    ];
    for (const client of [app.operator, await session()]) {
      const answers = await Promise.all(reads.map((path) => client.get(path)));
      const told = answers.filter(({ status, text }) => status < 400 && text !== '{"items":[],"next":null}');
      expect(told.map(({ text }) => text)).toEqual([]);
    }
  });

  it('reads for an organization after saying why, which its administrators learn at once', async () => {
    const operator = await session();
    const access = await made<Access>(look(operator));
    expect(access).toMatchObject({ organizationName: '甲社', reason: REASON, closedAt: null });
    expect((await operator.get('/me')).body).toMatchObject({
      organization: { organizationId: vendor.admin.organizationId, role: 'viewer' },
      operatorAccess: { id: access.id, expiresAt: access.expiresAt },
    });
    expect((await operator.get(`/drafts/${draftId}`)).text).toContain(MARKER);
    expect((await operator.get(`/revisions/${revisionId}`)).status).toBe(200);
    const told = await app.mailbox(vendor.admin.email);
    expect(told.at(-1)?.text).toContain(REASON);
    expect(told.at(-1)?.text).not.toContain(MARKER);
    expect(JSON.stringify(await app.mailbox(vendor.writer.email))).not.toContain(REASON);
    for (const side of [vendor.admin, app.operator]) {
      const { items } = (await side.get('/operator-accesses')).body as { items: Access[] };
      expect(items[0]).toEqual(access);
    }
    expect(((await hospital.get('/operator-accesses')).body as { items: Access[] }).items).toEqual([]);
  });

  it('leaves its traces in the organization it read for', async () => {
    const operator = await session();
    const { id } = await made<Access>(look(operator));
    await made(operator.get(`/revisions/${revisionId}`));
    await operator.delete(`/operator-accesses/${id}`);
    const traces = await app.asSuperuser<{ type: string; organization: string; actor: string; access: string | null }>(
      `select type, organization_id as organization, actor_id as actor, facts->>'operatorAccess' as access from journal
        where subject_id = $1 or facts->>'operatorAccess' = $1::text order by seq`,
      [id],
    );
    const [own, theirs] = [app.operator.organizationId, vendor.admin.organizationId];
    const actor = app.operator.userId;
    expect(traces).toEqual([
      { type: 'operator-access.opened', organization: own, actor, access: null },
      { type: expect.stringMatching(/^revision\./), organization: theirs, actor, access: id },
      { type: 'operator-access.closed', organization: theirs, actor, access: id },
    ]);
  });

  it('changes nothing there, and makes nothing that outlives it', async () => {
    const operator = await session();
    const { id } = await made<Access>(look(operator));
    const refused = await Promise.all([
      operator.post(`/drafts/${draftId}/moves`, { move: 'submit' }),
      operator.post('/api-tokens', { name: 'x', days: 1 }),
      operator.post('/session/organization', { organizationId: app.operator.organizationId }),
      operator.post('/invitations', { email: 'x@kaiji.example', role: 'admin' }),
      operator.delete(`/drafts/${draftId}`),
      look(operator, { organizationId: hospital.organizationId }),
    ]);
    expect(refused.map(({ body }) => body)).toMatchObject(refused.map(() => problem(403, 'access.reads-only')));
    expect((await operator.delete(`/operator-accesses/${id}`)).status).toBe(204);
    expect((await operator.get('/me')).body).toMatchObject({
      organization: { organizationId: app.operator.organizationId, role: 'admin' },
      operatorAccess: null,
    });
    expect((await operator.get(`/drafts/${draftId}`)).status).toBe(403);
  });

  it('is back at home when the time is over, and after signing out', async () => {
    const operator = await session();
    await made(look(operator, { minutes: 5 }));
    app.clock.set(inMinutes(6));
    expect((await operator.get('/me')).body).toMatchObject({ organization: { kind: 'operator' } });
    const access = await made<Access>(look(operator));
    await made(operator.delete('/session'));
    const { items } = (await app.operator.get('/operator-accesses')).body as { items: Access[] };
    expect(items.find(({ id }) => id === access.id)?.closedAt).not.toBeNull();
  });

  it('needs a reason, a person, a fresh proof and another organization', async () => {
    const operator = await session();
    expect((await look(operator, { reason: `  ${'短い'.repeat(3)}   ` })).status).toBe(400);
    expect((await look(operator, { minutes: 61 })).status).toBe(400);
    const own = { organizationId: app.operator.organizationId };
    expect((await look(operator, own)).body).toMatchObject(problem(422, 'operator-access.own'));
    expect((await look(app.operator)).body).toMatchObject(problem(403, 'access.person-only'));
    expect((await look(await app.signIn(vendor.admin))).body).toMatchObject(problem(403, 'access.refused'));
    app.clock.set(inMinutes(16));
    expect((await look(operator)).body).toMatchObject(problem(403, 'session.prove-again'));
  });

  it('closes its own looks alone', async () => {
    const { id } = await made<Access>(look(await session()));
    const admin = await app.signIn(vendor.admin);
    expect((await admin.delete(`/operator-accesses/${id}`)).body).toMatchObject(
      problem(404, 'operator-access.not-found'),
    );
  });
});
