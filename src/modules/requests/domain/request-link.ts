import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Days that a mailed link to a request works. Every mail about the request brings a new one. */
export const LINK_DAYS = 90;

/** Workbooks that one request takes by its links. */
export const MOST_FILES = 20;

/** Whether a link still works; moments in RFC 3339. */
export interface LinkDates {
  /** Somebody at the vendor has registered it by now. */
  readonly registered: boolean;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

/**
 * The link, if it works. A vendor that somebody has registered is spoken for by its people alone.
 * @throws RuleViolation `request-link.not-found`, `request-link.revoked`, `request-link.expired`, `request-link.registered`
 */
export function openLink<T extends LinkDates>(link: T | null, now: Date): T {
  if (link === null) throw new RuleViolation('request-link.not-found');
  if (link.revokedAt !== null) throw new RuleViolation('request-link.revoked');
  if (link.registered) throw new RuleViolation('request-link.registered');
  if (new Date(link.expiresAt) <= now) throw new RuleViolation('request-link.expired');
  return link;
}
