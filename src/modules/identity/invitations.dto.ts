import { IsEmail, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import type { Role } from '#kernel/actor.js';
import { IsPlainText } from '#platform/http/field-rules.js';
import { ROLES } from './domain/roles.js';
import { LONGEST_PASSWORD } from './sign-in.dto.js';

export class InviteMember {
  @MaxLength(254) @IsEmail() email!: string;
  @IsIn(ROLES) role!: Role;
}

export class InviteFirstAdministrator {
  @MaxLength(254) @IsEmail() email!: string;
}

export class InvitationQuery {
  /** The token of the invitation link. */
  @MaxLength(100) @IsString() token!: string;
}

export class AcceptInvitation {
  /** The token of the invitation link. */
  @MaxLength(100) @IsString() token!: string;
  /** How the new member is called. */
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  /** For the new account: at least 8 characters, none of the widely used ones. */
  @MaxLength(LONGEST_PASSWORD) @IsPlainText() password!: string;
}

export class JoinOrganization {
  /** The token of the invitation link. */
  @MaxLength(100) @IsString() token!: string;
}
