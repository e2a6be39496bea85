import { parsedUrl, type Reading } from './reading.js';

export interface DatabaseSettings {
  /** The app's own role; null where the launcher is to start the embedded PostgreSQL. */
  readonly databaseUrl: string | null;
  /** The role that migrates; null where the launcher is to find out. The server never sees it. */
  readonly databaseOwnerUrl: string | null;
}

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

function databaseAddress(reading: Reading, name: 'DATABASE_URL' | 'DATABASE_OWNER_URL'): string | null {
  const text = reading.text(name);
  if (text === null) return null;
  const url = parsedUrl(text);
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol) || url.username === '' || url.pathname.length < 2) {
    reading.wrong(
      name,
      'postgres://役割:パスワード@ホスト:5432/データベース の形で書いてください。',
      'write it as postgres://role:password@host:5432/database.',
    );
  }
  return text;
}
