import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Minutes that a browser has to come back from a provider. */
export const WAY_MINUTES = 10;

/** What a provider vouches for, after its token was checked. */
export interface Vouched {
  /** The provider itself. */
  readonly issuer: string;
  /** The person, by the provider's own lasting name. */
  readonly subject: string;
  /** How the person signed in (OpenID Connect Core 1.0, 2: `acr`, `amr`). */
  readonly acr: string | null;
  readonly amr: readonly string[];
  /** The person's mail address, where the provider has verified it. */
  readonly verifiedEmail: string | null;
}

/** Which words of a provider mean that two factors were shown. */
export interface TwoFactorWords {
  readonly acr: readonly string[];
  readonly amr: readonly string[];
}

/** Whom a provider can mean. */
export interface Candidates {
  /** The account that its subject was linked to before. */
  readonly linked: string | null;
  /** Whether that one is an active member of the organization. */
  readonly linkedIsMember: boolean;
  /** The active member with the address that the provider verified. */
  readonly member: string | null;
  /** Whether that one is linked to another subject of the same provider. */
  readonly memberIsLinked: boolean;
}

/** Whether the provider says, in words that the organization agreed to, that two factors were shown. Nobody agreed: no. */
export function showsTwoFactors({ acr, amr }: Pick<Vouched, 'acr' | 'amr'>, words: TwoFactorWords): boolean {
  return (acr !== null && words.acr.includes(acr)) || amr.some((way) => words.amr.includes(way));
}

/**
 * The account that a provider means, and whether it is to be linked. Never one that is not a member already, and never by address where the
 * member is known under another subject: addresses pass from one person to the next. `single-sign-on.no-account` otherwise.
 */
export function accountMeant({ linked, linkedIsMember, member, memberIsLinked }: Candidates): {
  readonly userId: string;
  readonly isNew: boolean;
} {
  if (linked !== null && linkedIsMember) return { userId: linked, isNew: false };
  if (linked !== null || member === null || memberIsLinked) throw new RuleViolation('single-sign-on.no-account');
  return { userId: member, isNew: true };
}

/** Whether an issuer is one that the operator named: the very address, or one below it. */
export function isNamed(issuer: string, named: readonly string[]): boolean {
  if (!URL.canParse(issuer)) return false;
  const { origin, pathname, search, hash, username } = new URL(issuer);
  if (search !== '' || hash !== '' || username !== '') return false;
  const path = withoutEnd(pathname);
  return named.some((each) => {
    const allowed = new URL(each);
    const below = withoutEnd(allowed.pathname);
    return origin === allowed.origin && (path === below || path.startsWith(`${below}/`));
  });
}

/** Whether the server may call an address on a provider's behalf: of a host that the operator named, by the scheme and port named. */
export function mayCall(address: string, named: readonly string[]): boolean {
  return URL.canParse(address) && named.some((each) => new URL(each).origin === new URL(address).origin);
}

function withoutEnd(path: string): string {
  return path.replace(/\/$/, '');
}
