import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { dataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { Idempotency } from '../../src/platform/database/idempotency.js';
import { rows } from '../../src/platform/database/manager.js';
import type { Keys } from '../../src/platform/keys/keys.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

describe('the role of the server', () => {
  it('owns nothing and passes over no rule', async () => {
    const role = `select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user`;
    expect(await ask(database.appUrl, role)).toEqual([false]);
    expect(await ask(database.appUrl, `select relname from pg_class where relowner = current_user::regrole`)).toEqual(
      [],
    );
    expect(await ask(database.appUrl, `select proname from pg_proc where proowner = current_user::regrole`)).toEqual(
      [],
    );
  });

  it('makes no tables', async () => {
    await expect(ask(database.appUrl, 'create table mine ()')).rejects.toThrow('permission denied');
    await expect(ask(database.appUrl, 'create temporary table mine ()')).rejects.toThrow('permission denied');
  });
});

describe('a statement that takes too long', () => {
  it('is told as such, not as a failure', async () => {
    const source = dataSource(
      { url: database.appUrl, applicationName: 'test', poolSize: 1 },
      { extra: { pipeline: true, statement_timeout: 50 } },
    );
    await source.initialize();
    const slow = new Database(source, new Idempotency({} as Keys));
    await expect(slow.unscoped('nobody', (tx) => rows(tx, 'select pg_sleep(1)'))).rejects.toThrow('service.too-slow');
    await source.destroy();
  });
});

describe('two transactions that wait for each other', () => {
  it('both come through: the one that PostgreSQL gives up is run again', async () => {
    const source = dataSource(
      { url: database.appUrl, applicationName: 'test', poolSize: 2 },
      { extra: { pipeline: true } },
    );
    await source.initialize();
    const server = new Database(source, new Idempotency({} as Keys));
    let begun = 0;
    const hold = (first: number, second: number): Promise<number> =>
      server.unscoped('nobody', async (tx) => {
        begun += 1;
        await rows(tx, 'select pg_advisory_xact_lock($1)', [first]);
        await rows(tx, 'select pg_sleep(0.3)');
        await rows(tx, 'select pg_advisory_xact_lock($1)', [second]);
        return first;
      });
    expect(await Promise.all([hold(1, 2), hold(2, 1)])).toEqual([1, 2]);
    expect(begun).toBe(3);
    await source.destroy();
  });
});

describe('the database', () => {
  it('knows Japanese letters, so that trigram search finds them', async () => {
    expect(await ask(database.appUrl, `select '電' ~ '^[[:alpha:]]$'`)).toEqual([true]);
  });
});
