import type { Actor } from '../../../kernel/actor.js';
import { type Audience, audiencesOf } from '../../../kernel/audience.js';

/** One organization's permission to read one product's disclosures, given by its vendor. Days in Asia/Tokyo. */
export interface Grant {
  readonly productId: string;
  readonly granteeId: string;
  /** The last day on which it counts; without one it has no end. */
  readonly validUntil?: string | null;
  readonly revokedAt?: string | null;
}

/** Whose disclosure it is. */
export interface Owner {
  readonly productId: string;
  readonly vendorId: string;
}

type Reader = Pick<Actor, 'organizationId' | 'kind'>;

/**
 * Whether an organization may read a published revision. The vendor itself always; others by audience; a grant opens whatever is
 * not private, so that nobody reads less for having been granted more. An operator reads by recorded operator access alone.
 */
export function canSee(
  actor: Reader,
  audience: Audience,
  grants: readonly Grant[],
  owner: Owner,
  today: string,
): boolean {
  if (actor.organizationId === owner.vendorId) return true;
  if (audience === 'private' || actor.kind === 'operator') return false;
  if (audiencesOf(actor.kind).includes(audience)) return true;
  return grants.some((grant) => isGrantedTo(grant, actor, owner.productId, today));
}

/** Whether a grant is in force: neither revoked nor past its last day. */
export function isInForce({ revokedAt, validUntil }: Grant, today: string): boolean {
  return revokedAt == null && (validUntil == null || today <= validUntil);
}

function isGrantedTo(grant: Grant, { organizationId }: Reader, productId: string, today: string): boolean {
  return grant.granteeId === organizationId && grant.productId === productId && isInForce(grant, today);
}
