import { IsBoolean, IsEmail, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { OrganizationKind, Role } from '#kernel/actor.js';
import { IsCorporateNumber, IsPlainText } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import { ROLES } from './domain/roles.js';
import { LONGEST_PASSWORD } from './sign-in.dto.js';

const MADE_KINDS = ['vendor', 'hospital', 'industry_group'] as const satisfies readonly OrganizationKind[];
const KINDS = [...MADE_KINDS, 'operator'] as const satisfies readonly OrganizationKind[];

export class CreateOrganization {
  @IsIn(MADE_KINDS) kind!: (typeof MADE_KINDS)[number];
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  /** 法人番号, 13 digits. */
  @IsOptional() @IsCorporateNumber() corporateNumber?: string;
  /** Who is invited as its first administrator. */
  @MaxLength(254) @IsEmail() adminEmail!: string;
}

export class ChangeOrganization {
  @IsOptional() @MaxLength(200) @MinLength(1) @IsPlainText() name?: string;
  /** States that one person alone writes and publishes. */
  @IsOptional() @IsBoolean() singlePerson?: boolean;
}

export class OrganizationsQuery extends PageQuery {
  /** Only organizations of this kind. */
  @IsOptional() @IsIn(KINDS) kind?: OrganizationKind;
}

export class InviteMember {
  @MaxLength(254) @IsEmail() email!: string;
  @IsIn(ROLES) role!: Role;
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
