import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../database/database.js';
import { newId } from '../ids.js';
import { Keys } from '../keys/keys.js';
import { letterOf, type Mail } from './mail.js';
import { MailsRepository } from './mails.repository.js';

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

  /** Sends the mail if, and only if, the caller's transaction commits; a job delivers it. `mail.bad-address` */
  async send(tx: Tx, mail: Mail): Promise<void> {
    const at = this.clock.now();
    const sealed = this.keys.encrypt(Buffer.from(JSON.stringify(letterOf(mail))), MAIL_PURPOSE);
    await this.mails.post(tx, newId(at), sealed, at);
  }
}
