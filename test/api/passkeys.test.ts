import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AlarmsJob } from '../../src/modules/audit/alarms.job.js';
import { type Administrator, type Browser, type Person, startApp, type TestApp } from '../support/app.js';
import { browserAfter, inMinutes, problem } from '../support/people.js';
import { type Mischief, options, VirtualAuthenticator } from '../support/virtual-authenticator.js';

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor');
});
afterAll(() => app.stop());
afterEach(() => {
  app.clock.set(null);
});

/** After the password, before the second factor. */
async function half({ email, password }: Person): Promise<Browser> {
  return browserAfter(await app.nobody.post('/session', { email, password }), app.client);
}

/** A member who has shown no second factor yet. */
async function newcomer(): Promise<Person> {
  const person = await vendor.member('editor');
  for (const table of ['totp_credential', 'recovery_code'])
    await app.asSuperuser(`delete from ${table} where user_id = $1`, [person.userId]);
  return person;
}

async function enrolled(person: Person): Promise<{ authenticator: VirtualAuthenticator; browser: Browser }> {
  const authenticator = new VirtualAuthenticator();
  const browser = await app.signIn(person);
  const passkey = authenticator.create(await options(browser, '/factors/passkeys/challenge'));
  const answer = await browser.post('/factors/passkeys', { name: '自分のノートPC', passkey });
  expect(answer.status).toBe(201);
  return { authenticator, browser: browserAfter(answer, app.client) };
}

async function answered(authenticator: VirtualAuthenticator, mischief: Mischief = {}): Promise<{ passkey: object }> {
  return { passkey: authenticator.get(await options(app.nobody, '/session/passkey/challenge'), mischief) };
}

describe('a passkey', () => {
  it('can be the first second factor of all: the session is complete, and recovery codes come once', async () => {
    const person = await newcomer();
    const first = await half(person);
    const asked = await options(first, '/factors/passkeys/challenge');
    expect(asked).toMatchObject({
      rp: { id: 'localhost', name: 'Kaiji' },
      user: { name: person.email },
      excludeCredentials: [],
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    });
    const passkey = new VirtualAuthenticator().create(asked);
    const answer = await first.post('/factors/passkeys', { name: '自分のスマートフォン', passkey });
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ id: person.userId });
    expect(answer.body.recoveryCodes).toHaveLength(10);
    const browser = browserAfter(answer, app.client);
    expect((await browser.get('/members')).status).toBe(200);
    expect((await first.get('/members')).body).toMatchObject(problem(401, 'session.ended'));
    expect((await browser.get('/factors')).body.items).toMatchObject([
      { kind: 'passkey', name: '自分のスマートフォン', lastUsedAt: null },
    ]);
    expect((await app.mailbox(person.email)).at(-1)?.text).toContain('パスキーが登録されました');
  });

  it('signs in by itself, to a complete session', async () => {
    const person = await vendor.member('viewer');
    const { authenticator } = await enrolled(person);
    const answer = await app.nobody.post('/session/passkey', await answered(authenticator));
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ id: person.userId, organization: { organizationId: vendor.organizationId } });
    const browser = browserAfter(answer, app.client);
    const { items } = (await browser.get('/sessions')).body as { items: { factors: string[]; isThis: boolean }[] };
    expect(items.find(({ isThis }) => isThis)?.factors).toEqual(['passkey']);
    expect((await browser.post('/factors/recovery-codes')).status).toBe(201);
  });

  it('is the second factor after a password, asked for by its name', async () => {
    const person = await vendor.member('viewer');
    const { authenticator } = await enrolled(person);
    const begun = await app.nobody.post('/session', { email: person.email, password: person.password });
    expect(begun.body).toMatchObject({ next: 'verify', factors: ['totp', 'passkey', 'recovery-code'] });
    const first = browserAfter(begun, app.client);
    const asked = await options(first, '/session/second-factor/challenge');
    expect(asked.allowCredentials).toMatchObject([{ id: authenticator.id.toString('base64url') }]);
    const passkey = authenticator.get(asked);
    const whole = await first.post('/session/second-factor', { passkey });
    expect(whole.body).toMatchObject({ id: person.userId });
    const again = await browserAfter(whole, app.client).post('/session/second-factor', { passkey });
    expect(again.body).toMatchObject(problem(401, 'second-factor.refused'));
  });

  it('renews the proof that some acts ask for', async () => {
    const { authenticator, browser } = await enrolled(await vendor.member('viewer'));
    app.clock.set(inMinutes(20));
    expect((await browser.post('/factors/recovery-codes')).body).toMatchObject(problem(403, 'session.prove-again'));
    const passkey = authenticator.get(await options(browser, '/session/second-factor/challenge'));
    const renewed = browserAfter(await browser.post('/session/second-factor', { passkey }), app.client);
    expect((await renewed.post('/factors/recovery-codes')).status).toBe(201);
  });

  it('is renamed and taken away by its owner alone, and never the last one', async () => {
    const person = await newcomer();
    const first = await half(person);
    const passkey = new VirtualAuthenticator().create(await options(first, '/factors/passkeys/challenge'));
    const browser = browserAfter(await first.post('/factors/passkeys', { name: 'A', passkey }), app.client);
    const [{ id }] = (await browser.get('/factors')).body.items as [{ id: string }];
    const other = await enrolled(await vendor.member('viewer'));
    const path = `/factors/passkeys/${id}`;
    expect((await other.browser.patch(path, { name: 'B' })).body).toMatchObject(problem(404, 'factor.not-found'));
    expect((await other.browser.delete(`/factors/${id}`)).body).toMatchObject(problem(404, 'factor.not-found'));
    expect((await browser.patch(path, { name: 'C' })).status).toBe(204);
    expect((await browser.get('/factors')).body.items).toMatchObject([{ name: 'C' }]);
    expect((await browser.delete(`/factors/${id}`)).body).toMatchObject(problem(409, 'factor.last'));
    const mine = (await other.browser.get('/factors')).body.items as { id: string; kind: string }[];
    const own = mine.find(({ kind }) => kind === 'passkey')!.id;
    expect((await other.browser.delete(`/factors/${own}`)).status).toBe(204);
    const gone = await app.nobody.post('/session/passkey', await answered(other.authenticator));
    expect(gone.body).toMatchObject(problem(401, 'passkey.refused'));
  });
});

