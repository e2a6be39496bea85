import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Account } from './accounts.repository.js';

@Injectable()
export class InstallationRepository {
  /** Whether somebody has set the installation up, and the fingerprint of the open token. */
  async state(tx: Tx): Promise<{ readonly tokenHash: Buffer | null; readonly isSetUp: boolean }> {
    const [state] = await rows<{ tokenHash: Buffer | null; isSetUp: boolean }>(tx, STATE);
    return state ?? { tokenHash: null, isSetUp: true };
  }

  /** Puts a new token in the place of the last; false once the installation is set up. */
  async offer(tx: Tx, tokenHash: Buffer): Promise<boolean> {
    const [offered] = await rows<{ done: boolean | null }>(tx, 'select offer_set_up($1) as done', [tokenHash]);
    return offered?.done === true;
  }

  /** Makes the operator and its first administrator; false if the token is not the open one. */
  async setUp(
    tx: Tx,
    tokenHash: Buffer,
    operator: { id: string; name: string },
    admin: Account,
    passwordHash: string,
    at: Date,
  ): Promise<boolean> {
    const { id, email, name, language } = admin;
    const parameters = [tokenHash, operator.id, operator.name, id, email, name, passwordHash, language, at];
    const [made] = await rows<{ done: boolean }>(
      tx,
      'select set_up($1, $2, $3, $4, $5, $6, $7, $8, $9) as done',
      parameters,
    );
    return made?.done === true;
  }
}

const STATE = `select set_up_token_hash as "tokenHash", set_up_at is not null as "isSetUp" from installation_state()`;
