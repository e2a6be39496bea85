import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Response } from 'supertest';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import {
  CLIENT,
  type ProviderAccount,
  type RealProvider,
  signedInAt,
  startRealProvider,
} from '../support/openid-provider.js';
import { browserAfter, type Client, inMinutes, problem } from '../support/people.js';
import { AGREED, CALLBACK, SignOnWay } from '../support/sign-on-way.js';
import { VirtualAuthenticator } from '../support/virtual-authenticator.js';

/** Another provider that the operator has named. */
const OTHER = 'https://id.example.net';
const NOBODY: ProviderAccount = { subject: 'nobody', email: 'nobody@example.jp', verified: true };

let app: TestApp;
let real: RealProvider;
let hospital: Administrator;
let member: Person;
let way: SignOnWay;
beforeAll(async () => {
  real = await startRealProvider(CALLBACK, NOBODY);
  app = await startApp({ oidcIssuers: [real.issuer, OTHER] });
  hospital = await app.organization('hospital');
  member = await hospital.member('editor');
  way = new SignOnWay(app, hospital);
});
afterAll(async () => {
  await real.stop();
  await app.stop();
});
afterEach(() => {
  app.clock.set(null);
});

/** The whole way through the real provider. */
async function signedIn(account: ProviderAccount): Promise<Response> {
  real.account = account;
  const { address, cookie } = await way.start();
  return way.back(await signedInAt(real, address), cookie);
}

const accountOf = ({ email }: Person, subject: string): ProviderAccount => ({ subject, email, verified: true });

describe('an administrator', () => {
  it('agrees with a provider that the operator has named, and never sees the secret again', async () => {
    const admin = await app.signIn(hospital);
    expect((await admin.get('/single-sign-on')).body).toMatchObject({
      issuer: null,
      enabled: false,
      redirectUri: CALLBACK,
      allowedIssuers: [real.issuer, OTHER],
      rowVersion: 0,
    });
    const settings = { ...AGREED, issuer: real.issuer };
    expect((await admin.put('/single-sign-on', settings)).body).toMatchObject(problem(428, 'precondition.required'));
    const made = await admin.put('/single-sign-on', settings, { 'If-Match': '"0"' });
    expect(made.body).toMatchObject({ issuer: real.issuer, clientId: 'kaiji', twoFactorAmr: ['mfa'], rowVersion: 1 });
    expect(made.headers['etag']).toBe('"1"');
    const late = await admin.put('/single-sign-on', settings, { 'If-Match': '"0"' });
    expect(late.body).toMatchObject({ ...problem(412, 'precondition.failed'), current: { rowVersion: 1 } });
    const kept = { ...settings, clientSecret: undefined };
    expect((await admin.put('/single-sign-on', kept, { 'If-Match': '"1"' })).body).toMatchObject({ rowVersion: 2 });
    const elsewhere = { ...kept, issuer: OTHER };
    const refused = await admin.put('/single-sign-on', elsewhere, { 'If-Match': '"2"' });
    expect(refused.body).toMatchObject(problem(422, 'single-sign-on.secret-missing'));
    const told = JSON.stringify([made.body, refused.body, (await admin.get('/single-sign-on')).body]);
    const stored = await app.asSuperuser(
      `select s::text from single_sign_on s union all select facts::text from journal_own`,
    );
    expect(told + JSON.stringify(stored)).not.toContain(CLIENT.clientSecret);
  });

  it.each(['https://id.example.jp', 'http://169.254.169.254', 'file:///etc/passwd', 'no address'])(
    'cannot send the server to %s',
    async (issuer) => {
      const refused = await way.agree({ ...AGREED, issuer });
      expect(refused.body).toMatchObject(problem(422, 'single-sign-on.issuer-not-allowed'));
    },
  );

  it('alone does that, in person, having shown both factors lately', async () => {
    const body = { ...AGREED, issuer: real.issuer };
    const match = { 'If-Match': '"2"' };
    const editor = await app.signIn(member);
    expect((await editor.put('/single-sign-on', body, match)).body).toMatchObject(problem(403, 'access.refused'));
    expect((await editor.get('/single-sign-on')).body).toMatchObject(problem(403, 'access.refused'));
    expect((await hospital.put('/single-sign-on', body, match)).body).toMatchObject(problem(403, 'access.person-only'));
    const admin = await app.signIn(hospital);
    app.clock.set(inMinutes(16));
    expect((await admin.put('/single-sign-on', body, match)).body).toMatchObject(problem(403, 'session.prove-again'));
  });
});

