import type { Role } from '../../../kernel/actor.js';

/** Every role, from the one that may least. */
export const ROLES = ['viewer', 'editor', 'approver', 'admin'] as const satisfies readonly Role[];

/** Whether a role gives no more than another: what a member may hand on to a token. */
export function isAtMost(role: Role, own: Role): boolean {
  return ROLES.indexOf(role) <= ROLES.indexOf(own);
}
