import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import type { TestServerAccess } from './test-server.mjs';

/** A migrated database of a test file's own. */
export interface TestDatabase {
  /** As the server signs in: owns nothing, bound by row-level security. */
  readonly appUrl: string;
  /** As the migrations: owns every table. */
  readonly ownerUrl: string;
  /** As somebody whom no rule binds, to look behind the rules and to tamper. */
  readonly superUrl: string;
  readonly drop: () => Promise<void>;
}

/** Copies the template database (some 50 ms); `drop` removes the copy, also from under open connections. */
export async function cloneDatabase(): Promise<TestDatabase> {
  const { template, superUrl, ownerUrl, appUrl } = testServer();
  const name = `kaiji_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asSuperuser(superUrl, [
    `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} owner kaiji_owner`,
    `revoke all on database ${escapeIdentifier(name)} from public`,
    `grant connect on database ${escapeIdentifier(name)} to kaiji_app`,
  ]);
  const inCopy = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;
  return {
    appUrl: inCopy(appUrl),
    ownerUrl: inCopy(ownerUrl),
    superUrl: inCopy(superUrl),
    drop: () => asSuperuser(superUrl, [`drop database if exists ${escapeIdentifier(name)} with (force)`]),
  };
}

/** The rows of one statement, as the role of the URL. */
export async function rowsAs<T extends object>(
  url: string,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<T[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<T>(sql, [...parameters])).rows;
  } finally {
    await client.end();
  }
}

function testServer(): TestServerAccess {
  const access = process.env['TEST_SERVER'];
  if (access === undefined) throw new Error('Database tests need the set-up of `npm test`.');
  return JSON.parse(access) as TestServerAccess;
}

async function asSuperuser(url: string, statements: readonly string[]): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
