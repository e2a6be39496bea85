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

  it('is given to the person alone, and is recorded', async () => {
    expect((await vendor.get('/me/data')).body).toMatchObject(problem(403, 'access.person-only'));
    const recorded = await app.asSuperuser(`select from journal where type = 'account.exported' and actor_id = $1`, [
      vendor.userId,
    ]);
    expect(recorded).toHaveLength(1);
  });
});
