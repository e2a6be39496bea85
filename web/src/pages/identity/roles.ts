import type { Role } from '../../api/operations.js';

/** Roles from the one that may least to the one that may most. */
export const ROLES = ['viewer', 'editor', 'approver', 'admin'] as const satisfies readonly Role[];
