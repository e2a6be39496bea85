import { parsedUrl, type Reading } from './reading.js';

/** The server that takes Kaiji's mails. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `direct`: TLS from the first byte; `upgraded`: STARTTLS or nothing is sent; `none`: only where asked for. */
  readonly encryption: 'direct' | 'upgraded' | 'none';
  readonly login: { readonly user: string; readonly pass: string } | null;
}

/** How mails leave; without a server they are laid into a folder. */
export interface MailSettings {
  readonly smtp: SmtpServer | null;
  /** The address that mails come from. */
  readonly from: string;
}

/** By scheme and query. */
const WAYS: Readonly<Record<string, { readonly port: number; readonly encryption: SmtpServer['encryption'] }>> = {
  'smtps:': { port: 465, encryption: 'direct' },
  'smtp:': { port: 587, encryption: 'upgraded' },
  'smtp:?tls=off': { port: 587, encryption: 'none' },
};

/** A plain `local@domain`: no quotes, brackets, commas or white space, so that it can only ever name one mailbox. */
const ADDRESS = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[^\s\p{C}"(),:;<>@[\\\]]{1,253}$/u;

export function isMailAddress(text: string): boolean {
  return ADDRESS.test(text);
}

export function readMail(reading: Reading, publicUrl: string): MailSettings {
  const from = reading.text('MAIL_FROM') ?? `kaiji@${parsedUrl(publicUrl)?.hostname ?? 'localhost'}`;
  if (reading.text('MAIL_FROM') !== null && !isMailAddress(from))
    reading.wrong('MAIL_FROM', `「${from}」はメールアドレスではありません。`, `"${from}" is not a mail address.`);
  return { smtp: readSmtp(reading), from };
}

function readSmtp(reading: Reading): SmtpServer | null {
  const text = reading.text('SMTP_URL');
  if (text === null) return null;
  const server = smtpOf(parsedUrl(text));
  if (server === null)
    reading.wrong(
      'SMTP_URL',
      'smtps://利用者:パスワード@ホスト:465 か smtp://ホスト:587 の形で書いてください(暗号化しないときだけ ?tls=off)。',
      'write it as smtps://user:password@host:465 or smtp://host:587 (with ?tls=off only to go without encryption).',
    );
  return server;
}

function smtpOf(url: URL | null): SmtpServer | null {
  const way = url && WAYS[`${url.protocol}${url.search}`];
  if (!way || url.hostname === '' || !['', '/'].includes(url.pathname)) return null;
  const { username, password } = url;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || way.port,
    encryption: way.encryption,
    login: username === '' ? null : { user: decoded(username), pass: decoded(password) },
  };
}

/** A per-cent sign that begins no code stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
