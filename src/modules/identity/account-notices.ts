import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { Mailer } from '#platform/mail/mailer.js';
import { AccountsRepository } from './accounts.repository.js';
import { type FactorChange, factorChangedMail, newBrowserMail, passwordChangedMail, type Receiver } from './mails.js';

/** Tells people by mail what was done to their account (ASVS 5.0.0, 6.3.7), in the transaction that did it. */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly accounts: AccountsRepository,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
  ) {}

  /** To a user whom the transaction may see: the caller, or a colleague. Nothing is sent for any other. */
  async tellFactorChanged(tx: Tx, userId: string, change: FactorChange): Promise<void> {
    const account = await this.accounts.find(tx, userId);
    if (account) await this.mailer.send(tx, factorChangedMail(account, change, this.now()));
  }

  /** To a user whom the transaction may see. */
  async tellNewBrowser(tx: Tx, userId: string): Promise<void> {
    const account = await this.accounts.find(tx, userId);
    if (account) await this.mailer.send(tx, newBrowserMail(account, this.now()));
  }

  async tellPasswordChanged(tx: Tx, receiver: Receiver): Promise<void> {
    await this.mailer.send(tx, passwordChangedMail(receiver, this.now()));
  }

  private now(): string {
    return this.clock.now().toISOString();
  }
}
