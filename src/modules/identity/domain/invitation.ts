import type { OrganizationKind, Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** What became of an invitation and when; moments in RFC 3339. */
export interface InvitationDates {
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
}

/** A link that lets one person join one organization in one role, once. */
export interface Invitation extends InvitationDates {
  readonly id: string;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly kind: OrganizationKind;
  readonly email: string;
  readonly role: Role;
  /** The hospital that named the vendor, while nobody has claimed the vendor's page. */
  readonly namedBy: string | null;
}

/** `superseded`: a newer link to the same address has taken its place. */
export type InvitationState = 'open' | 'accepted' | 'superseded' | 'withdrawn' | 'expired';

/** Days that an invitation stays open. */
export const INVITATION_DAYS = 14;

export function invitationState(dates: InvitationDates, now: Date): InvitationState {
  if (dates.acceptedAt) return 'accepted';
  if (dates.withdrawnAt) return 'withdrawn';
  if (dates.supersededAt) return 'superseded';
  return new Date(dates.expiresAt) <= now ? 'expired' : 'open';
}

const CLOSED = {
  accepted: 'invitation.used',
  superseded: 'invitation.superseded',
  withdrawn: 'invitation.withdrawn',
  expired: 'invitation.expired',
} as const satisfies Record<Exclude<InvitationState, 'open'>, string>;

/** The invitation, if it can still be accepted. `invitation.not-found`, `invitation.used`, `invitation.withdrawn`, `invitation.superseded`, `invitation.expired` otherwise. */
export function openInvitation(invitation: Invitation | null, now: Date): Invitation {
  if (!invitation) throw new RuleViolation('invitation.not-found');
  const state = invitationState(invitation, now);
  if (state !== 'open') throw new RuleViolation(CLOSED[state]);
  return invitation;
}

/** Whether an invitation can be sent anew or withdrawn: while it is open, and after it expired. Refuses as `openInvitation` otherwise. */
export function refuseSettled(dates: InvitationDates, now: Date): void {
  const state = invitationState(dates, now);
  if (state !== 'open' && state !== 'expired') throw new RuleViolation(CLOSED[state]);
}
