import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { made } from '../support/disclosing.js';
import { cookieOf, inMinutes, problem } from '../support/people.js';

const REASON = '管理者全員が認証アプリを使えず、復旧の操作ができないため';

interface Sealed {
  readonly id: string;
  readonly userId: string;
  readonly codes: readonly [string, string];
}

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', '甲社');
});
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

const session = (): Promise<Client> => app.signIn(app.operator);

describe('an emergency account', () => {
  const seal = async (): Promise<Sealed> =>
    made<Sealed>((await session()).post('/break-glass', { label: '金庫1と金庫2' }));
  const open = (codes: readonly string[], more: object = {}) =>
    app.nobody.post('/break-glass/opening', { codes, openedBy: '山田 太郎', reason: REASON, ...more });
  const REFUSED = problem(401, 'break-glass.refused');
  const clear = () => app.asSuperuser('delete from sign_in_failure');
  afterEach(clear);

  it('opens by both envelopes together, for an hour, as an administrator who needs no further proof', async () => {
    const { codes, userId } = await seal();
    const opened = await open([codes[1].toLowerCase().replaceAll('-', ' '), codes[0]]);
    expect([opened.status, opened.body]).toMatchObject([201, { userId, openedBy: '山田 太郎' }]);
    expect(opened.headers['set-cookie']).toEqual([expect.stringMatching(/__Host-kaiji=.*HttpOnly; Secure; SameSite/)]);
    const emergency = app.client({ Cookie: cookieOf(opened) });
    expect((await emergency.get('/me')).body).toMatchObject({ organization: { kind: 'operator', role: 'admin' } });
    for (const minutes of [1, 25, 50]) {
      app.clock.set(inMinutes(minutes));
      const wish = { organizationId: vendor.organizationId, reason: REASON, minutes: 1 };
      const access = await made<Sealed>(emergency.post('/operator-accesses', wish));
      await made(emergency.delete(`/operator-accesses/${access.id}`));
    }
    expect((await app.mailbox(vendor.email)).at(-1)?.text).toMatch(/緊急用アカウント「金庫1と金庫2」 \/ 山田 太郎/);
    app.clock.set(inMinutes(61));
    expect((await emergency.get('/me')).body).toMatchObject(problem(401, 'session.ended'));
    app.clock.set(null);
    expect((await open(codes)).body).toMatchObject(REFUSED);
  });

  it('is an alarm to everybody who runs the installation', async () => {
    const colleague = await app.operator.member('viewer');
    const { codes, id } = await seal();
    await made(open(codes));
    for (const { email } of [app.operator, colleague])
      expect((await app.mailbox(email)).at(-1)).toMatchObject({
        subject: expect.stringContaining('警報'),
        text: expect.stringMatching(/山田 太郎[^]*封印中の緊急用アカウントがありません/),
      });
    const [entry] = await app.asSuperuser(
      `select facts, actor_id from journal where type = 'break-glass.opened' and subject_id = $1`,
      [id],
    );
    expect(JSON.stringify(entry)).not.toContain('山田');
    expect((await app.operator.get('/break-glass')).body).toMatchObject({ sealed: 0 });
  });

  it('opens once: of fifty at the same moment, one', async () => {
    const { codes } = await seal();
    const answers = await Promise.all(Array.from({ length: 50 }, () => open(codes)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(49);
  }, 60_000);

  it('gives every wrong pair the same answer, and after ten of them none from that place', async () => {
    const [first, second] = [await seal(), await seal()];
    const wrong = [
      [first.codes[0], first.codes[0]],
      [first.codes[0], second.codes[1]],
      [first.codes[0], 'X'],
      ['', ''],
    ];
    const answers = [];
    for (const pair of wrong) answers.push((await open(pair)).body);
    expect(new Set(answers.map((body) => JSON.stringify(body))).size).toBe(1);
    await Promise.all(Array.from({ length: 10 - wrong.length }, () => open(['X', 'Y'])));
    expect((await open(first.codes)).body).toMatchObject(REFUSED);
    await clear();
    expect((await open(first.codes)).status).toBe(201);
  }, 60_000);

  it('dies with its session: no token, no sign-in, no second opening brings it back', async () => {
    const { codes, userId } = await seal();
    const emergency = app.client({ Cookie: cookieOf(await open(codes)) });
    const { token } = await made<{ token: string }>(emergency.post('/api-tokens', { name: 'x', days: 1 }));
    const program = app.client({ Authorization: `Bearer ${token}` });
    expect((await program.get('/me')).status).toBe(200);
    await made(emergency.delete('/session'));
    expect((await emergency.get('/me')).status).toBe(401);
    expect((await program.get('/me')).status).toBe(401);
    expect((await open(codes)).body).toMatchObject(REFUSED);
    await app.asSuperuser('update membership set suspended_at = null where user_id = $1', [userId]);
    await app.asSuperuser('update api_token set revoked_at = null where user_id = $1', [userId]);
    expect((await program.get('/me')).status).toBe(401);
    const [{ email } = { email: '' }] = await app.asSuperuser<{ email: string }>(
      'select email from user_account where id = $1',
      [userId],
    );
    expect((await app.nobody.post('/session', { email, password: 'Winter in Kyoto 1868' })).status).toBe(401);
  });

  it('can be discarded, sealed or open', async () => {
    const [sealed, opened] = [await seal(), await seal()];
    const emergency = app.client({ Cookie: cookieOf(await open(opened.codes)) });
    const operator = await session();
    for (const { id } of [sealed, opened]) await made(operator.delete(`/break-glass/${id}`));
    expect((await emergency.get('/me')).status).toBe(401);
    expect((await open(sealed.codes)).body).toMatchObject(REFUSED);
  });

  it('keeps its codes to those who hold the envelopes', async () => {
    const { codes } = await seal();
    expect((await app.operator.get('/break-glass')).text).not.toContain(codes[0]);
    const kept = await app.asSuperuser('select break_glass::text as row from break_glass');
    const journal = await app.asSuperuser('select journal::text as row from journal');
    for (const code of codes) expect(JSON.stringify([kept, journal])).not.toContain(code);
    expect((await app.operator.post('/break-glass', { label: 'x' })).body).toMatchObject(
      problem(403, 'access.person-only'),
    );
  });
});
