import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { newProduct } from '../support/disclosing.js';
import { PASSWORD, problem } from '../support/people.js';

let app: TestApp;
let vendor: Administrator;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', '青空メディカル');
});
afterAll(() => app.stop());

describe('one’s own data', () => {
  it('is all that is kept about oneself, and nobody else’s', async () => {
    const colleague = await vendor.member('editor');
    const product = await newProduct(vendor);
    await newProduct(colleague);
    const browser = await app.signIn(vendor);
    const { status, body } = await browser.get('/me/data');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      account: { id: vendor.userId, email: vendor.email, language: 'ja' },
      organizations: [{ organizationId: vendor.organizationId, role: 'admin' }],
    });
    const { factors, sessions, organizations } = body as {
      factors: { kind: string }[];
      sessions: object[];
      organizations: { apiTokens: { userId: string }[]; acts: { type: string; subjectId: string }[] }[];
    };
    expect(factors.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['totp', 'recovery-code']));
    expect(sessions.length).toBeGreaterThan(0);
    expect(organizations[0]!.apiTokens.map(({ userId }) => userId)).toEqual([vendor.userId]);
    const made = organizations[0]!.acts.filter(({ type }) => type === 'product.created');
    expect(made.map(({ subjectId }) => subjectId)).toEqual([product.id]);
    const text = JSON.stringify(body);
    for (const hidden of [PASSWORD, vendor.token, vendor.totpSecret, browser.cookie, colleague.email, 'argon2', 'hash'])
      expect(text).not.toContain(hidden);
  });

  it('is changed by the person: mails follow the language, and the log keeps no name', async () => {
    const person = await vendor.member('viewer');
    const changed = await person.session.patch('/me', { name: '改めた 氏名', language: 'en' });
    expect(changed.body).toMatchObject({ id: person.userId, name: '改めた 氏名', language: 'en' });
    expect((await person.get('/me')).body).toEqual(changed.body);
    expect((await vendor.get('/me')).body).toMatchObject({ language: 'ja' });
    await app.nobody.post('/password-resets', { email: person.email });
    expect((await app.mailbox(person.email)).at(-1)).toMatchObject({ subject: 'Setting a new password' });
    const language = await person.session.patch('/me', { language: 'en' });
    expect(language.body).toEqual(changed.body);
    const recorded = await app.asSuperuser<{ facts: object }>(
      `select facts from journal where type = 'account.changed' and subject_id = $1 order by seq`,
      [person.userId],
    );
    expect(recorded.map(({ facts }) => facts)).toEqual([{ changed: ['name', 'language'] }, { changed: [] }]);
    for (const wrong of [{ name: '' }, { name: null }, { language: 'fr' }, { email: 'x@kaiji.example' }])
      expect((await person.session.patch('/me', wrong)).status).toBe(400);
    expect((await person.patch('/me', { language: 'ja' })).body).toMatchObject(problem(403, 'access.person-only'));
  });

  it('is given to the person alone, and is recorded', async () => {
    expect((await vendor.get('/me/data')).body).toMatchObject(problem(403, 'access.person-only'));
    const recorded = await app.asSuperuser(`select from journal where type = 'account.exported' and actor_id = $1`, [
      vendor.userId,
    ]);
    expect(recorded).toHaveLength(1);
  });
});
