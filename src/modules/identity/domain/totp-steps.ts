/** Seconds that one code of an authenticator app is shown (RFC 6238, section 4.1). */
export const STEP_SECONDS = 30;

/** Steps that an app's clock may go before or after the server's (RFC 6238, section 5.2; OWASP ASVS 5.0.0, 6.5.5). */
const DRIFT = 1;

/** The step that a moment lies in, counted from 1970 by the server's clock. */
export function stepAt(moment: Date): number {
  return Math.floor(moment.getTime() / 1000 / STEP_SECONDS);
}

/** When a step began. */
export function beginOfStep(step: number): Date {
  return new Date(step * STEP_SECONDS * 1000);
}

/** The steps whose codes count now: each once, and only forwards from the last one that counted. */
export function countingSteps(now: Date, lastStep: number): number[] {
  const step = stepAt(now);
  return Array.from({ length: 2 * DRIFT + 1 }, (_, index) => step - DRIFT + index).filter((each) => each > lastStep);
}
