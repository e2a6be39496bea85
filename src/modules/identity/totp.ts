import { timingSafeEqual } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { renderSVG } from 'uqr';
import { beginOfStep, STEP_SECONDS, stepAt } from './domain/totp-steps.js';

/** What every authenticator app takes (RFC 6238 with RFC 4226): HMAC-SHA-1 over a seed of 160 bits, six digits. */
const APP = { algorithm: 'SHA1', digits: 6, period: STEP_SECONDS } as const;

/** Bytes of a seed, as RFC 4226 advises. */
export const SEED_BYTES = 20;

/** A seed as an app takes it over: typed, as a link, or photographed. */
export interface TotpCard {
  /** Base 32. */
  readonly secret: string;
  /** `otpauth://totp/…` */
  readonly uri: string;
  /** The same as a QR code, an SVG image. */
  readonly qrSvg: string;
}

/** The code of a step. */
export function totpCode(seed: Buffer, step: number): string {
  return TOTP.generate({ ...APP, secret: secretOf(seed), timestamp: beginOfStep(step).getTime() });
}

/** The code that an app with this secret (base 32) shows at a moment, or so many steps away from it. */
export function appCode(secret: string, moment: Date, stepsAway = 0): string {
  return totpCode(Buffer.from(Secret.fromBase32(secret).bytes), stepAt(moment) + stepsAway);
}

/** The step whose code was shown, of those that count; null for a wrong code. Takes the same time for each. */
export function shownStep(seed: Buffer, code: string, steps: readonly number[]): number | null {
  const shown = Buffer.from(code.padEnd(APP.digits).slice(0, APP.digits + 1));
  const fitting = steps.filter((step) => isSame(Buffer.from(totpCode(seed, step)), shown));
  return fitting[0] ?? null;
}

/** A seed for an app; `issuer` and `account` are what it shows beside the code. */
export function totpCard(seed: Buffer, issuer: string, account: string): TotpCard {
  const totp = new TOTP({ ...APP, issuer, label: account, secret: secretOf(seed) });
  const uri = totp.toString();
  return { secret: totp.secret.base32, uri, qrSvg: renderSVG(uri, { border: 4 }) };
}

function secretOf(seed: Buffer): Secret {
  return new Secret({ buffer: Uint8Array.from(seed).buffer });
}

function isSame(one: Buffer, other: Buffer): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}
