import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database } from '../database/database.js';
import { Jobs } from '../jobs/jobs.js';
import { Keys } from '../keys/keys.js';
import type { Letter } from './mail.js';
import { MailTransport } from './mail-transport.js';
import { MAIL_PURPOSE } from './mailer.js';
import { MailsRepository, type TryEnd, type WaitingMail } from './mails.repository.js';

/** How long a mail is tried, in milliseconds: three days, further and further apart, up to six hours. */
const PATIENCE = 3 * 86_400_000;

/**
 * Delivers mails. One counts as sent only after the server took it: whoever kills Kaiji between the two gets that mail a second time,
 * under the same Message-ID, and none is lost.
 */
@Injectable()
export class MailDelivery implements OnModuleInit {
  private readonly logger = new Logger('mail');

  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly mails: MailsRepository,
    private readonly transport: MailTransport,
    private readonly keys: Keys,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.defineById('mail.deliver', (id) => this.deliver(id));
  }

  /** One try. Throws where it failed and is worth another. */
  async deliver(id: string): Promise<void> {
    const waiting = await this.database.lookUp((tx) => this.mails.take(tx, id));
    if (!waiting) return;
    try {
      await this.transport.deliver({ ...this.letterIn(waiting), id, at: new Date(waiting.createdAt) });
    } catch (error) {
      return this.failed(id, waiting, error);
    }
    await this.note(id, { sentAt: this.clock.now(), failedAt: null, error: null });
  }

  /** How many mails did not arrive: given up, or waiting for longer than they are tried. */
  undelivered(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - PATIENCE);
    return this.database.lookUp((tx) => this.mails.countUndelivered(tx, before));
  }

  private letterIn({ sealed }: WaitingMail): Letter {
    return JSON.parse(this.keys.decrypt(sealed, MAIL_PURPOSE).toString('utf8')) as Letter;
  }

  private async failed(id: string, { createdAt }: WaitingMail, error: unknown): Promise<void> {
    const [now, reason] = [this.clock.now(), codesOf(error)];
    const over = isPermanent(error) || now.getTime() - new Date(createdAt).getTime() >= PATIENCE;
    await this.note(id, { sentAt: null, failedAt: over ? now : null, error: reason });
    if (!over) throw new Error(`mail ${id} waits: ${reason}`);
    this.logger.error(`mail ${id} is given up: ${reason}`);
  }

  private note(id: string, end: TryEnd): Promise<void> {
    return this.database.lookUp((tx) => this.mails.note(tx, id, end));
  }
}

/** Codes alone, e.g. `EENVELOPE 550`: a server's words may repeat the address. */
function codesOf(error: unknown): string {
  const { code, responseCode } = asFailure(error);
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'EUNKNOWN';
}

/** The server refused this receiver or this letter for good (RFC 5321, 4.2.1: 5yz); not where it refused Kaiji's own login. */
function isPermanent(error: unknown): boolean {
  const { code, responseCode = 0 } = asFailure(error);
  return ['EENVELOPE', 'EMESSAGE'].includes(code ?? '') && responseCode >= 500;
}

function asFailure(error: unknown): { readonly code?: string; readonly responseCode?: number } {
  return typeof error === 'object' && error !== null ? error : {};
}
