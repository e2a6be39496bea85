import { appCode } from '../../src/modules/identity/totp.js';
import type { Browser, TestApp } from './app.js';
import { browserAfter, type Client, type Credentials, type Headers } from './people.js';

/** A browser that has shown the password alone. */
export async function begin(
  app: TestApp,
  { email, password }: Pick<Credentials, 'email' | 'password'>,
  headers: Headers = {},
): Promise<Browser> {
  return browserAfter(await app.nobody.post('/session', { email, password }, headers), app.client);
}

/** Shows a second factor in a browser. */
export const show = (browser: Browser, shown: object): ReturnType<Client['post']> =>
  browser.post('/session/second-factor', shown);

/** What the person's app shows by the product's clock, or so many steps away from it. */
export const codeOf = (app: TestApp, { totpSecret }: Credentials, steps = 0): { code: string } => ({
  code: appCode(totpSecret, app.now(), steps),
});
