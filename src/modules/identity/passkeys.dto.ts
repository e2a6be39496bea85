import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';

const BASE64URL = /^[A-Za-z0-9_-]+$/;
/** A credential id has at most 1,023 bytes (WebAuthn 3, 5.8.3). */
const LONGEST_ID = 1364;
const LONGEST_PART = 64_000;

/** What the authenticator signed when it made a passkey, base64url. */
class AttestationParts {
  @MaxLength(LONGEST_PART) @Matches(BASE64URL) clientDataJSON!: string;
  @MaxLength(LONGEST_PART) @Matches(BASE64URL) attestationObject!: string;
  /** How the authenticator is reached, e.g. internal, hybrid, usb. */
  @IsOptional()
  @ArrayMaxSize(10)
  @MaxLength(32, { each: true })
  @IsPlainText({ each: true })
  @IsArray()
  transports?: string[];
  @IsOptional() @MaxLength(LONGEST_PART) @Matches(BASE64URL) authenticatorData?: string;
  @IsOptional() @MaxLength(LONGEST_PART) @Matches(BASE64URL) publicKey?: string;
  @IsOptional() @IsInt() publicKeyAlgorithm?: number;
}

/** What a passkey signed, base64url. */
class AnswerParts {
  @MaxLength(LONGEST_PART) @Matches(BASE64URL) clientDataJSON!: string;
  @MaxLength(LONGEST_PART) @Matches(BASE64URL) authenticatorData!: string;
  @MaxLength(LONGEST_PART) @Matches(BASE64URL) signature!: string;
  @IsOptional() @MaxLength(100) @Matches(BASE64URL) userHandle?: string;
}

class PasskeyCredential {
  @MaxLength(LONGEST_ID) @Matches(BASE64URL) id!: string;
  @MaxLength(LONGEST_ID) @Matches(BASE64URL) rawId!: string;
  @IsIn(['public-key']) type!: 'public-key';
  @IsOptional() @IsIn(['platform', 'cross-platform']) authenticatorAttachment?: 'platform' | 'cross-platform';
  @IsOptional() @IsObject() clientExtensionResults?: object;
}

/** What `navigator.credentials.create()` gave, by its `toJSON()`. */
export class PasskeyAttestation extends PasskeyCredential {
  @IsObject() @ValidateNested() @Type(() => AttestationParts) response!: AttestationParts;
}

/** What `navigator.credentials.get()` gave, by its `toJSON()`. */
export class PasskeyAnswer extends PasskeyCredential {
  @IsObject() @ValidateNested() @Type(() => AnswerParts) response!: AnswerParts;
}

export class EnrolPasskey {
  /** By which its owner knows it, e.g. the device. */
  @MaxLength(100) @MinLength(1) @IsPlainText() name!: string;
  @IsObject() @ValidateNested() @Type(() => PasskeyAttestation) passkey!: PasskeyAttestation;
}

export class RenamePasskey {
  @MaxLength(100) @MinLength(1) @IsPlainText() name!: string;
}

export class SignInWithPasskey {
  @IsObject() @ValidateNested() @Type(() => PasskeyAnswer) passkey!: PasskeyAnswer;
}
