import { Injectable } from '@nestjs/common';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { checkPassword } from './domain/password-rules.js';
import { hashPassword } from './password-hash.js';

/** New passwords. */
@Injectable()
export class PasswordsService {
  /** The password as it is stored. `own` = words that belong to the person. `password.too-short`, `password.too-common` */
  hash(password: string, own: readonly string[]): Promise<string> {
    checkPassword(password, { common: COMMON_PASSWORDS, own });
    return hashPassword(password);
  }
}
