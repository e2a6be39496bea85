import { IsEmail, IsString, MaxLength, MinLength } from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';
import { LONGEST_PASSWORD } from './sign-in.dto.js';

export class ChangePassword {
  /** The password as it is. */
  @MaxLength(LONGEST_PASSWORD) @MinLength(1) @IsString() current!: string;
  /** At least 8 characters, none of the widely used ones. */
  @MaxLength(LONGEST_PASSWORD) @IsPlainText() password!: string;
}

export class RequestPasswordReset {
  @MaxLength(254) @IsEmail() email!: string;
}

export class PasswordResetQuery {
  /** The token of the mailed link. */
  @MaxLength(100) @IsString() token!: string;
}

export class ResetPassword {
  /** The token of the mailed link. */
  @MaxLength(100) @IsString() token!: string;
  /** At least 8 characters, none of the widely used ones. */
  @MaxLength(LONGEST_PASSWORD) @IsPlainText() password!: string;
}
