import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, MaxLength, MinLength } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';

const MOST_WORDS = 20;

export class ConfigureOidc {
  /** The provider's own name for itself, an address that the operator has allowed. */
  @MaxLength(500) @MinLength(1) @IsPlainText() issuer!: string;
  /** Kaiji's name at the provider. */
  @MaxLength(255) @MinLength(1) @IsPlainText() clientId!: string;
  /** Kaiji's password at the provider; never shown again. May be left out while issuer and clientId stay. */
  @MayBeAbsent() @MaxLength(1000) @MinLength(1) @IsPlainText() clientSecret?: string;
  /** Values of `acr` by which the provider says that two factors were shown. */
  @ArrayUnique()
  @ArrayMaxSize(MOST_WORDS)
  @MaxLength(200, { each: true })
  @MinLength(1, { each: true })
  @IsPlainText({ each: true })
  @IsArray()
  twoFactorAcr: string[] = [];
  /** Values of `amr` that say so. Where both lists are empty, Kaiji asks for a second factor of its own. */
  @ArrayUnique()
  @ArrayMaxSize(MOST_WORDS)
  @MaxLength(200, { each: true })
  @MinLength(1, { each: true })
  @IsPlainText({ each: true })
  @IsArray()
  twoFactorAmr: string[] = [];
  /** Whether members may sign in by it. */
  @IsBoolean() enabled!: boolean;
}
