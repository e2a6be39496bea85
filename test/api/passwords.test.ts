import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { appCode } from '../../src/modules/identity/totp.js';
import { timeApart } from '../support/answer-times.js';
import { startApp, type TestApp } from '../support/app.js';
import { made } from '../support/disclosing.js';
import {
  type Administrator,
  type Client,
  cookieOf,
  inMinutes,
  ORIGIN,
  PASSWORD,
  type Person,
  problem,
} from '../support/people.js';

const NEW = '春の夜の夢のごとし';
let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', '青空メディカル');
});
afterEach(async () => {
  app.clock.set(null);
  await app.asSuperuser('delete from sign_in_failure');
});
afterAll(() => app.stop());

const signIn = (email: string, password = PASSWORD) => app.nobody.post('/session', { email, password });
const ask = (email: string) => app.nobody.post('/password-resets', { email });
const reset = (token: string, password = NEW) => app.nobody.post('/password-reset', { token, password });

/** The tokens mailed to somebody, oldest first. */
async function mailedTokens({ email }: Person): Promise<string[]> {
  const links = (await app.mailbox(email)).flatMap(({ links }) => links);
  return links.flatMap((link) => /\/reset-password#token=([\w-]+)$/.exec(link)?.[1] ?? []);
}

/** A session that has shown both factors, made behind the product's back. */
async function proved({ email }: Person): Promise<Client> {
  const cookie = cookieOf(await signIn(email));
  await app.asSuperuser(
    `update session set proved_at = now() where user_id = (select id from user_account where email = $1)`,
    [email],
  );
  return app.client({ Cookie: cookie, Origin: ORIGIN });
}

describe('a forgotten password', () => {
  it('is set anew by a mailed link; nobody is signed in, and every session and token ends', async () => {
    const person = await vendor.member('editor');
    const client = await proved(person);
    expect(await ask(person.email.toUpperCase())).toMatchObject({ status: 202, body: { minutes: 30 } });
    const [token] = await mailedTokens(person);
    expect(token).toMatch(/^[\w-]{43}$/);
    const card = await app.nobody.get(`/password-reset?token=${token}`);
    expect(card.body).toMatchObject({ send: { fields: ['token', 'password'] } });
    expect(JSON.stringify(card.body)).not.toContain(person.email);

    const answer = await reset(token!);
    expect([answer.status, answer.headers['set-cookie']]).toEqual([204, undefined]);
    expect((await client.get('/me')).status).toBe(401);
    expect((await person.get('/me')).status).toBe(401);
    expect((await signIn(person.email)).status).toBe(401);
    expect((await signIn(person.email, NEW)).status).toBe(201);
    const mails = await app.mailbox(person.email);
    expect(mails.at(-1)!.subject).toBe('パスワードが変更されました');
    expect(mails.map(({ text }) => text).join()).not.toContain(NEW);
  });

  it('leaves every second factor as it is', async () => {
    const functions = await app.asSuperuser<{ source: string }>(
      `select prosrc as source from pg_proc where proname = 'reset_password'`,
    );
    expect(functions[0]!.source).not.toMatch(/totp|passkey|recovery/);
  });

  it('is set once by each link, by the newest link alone, and for half an hour', async () => {
    const person = await vendor.member('editor');
    await ask(person.email);
    await ask(person.email);
    const [first, second] = await mailedTokens(person);
    expect((await reset(first!)).body).toMatchObject(problem(410, 'password-reset.superseded'));
    const both = await Promise.all([reset(second!), reset(second!)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 410]);
    expect((await reset(second!)).body).toMatchObject(problem(410, 'password-reset.used'));

    await ask(person.email);
    const third = (await mailedTokens(person)).at(-1)!;
    app.clock.set(inMinutes(31));
    expect((await reset(third)).body).toMatchObject(problem(410, 'password-reset.expired'));
    expect((await app.nobody.get(`/password-reset?token=${third}`)).status).toBe(410);
    expect((await reset('A'.repeat(43))).body).toMatchObject(problem(404, 'password-reset.not-found'));
  });

  it('is worth its name; a refused one leaves the link', async () => {
    const person = await vendor.member('editor');
    await ask(person.email);
    const [token] = await mailedTokens(person);
    expect((await reset(token!, 'kurz')).body).toMatchObject(problem(422, 'password.too-short'));
    expect((await reset(token!, 'password123')).body).toMatchObject(problem(422, 'password.too-common'));
    expect((await reset(token!)).status).toBe(204);
  });

  it(
    'gives the same answer in the same time to known and unknown addresses',
    () =>
      app.inRealTime(async () => {
        const person = await vendor.member('editor');
        const told = async (email: string) => {
          const { status, body, headers } = await ask(email);
          return [status, body, Object.keys(headers).sort()];
        };
        expect(await told('a@nowhere.example')).toEqual(await told(person.email));
        const apart = await timeApart({
          about: [person.email],
          equal: ['a@nowhere.example', 'b@nowhere.example'],
          places: 1,
          rounds: 3,
          limit: 25,
          begin: () => app.asSuperuser('delete from sign_in_failure'),
          ask,
        });
        expect(apart).toBeLessThan(25);
        expect(await app.mailbox('a@nowhere.example')).toEqual([]);
      }),
    60_000,
  );

  it('fills no mailbox: three mails within a quarter of an hour, and twenty for one source', async () => {
    const person = await vendor.member('editor');
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(person.email)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
    expect(await mailedTokens(person)).toHaveLength(3);
    await Promise.all(Array.from({ length: 20 }, (_, n) => ask(`stranger-${n}@nowhere.example`)));
    const other = await vendor.member('viewer');
    await ask(other.email);
    expect(await mailedTokens(other)).toHaveLength(0);
    app.clock.set(inMinutes(16));
    await ask(other.email);
    expect(await mailedTokens(other)).toHaveLength(1);
  }, 20_000);
});

describe('changing one’s password', () => {
  const change = (client: Client, current: string, password = NEW) =>
    client.post('/me/password', { current, password });

  it('takes the current one; the session goes on, the others and every token end', async () => {
    const person = await vendor.member('editor');
    const [here, there] = [await proved(person), await proved(person)];
    expect((await change(here, 'ein anderes Wort')).body).toMatchObject(problem(422, 'password.wrong-current'));
    expect((await change(here, PASSWORD, 'kaiji-2026')).body).toMatchObject(problem(422, 'password.too-common'));
    expect((await change(here, PASSWORD)).status).toBe(204);
    expect((await here.get('/me')).status).toBe(200);
    expect((await there.get('/me')).status).toBe(401);
    expect((await person.get('/me')).status).toBe(401);
    expect((await signIn(person.email, NEW)).status).toBe(201);
    expect((await app.mailbox(person.email)).at(-1)!.subject).toBe('パスワードが変更されました');
  });

  it('leaves nothing under an Idempotency-Key by which passwords could be guessed', async () => {
    const person = await vendor.member('editor');
    const body = { current: PASSWORD, password: NEW };
    const key = { 'Idempotency-Key': 'new-password' };
    expect((await person.session.post('/me/password', body, key)).status).toBe(204);
    const sent = `/api/v1/me/password\n${JSON.stringify(body)}`;
    const kept = await app.asSuperuser<{ row: string }>('select idempotency_key::text as row from idempotency_key');
    expect(kept).not.toHaveLength(0);
    for (const form of ['base64url', 'base64', 'hex'] as const)
      expect(JSON.stringify(kept)).not.toContain(createHash('sha256').update(sent).digest(form));
  });

  it('ends the reset links that are under way', async () => {
    const person = await vendor.member('editor');
    const client = await proved(person);
    await ask(person.email);
    expect((await change(client, PASSWORD)).status).toBe(204);
    const [token] = await mailedTokens(person);
    expect((await reset(token!)).status).toBe(410);
  });

  it('counts wrong tries as sign-in does', async () => {
    const person = await vendor.member('editor');
    const client = await proved(person);
    await Promise.all(Array.from({ length: 10 }, () => change(client, 'ein anderes Wort')));
    expect((await change(client, PASSWORD)).body).toMatchObject(problem(422, 'password.wrong-current'));
    expect((await signIn(person.email)).status).toBe(401);
  }, 30_000);

  it('is for people alone: no API token does it', async () => {
    expect((await change(vendor, PASSWORD)).body).toMatchObject(problem(403, 'access.person-only'));
  });
});

describe('signing in with another kind of browser', () => {
  it('is told by mail, once for each kind', async () => {
    const person = await vendor.member('editor');
    const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
    const told = async () =>
      (await app.mailbox(person.email)).filter(({ subject }) => subject === '新しいブラウザーからのサインイン').length;
    const withFirefox = async () => {
      const half = await app
        .client({ 'User-Agent': firefox })
        .post('/session', { email: person.email, password: PASSWORD });
      await app.asSuperuser('update totp_credential set last_step = 0');
      const client = app.client({ Cookie: cookieOf(half), Origin: ORIGIN });
      await made(client.post('/session/second-factor', { code: appCode(person.totpSecret, app.now()) }));
    };
    await app.signIn(person);
    expect(await told()).toBe(0);
    await withFirefox();
    expect(await told()).toBe(1);
    await withFirefox();
    await app.signIn(person);
    expect(await told()).toBe(1);
  });
});

describe('the journal', () => {
  it('tells what was done to whom, without a secret', async () => {
    const entries = await app.asSuperuser<{ type: string; text: string }>(
      `select type, journal::text as text from journal where type like 'password.%'`,
    );
    expect(new Set(entries.map(({ type }) => type))).toEqual(
      new Set(['password.changed', 'password.reset', 'password.reset-asked']),
    );
    for (const { text } of entries) expect(text).not.toMatch(/@|春の夜/);
  });
});
