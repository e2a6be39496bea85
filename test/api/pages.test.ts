import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { type BareApp, startBareApp } from '../support/app.js';
import { ORIGIN, People } from '../support/people.js';

const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
let app: BareApp;
beforeAll(async () => {
  app = await startBareApp();
});
afterAll(() => app.stop());

const open = (path: string, accept = BROWSER) => request(app.url).get(path).set('Accept', accept);
const unescaped = (html: string) => html.replaceAll('&quot;', '"').replaceAll('&#39;', "'");

describe('somebody who opens Kaiji in a browser', () => {
  it('finds a page that says what to do while nobody has set it up, and shows no token', async () => {
    const offered = await app.nest.get(SetUpService).offer();
    const page = await open('/');
    expect(page.status).toBe(200);
    expect(page.type).toBe('text/html');
    expect(page.headers['content-security-policy']).toMatch(/default-src 'none'.*style-src 'sha256-/);
    expect(page.text).toContain('/api/v1/openapi.json');
    expect(unescaped(page.text)).toContain(`curl '${ORIGIN}/api/v1/set-up'`);
    expect(page.text).not.toContain(offered!.token);
  });

  it('gets the line to paste from the set-up link; a program gets the facts', async () => {
    const { token } = (await app.nest.get(SetUpService).offer())!;
    const page = await open(`/api/v1/set-up?token=${token}`);
    expect(page.type).toBe('text/html');
    expect(unescaped(page.text)).toContain(`"token":"${token}"`);
    for (const accept of ['application/json', '*/*'])
      expect((await open(`/api/v1/set-up?token=${token}`, accept)).body).toMatchObject({ open: true, tokenFits: true });
    const forged = await open('/api/v1/set-up?token=%27%3Bforged');
    expect(forged.text).toContain('このリンクは使えません');
    expect(forged.text).not.toContain('forged');
  });

  it('gets it from an invitation, too; afterwards nothing speaks of the set-up', async () => {
    const people = new People(app.client, app.now);
    const operator = await people.operator(app.nest.get(SetUpService));
    const { body } = await operator.post('/invitations', { email: 'new@center.example', role: 'editor' });
    const { token } = body as { token: string };
    const page = await open(`/api/v1/invitation?token=${token}`);
    expect(page.type).toBe('text/html');
    expect(unescaped(page.text)).toContain(`"token":"${token}"`);
    expect((await open(`/api/v1/invitation?token=${token}`, '*/*')).body).toMatchObject({
      email: 'new@center.example',
    });
    expect((await open('/')).text).not.toContain('curl');
    expect((await open(`/api/v1/set-up?token=x`)).text).toContain('初期設定は済んでいます');
  });
});
