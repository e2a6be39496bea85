import { isLoopback, parsedUrl, type Reading } from './reading.js';

export interface DatabaseSettings {
  /** The app's own role; null where the launcher is to start the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The role that migrates; null where the launcher is to find out. The server never sees it. */
  readonly databaseOwnerUrl: string | null;
}

type Name = 'DATABASE_URL' | 'DATABASE_OWNER_URL';

const SHORTEST_PASSWORD = 12;
const MODES = ['disable', 'require', 'verify-ca', 'verify-full'];

/** The databases' addresses: of the app's role, and of the role that migrates. */
export function readDatabase(reading: Reading): DatabaseSettings {
  const databaseUrl = databaseAddress(reading, 'DATABASE_URL');
  const databaseOwnerUrl = databaseAddress(reading, 'DATABASE_OWNER_URL');
  if (databaseOwnerUrl !== null && databaseUrl === null) {
    reading.wrong(
      'DATABASE_OWNER_URL',
      'DATABASE_URL(アプリ用の役割)も必要です。',
      'needs DATABASE_URL (the role of the app) as well.',
    );
  }
  return { databaseUrl, databaseOwnerUrl };
}

function databaseAddress(reading: Reading, name: Name): string | null {
  const text = reading.text(name);
  if (text === null) return null;
  const url = parsedUrl(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.username === '' || url.pathname.length < 2) {
    reading.wrong(
      name,
      'postgres://役割:パスワード@ホスト:5432/データベース の形で書いてください。',
      'write it as postgres://role:password@host:5432/database.',
    );
    return text;
  }
  refuseWeakPassword(reading, name, url);
  return encrypted(reading, name, url);
}

function refuseWeakPassword(reading: Reading, name: Name, { username, password }: URL): void {
  if (password === '' || (password.length >= SHORTEST_PASSWORD && password !== username)) return;
  reading.wrong(
    name,
    `パスワードは ${SHORTEST_PASSWORD} 文字以上で、役割の名前と違うものにしてください(例: openssl rand -hex 24)。`,
    `the password needs ${SHORTEST_PASSWORD} characters or more and must not be the name of the role (e.g. openssl rand -hex 24).`,
  );
}

/**
 * A database on another machine is reached over TLS, its certificate and name checked (as libpq's verify-full, whatever other mode is
 * named), unless `sslmode=disable` says that the way is safe by itself.
 */
function encrypted(reading: Reading, name: Name, url: URL): string {
  const { searchParams: options } = url;
  const mode = options.get('sslmode') ?? (isNear(url) ? 'disable' : 'verify-full');
  if (!MODES.includes(mode) || options.has('ssl') || options.has('uselibpqcompat')) {
    reading.wrong(
      name,
      'sslmode には verify-full か disable を指定してください。接続先の証明書は必ず確かめます(独自の認証局は sslrootcert=/path/ca.pem)。',
      'sslmode is verify-full or disable: the certificate of the server is always checked (sslrootcert=/path/ca.pem for an authority of your own).',
    );
  }
  if (mode !== 'disable') options.set('sslmode', 'verify-full');
  return url.href;
}

/** On this machine, or reached by its file system. */
function isNear({ hostname }: URL): boolean {
  return hostname === '' || isLoopback(hostname);
}
