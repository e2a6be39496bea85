import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Administrator, inMinutes, PASSWORD, problem } from '../support/people.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
});
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

describe('invitations', () => {
  interface Sent {
    readonly id: string;
    readonly token: string;
    readonly state: string;
    readonly email: string;
  }
  const invite = async (email: string) => (await vendor.post('/invitations', { email, role: 'viewer' })).body as Sent;
  const show = (token: string) => app.nobody.get(`/invitation?token=${token}`);
  const listed = async (email: string): Promise<string[]> =>
    ((await vendor.get('/invitations?limit=200')).body as { items: Sent[] }).items
      .filter((sent) => sent.email === email)
      .map(({ state }) => state);

  it('are listed with what became of them, sent anew, and withdrawn', async () => {
    const first = await invite('later@kaiji.example');
    const again = await vendor.post(`/invitations/${first.id}/resend`);
    expect([again.status, (again.body as Sent).email]).toEqual([201, 'later@kaiji.example']);
    const superseded = await show(first.token);
    expect(superseded.body).toMatchObject(problem(410, 'invitation.superseded'));
    expect(superseded.body).toHaveProperty('detail');
    expect(await listed('later@kaiji.example')).toEqual(['open', 'superseded']);
    const { id, token } = again.body as Sent;
    expect((await hospital.delete(`/invitations/${id}`)).body).toMatchObject(problem(404, 'invitation.not-found'));
    expect((await vendor.delete(`/invitations/${id}`)).status).toBe(204);
    expect((await show(token)).body).toMatchObject(problem(410, 'invitation.withdrawn'));
    expect(await listed('later@kaiji.example')).toEqual(['withdrawn', 'superseded']);
    for (const over of [id, first.id]) expect((await vendor.post(`/invitations/${over}/resend`)).status).toBe(410);
    const mails = await app.mailbox('later@kaiji.example');
    expect(mails.map(({ links }) => links)).toEqual([
      [expect.stringContaining(first.token)],
      [expect.stringContaining(token)],
    ]);
  });

  it('that expired are sent anew', async () => {
    const { id } = await invite('slow@kaiji.example');
    app.clock.set(inMinutes(15 * 1440));
    expect(await listed('slow@kaiji.example')).toEqual(['expired']);
    const { token } = (await vendor.post(`/invitations/${id}/resend`)).body as Sent;
    expect((await show(token)).status).toBe(200);
  });

  it('to one address at the same moment leave one link that works', async () => {
    const links = await Promise.all(Array.from({ length: 8 }, () => invite('eight@kaiji.example')));
    const statuses = await Promise.all(links.map(async ({ token }) => (await show(token)).status));
    expect(statuses.sort()).toEqual([200, 410, 410, 410, 410, 410, 410, 410]);
  });

  it('of whoever is suspended are withdrawn: they would be a way back', async () => {
    const company = await app.organization('vendor');
    const second = await company.member('admin');
    const body = { email: 'way-back@kaiji.example', role: 'admin' };
    const { token } = (await second.session.post('/invitations', body)).body as Sent;
    const suspended = await company.session.patch(
      `/members/${second.userId}`,
      { suspended: true },
      { 'If-Match': '"1"' },
    );
    expect(suspended.status).toBe(200);
    expect((await show(token)).body).toMatchObject(problem(410, 'invitation.withdrawn'));
  });

  it('of administrators take a person, and no program', async () => {
    const body = { email: 'boss@kaiji.example', role: 'admin' };
    expect((await vendor.post('/invitations', body)).body).toMatchObject(problem(403, 'access.person-only'));
    expect((await vendor.session.post('/invitations', body)).status).toBe(201);
  });

  it('of the first administrator are the operator’s to renew, until there is one', async () => {
    const made = await app.operator.post('/organizations', {
      kind: 'vendor',
      name: '遅刻',
      adminEmail: 'a@late.example',
    });
    const { id, invitation } = made.body as { id: string; invitation: Sent };
    const renew = (by: Administrator, email: string) => by.session.post(`/organizations/${id}/invitation`, { email });
    expect((await renew(vendor, 'b@late.example')).status).toBe(403);
    const renewed = await Promise.all([renew(app.operator, 'b@late.example'), renew(app.operator, 'c@late.example')]);
    expect(renewed.map(({ status }) => status)).toEqual([201, 201]);
    const tokens = [invitation, ...renewed.map(({ body }) => body as Sent)].map(({ token }) => token);
    const shown = await Promise.all(tokens.map(async (token) => ({ token, status: (await show(token)).status })));
    expect(shown.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
    const { token } = shown.find(({ status }) => status === 200)!;
    expect((await app.nobody.post('/invitation', { token, name: '初代', password: PASSWORD })).status).toBe(201);
    expect((await renew(app.operator, 'd@late.example')).body).toMatchObject(problem(409, 'organization.claimed'));
    const unknown = await app.operator.session.post(`/organizations/${randomUUID()}/invitation`, {
      email: 'x@x.example',
    });
    expect(unknown.body).toMatchObject(problem(404, 'organization.not-found'));
  });
});
