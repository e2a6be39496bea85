import { RuleViolation } from '../../../kernel/rule-violation.js';

/** A link that sets one account's password anew, once. */
export interface PasswordReset {
  readonly email: string;
  readonly name: string;
  /** Moments, RFC 3339. */
  readonly expiresAt: string;
  readonly usedAt: string | null;
  readonly supersededAt: string | null;
}

/** Minutes that such a link works (ASVS 5.0.0, 6.4: short-lived). */
export const RESET_MINUTES = 30;

/** How often a link is asked for within a quarter of an hour before nothing is sent any more, for one account and by one source. */
export const RESETS = { account: 3, source: 20 } as const;

/** The link, if it still works. `password-reset.not-found`, `.used`, `.superseded`, `.expired` otherwise. */
export function openReset(reset: PasswordReset | null, now: Date): PasswordReset {
  if (!reset) throw new RuleViolation('password-reset.not-found');
  if (reset.usedAt) throw new RuleViolation('password-reset.used');
  if (reset.supersededAt) throw new RuleViolation('password-reset.superseded');
  if (new Date(reset.expiresAt) <= now) throw new RuleViolation('password-reset.expired');
  return reset;
}
