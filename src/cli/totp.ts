import { appCode } from '#modules/identity/totp.js';
import { Clock } from '#platform/clock.js';
import { EXIT, UsageError } from './outcome.js';
import { USAGE } from './usage.js';

const BASE_32 = /^[A-Z2-7]{16,128}$/;

/** Prints the code that an authenticator app with this secret (base 32) shows now: for scripts and trials; people have an app. */
export function totp([secret = '', ...more]: readonly string[]): Promise<number> {
  const plain = secret.replace(/[\s-]/g, '').toUpperCase();
  if (more.length > 0 || !BASE_32.test(plain)) return Promise.reject(new UsageError(USAGE.totp));
  process.stdout.write(`${appCode(plain, new Clock().now())}\n`);
  return Promise.resolve(EXIT.ok);
}
