import request, { type Response } from 'supertest';
import type { Administrator, TestApp } from './app.js';
import { CLIENT } from './openid-provider.js';
import { type Browser, browserAfter, ORIGIN } from './people.js';

/** Where providers send browsers back to. */
export const CALLBACK = `${ORIGIN}/api/v1/single-sign-on/callback`;

/** What an administrator agrees on with a provider, but for its name. */
export const AGREED = { ...CLIENT, twoFactorAmr: ['mfa'], twoFactorAcr: ['urn:two-factors'], enabled: true };

/** The way of a browser through the single sign-on of one organization. */
export class SignOnWay {
  constructor(
    private readonly app: TestApp,
    private readonly administrator: Administrator,
  ) {}

  /** Lets the administrator agree on what is given, whatever stood there before. */
  async agree(settings: object): Promise<Response> {
    const admin = await this.app.signIn(this.administrator);
    const { rowVersion } = (await admin.get('/single-sign-on')).body as { rowVersion: number };
    return admin.put('/single-sign-on', settings, { 'If-Match': `"${rowVersion}"` });
  }

  /** Asks where to go; nothing is followed. */
  begin(): Promise<Response> {
    return this.app.nobody.get(`/single-sign-on/${this.administrator.organizationId}/start`).then();
  }

  /** The address of the provider, and the cookie that the browser brings back. */
  async start(): Promise<{ address: URL; cookie: string }> {
    const answer = await this.begin();
    const [cookie = ''] = (answer.headers['set-cookie'] ?? []) as unknown as string[];
    if (answer.status !== 302 || !/; Max-Age=600; Path=\/; HttpOnly; Secure; SameSite=Lax$/.test(cookie))
      throw new Error(`not sent: ${answer.status} ${cookie} ${JSON.stringify(answer.body)}`);
    return { address: new URL(answer.headers['location']!), cookie: cookie.split(';')[0]! };
  }

  /** The browser comes back with an address as the provider made it. */
  back(address: URL, cookie: string, accept = 'application/json'): Promise<Response> {
    if (`${address.origin}${address.pathname}` !== CALLBACK) throw new Error(`sent to ${address.href}`);
    return request(this.app.url)
      .get(`${address.pathname}${address.search}`)
      .set({ Cookie: cookie, Accept: accept })
      .then();
  }

  /** How a browser goes on that came back well. */
  browser(answer: Response, screen = '/'): Browser {
    const { location } = answer.headers;
    if (answer.status !== 302 || location !== screen) throw new Error(`${answer.status} ${location} ${answer.text}`);
    const cookies = answer.headers['set-cookie'] as unknown as string[];
    const session = cookies.filter((each) => each.startsWith('__Host-kaiji='));
    return browserAfter({ headers: { 'set-cookie': session } }, this.app.client);
  }
}
