import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from '../config/config.js';
import type { SmtpServer } from '../config/mail-settings.js';
import type { Letter } from './mail.js';

/** A letter with what makes it one of its kind: a server that gets it twice can tell. */
export interface PostedLetter extends Letter {
  readonly id: string;
  readonly at: Date;
}

const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };
const CLOSED = { disableFileAccess: true, disableUrlAccess: true };

/** The way that letters take out of Kaiji; returns only when they have been taken. */
export class MailTransport {
  private constructor(readonly deliver: (letter: PostedLetter) => Promise<void>) {}

  /** To the server of `SMTP_URL`; without one into `KAIJI_DATA/mail`, as files that mail programs open. */
  static open({ mail, dataFolder }: Pick<Config, 'mail' | 'dataFolder'>): MailTransport {
    const message = messageFrom(mail.from);
    const deliver = mail.smtp ? toServer(mail.smtp) : toFolder(join(dataFolder, 'mail'));
    return new MailTransport((letter) => deliver(message(letter), letter));
  }
}

type Message = ReturnType<ReturnType<typeof messageFrom>>;
type Way = (message: Message, letter: PostedLetter) => Promise<void>;

function toServer({ host, port, encryption, login }: SmtpServer): Way {
  const transport = createTransport({
    host,
    port,
    secure: encryption === 'direct',
    requireTLS: encryption === 'upgraded',
    ignoreTLS: encryption === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(login ? { auth: login } : {}),
    ...PATIENCE,
    ...CLOSED,
  });
  return async (message) => {
    await transport.sendMail(message);
  };
}

/** A repeat overwrites its own file: in a folder a letter lies once. */
function toFolder(folder: string): Way {
  const transport = createTransport({ streamTransport: true, buffer: true, ...CLOSED });
  return async (message, { id, at }) => {
    const { message: bytes } = await transport.sendMail(message);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = join(folder, `${at.toISOString().replaceAll(':', '')}-${id}.eml`);
    await writeFile(`${file}.part`, bytes as Buffer, { mode: 0o600, flush: true });
    await rename(`${file}.part`, file);
  };
}

function messageFrom(from: string) {
  const domain = from.slice(from.indexOf('@') + 1);
  return ({ id, at, to, subject, text }: PostedLetter) => ({
    from: { name: 'Kaiji', address: from },
    to: { name: '', address: to },
    messageId: `<${id}@${domain}>`,
    date: at,
    subject,
    text,
    textEncoding: 'base64' as const,
    headers: { 'Auto-Submitted': 'auto-generated' },
  });
}
