import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Administrator, inMinutes, ORIGIN, PASSWORD, type Person, problem } from '../support/people.js';
import { begin } from '../support/two-factors.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
let editor: Person;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [
    await app.organization('vendor', '青空メディカル'),
    await app.organization('hospital', '海辺病院'),
  ];
  editor = await vendor.member('editor');
});
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

describe('an invitation', () => {
  const invite = async (email: string, by: Administrator = vendor) =>
    (await by.post('/invitations', { email, role: 'editor' })).body as { token: string; link: string };
  const accept = (token: string, more: object = {}) =>
    app.nobody.post('/invitation', { token, name: '新人', password: PASSWORD, ...more });

  it('shows what it is for, and lets one person in, once', async () => {
    const { token, link } = await invite('new@kaiji.example');
    expect(link).toBe(`${ORIGIN}/invitation#token=${token}`);
    const card = await app.nobody.get(`/invitation?token=${token}`);
    expect(card.body).toMatchObject({
      organizationName: '青空メディカル',
      kind: 'vendor',
      email: 'new@kaiji.example',
      role: 'editor',
    });
    const answers = await Promise.all([accept(token), accept(token), accept(token)]);
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect((await accept(token)).body).toMatchObject(problem(410, 'invitation.used'));
    expect((await app.nobody.get(`/invitation?token=${token}`)).body).toMatchObject(problem(410, 'invitation.used'));
    const { items } = (await vendor.get('/members')).body as { items: { email: string; role: string }[] };
    expect(items.filter(({ email }) => email === 'new@kaiji.example')).toMatchObject([
      { role: 'editor', name: '新人' },
    ]);
    expect((await vendor.post('/invitations', { email: 'NEW@kaiji.example', role: 'viewer' })).body).toMatchObject(
      problem(409, 'member.already'),
    );
  });

  it('gives way to a newer one, expires, and is not guessed', async () => {
    const [old, newer] = [await invite('late@kaiji.example'), await invite('late@kaiji.example')];
    expect((await accept(old.token)).body).toMatchObject(problem(410, 'invitation.superseded'));
    app.clock.set(inMinutes(14 * 1440));
    const late = await accept(newer.token);
    expect(late.body).toMatchObject(problem(410, 'invitation.expired'));
    expect(late.body).toHaveProperty('detail');
    expect((await accept('x')).body).toMatchObject(problem(404, 'invitation.not-found'));
  });

  it('is made by administrators alone', async () => {
    for (const role of ['viewer', 'editor', 'approver'] as const) {
      const member = await vendor.member(role);
      expect((await member.post('/invitations', { email: 'x@kaiji.example', role: 'viewer' })).status).toBe(403);
    }
    expect((await vendor.post('/invitations', { email: 'x@kaiji.example', role: 'owner' })).status).toBe(400);
  });

  it('demands a password worth the name', async () => {
    const { token } = await invite('weak@kaiji.example');
    expect((await accept(token, { password: '1234567' })).body).toMatchObject(problem(422, 'password.too-short'));
    expect((await accept(token, { password: 'iloveyou1' })).body).toMatchObject(problem(422, 'password.too-common'));
    expect((await accept(token)).status).toBe(201);
  });

  it('of two organizations at once makes one account, and goes on for the other', async () => {
    const [one, other] = [await invite('both@kaiji.example'), await invite('both@kaiji.example', hospital)];
    const answers = await Promise.all([accept(one.token), accept(other.token)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const late = [one, other][answers.findIndex(({ status }) => status !== 201)]!;
    expect((await accept(late.token)).body).toMatchObject(problem(409, 'account.exists'));
    expect((await app.nobody.get(`/invitation?token=${late.token}`)).status).toBe(200);
  });

  it('sent twice at the same moment brings its person in once', async () => {
    const links = await Promise.all([invite('twice@kaiji.example'), invite('twice@kaiji.example')]);
    const statuses = [(await accept(links[0].token)).status, (await accept(links[1].token)).status].sort();
    expect([
      [201, 409],
      [201, 410],
    ]).toContainEqual(statuses);
  });

  it('is joined with an account of its address by whoever shows both its factors, and by nobody else', async () => {
    const { token } = await invite(editor.email, hospital);
    expect((await accept(token)).body).toMatchObject(problem(409, 'account.exists'));
    const half = await begin(app, editor);
    expect((await half.post('/membership', { token })).body).toMatchObject(problem(401, 'session.first-factor-only'));
    expect((await editor.post('/membership', { token })).body).toMatchObject(problem(403, 'access.person-only'));
    for (const other of [vendor, hospital])
      expect((await other.session.post('/membership', { token })).body).toMatchObject(
        problem(409, 'invitation.other-address'),
      );
    const { session } = editor;
    const joined = await session.post('/membership', { token });
    expect([joined.status, joined.body]).toEqual([
      201,
      { organizationId: hospital.organizationId, userId: editor.userId, role: 'editor' },
    ]);
    expect((await session.post('/membership', { token })).body).toMatchObject(problem(410, 'invitation.used'));
  });

  it('lets its person switch between both organizations', async () => {
    const session = await app.signIn(editor);
    expect((await session.get('/me')).body).toMatchObject({
      organization: { organizationId: vendor.organizationId },
      organizations: [{}, {}],
    });
    const switched = await session.post('/session/organization', { organizationId: hospital.organizationId });
    expect(switched.body).toMatchObject({
      organization: { organizationId: hospital.organizationId, kind: 'hospital' },
    });
    const { items } = (await session.get('/members')).body as { items: { userId: string; email: string }[] };
    expect(items.map(({ userId }) => userId)).toEqual(expect.arrayContaining([hospital.userId, editor.userId]));
    expect(items.map(({ email }) => email)).not.toContain(vendor.email);
    const believing = (organizationId: string) => ({ 'Kaiji-Organization': organizationId });
    const lateWindow = await session.get('/members', believing(vendor.organizationId));
    expect(lateWindow.body).toMatchObject(problem(409, 'session.other-organization'));
    expect((await session.get('/members', believing(hospital.organizationId))).status).toBe(200);
    const foreign = await session.post('/session/organization', { organizationId: app.operator.organizationId });
    expect(foreign.body).toMatchObject(problem(404, 'organization.not-found'));
    const byToken = await editor.post('/session/organization', { organizationId: hospital.organizationId });
    expect(byToken.body).toMatchObject(problem(403, 'access.person-only'));
  });
});

describe('an API token', () => {
  type Token = { id: string; token: string; prefix: string; role: string };
  const create = async (by: Person, body: object = {}) =>
    (await by.session.post('/api-tokens', { name: '連携', ...body })).body as Token;
  const withToken = ({ token }: Token) => app.client({ Authorization: `Bearer ${token}` });

  it('is shown once and acts in its own role', async () => {
    const token = await create(vendor, { role: 'viewer' });
    expect(token.token).toMatch(/^kaiji_[\w-]{43}$/);
    expect((await withToken(token).get('/me')).body).toMatchObject({
      id: vendor.userId,
      organization: { role: 'viewer' },
    });
    expect((await withToken(token).post('/invitations', { email: 'x@kaiji.example', role: 'viewer' })).status).toBe(
      403,
    );
    const list = (await vendor.get('/api-tokens')).body as { items: object[] };
    expect(JSON.stringify(list)).not.toContain(token.token);
    expect(list.items).toContainEqual(
      expect.objectContaining({ id: token.id, prefix: token.token.slice(0, 12), role: 'viewer' }),
    );
    const stored = await app.asSuperuser<{ whole: string }>(
      'select api_token::text as whole from api_token where id = $1',
      [token.id],
    );
    expect(stored[0]!.whole).not.toContain(token.token.slice(12));
  });

  it('never does more than its maker may', async () => {
    expect((await editor.session.post('/api-tokens', { name: 'x', role: 'admin' })).body).toMatchObject(
      problem(403, 'api-token.above-own-role'),
    );
    await app.asSuperuser(`update membership set role = 'viewer' where user_id = $1 and organization_id = $2`, [
      editor.userId,
      vendor.organizationId,
    ]);
    expect((await editor.session.post('/api-tokens', { name: 'x', role: 'editor' })).status).toBe(403);
    await app.asSuperuser(`update membership set role = 'editor' where user_id = $1 and organization_id = $2`, [
      editor.userId,
      vendor.organizationId,
    ]);
  });

  it('ends when it is revoked, when it expires and when its maker leaves', async () => {
    const [revoked, expiring] = [await create(vendor), await create(vendor, { days: 1 })];
    expect((await vendor.session.delete(`/api-tokens/${revoked.id}`)).status).toBe(204);
    expect((await vendor.session.delete(`/api-tokens/${revoked.id}`)).status).toBe(204);
    expect((await withToken(revoked).get('/me')).body).toMatchObject(problem(401, 'token.refused'));
    app.clock.set(inMinutes(1441));
    expect((await withToken(expiring).get('/me')).body).toMatchObject(problem(401, 'token.refused'));
    app.clock.set(null);
    const leaver = await hospital.member('editor');
    await app.asSuperuser('delete from membership where user_id = $1', [leaver.userId]);
    expect((await leaver.get('/me')).status).toBe(401);
  });

  it('is seen and revoked by its maker and the administrators of the organization', async () => {
    const [mine, admins] = [await create(editor), await create(vendor)];
    const { items } = (await editor.get('/api-tokens')).body as { items: { userId: string }[] };
    expect(new Set(items.map(({ userId }) => userId))).toEqual(new Set([editor.userId]));
    expect((await editor.session.delete(`/api-tokens/${admins.id}`)).body).toMatchObject(
      problem(404, 'api-token.not-found'),
    );
    expect((await hospital.session.delete(`/api-tokens/${mine.id}`)).body).toMatchObject(
      problem(404, 'api-token.not-found'),
    );
    expect((await vendor.session.delete(`/api-tokens/${mine.id}`)).status).toBe(204);
  });

  it.each([
    [{ name: '' }],
    [{ days: 0 }],
    [{ days: 367 }],
    [{ days: 1.5 }],
    [{ role: 'owner' }],
    [{ userId: randomUUID() }],
  ])('is refused with %j', async (wrong) => {
    expect((await vendor.session.post('/api-tokens', { name: 'x', ...wrong })).status).toBe(400);
  });

  it.each(['Bearer', 'Bearer x', `Bearer kaiji_${'A'.repeat(43)}`, 'Basic eDp4', `Bearer kaiji_${'A'.repeat(500)}`])(
    'is not made up: %s',
    async (Authorization) => {
      const answer = await app.client({ Authorization }).get('/me');
      expect(answer.body).toMatchObject(problem(401, 'token.refused'));
      expect(answer.headers['www-authenticate']).toContain('Bearer');
    },
  );
});

describe('the journal', () => {
  it('tells of every act, without a secret', async () => {
    const types = await app.asSuperuser<{ type: string }>('select distinct type from journal');
    expect(types.map(({ type }) => type)).toEqual(
      expect.arrayContaining([
        'installation.set-up',
        'organization.created',
        'member.invited',
        'member.joined',
        'session.switched',
        'api-token.created',
        'api-token.revoked',
      ]),
    );
    const [all] = await app.asSuperuser<{ text: string }>(
      `select string_agg(journal::text || coalesce(journal_own::text, ''), ' ') as text from journal left join journal_own on journal_id = journal.id`,
    );
    for (const secret of [vendor.token, PASSWORD, 'a wrong password', 'argon2'])
      expect(all!.text).not.toContain(secret);
  });
});
