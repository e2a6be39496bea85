import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateBy,
} from 'class-validator';
import type { OrganizationKind } from '#kernel/actor.js';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import { isCorporateNumber, normalCorporateNumber } from './domain/corporate-number.js';

const MADE_KINDS = ['vendor', 'hospital', 'industry_group'] as const satisfies readonly OrganizationKind[];
const KINDS = [...MADE_KINDS, 'operator'] as const satisfies readonly OrganizationKind[];

const AsCorporateNumber = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => normalCorporateNumber(value));
const IsCorporateNumber = (): PropertyDecorator =>
  ValidateBy({ name: 'isCorporateNumber', validator: { validate: isCorporateNumber } });

export class CreateOrganization {
  @IsIn(MADE_KINDS) kind!: (typeof MADE_KINDS)[number];
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  /** 法人番号, 13 digits; hyphens, spaces and full-width digits are understood. */
  @IsOptional() @AsCorporateNumber() @IsCorporateNumber() corporateNumber?: string;
  /** Who is invited as its first administrator. */
  @MaxLength(254) @IsEmail() adminEmail!: string;
}

export class NameVendor {
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  /** Somebody at the vendor who is invited to take its page over. */
  @MaxLength(254) @IsEmail() contactEmail!: string;
}

export class ChangeOrganization {
  @IsOptional() @MaxLength(200) @MinLength(1) @IsPlainText() name?: string;
  /** 法人番号, 13 digits; hyphens, spaces and full-width digits are understood. */
  @MayBeAbsent() @AsCorporateNumber() @IsCorporateNumber() corporateNumber?: string;
  /** States that one person alone writes and publishes. */
  @IsOptional() @IsBoolean() singlePerson?: boolean;
}

export class OrganizationsQuery extends PageQuery {
  /** Only organizations of this kind. */
  @IsOptional() @IsIn(KINDS) kind?: OrganizationKind;
}

export class ClaimOrganization {
  /** The token of the link that was sent to somebody at the vendor. */
  @MaxLength(100) @IsString() token!: string;
}

export class MergeOrganizations {
  /** Whose everything moves. */
  @IsUUID() from!: string;
  /** Whose it becomes. */
  @IsUUID() into!: string;
  /** Only tells what would move, and changes nothing. */
  @MayBeAbsent() @IsBoolean() rehearsal: boolean = false;
}
