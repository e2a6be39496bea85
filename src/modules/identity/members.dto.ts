import { IsBoolean, IsIn } from 'class-validator';
import type { Role } from '#kernel/actor.js';
import { MayBeAbsent } from '#platform/http/field-rules.js';
import { ROLES } from './domain/roles.js';

export class ChangeMember {
  @MayBeAbsent() @IsIn(ROLES) role?: Role;
  /** A suspended member cannot act for the organization. */
  @MayBeAbsent() @IsBoolean() suspended?: boolean;
}

const BELOW_ADMIN = ['viewer', 'editor', 'approver'] as const satisfies readonly Role[];

export class TransferAdministration {
  /** What the administrator who hands over is from then on. */
  @MayBeAbsent() @IsIn(BELOW_ADMIN) ownRole: (typeof BELOW_ADMIN)[number] = 'viewer';
}
