import type { Role } from '../../../kernel/actor.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';

/** How a member stands in an organization. */
export interface Standing {
  readonly role: Role;
  /** RFC 3339; null while the member may act. */
  readonly suspendedAt: string | null;
}

/** What an administrator wishes of a member; what is absent stays. */
export interface StandingChange {
  readonly role?: Role;
  readonly suspended?: boolean;
}

/** Whether the member can rule the organization now. */
export function isActiveAdmin({ role, suspendedAt }: Standing): boolean {
  return role === 'admin' && suspendedAt === null;
}

/**
 * The member as changed. `otherAdmins` = active administrators besides this member, who may not come to nothing. `now` in RFC 3339.
 * @throws RuleViolation `member.last-admin`
 */
export function changeStanding<T extends Standing>(
  member: T,
  { role = member.role, suspended = member.suspendedAt !== null }: StandingChange,
  otherAdmins: number,
  now: string,
): T {
  const changed = { ...member, role, suspendedAt: suspended ? (member.suspendedAt ?? now) : null };
  keepAnAdmin(isActiveAdmin(member) && !isActiveAdmin(changed), otherAdmins);
  return changed;
}

/** Lets a member go. @throws RuleViolation `member.last-admin` */
export function mayLeave(member: Standing, otherAdmins: number): void {
  keepAnAdmin(isActiveAdmin(member), otherAdmins);
}

function keepAnAdmin(losesOne: boolean, otherAdmins: number): void {
  if (losesOne && otherAdmins === 0) throw new RuleViolation('member.last-admin');
}
