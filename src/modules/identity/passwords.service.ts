import { Injectable } from '@nestjs/common';
import { COMMON_PASSWORDS } from './common-passwords.js';
import { checkPassword } from './domain/password-rules.js';
import { COST, hashPassword, isPassword, noPassword } from './password-hash.js';

/** Passwords, new ones and tried ones. */
@Injectable()
export class PasswordsService {
  /** What a new hash costs. */
  cost = COST;

  /** The password as it is stored. `own` = words that belong to the person. `password.too-short`, `password.too-common` */
  hash(password: string, own: readonly string[]): Promise<string> {
    checkPassword(password, { common: COMMON_PASSWORDS, own });
    return hashPassword(password, this.cost);
  }

  /** Whether a password is the stored one; where nothing is stored, the same work for nothing. */
  isRight(password: string, stored: string | undefined): Promise<boolean> {
    return isPassword(password, stored ?? noPassword(this.cost));
  }
}