describe('single sign-on', () => {
  beforeAll(async () => {
    expect((await way.agree({ ...AGREED, issuer: real.issuer })).status).toBe(200);
  });

  it('links a member by the address that the provider has verified, once, and tells the member', async () => {
    const person = await hospital.member('viewer');
    const browser = way.browser(await signedIn({ ...accountOf(person, 'subject-1'), amr: ['pwd', 'mfa'] }));
    expect((await browser.get('/me')).body).toMatchObject({ id: person.userId });
    expect((await app.mailbox(person.email)).at(-1)?.text).toContain('シングルサインオン');
    const again = await signedIn({ ...accountOf(person, 'subject-1'), email: 'other@example.jp', amr: ['mfa'] });
    expect((await way.browser(again).get('/me')).body).toMatchObject({ id: person.userId });
    const passedOn = await signedIn(accountOf(person, 'subject-2'));
    expect(passedOn.body).toMatchObject(problem(403, 'single-sign-on.no-account'));
  });

  it('is complete where the provider shows two factors in the words agreed on', async () => {
    const byAcr = way.browser(await signedIn({ ...accountOf(member, 'member'), acr: 'urn:two-factors' }));
    expect((await byAcr.get('/members')).status).toBe(200);
    const { items } = (await byAcr.get('/sessions')).body as { items: { isThis: boolean; factors: string[] }[] };
    expect(items.find(({ isThis }) => isThis)?.factors).toEqual(['single-sign-on']);
  });

  it('asks for a second factor of Kaiji otherwise', async () => {
    const answer = await signedIn({ ...accountOf(member, 'member'), amr: ['pwd'] });
    const half = way.browser(answer, '/sign-in?step=second-factor');
    expect((await half.get('/members')).body).toMatchObject(problem(401, 'session.first-factor-only'));
    const asked = { next: 'verify', factors: ['totp', 'recovery-code'] };
    expect((await half.get('/session/second-factor')).body).toEqual(asked);
    const [recoveryCode] = member.recoveryCodes;
    const whole = await half.post('/session/second-factor', { recoveryCode });
    expect(whole.status).toBe(200);
    const browser = browserAfter(whole, app.client);
    expect((await browser.get('/members')).status).toBe(200);
    expect(
      (await browser.post('/session/organization', { organizationId: hospital.organizationId })).body,
    ).toMatchObject(problem(403, 'session.bound'));
  });

  it('enrols an authenticator app where there is no factor yet, but no passkey, which would open the whole account', async () => {
    const person = await hospital.member('viewer');
    await app.asSuperuser('delete from totp_credential where user_id = $1', [person.userId]);
    const half = way.browser(await signedIn(accountOf(person, 'newcomer')), '/sign-in?step=second-factor');
    expect((await half.get('/session/second-factor')).body).toMatchObject({ next: 'enrol' });
    expect((await half.post('/factors/passkeys/challenge')).body).toMatchObject(problem(403, 'session.bound'));
    const forged = {
      name: 'A',
      passkey: new VirtualAuthenticator().create({ challenge: 'AAAA', user: { id: 'AAAA' } }),
    };
    expect((await half.post('/factors/passkeys', forged)).body).toMatchObject(problem(403, 'session.bound'));
    expect((await half.post('/factors/totp')).status).toBe(201);
  });

  it('opens the one organization, and nothing of the account', async () => {
    const browser = way.browser(await signedIn({ ...accountOf(member, 'member'), amr: ['mfa'] }));
    const vendor = await app.organization('vendor');
    await app.asSuperuser(`insert into membership (organization_id, user_id, role) values ($1, $2, 'admin')`, [
      vendor.organizationId,
      member.userId,
    ]);
    expect((await browser.get('/me')).body.organizations).toMatchObject([{ organizationId: hospital.organizationId }]);
    const program = (await browser.post('/api-tokens', { name: '連携' })).body as { token: string };
    const { body: me } = await app.client({ Authorization: `Bearer ${program.token}` }).get('/me');
    expect(me.organizations).toMatchObject([{ organizationId: hospital.organizationId }]);
    const sessionsSeenBy = async (by: Client) =>
      ((await by.get('/sessions')).body as { items: { id: string; isThis: boolean }[] }).items;
    const elsewhere = (await sessionsSeenBy(member.session)).find(({ isThis }) => isThis)!;
    const seen = await sessionsSeenBy(browser);
    expect([seen.some(({ isThis }) => isThis), seen.some(({ id }) => id === elsewhere.id)]).toEqual([true, false]);
    expect((await browser.delete(`/sessions/${elsewhere.id}`)).body).toMatchObject(problem(404, 'session.not-found'));
    const tries = [
      browser.post('/session/organization', { organizationId: vendor.organizationId }),
      browser.post('/factors/passkeys/challenge'),
      browser.post('/factors/totp'),
      browser.post('/factors/recovery-codes'),
      browser.post('/me/password', { current: member.password, password: 'まったく別の長い合言葉' }),
    ];
    for (const { body } of await Promise.all(tries)) expect(body).toMatchObject(problem(403, 'session.bound'));
    const moved = app.asSuperuser('update session set organization_id = $1 where bound_to = $2', [
      vendor.organizationId,
      hospital.organizationId,
    ]);
    await expect(moved).rejects.toThrow('session_stays_where_it_is_bound');
  });

  it.each<[string, (person: Person) => ProviderAccount]>([
    ['whose address the provider has not verified', (person) => ({ ...accountOf(person, 'a'), verified: false })],
    ['whose address is of no member', () => NOBODY],
    ['who belongs to another organization', () => accountOf(app.operator, 'c')],
  ])('makes no member of somebody %s', async (_, account) => {
    const refused = await signedIn(account(await hospital.member('viewer')));
    expect(refused.body).toMatchObject(problem(403, 'single-sign-on.no-account'));
    expect(refused.headers['set-cookie']).not.toContain('__Host-kaiji=');
  });

  it('lets nobody in who was suspended, linked or not', async () => {
    const person = await hospital.member('viewer');
    way.browser(await signedIn({ ...accountOf(person, 'suspended'), amr: ['mfa'] }));
    await app.asSuperuser('update membership set suspended_at = now() where user_id = $1', [person.userId]);
    const refused = await signedIn({ ...accountOf(person, 'suspended'), amr: ['mfa'] });
    expect(refused.body).toMatchObject(problem(403, 'single-sign-on.no-account'));
  });

  it('comes back once, in the browser that went, within ten minutes', async () => {
    real.account = { ...accountOf(member, 'member'), amr: ['mfa'] };
    const [mine, other, late] = [await way.start(), await way.start(), await way.start()];
    const address = await signedInAt(real, mine.address);
    const lost = problem(400, 'single-sign-on.way-lost');
    expect((await way.back(address, other.cookie)).body).toMatchObject(lost);
    expect((await way.back(address, mine.cookie)).body).toMatchObject(lost);
    expect((await way.back(new URL(`${CALLBACK}?code=x&state=y`), mine.cookie)).body).toMatchObject(lost);
    expect((await way.back(new URL(CALLBACK), mine.cookie)).body).toMatchObject(lost);
    const well = await way.start();
    const wellBack = await signedInAt(real, well.address);
    way.browser(await way.back(wellBack, well.cookie));
    expect((await way.back(wellBack, well.cookie)).body).toMatchObject(lost);
    const lateBack = await signedInAt(real, late.address);
    app.clock.set(inMinutes(11));
    expect((await way.back(lateBack, late.cookie)).body).toMatchObject(lost);
  });

  it('tells browsers on the sign-in screen what went wrong', async () => {
    const { address, cookie } = await way.start();
    const denied = new URL(`${CALLBACK}?error=access_denied&state=${address.searchParams.get('state')}`);
    const answer = await way.back(denied, cookie, 'text/html,application/xhtml+xml');
    expect([answer.status, answer.headers['location']]).toEqual([302, '/sign-in?problem=single-sign-on.refused']);
  });

  it('ends with what the administrator has agreed on', async () => {
    const browser = way.browser(await signedIn({ ...accountOf(member, 'member'), amr: ['mfa'] }));
    expect((await way.agree({ ...AGREED, issuer: real.issuer, enabled: false })).status).toBe(200);
    expect((await browser.get('/me')).body).toMatchObject(problem(401, 'session.ended'));
    const closed = await way.begin();
    expect(closed.body).toMatchObject(problem(404, 'single-sign-on.not-offered'));
    const admin = await app.signIn(hospital);
    const { rowVersion } = (await admin.get('/single-sign-on')).body as { rowVersion: number };
    expect((await admin.delete('/single-sign-on', { 'If-Match': `"${rowVersion}"` })).status).toBe(204);
    expect(await app.asSuperuser('select from single_sign_on_link')).toEqual([]);
  });
});
