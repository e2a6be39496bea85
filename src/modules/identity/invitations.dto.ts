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
  /** Name of a new member; whoever has an account already keeps its name. */
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  /** A password for the new account, or that of the account the address already has. */
  @MaxLength(LONGEST_PASSWORD) @IsPlainText() password!: string;
}
