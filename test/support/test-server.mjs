import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { makeDatabase, makeRole } from '../../bin/database-roles.mjs';
import { isAlive, startEmbedded } from '../../bin/embedded-postgres.mjs';
import { root } from '../../bin/root.mjs';

/** The server in TEST_DATABASE_URL (a superuser's URL), else an embedded one that is kept between runs but not safe against power loss. */
export async function openTestServer() {
  const { superUrl, ownerUrl, appUrl, close } = await (process.env.TEST_DATABASE_URL
    ? given(process.env.TEST_DATABASE_URL)
    : embedded());
  const template = `kaiji_template_${hashOfMigrations()}`;
  const client = new pg.Client(superUrl);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7240003)');
    await makeTemplate(client, template, withDatabase(ownerUrl, `${template}_new`));
    await removeLeftovers(client);
  } finally {
    await client.end();
  }
  return { access: { superUrl, ownerUrl, appUrl, template }, close };
}

async function embedded() {
  const server = await startEmbedded({ data: join(root, '.kaiji', 'test'), durable: false });
  const [superUrl, ownerUrl, appUrl] = ['postgres', 'kaiji_owner', 'kaiji_app'].map((role) =>
    server.url(role, 'postgres'),
  );
  return { superUrl, ownerUrl, appUrl, close: server.stop };
}

/** Passwords follow from the URL, so that runs at the same time agree. */
async function given(superUrl) {
  const client = new pg.Client(superUrl);
  await client.connect();
  const [ownerUrl, appUrl] = await Promise.all(
    ['kaiji_owner', 'kaiji_app'].map((role) => roleUrl(client, superUrl, role)),
  );
  await client.end();
  return { superUrl, ownerUrl, appUrl, close: async () => undefined };
}

async function roleUrl(client, superUrl, role) {
  const password = createHash('sha256').update(`${role} ${superUrl}`).digest('hex');
  await makeRole(client, role, password);
  return Object.assign(new URL(superUrl), { username: role, password }).href;
}

/** Migrated under another name first, so that a run that is killed leaves no half template. */
async function makeTemplate(client, template, ownerUrl) {
  const { rowCount: exists } = await client.query('select from pg_database where datname = $1', [template]);
  if (exists) return;
  await client.query(`drop database if exists ${template}_new with (force)`);
  await makeDatabase(client, `${template}_new`, 'kaiji_owner', 'kaiji_app');
  const { migrate } = await import('../../dist/src/platform/database/migrate.js');
  await migrate(ownerUrl);
  await client.query(`alter database ${template}_new rename to ${template}`);
}

/** Copies that a killed run left behind carry the number of a process that is no more. */
async function removeLeftovers(client) {
  const { rows } = await client.query(`select datname from pg_database where datname ~ '^kaiji_test_[0-9]+_'`);
  for (const { datname } of rows) {
    if (!isAlive(Number(datname.split('_')[2]))) await client.query(`drop database if exists ${datname} with (force)`);
  }
}

function hashOfMigrations() {
  const files = globSync(['dist/migrations/*.js', 'dist/src/platform/database/*.js'], { cwd: root }).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 12);
}

function withDatabase(url, database) {
  return Object.assign(new URL(url), { pathname: `/${database}` }).href;
}
