import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../database/database.js';
import { newId } from '../ids.js';
import { Keys } from '../keys/keys.js';
import { letterOf, type Mail } from './mail.js';
import { type MailListener, MailsRepository } from './mails.repository.js';

export type { MailEnd } from './mails.repository.js';

/** What mails on their way are encrypted for. */
export const MAIL_PURPOSE = 'mail';

/** Where the product hands its mails in. */
@Injectable()
export class Mailer {
  constructor(
    private readonly mails: MailsRepository,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends the mail if, and only if, the caller's transaction commits; a job delivers it. Gives its id. The job `tell.job` runs with a
   * `MailEnd` once the mail is taken by its server or given up. `mail.bad-address`
   */
  async send(tx: Tx, mail: Mail, tell: MailListener | null = null): Promise<string> {
    const at = this.clock.now();
    const id = newId(at);
    const sealed = this.keys.encrypt(Buffer.from(JSON.stringify(letterOf(mail))), MAIL_PURPOSE);
    await this.mails.post(tx, id, sealed, at, tell);
    return id;
  }
}
