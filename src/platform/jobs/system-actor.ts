import type { Actor, OrganizationKind } from '#kernel/actor.js';

/** Stands for no person in the journal. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** Kaiji itself at work for one organization: sees what that organization sees, and nothing else. */
export function system(organizationId: string, kind: OrganizationKind): Actor {
  return { userId: NOBODY, organizationId, kind, role: 'admin', language: 'ja' };
}
