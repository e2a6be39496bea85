import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { noPassword } from '../../src/modules/identity/password-hash.js';
import { appCode } from '../../src/modules/identity/totp.js';
import { timeApart } from '../support/answer-times.js';
import { startApp, type TestApp } from '../support/app.js';
import { type Administrator, cookieOf, inMinutes, ORIGIN, PASSWORD, problem } from '../support/people.js';
import { begin, show } from '../support/two-factors.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [
    await app.organization('vendor', '青空メディカル'),
    await app.organization('hospital', '海辺病院'),
  ];
});
afterEach(async () => {
  app.clock.set(null);
  await app.asSuperuser('delete from sign_in_failure');
});
afterAll(() => app.stop());

const signIn = (email: string, password = PASSWORD) => app.nobody.post('/session', { email, password });

describe('signing in', () => {
  it('gives a cookie that only this host, encrypted, and no script gets, and asks for the second factor', async () => {
    const answer = await signIn(vendor.email.toUpperCase());
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      next: 'verify',
      factors: ['totp', 'recovery-code'],
      expiresAt: expect.stringMatching(/^\d{4}-/),
    });
    const cookie = (answer.headers['set-cookie'] as unknown as string[])[0];
    expect(cookie).toMatch(/^__Host-kaiji=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/argon2|hash/i);
  });

  it('refuses a wrong password and an unknown address in the same words', async () => {
    const [wrong, unknown] = [await signIn(hospital.email, 'nicht das Wort'), await signIn('nobody@kaiji.example')];
    expect(wrong.body).toMatchObject(problem(401, 'sign-in.refused'));
    expect(unknown.body).toEqual(wrong.body);
  });

  it.each([
    ['no address', { password: 'x' }, '/email'],
    ['an address that is none', { email: 'x', password: 'x' }, '/email'],
    ['an object for a password', { email: 'a@b.example', password: { $ne: '' } }, '/password'],
    ['an empty password', { email: 'a@b.example', password: '' }, '/password'],
    ['an endless password', { email: 'a@b.example', password: 'x'.repeat(257) }, '/password'],
    ['a field too many', { email: 'a@b.example', password: 'x', role: 'admin' }, '/role'],
  ])('names the field when there is %s', async (_what, body, pointer) => {
    const answer = await app.nobody.post('/session', body);
    expect(answer.body).toMatchObject({ ...problem(400, 'request.invalid'), errors: [{ pointer }] });
  });

  it('takes credentials from the body, never from the address', async () => {
    const query = new URLSearchParams({ email: vendor.email, password: PASSWORD });
    expect((await app.nobody.post(`/session?${query.toString()}`)).status).toBe(400);
  });

  it('gives a new session and ends the one the browser held', async () => {
    const first = cookieOf(await signIn(vendor.email));
    const second = cookieOf(
      await app.client({ Cookie: first, Origin: ORIGIN }).post('/session', { email: vendor.email, password: PASSWORD }),
    );
    expect(second).not.toBe(first);
    const codes = [first, second].map((Cookie) => app.client({ Cookie }).get('/me'));
    const [dead, half] = await Promise.all(codes);
    expect(dead?.body).toMatchObject(problem(401, 'session.ended'));
    expect(half?.body).toMatchObject(problem(401, 'session.first-factor-only'));
  });

  it('goes on in one session, also where several codes are shown at once', async () => {
    const half = await begin(app, hospital);
    const codes = hospital.recoveryCodes.map((recoveryCode) => ({ recoveryCode }));
    const answers = await Promise.all(codes.map((code) => show(half, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });
});

describe('an Idempotency-Key', () => {
  it('is no way round the second factor: nothing of the way to it is told twice', async () => {
    const person = await vendor.member('editor');
    await app.asSuperuser('delete from totp_credential where user_id = $1', [person.userId]);
    const [enrolling, showing] = [{ 'Idempotency-Key': 'enrol' }, { 'Idempotency-Key': 'show' }];
    const first = await begin(app, person);
    const { secret } = (await first.post('/factors/totp', {}, enrolling)).body as { secret: string };
    const shown = { code: appCode(secret, app.now()) };
    expect((await first.post('/session/second-factor', shown, showing)).status).toBe(200);
    const later = await begin(app, person);
    const seed = await later.post('/factors/totp', {}, enrolling);
    expect(seed.body).toMatchObject(problem(401, 'session.first-factor-only'));
    const whole = await later.post('/session/second-factor', shown, showing);
    expect(whole.body).toMatchObject(problem(401, 'second-factor.refused'));
  });
});

describe('repeated wrong passwords', () => {
  const judged = async (account: string): Promise<number> => {
    const entries = await app.asSuperuser<{ locked: boolean }>(
      `select (facts->>'locked')::boolean as locked from journal where type = 'session.refused' and subject_id = $1`,
      [account],
    );
    return entries.filter(({ locked }) => !locked).length;
  };

  it('close the account: of 60 at once at most 10 are judged, and then the right one is not let in', async () => {
    const person = await vendor.member('viewer');
    const answers = await Promise.all(Array.from({ length: 60 }, () => signIn(person.email, 'a wrong password')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]));
    expect(await judged(person.userId)).toBe(10);
    const right = await signIn(person.email);
    expect(right.body).toEqual((await signIn('nobody-else@kaiji.example')).body);
    expect((await signIn(vendor.email)).status).toBe(201);
    app.clock.set(inMinutes(16));
    expect((await signIn(person.email)).status).toBe(201);
  }, 30_000);

  it('cannot be reset by naming another source', async () => {
    const person = await vendor.member('viewer');
    const forged = (n: number) => app.client({ 'X-Forwarded-For': `192.0.2.${n}`, Forwarded: `for=192.0.2.${n}` });
    await Promise.all(
      Array.from({ length: 11 }, (_, n) =>
        forged(n).post('/session', { email: person.email, password: 'a wrong password' }),
      ),
    );
    expect((await forged(99).post('/session', { email: person.email, password: PASSWORD })).status).toBe(401);
  }, 30_000);

  it('are answered later and later', () =>
    app.inRealTime(async () => {
      const { email } = await vendor.member('viewer');
      await Promise.all(Array.from({ length: 5 }, () => signIn(email, 'a wrong password')));
      const asked = performance.now();
      await signIn(email, 'a wrong password');
      expect(performance.now() - asked).toBeGreaterThan(800);
    }));

  it('are forgotten after the right one', async () => {
    const person = await vendor.member('viewer');
    for (let round = 0; round < 3; round++) {
      await Promise.all(Array.from({ length: 5 }, () => signIn(person.email, 'a wrong password')));
      expect((await signIn(person.email)).status).toBe(201);
    }
  }, 30_000);

  it('close the source that tries many accounts, for a quarter of an hour', async () => {
    app.clock.set(inMinutes(60));
    await Promise.all([1, 2].map((n) => signIn(`victim-${n}@kaiji.example`, 'Winter in Kyoto')));
    const many = `insert into sign_in_failure select subject, max(at) from sign_in_failure, generate_series(3, 100)
      where at > $1 group by subject, generate_series having count(*) = 2`;
    await app.asSuperuser(many, [inMinutes(50)]);
    expect((await signIn(vendor.email)).status).toBe(401);
    app.clock.set(inMinutes(76));
    expect((await signIn(vendor.email)).status).toBe(201);
  });
});

