import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { PasswordReset } from './domain/password-reset.js';
import type { Receiver } from './mails.js';

/** Whose password is meant, and which organizations are concerned. */
export interface ResetAccount extends Receiver {
  readonly userId: string;
  readonly organizationIds: readonly string[];
}

/** Passwords, which the server writes through functions alone and never reads back here. */
@Injectable()
export class PasswordsRepository {
  /** Makes the one link that works; null where no account has the address. */
  async offerReset(tx: Tx, email: string, tokenHash: Buffer, at: Date, expiresAt: Date): Promise<ResetAccount | null> {
    const [offered] = await rows<ResetAccount | { userId: null }>(tx, OFFER, [email, tokenHash, at, expiresAt]);
    return offered?.userId ? offered : null;
  }

  async findReset(tx: Tx, tokenHash: Buffer): Promise<PasswordReset | null> {
    const [found] = await rows<PasswordReset | { email: null }>(tx, FIND, [tokenHash]);
    return found?.email ? found : null;
  }

  /** Sets the password and ends every session and token of the account; null where the link works no more. */
  async reset(tx: Tx, tokenHash: Buffer, passwordHash: string, at: Date): Promise<ResetAccount | null> {
    const [reset] = await rows<ResetAccount | { userId: null }>(tx, RESET, [tokenHash, passwordHash, at]);
    return reset?.userId ? reset : null;
  }

  /** Sets the password of whoever acts, and ends the other sessions and every token. */
  async change(tx: Tx, passwordHash: string, at: Date, sessionId: string): Promise<void> {
    await rows(tx, 'select change_password($1, $2, $3)', [passwordHash, at, sessionId]);
  }
}

const ACCOUNT = 'user_id as "userId", email, language, organization_ids as "organizationIds"';
const OFFER = `select ${ACCOUNT} from offer_password_reset($1, $2, $3, $4)`;
const RESET = `select ${ACCOUNT} from reset_password($1, $2, $3)`;
const FIND = `select email, name, expires_at as "expiresAt", used_at as "usedAt", superseded_at as "supersededAt"
  from password_reset_by_token($1)`;
