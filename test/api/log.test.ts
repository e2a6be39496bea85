import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { answer, newDraft } from '../support/disclosing.js';
import { PASSWORD } from '../support/people.js';

interface Line {
  readonly message: unknown;
  readonly [field: string]: unknown;
}

const ANSWER = '院内の端末は毎日調べています-answer-marker';
const SEARCHED = 'searched-marker';
let app: TestApp;
let written = '';
beforeAll(async () => {
  for (const stream of [process.stderr, process.stdout])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written += String(text);
      return true;
    });
  app = await startApp({ logLevel: 'debug' });
});
afterAll(async () => {
  await app.stop();
  jest.restoreAllMocks();
});

const lines = (): Line[] =>
  written
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Line);

describe('the log of a day, with everything told', () => {
  it('names who asked for which route and how it ended, and holds no secret, answer or address', async () => {
    const vendor = await app.organization('vendor', '青空メディカル-name-marker');
    const { cookie, ...browser } = await app.signIn(vendor);
    await app.nobody.post('/session', { email: vendor.email, password: 'ein falsches Wort-marker' });
    const { id } = await newDraft(vendor, 'sds-5.0');
    await answer(vendor, id, new Map([['1', { value: 'yes', remark: ANSWER }]]));
    await vendor.get(`/organizations?kind=vendor&cursor=${SEARCHED}`);
    await vendor.get(`/drafts/${SEARCHED}`);
    await app.nobody.get(`/no/such/${SEARCHED}?token=${SEARCHED}`);
    await app.nobody.post('/password-resets', { email: vendor.email });
    const mails = await app.mailbox(vendor.email);
    const links = mails.flatMap((mail) => mail.links).map((link) => link.split('token=')[1]!);
    expect(links.length).toBeGreaterThan(1);
    await app.nobody.post('/password-reset', { token: links.at(-1), password: 'kurz' });
    await browser.get('/me');

    const told = written;
    const secrets = [PASSWORD, 'ein falsches Wort', vendor.token, vendor.totpSecret, cookie.split('=')[1]!, ...links];
    const texts = [ANSWER, SEARCHED, vendor.email, 'name-marker', '招待されています'];
    for (const hidden of [...secrets, ...texts]) expect(told).not.toContain(hidden);
    const saved = lines().find(({ route }) => route === '/api/v1/drafts/:id/answers');
    expect(saved).toMatchObject({
      level: 'log',
      message: 'answered',
      user: vendor.userId,
      organization: vendor.organizationId,
      method: 'POST',
      status: 200,
      request: expect.stringMatching(/^[\da-f-]{36}$/),
      ms: expect.any(Number),
    });
    const unknown = lines().filter(({ status, route }) => status === 404 && route === undefined);
    expect(unknown).toHaveLength(1);
  });
});