describe('enrolment', () => {
  it('takes more than a password where the account has a second factor', async () => {
    const person = await vendor.member('viewer');
    const first = await half(person);
    const refused = await first.post('/factors/passkeys/challenge');
    expect(refused.body).toMatchObject(problem(401, 'session.first-factor-only'));
    const browser = await app.signIn(person);
    const asked = await options(browser, '/factors/passkeys/challenge');
    app.clock.set(inMinutes(16));
    expect((await browser.post('/factors/passkeys/challenge')).body).toMatchObject(problem(403, 'session.prove-again'));
    app.clock.set(inMinutes(4));
    expect((await person.post('/factors/passkeys/challenge')).body).toMatchObject(problem(403, 'access.person-only'));
    const passkey = new VirtualAuthenticator().create(asked);
    expect((await browser.post('/factors/passkeys', { name: 'A', passkey })).status).toBe(201);
  });

  it.each<[string, Mischief]>([
    ['another site', { origin: 'https://kaiji.example.net' }],
    ['another port of the same host', { origin: 'http://localhost:3001' }],
    ['another relying party', { rpId: 'kaiji.example.net' }],
    ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a device that did not verify its user', { unverified: true }],
    ['the wrong ceremony', { type: 'webauthn.get' }],
  ])('refuses %s', async (_, mischief) => {
    const browser = await app.signIn(vendor);
    const passkey = new VirtualAuthenticator().create(await options(browser, '/factors/passkeys/challenge'), mischief);
    const refused = await browser.post('/factors/passkeys', { name: 'A', passkey });
    expect(refused.body).toMatchObject(problem(422, 'passkey.not-enrolled'));
  });

  it('takes a challenge once, within five minutes, of the same account', async () => {
    const [browser, stranger] = [await app.signIn(vendor), await app.signIn(await vendor.member('viewer'))];
    const authenticator = new VirtualAuthenticator();
    const asked = await options(browser, '/factors/passkeys/challenge');
    const body = { name: 'A', passkey: authenticator.create(asked) };
    expect((await stranger.post('/factors/passkeys', body)).body).toMatchObject(problem(422, 'passkey.not-enrolled'));
    expect((await browser.post('/factors/passkeys', body)).body).toMatchObject(problem(422, 'passkey.not-enrolled'));
    const late = authenticator.create(await options(browser, '/factors/passkeys/challenge'));
    app.clock.set(inMinutes(6));
    const refused = await browser.post('/factors/passkeys', { name: 'A', passkey: late });
    expect(refused.body).toMatchObject(problem(422, 'passkey.not-enrolled'));
  });

  it('takes a passkey once, whoever brings it', async () => {
    const { authenticator, browser } = await enrolled(await vendor.member('viewer'));
    const asked = await options(browser, '/factors/passkeys/challenge');
    expect(asked.excludeCredentials).toMatchObject([{ id: authenticator.id.toString('base64url') }]);
    const passkey = authenticator.create(asked);
    expect((await browser.post('/factors/passkeys', { name: 'A', passkey })).body).toMatchObject(
      problem(409, 'passkey.known'),
    );
  });
});

