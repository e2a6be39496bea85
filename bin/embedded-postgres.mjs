import { spawn, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { lchown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { makeDatabase, makeRole } from './database-roles.mjs';
import { checkDatabaseIsThere, noteIfOutside } from './database-place.mjs';
import { openHome, unless } from './postgres-home.mjs';
import { DISK_FULL, Stop, isDiskFull } from './say.mjs';

const PATIENCE = 60_000;
const PER_SERVER = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'log_min_messages=fatal',
  'shared_buffers=96MB',
];
/** Only for data that may be lost with the machine. */
const FORGETFUL = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts the private PostgreSQL of a data folder, or joins the one that is running there, and makes its roles: `postgres`
 * (start-up only), `kaiji_owner` (owns the schema), `kaiji_app` (log-in of the server, owns nothing).
 * `stop` ends it, unless another process of Kaiji still uses it.
 * `outside` = a sentence for the person, where the database lies outside of the data folder.
 * @returns {Promise<{url: (role: string, database?: string) => string, outside?: {ja: string, en: string}, stop: () => Promise<void>}>}
 */
export async function startEmbedded({ data, durable = true }) {
  const home = await openHome(data);
  checkDatabaseIsThere(data, home);
  await makeCluster(home, durable);
  const outside = noteIfOutside(data, home);
  await announce(home);
  const port = await joinOrStart(home, durable);
  const url = (role, database = 'kaiji') => `postgres://${role}:${home.passwords[role]}@127.0.0.1:${port}/${database}`;
  await makeRoles(url, home.passwords);
  return { url, outside, stop: () => leave(home) };
}

/**
 * Makes this process the one that serves on this database (the URL of `postgres`), until it lets go or ends, in whatever way:
 * PostgreSQL keeps the lock as long as the connection. @returns {Promise<() => Promise<void>>} lets go
 */
export async function claim(url, data) {
  const client = new pg.Client({ connectionString: url, application_name: String(process.pid), keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`set lock_timeout = ${CLAIM_PATIENCE}`);
  try {
    await client.query('select pg_advisory_lock(7240004)');
  } catch (error) {
    const { rows } = await client.query(HOLDER);
    await client.end();
    if (error.code !== '55P03') throw error;
    throw alreadyServed(data, rows[0]?.pid ?? '?');
  }
  return () => client.end();
}

/** The connection of a process that was just killed may still be closing. */
const CLAIM_PATIENCE = 2000;
const HOLDER = `select application_name as pid from pg_stat_activity join pg_locks using (pid)
  where locktype = 'advisory' and objid = 7240004 and granted`;

function alreadyServed(data, pid) {
  return new Stop({
    ja: `別の Kaiji(プロセス ${pid})が ${data} で動いています。それを止めるか、別の KAIJI_DATA を指定してください。`,
    en: `Another Kaiji (process ${pid}) runs on ${data}. Stop it, or set another KAIJI_DATA.`,
  });
}

/** Ends the server of a throw-away data folder, whoever uses it, and deletes everything. */
export async function removeEmbedded(data) {
  const home = await openHome(data);
  if (await runningPort(home)) runProgram(home, 'pg_ctl', ['-D', home.cluster, 'stop', '-m', 'immediate', '-w']);
  for (const folder of [home.folder, data]) await rm(folder, { recursive: true, force: true });
}

async function makeRoles(url, passwords) {
  const client = new pg.Client(url('postgres', 'postgres'));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(7240002)');
    for (const role of ['kaiji_owner', 'kaiji_app']) await makeRole(client, role, passwords[role]);
    await makeDatabase(client, 'kaiji', 'kaiji_owner', 'kaiji_app');
  } finally {
    await client.end();
  }
}

/** Made in a side folder and renamed, so that a kill half-way leaves nothing half made. */
async function makeCluster(home, durable) {
  if (existsSync(join(home.cluster, 'PG_VERSION'))) return;
  await removeHalfMade(home);
  const aside = `${home.cluster}.new-${process.pid}`;
  const passwordFile = join(home.folder, `password-${process.pid}`);
  await writeFile(passwordFile, home.passwords.postgres, { mode: 0o600 });
  if (home.user) await lchown(passwordFile, home.user.uid, home.user.gid);
  const options = [
    '-D',
    aside,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    '--pwfile',
    passwordFile,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
  ];
  const made = runProgram(home, 'initdb', [...options, ...(durable ? [] : ['--no-sync'])]);
  await rm(passwordFile);
  if (made.status !== 0) throw startFailure(made.error?.message ?? made.stderr);
  await rename(aside, home.cluster).catch(unless('ENOTEMPTY', 'EEXIST'));
  await rm(aside, { recursive: true, force: true });
}

async function removeHalfMade({ folder }) {
  for (const name of await readdir(folder)) {
    const pid = Number(/^data\.new-(\d+)$/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) await rm(join(folder, name), { recursive: true });
  }
}

/** A server left by a killed process is used on; one that is going down or recovering is waited for. */
async function joinOrStart(home, durable) {
  let lastWords = '';
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(50)) {
    const running = await runningPort(home);
    if (running && (await answers(home, running))) return running;
    if (!running) lastWords = await tryToStart(home, durable);
  }
  throw startFailure(lastWords);
}

