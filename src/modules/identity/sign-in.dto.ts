import { Type } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { Language } from '#kernel/actor.js';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PasskeyAnswer } from './passkeys.dto.js';

/** Longer than any password that people type; the work of one try stays bounded. */
export const LONGEST_PASSWORD = 256;

export class CreateSession {
  @MaxLength(254) @IsEmail() email!: string;
  @MaxLength(LONGEST_PASSWORD) @MinLength(1) @IsString() password!: string;
}

/** What is shown beside the first factor: one of these. */
export class VerifySecondFactor {
  /** Six digits from the authenticator app. */
  @MayBeAbsent() @MaxLength(20) @IsPlainText() code?: string;
  /** One of the codes for the day the app is lost; each works once. */
  @MayBeAbsent() @MaxLength(60) @IsPlainText() recoveryCode?: string;
  /** What a passkey answered to `challengeSecondFactor`. */
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => PasskeyAnswer) passkey?: PasskeyAnswer;
}

export class SwitchOrganization {
  @IsUUID() organizationId!: string;
}

export class ChangeMe {
  @MayBeAbsent() @MaxLength(200) @MinLength(1) @IsPlainText() name?: string;
  /** Of mails, and of the screens that have no other choice. */
  @MayBeAbsent() @IsIn(['ja', 'en']) language?: Language;
}

export class SetUpQuery {
  /** The one-time token of the set-up link. */
  @IsOptional() @MaxLength(100) @IsString() token?: string;
}

export class SetUpInstallation {
  /** The one-time token of the set-up link. */
  @MaxLength(100) @IsString() token!: string;
  /** Who runs this installation. */
  @MaxLength(200) @MinLength(1) @IsPlainText() organizationName!: string;
  /** The first administrator. */
  @MaxLength(200) @MinLength(1) @IsPlainText() name!: string;
  @MaxLength(254) @IsEmail() email!: string;
  /** At least 8 characters, none of the widely used ones. */
  @MaxLength(LONGEST_PASSWORD) @IsPlainText() password!: string;
}
