import { createHmac } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { attend, type Watch } from './watch.ts';

/** Somebody at a browser of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What went wrong in the browser so far. */
  readonly watch: Watch;
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 360, height: 740 };

/** Opens a browser that nobody has used before. */
export async function visit(browser: Browser, language: 'ja' | 'en' = 'ja'): Promise<Visitor> {
  const context = await browser.newContext({ viewport: DESKTOP, locale: language === 'ja' ? 'ja-JP' : 'en-GB' });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  return { page, context, watch: await attend(page) };
}

/** Gives the browser a device that makes and shows passkeys at once (WebAuthn, Chromium's virtual authenticator). */
export async function giveAuthenticator(context: BrowserContext, page: Page): Promise<void> {
  const devTools = await context.newCDPSession(page);
  await devTools.send('WebAuthn.enable');
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}

/** Shows the screens in a language from now on. */
export async function readIn(language: 'ja' | 'en', page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.evaluate((chosen) => localStorage.setItem('kaiji.language', chosen), language);
}

const usedSteps = new Map<string, number>();

/** A code of an authenticator app (RFC 6238) that was not used before: this step's, or the next one's, which the server takes too. */
export async function appCode(secret: string): Promise<string> {
  const now = (): number => Math.floor(Date.now() / 30_000);
  const step = Math.max(now(), (usedSteps.get(secret) ?? 0) + 1);
  while (step > now() + 1) await new Promise((resolve) => setTimeout(resolve, 500));
  usedSteps.set(secret, step);
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

function base32(text: string): Buffer {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = Array.from(text, (sign) => alphabet.indexOf(sign).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
