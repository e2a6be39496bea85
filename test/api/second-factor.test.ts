import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret } from 'otpauth';
import { appCode } from '../../src/modules/identity/totp.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { browserAfter, PASSWORD, type Person, problem } from '../support/people.js';
import { begin, codeOf, show } from '../support/two-factors.js';

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

const REFUSED = problem(401, 'second-factor.refused');

/** Stops the clock in the middle of a step, so that steps can be counted. */
function stop(minutes: number): void {
  const step = Math.floor(Date.now() / 30_000) + 2 * minutes;
  app.clock.set(new Date(step * 30_000 + 15_000).toISOString());
}

/** Somebody who has never signed in. */
async function newcomer(): Promise<Person> {
  const person = await vendor.member('editor');
  for (const table of ['totp_credential', 'recovery_code'])
    await app.asSuperuser(`delete from ${table} where user_id = $1`, [person.userId]);
  return person;
}

describe('the first sign-in', () => {
  type Card = { secret: string; uri: string; qrSvg: string };

  it('enrols an app, and opens once its first code was shown', async () => {
    const person = await newcomer();
    const half = await begin(app, person);
    const { body } = await half.post('/factors/totp');
    const card = body as Card;
    expect(card.uri).toContain(`Kaiji%20(localhost):${encodeURIComponent(person.email)}?`);
    expect(card.uri).toContain(`secret=${card.secret}`);
    expect(card.qrSvg).toMatch(/^<svg /);
    expect((await half.get('/me')).body).toMatchObject(problem(401, 'session.first-factor-only'));

    const wrong = card.secret.startsWith('A') ? `B${card.secret.slice(1)}` : `A${card.secret.slice(1)}`;
    expect((await show(half, { code: appCode(wrong, app.now()) })).body).toMatchObject(REFUSED);
    const opened = await show(half, { code: appCode(card.secret, app.now()) });
    expect(opened.body).toMatchObject({ id: person.userId, organization: { role: 'editor' } });
    const { recoveryCodes } = opened.body as { recoveryCodes: string[] };
    expect(new Set(recoveryCodes).size).toBe(10);

    const whole = browserAfter(opened, app.client);
    expect(whole.cookie).not.toBe(half.cookie);
    expect((await half.get('/me')).body).toMatchObject(problem(401, 'session.ended'));
    expect((await whole.get('/factors')).body).toMatchObject({
      items: [{ kind: 'totp', since: expect.stringMatching(/Z$/), lastUsedAt: expect.stringMatching(/Z$/) }],
      recoveryCodesLeft: 10,
    });
  });

  it('takes the newest of several apps, within half an hour', async () => {
    const person = await newcomer();
    const half = await begin(app, person);
    const [old, newer] = [await half.post('/factors/totp'), await half.post('/factors/totp')].map(
      ({ body }) => (body as Card).secret,
    );
    expect((await show(half, { code: appCode(old!, app.now()) })).body).toMatchObject(REFUSED);
    stop(31);
    const late = await begin(app, person);
    expect((await show(late, { code: appCode(newer!, app.now()) })).body).toMatchObject(REFUSED);
    stop(20);
    const timely = await begin(app, person);
    expect((await show(timely, { code: appCode(newer!, app.now()) })).status).toBe(200);
  });

  it('keeps the seed encrypted, and of recovery codes only what they are known by', async () => {
    const [{ seeds, codes } = { seeds: '', codes: '' }] = await app.asSuperuser<{ seeds: string; codes: string }>(
      `select (select string_agg(encode(sealed_seed, 'hex') || sealed_seed::text, ' ') from totp_credential) as seeds,
              (select string_agg(recovery_code::text, ' ') from recovery_code) as codes`,
    );
    const [code = ''] = vendor.recoveryCodes;
    expect(seeds.length).toBeGreaterThan(0);
    expect(codes.length).toBeGreaterThan(0);
    expect(seeds).not.toContain(Secret.fromBase32(vendor.totpSecret).hex.toLowerCase());
    for (const plain of [code, code.replaceAll('-', '')])
      for (const form of [plain, Buffer.from(plain).toString('hex')]) expect(codes).not.toContain(form);
  });

  it('is no way to another app where the account has one', async () => {
    const half = await begin(app, vendor);
    expect((await half.post('/factors/totp')).body).toMatchObject(problem(401, 'session.first-factor-only'));
    await vendor.session.post('/factors/totp');
    const [{ pending } = { pending: -1 }] = await app.asSuperuser<{ pending: number }>(
      'select count(*)::int as pending from totp_credential where user_id = $1 and confirmed_at is null',
      [vendor.userId],
    );
    expect(pending).toBe(1);
  });
});

describe('a code', () => {
  it('works once, in whatever session', async () => {
    stop(5);
    const [one, other] = [await begin(app, vendor), await begin(app, vendor)];
    expect((await show(one, codeOf(app, vendor))).status).toBe(200);
    expect((await show(other, codeOf(app, vendor))).body).toMatchObject(REFUSED);
  });

  it('works once where it is sent many times at once', async () => {
    stop(10);
    const halves = await Promise.all([1, 2, 3, 4, 5].map(() => begin(app, vendor)));
    const answers = await Promise.all(halves.map((half) => show(half, codeOf(app, vendor))));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401]);
  });

  it.each([
    [-2, 401],
    [-1, 200],
    [0, 200],
    [1, 200],
    [2, 401],
  ])('of an app that goes %d steps wrong: %d', async (steps, status) => {
    stop(20 + 5 * steps);
    await app.asSuperuser('update totp_credential set last_step = 0 where user_id = $1', [vendor.userId]);
    expect((await show(await begin(app, vendor), codeOf(app, vendor, steps))).status).toBe(status);
  });

  it('counts forwards only', async () => {
    stop(40);
    expect((await show(await begin(app, vendor), codeOf(app, vendor, 1))).status).toBe(200);
    const half = await begin(app, vendor);
    for (const steps of [-1, 0, 1]) expect((await show(half, codeOf(app, vendor, steps))).body).toMatchObject(REFUSED);
  });

  it('is known in full width and with a space', async () => {
    stop(45);
    const { code } = codeOf(app, vendor);
    const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0));
    expect((await show(await begin(app, vendor), { code: `${wide.slice(0, 3)} ${wide.slice(3)}` })).status).toBe(200);
  });

  it.each([[{}], [{ code: '000000', recoveryCode: '0000' }], [{ code: null }], [{ code: 492039 }], [{ codes: [] }]])(
    'is all that is sent: %j is refused',
    async (body) => {
      const { status } = await show(await begin(app, vendor), body);
      expect([400, 422]).toContain(status);
    },
  );
});