/** The port of a living postmaster of exactly this cluster (a copied folder carries the other's pid file). */
async function runningPort({ cluster }) {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, folder, , port] = lines;
  return folder === cluster && isAlive(Number(pid)) ? Number(port) : 0;
}

async function answers(home, port) {
  const client = new pg.Client({
    ...{ host: '127.0.0.1', port, user: 'postgres', password: home.passwords.postgres, database: 'postgres' },
    connectionTimeoutMillis: 2000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    if (error.code === '28P01') throw PASSWORD_LOST;
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Starts a postmaster and waits until it has a port or has ended; its last words tell why. */
async function tryToStart(home, durable) {
  const settings = [...PER_SERVER, ...(durable ? [] : FORGETFUL)].flatMap((setting) => ['-c', setting]);
  const log = join(home.folder, 'server.log');
  const output = openSync(log, 'w');
  const child = spawn(
    join(home.native, 'bin', 'postgres'),
    ['-D', home.cluster, '-p', String(await freePort()), ...settings],
    {
      ...surroundings(home),
      stdio: ['ignore', output, output],
      detached: true,
    },
  );
  closeSync(output);
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true)).once('error', () => (ended = true));
  while (!ended && !(await runningPort(home))) await sleep(10);
  const lastWords = ended ? readFileSync(log, 'utf8') : '';
  if (ended && !/already exists|still in use|in use|starting up/.test(lastWords)) throw startFailure(lastWords);
  return lastWords;
}

function startFailure(output) {
  if (isDiskFull(output)) return new Stop(DISK_FULL);
  const reason = String(output).trim().split('\n').at(-1);
  return new Stop({
    ja: `内蔵の PostgreSQL を起動できません: ${reason}`,
    en: `The embedded PostgreSQL does not start: ${reason}`,
  });
}

const PASSWORD_LOST = new Stop({
  ja: 'KAIJI_DATA の database.json にあるパスワードが、そこのデータベースのものではありません。元の database.json を戻してください。',
  en: 'The passwords in database.json of KAIJI_DATA are not those of the database there. Put the original database.json back.',
});

/** Writes down that this process uses the server, after waiting for one that is just stopping it. */
async function announce({ folder }) {
  await mkdir(join(folder, 'users'), { recursive: true });
  await writeFile(join(folder, 'users', String(process.pid)), '');
  for (const until = Date.now() + PATIENCE; Date.now() < until; await sleep(20)) {
    const stopper = Number(await readFile(join(folder, 'stopping'), 'utf8').catch(() => '0'));
    if (!stopper || !isAlive(stopper)) return;
  }
}

/** The last user stops the server. "Stopping" is written before looking for users, and they write before looking at it: one sees the other. */
async function leave(home) {
  const stopping = join(home.folder, 'stopping');
  await writeFile(stopping, String(process.pid));
  await rm(join(home.folder, 'users', String(process.pid)), { force: true });
  const users = (await readdir(join(home.folder, 'users'))).map(Number);
  if (!users.some(isAlive)) runProgram(home, 'pg_ctl', ['-D', home.cluster, 'stop', '-m', 'fast', '-w', '-t', '30']);
  await rm(stopping, { force: true });
}

function runProgram(home, program, options) {
  return spawnSync(join(home.native, 'bin', program), options, { ...surroundings(home), encoding: 'utf8' });
}

function surroundings({ user, folder }) {
  return { ...user, cwd: folder, env: { LC_ALL: 'C', PATH: process.env.PATH } };
}

/** A zombie counts as dead: in a container nobody may collect it. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : '');
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
