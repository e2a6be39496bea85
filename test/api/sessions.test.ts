import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { appCode } from '../../src/modules/identity/totp.js';
import { type ApiOperation, operations } from '../support/api-description.js';
import { type Administrator, type Browser, startApp, type TestApp } from '../support/app.js';
import { browserAfter, type Credentials, inMinutes, ORIGIN, type Person, problem } from '../support/people.js';
import { begin } from '../support/two-factors.js';

let app: TestApp;
let vendor: Administrator;
let editor: Person;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', '青空メディカル');
  editor = await vendor.member('editor');
});
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

const ENDED = problem(401, 'session.ended');
const setCookie = ({ headers }: { headers: Readonly<Record<string, unknown>> }) =>
  (headers['set-cookie'] as string[])[0];

/** Shows the second factor anew in a session that has shown both. */
async function proveAgain(browser: Browser, { email, totpSecret }: Credentials): Promise<Browser> {
  await app.asSuperuser(
    'update totp_credential set last_step = 0 from user_account where user_account.id = user_id and email = $1',
    [email],
  );
  const answer = await browser.post('/session/second-factor', { code: appCode(totpSecret, app.now()) });
  expect(answer.status).toBe(200);
  return browserAfter(answer, app.client);
}

describe('a session', () => {
  it('gets a new cookie with each factor, which only this host, encrypted, and no script gets', async () => {
    const first = await app.nobody.post('/session', { email: editor.email, password: editor.password });
    const half = browserAfter(first, app.client);
    const second = await half.post('/session/second-factor', { recoveryCode: editor.recoveryCodes[0] });
    for (const answer of [first, second])
      expect(setCookie(answer)).toMatch(/^__Host-kaiji=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(browserAfter(second, app.client).cookie).not.toBe(half.cookie);
    expect((await half.get('/me')).body).toMatchObject(ENDED);
    expect(JSON.stringify(second.body)).not.toMatch(/argon2|hash/i);
  });

  it('ends when one signs out, at once, also half way', async () => {
    for (const browser of [await app.signIn(editor), await begin(app, editor)]) {
      const out = await browser.delete('/session');
      expect([out.status, setCookie(out)]).toEqual([
        204,
        expect.stringMatching(/^__Host-kaiji=;.*Expires=Thu, 01 Jan 1970/),
      ]);
      expect((await browser.get('/me')).body).toMatchObject(ENDED);
    }
  });

  it('ends ten minutes after its first factor where the second does not follow', async () => {
    const half = await begin(app, editor);
    app.clock.set(inMinutes(9));
    expect((await half.get('/session/second-factor')).status).toBe(200);
    app.clock.set(inMinutes(11));
    expect((await half.get('/session/second-factor')).body).toMatchObject(ENDED);
  });

  it('ends after 30 idle minutes, and after 12 hours in any case', async () => {
    const idle = await app.signIn(editor);
    const seenAt = async (minutes: number): Promise<number> => {
      app.clock.set(inMinutes(minutes));
      return (await idle.get('/me')).status;
    };
    expect([await seenAt(29), await seenAt(58), await seenAt(89)]).toEqual([200, 200, 401]);
    app.clock.set(null);
    let worked = await app.signIn(editor);
    for (let minute = 25; minute < 720; minute += 25) {
      app.clock.set(inMinutes(minute));
      expect((await worked.get('/me')).status).toBe(200);
      if (minute === 500) worked = await proveAgain(worked, editor);
    }
    app.clock.set(inMinutes(721));
    expect((await worked.get('/me')).status).toBe(401);
  });

  it.each([
    ['another site', { Origin: 'https://evil.example' }, 403],
    ['a page without origin', { Origin: 'null' }, 403],
    ['another site, by the browser’s own word', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['the product itself', { Origin: ORIGIN }, 201],
  ])('takes a write from %s: %j → %d', async (_who, headers, status) => {
    const client = app.client({ Cookie: editor.session.cookie });
    expect((await client.post('/api-tokens', { name: 'x' }, headers)).status).toBe(status);
    expect((await client.post('/session/second-factor', { code: '000000' }, headers)).status).toBe(
      status === 403 ? 403 : 401,
    );
  });

  it.each(['', '__Host-kaiji=', `__Host-kaiji=${'A'.repeat(43)}`, 'kaiji=x', '__Host-kaiji=%00'])(
    'is not made up: %j',
    async (Cookie) => {
      expect((await app.client({ Cookie }).get('/me')).status).toBe(401);
    },
  );

  it('begins in the first organization that lets its member in', async () => {
    const hospital = await app.organization('hospital', '海辺病院');
    const member = await vendor.member('viewer');
    const { userId } = member;
    await app.asSuperuser(`insert into membership (organization_id, user_id, role) values ($1, $2, 'viewer')`, [
      hospital.organizationId,
      userId,
    ]);
    const suspend = (organizationId: string) =>
      app.asSuperuser('update membership set suspended_at = now() where user_id = $1 and organization_id = $2', [
        userId,
        organizationId,
      ]);
    await suspend(vendor.organizationId);
    expect((await member.session.get('/me')).body).toMatchObject(ENDED);
    const browser = await app.signIn(member);
    const { organizationId } = hospital;
    expect((await browser.get('/me')).body).toMatchObject({
      organization: { organizationId },
      organizations: [{ organizationId }],
    });
    const back = await browser.post('/session/organization', { organizationId: vendor.organizationId });
    expect(back.body).toMatchObject(problem(404, 'organization.not-found'));
    await suspend(organizationId);
    const refused = await app.nobody.post('/session', { email: member.email, password: member.password });
    expect(refused.body).toEqual(
      (await app.nobody.post('/session', { email: 'nobody@kaiji.example', password: 'x' })).body,
    );
  });
});

describe('one’s own sessions', () => {
  it('are told apart, and ended from elsewhere at once', async () => {
    const phone = 'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36';
    const lost = await begin(app, editor, { 'User-Agent': phone });
    type Listed = { items: { id: string; client: string | null; isThis: boolean }[] };
    const list = async () => ((await editor.session.get('/sessions')).body as Listed).items;
    expect((await list()).filter(({ isThis }) => isThis)).toMatchObject([{ factors: ['password', 'totp'] }]);
    const [found] = (await list()).filter(({ client }) => client === 'Chrome, Android');
    expect(found).toMatchObject({ factors: ['password'], isThis: false, since: expect.stringMatching(/Z$/) });

    expect((await vendor.session.delete(`/sessions/${found!.id}`)).body).toMatchObject(
      problem(404, 'session.not-found'),
    );
    expect((await editor.session.delete(`/sessions/${found!.id}`)).status).toBe(204);
    expect((await lost.delete('/session')).body).toMatchObject(ENDED);
    expect((await editor.session.delete(`/sessions/${found!.id}`)).status).toBe(404);
    expect((await list()).map(({ id }) => id)).not.toContain(found!.id);
  });
});

describe('the owner of an account', () => {
  it('takes another app in the place of the last one, and is rid of other sessions with it', async () => {
    const person = await vendor.member('editor');
    const elsewhere = await app.signIn(person);
    const { secret } = (await person.session.post('/factors/totp')).body as { secret: string };
    expect((await elsewhere.get('/me')).status).toBe(200);
    const changed = browserAfter(
      await person.session.post('/session/second-factor', { code: appCode(secret, app.now()) }),
      app.client,
    );
    expect((await elsewhere.get('/me')).body).toMatchObject(problem(401, 'session.ended'));
    expect((await changed.get('/factors')).body).toMatchObject({ items: [{ kind: 'totp' }], recoveryCodesLeft: 10 });
    const half = await begin(app, person);
    const codes = [person.totpSecret, secret].map((of) => appCode(of, app.now(), 1));
    const answers = [];
    for (const code of codes) answers.push((await half.post('/session/second-factor', { code })).status);
    expect(answers).toEqual([401, 200]);
    expect((await app.mailbox(person.email)).map(({ text }) => text).join()).toContain('別のものに替わりました');
  });

  it('keeps the last factor, and touches nobody else’s', async () => {
    const { items } = (await vendor.session.get('/factors')).body as { items: { id: string }[] };
    const [{ id } = { id: '' }] = items;
    expect((await vendor.session.delete(`/factors/${id}`)).body).toMatchObject(problem(409, 'factor.last'));
    const other = await vendor.member('editor');
    expect((await other.session.delete(`/factors/${id}`)).body).toMatchObject(problem(404, 'factor.not-found'));
  });
});

/** Asks for an operation as it is described, of things that nobody has. */
function ask({ verb, path, requestBody }: ApiOperation, headers: Readonly<Record<string, string>>) {
  const example = verb === 'get' ? undefined : requestBody?.content?.['application/json']?.example;
  return fetch(`${app.url}${path.replace(/\{\w+\}/g, () => randomUUID())}`, {
    method: verb.toUpperCase(),
    headers: { ...headers, ...(example === undefined ? {} : { 'Content-Type': 'application/json' }) },
    ...(example === undefined ? {} : { body: JSON.stringify(example) }),
  });
}

const codesOf = async (answers: readonly Promise<Response>[]): Promise<unknown[]> =>
  Promise.all(answers.map(async (answer) => ((await (await answer).json()) as { type: string }).type));
const restricted = operations.filter((operation) => !operation['x-roles'].includes('public'));
const forVendors = (operation: ApiOperation) => operation['x-roles'].includes('vendor:admin');

describe('no way leads round the second factor', () => {
  it('after the first factor alone nothing opens but the way to the second', async () => {
    const closed = restricted.filter((operation) => !operation['x-after-first-factor']);
    expect(closed.length).toBeGreaterThan(60);
    const { cookie } = await begin(app, vendor);
    const types = await codesOf(closed.map((operation) => ask(operation, { Cookie: cookie, Origin: ORIGIN })));
    const open = closed.filter((_, index) => types[index] !== '/problems/session.first-factor-only');
    expect(open.map(({ operationId }) => operationId)).toEqual([]);
    const way = restricted.filter((operation) => operation['x-after-first-factor']);
    expect(way.map(({ operationId }) => operationId).sort()).toEqual(WAY_TO_THE_SECOND);
  });

  it('no API token does what only a person may', async () => {
    const personal = restricted.filter((operation) => operation['x-person'] && forVendors(operation));
    expect(personal.map(({ operationId }) => operationId)).toEqual(
      expect.arrayContaining(['createApiToken', 'removeFactor', 'listSessions', 'changePassword']),
    );
    const types = await codesOf(
      personal.map((operation) => ask(operation, { Authorization: `Bearer ${vendor.token}` })),
    );
    expect(new Set(types)).toEqual(new Set(['/problems/access.person-only']));
  });

  it('what changes accounts, keys and rights asks for both factors anew after a quarter of an hour', async () => {
    const sensitive = restricted.filter((operation) => operation['x-fresh'] && forVendors(operation));
    expect(sensitive.length).toBeGreaterThan(2);
    const browser = await app.signIn(vendor);
    app.clock.set(inMinutes(16));
    const types = await codesOf(
      sensitive.map((operation) => ask(operation, { Cookie: browser.cookie, Origin: ORIGIN })),
    );
    expect(new Set(types)).toEqual(new Set(['/problems/session.prove-again']));
    expect((await browser.post('/factors/totp')).body).toMatchObject(problem(403, 'session.prove-again'));
    const proved = await proveAgain(browser, vendor);
    expect((await proved.post('/api-tokens', { name: 'x' })).status).toBe(201);
    expect((await browser.get('/me')).body).toMatchObject(ENDED);
  });

  it('an invitation signs nobody in', async () => {
    const invited = await vendor.session.post('/invitations', { email: 'new@kaiji.example', role: 'viewer' });
    const { token } = invited.body as { token: string };
    const joined = await app.nobody.post('/invitation', { token, name: '新人', password: editor.password });
    expect([joined.status, joined.headers['set-cookie']]).toEqual([201, undefined]);
    const { body } = await app.nobody.post('/session', { email: 'new@kaiji.example', password: editor.password });
    expect(body).toMatchObject({ next: 'enrol' });
  });
});

const WAY_TO_THE_SECOND =
  'beginPasskey challengeSecondFactor deleteSession enrolPasskey enrolTotp getNextStep verifySecondFactor'.split(' ');
