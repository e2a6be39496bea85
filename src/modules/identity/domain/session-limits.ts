/** Minutes without a request after which a session ends (離席; OWASP ASVS 5.0.0, 7.3.1). */
export const IDLE_MINUTES = 30;

/** Hours after which a session ends in any case (7.3.2). */
export const ABSOLUTE_HOURS = 12;

/** Minutes that a session lasts which has shown its first factor alone. */
export const HALF_SESSION_MINUTES = 10;

/** What a person can show: alone or together with another, as the rules of the session ask. */
export type Factor = 'password' | 'totp' | 'recovery-code' | 'passkey' | 'single-sign-on' | 'envelope';

/** When a session ends at the latest: soon while half, for a working day once both factors were shown. */
export function sessionEnd(began: Date, isProved: boolean): Date {
  return new Date(began.getTime() + (isProved ? ABSOLUTE_HOURS * 60 : HALF_SESSION_MINUTES) * 60_000);
}