describe('recovery codes', () => {
  it('open once each, however they are typed, and say how many are left', async () => {
    const person = await vendor.member('editor');
    const [first = '', second = ''] = person.recoveryCodes;
    const opened = await show(await begin(app, person), {
      recoveryCode: ` ${first.toLowerCase().replaceAll('-', ' ')}`,
    });
    expect(opened.body).toMatchObject({ id: person.userId });
    expect(opened.body).not.toHaveProperty('recoveryCodes');
    const half = await begin(app, person);
    expect((await show(half, { recoveryCode: first })).body).toMatchObject(REFUSED);
    expect((await show(half, { recoveryCode: vendor.recoveryCodes[0] })).body).toMatchObject(REFUSED);
    expect((await show(half, { recoveryCode: second })).status).toBe(200);
    expect((await person.session.get('/factors')).body).toMatchObject({ recoveryCodesLeft: 8 });
  });

  it('open once where they are sent many times at once', async () => {
    const person = await vendor.member('editor');
    const [recoveryCode] = person.recoveryCodes;
    const halves = await Promise.all([1, 2, 3].map(() => begin(app, person)));
    const answers = await Promise.all(halves.map((half) => show(half, { recoveryCode })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  });

  it('give way to new ones', async () => {
    const person = await vendor.member('editor');
    const made = await person.session.post('/factors/recovery-codes');
    const { recoveryCodes } = made.body as { recoveryCodes: string[] };
    const half = await begin(app, person);
    expect((await show(half, { recoveryCode: person.recoveryCodes[0] })).body).toMatchObject(REFUSED);
    expect((await show(half, { recoveryCode: recoveryCodes[9] })).status).toBe(200);
  });
});

describe('repeated wrong second factors', () => {
  const judged = async ({ userId }: Person): Promise<number> => {
    const entries = await app.asSuperuser<{ locked: boolean }>(
      `select (facts->>'locked')::boolean as locked from journal
        where type = 'session.refused' and subject_id = $1 and facts->>'factor' <> 'password'`,
      [userId],
    );
    return entries.filter(({ locked }) => !locked).length;
  };
  const wrong = (n: number) => (n % 2 ? { recoveryCode: `0000-${n}` } : { code: String(n).padStart(6, '0') });

  it('close the account: of 60 at once at most 10 are judged, and then the right one is refused in the same words', async () => {
    const person = await vendor.member('viewer');
    stop(60);
    const half = await begin(app, person);
    const answers = await Promise.all(Array.from({ length: 60 }, (_, n) => show(half, wrong(n))));
    // One wording for codes of the app and one for recovery codes, locked or not.
    expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, requestId: '' }))).size).toBe(2);
    expect(answers[0]!.body).toMatchObject(REFUSED);
    expect(await judged(person)).toBe(10);
    expect((await show(half, codeOf(app, person))).body).toMatchObject(REFUSED);
    expect((await show(half, { recoveryCode: person.recoveryCodes[0] })).body).toMatchObject(REFUSED);
    stop(76);
    const later = await begin(app, person);
    expect((await show(later, { recoveryCode: person.recoveryCodes[0] })).status).toBe(200);
  }, 30_000);

  it('are not forgotten when the password is shown again', async () => {
    const person = await vendor.member('viewer');
    for (const n of [1, 2]) {
      const half = await begin(app, person);
      await Promise.all(Array.from({ length: 5 }, (_, index) => show(half, wrong(10 * n + index))));
    }
    expect((await show(await begin(app, person), codeOf(app, person))).body).toMatchObject(REFUSED);
  }, 30_000);

  it('are forgotten after the right one', async () => {
    const person = await vendor.member('viewer');
    for (const n of [1, 2, 3]) {
      const half = await begin(app, person);
      await Promise.all(Array.from({ length: 4 }, (_, index) => show(half, wrong(10 * n + index))));
      expect((await show(half, { recoveryCode: person.recoveryCodes[n] })).status).toBe(200);
    }
  }, 30_000);
});

it('the journal tells of every factor, without a secret', async () => {
  const [{ types, text } = { types: [], text: '' }] = await app.asSuperuser<{ types: string[]; text: string }>(
    `select array_agg(distinct type) as types, string_agg(journal::text || coalesce(journal_own::text, ''), ' ') as text
       from journal left join journal_own on journal_id = journal.id`,
  );
  const told = ['session.began', 'session.proved', 'session.refused', 'factor.added', 'recovery-codes.made'];
  expect(types).toEqual(expect.arrayContaining(told));
  for (const secret of [vendor.totpSecret, vendor.recoveryCodes[0], PASSWORD, vendor.session.cookie.split('=')[1]])
    expect(text).not.toContain(secret);
});