describe('the time of an answer', () => {
  it(
    'tells neither whether an address is known, nor whether its account has a password: within 25 ms',
    () =>
      app.inRealTime(async () => {
        const known = await vendor.member('viewer');
        const without = await vendor.member('viewer');
        await app.asSuperuser('update user_account set password_hash = $2 where id = $1', [
          without.userId,
          noPassword(),
        ]);
        const apart = await timeApart({
          about: [known.email, without.email],
          equal: ['nobody@kaiji.example', 'nobody-else@kaiji.example'],
          places: 2,
          rounds: 5,
          limit: 25,
          begin: () => app.asSuperuser('delete from sign_in_failure'),
          ask: (email) => signIn(email, 'a wrong password'),
        });
        expect(apart).toBeLessThanOrEqual(25);
      }),
    60_000,
  );
});

describe('the journal', () => {
  it('tells of whoever shows the right password, but is suspended', async () => {
    const { userId, email } = await vendor.member('viewer');
    await app.asSuperuser('update membership set suspended_at = now() where user_id = $1', [userId]);
    expect((await signIn(email)).body).toMatchObject(problem(401, 'sign-in.refused'));
    const told = await app.asSuperuser(
      `select concerns, facts from journal where type = 'session.refused' and subject_id = $1`,
      [userId],
    );
    expect(told).toEqual([{ concerns: [vendor.organizationId], facts: { factor: 'password', suspended: true } }]);
  });

  it('tells of every sign-in, without a secret', async () => {
    const types = await app.asSuperuser<{ type: string }>('select distinct type from journal');
    expect(types.map(({ type }) => type)).toEqual(expect.arrayContaining(['session.began', 'session.refused']));
    const [all] = await app.asSuperuser<{ text: string }>(
      `select string_agg(journal::text || coalesce(journal_own::text, ''), ' ') as text from journal left join journal_own on journal_id = journal.id`,
    );
    for (const secret of [vendor.token, PASSWORD, 'a wrong password', 'argon2'])
      expect(all!.text).not.toContain(secret);
  });
});
