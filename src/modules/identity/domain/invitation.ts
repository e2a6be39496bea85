import type { OrganizationKind, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** A link that lets one person join one organization in one role, once. */
export interface Invitation {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly kind: OrganizationKind;
  readonly email: string;
  readonly role: Role;
  /** Moments, RFC 3339. */
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly supersededAt: string | null;
}

/** Days that an invitation stays open. */
export const INVITATION_DAYS = 14;

/** The invitation, if it can still be accepted. `invitation.not-found`, `invitation.used`, `invitation.superseded`, `invitation.expired` otherwise. */
export function openInvitation(invitation: Invitation | null, now: Date): Invitation {
  if (!invitation) throw new RuleViolation('invitation.not-found');
  if (invitation.acceptedAt) throw new RuleViolation('invitation.used');
  if (invitation.supersededAt) throw new RuleViolation('invitation.superseded');
  if (new Date(invitation.expiresAt) <= now) throw new RuleViolation('invitation.expired');
  return invitation;
}