describe('a sign-in by passkey', () => {
  let authenticator: VirtualAuthenticator;
  beforeAll(async () => {
    ({ authenticator } = await enrolled(await vendor.member('viewer')));
  });

  it.each<[string, Mischief]>([
    ['another site', { origin: 'https://kaiji.example.net' }],
    ['another relying party', { rpId: 'kaiji.example.net' }],
    ['another challenge', { challenge: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }],
    ['a challenge of another form', { challenge: '' }],
    ['a device that did not verify its user', { unverified: true }],
    ['the wrong ceremony', { type: 'webauthn.create' }],
    ['another key', { foreignKey: true }],
    ['the name of another account', { userHandle: 'AZmgAAAAcACAAAAAAAAAAg' }],
  ])('is refused for %s, as for an unknown passkey', async (_, mischief) => {
    const refused = await app.nobody.post('/session/passkey', await answered(authenticator, mischief));
    const unknown = await app.nobody.post('/session/passkey', await answered(new VirtualAuthenticator()));
    expect(refused.status).toBe(401);
    expect(refused.body).toEqual(unknown.body);
    expect(refused.headers['set-cookie']).toBeUndefined();
  });

  it('takes an answer once, and the challenge of a sign-in alone', async () => {
    const body = await answered(authenticator);
    const both = await Promise.all([1, 2].map(() => app.nobody.post('/session/passkey', body)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 401]);
    const browser = browserAfter(
      both.find(({ status }) => status === 201)!,
      app.client,
    );
    const asked = await options(browser, '/session/second-factor/challenge');
    const elsewhere = await app.nobody.post('/session/passkey', { passkey: authenticator.get(asked) });
    expect(elsewhere.body).toMatchObject(problem(401, 'passkey.refused'));
    const signIn = await answered(authenticator);
    expect((await browser.post('/session/second-factor', signIn)).body).toMatchObject(
      problem(401, 'second-factor.refused'),
    );
  });

  it('names no account, and takes five minutes at most', async () => {
    const asked = await options(app.nobody, '/session/passkey/challenge');
    expect(asked.allowCredentials).toEqual([]);
    const body = { passkey: authenticator.get(asked) };
    app.clock.set(inMinutes(6));
    expect((await app.nobody.post('/session/passkey', body)).body).toMatchObject(problem(401, 'passkey.refused'));
  });

  it('is refused, with an alarm, where the counter tells of a second copy of the key', async () => {
    const show = async (shown?: Mischief): Promise<object> =>
      (await app.nobody.post('/session/passkey', await answered(authenticator, shown))).body as object;
    await show();
    for (const counter of [1, 1]) expect(await show({ counter })).toMatchObject(problem(401, 'passkey.refused'));
    await app.nest.get(AlarmsJob).scan();
    const { items } = (await vendor.get('/alarms')).body as { items: object[] };
    expect(items).toContainEqual(expect.objectContaining({ kind: 'passkey.copied', facts: { times: 2 } }));
  });

  it('is no way in for whom every organization has suspended', async () => {
    const person = await vendor.member('viewer');
    const { authenticator: own } = await enrolled(person);
    await app.asSuperuser('update membership set suspended_at = now() where user_id = $1', [person.userId]);
    const refused = await app.nobody.post('/session/passkey', await answered(own));
    expect(refused.body).toMatchObject({ status: 401 });
  });

  it.each([{}, { passkey: null }, { passkey: { id: 'x' } }])('is asked for in full: %j', async (body) => {
    expect((await app.nobody.post('/session/passkey', body)).body).toMatchObject(problem(400, 'request.invalid'));
  });
});
