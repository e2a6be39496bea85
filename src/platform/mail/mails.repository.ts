import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { rows } from '../database/manager.js';

/** A mail that still has to leave. */
export interface WaitingMail {
  readonly sealed: Buffer;
  /** RFC 3339. */
  readonly createdAt: string;
}

/** How a try to deliver ended; all null: it is tried again. */
export interface TryEnd {
  readonly sentAt: Date | null;
  readonly failedAt: Date | null;
  /** Codes of what went wrong. */
  readonly error: string | null;
}

/** Whoever is to hear how a mail ended: a job of an organization. */
export interface MailListener {
  readonly job: string;
  readonly organizationId: string;
}

/** What the job hears: the server took the mail, or it was given up. */
export interface MailEnd {
  readonly mailId: string;
  readonly sent: boolean;
}

/** Mails on their way, reached through functions alone. */
@Injectable()
export class MailsRepository {
  async post(tx: Tx, id: string, sealed: Buffer, at: Date, tell: MailListener | null): Promise<void> {
    const { job = null, organizationId = null } = tell ?? {};
    await rows(tx, 'select post_mail($1, $2, $3, $4, $5)', [id, sealed, at, job, organizationId]);
  }

  /** Counts a try; null once the mail is sent or given up. */
  async take(tx: Tx, id: string): Promise<WaitingMail | null> {
    const [taken] = await rows<WaitingMail | { sealed: null }>(tx, TAKE, [id]);
    return taken?.sealed ? taken : null;
  }

  async note(tx: Tx, id: string, { sentAt, failedAt, error }: TryEnd): Promise<void> {
    await rows(tx, 'select note_mail($1, $2, $3, $4)', [id, sentAt, failedAt, error]);
  }

  /** How many mails of the last weeks were given up, or wait since before that moment. */
  async countUndelivered(tx: Tx, before: Date): Promise<number> {
    const [counted] = await rows<{ failed: string }>(tx, 'select failed from undelivered_mails($1)', [before]);
    return Number(counted?.failed ?? 0);
  }
}

const TAKE = 'select sealed, created_at as "createdAt" from mail_to_deliver($1)';
