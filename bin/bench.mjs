import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { makeDatabase } from './database-roles.mjs';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { Stop, run } from './say.mjs';

const SIZES = ['small', 'full'];

/**
 * `npm run bench [-- NAME …] [-- --size full]`: benchmarks on an embedded PostgreSQL of their own, each in a process of its own.
 * The filled database is kept; each run works on a copy.
 */
await run(async () => {
  const { values, positionals } = parseArgs({
    options: { size: { type: 'string', default: 'small' } },
    allowPositionals: true,
  });
  if (!SIZES.includes(values.size)) throw unknown(values.size, SIZES);
  const names = chosen(positionals);
  const node = await prepare({ development: true });
  const data = join(root, '.kaiji', 'bench');
  mkdirSync(data, { recursive: true });
  const { startEmbedded } = await import('./embedded-postgres.mjs');
  const server = await startEmbedded({ data });
  const copies = [];
  try {
    await removeLeftovers(server);
    for (const size of new Set(['small', values.size])) copies.push({ size, name: await copyOf(server, size) });
    const { size, name } = copies.at(-1);
    const [appUrl, superUrl] = ['kaiji_app', 'postgres'].map((role) => server.url(role, name));
    const stage = { size, appUrl, superUrl, smallAppUrl: server.url('kaiji_app', copies[0].name), dataFolder: data };
    let failed = 0;
    for (const each of names) failed += (await runOne(node, each, stage)) === 0 ? 0 : 1;
    return failed === 0 ? 0 : 1;
  } finally {
    await asSuperuser(
      server,
      copies.map(({ name }) => `drop database if exists ${name} with (force)`),
    );
    await server.stop();
  }
});

function chosen(wanted) {
  const files = readdirSync(join(root, 'bench')).filter((file) => file.endsWith('.bench.ts'));
  const all = files.map((file) => basename(file, '.bench.ts')).sort();
  const missing = wanted.find((name) => !all.includes(name));
  if (missing !== undefined) throw unknown(missing, all);
  return wanted.length > 0 ? wanted : all;
}

function unknown(name, known) {
  const list = known.join(', ');
  return new Stop({ ja: `${name} はありません: ${list}`, en: `There is no ${name}: ${list}` });
}

/** Copies that a run left behind that was killed carry the number of a process that is no more. */
async function removeLeftovers(server) {
  const { isAlive } = await import('./embedded-postgres.mjs');
  const { rows } = await asSuperuser(server, [
    `select datname from pg_database where datname like 'kaiji\\_bench\\_%'`,
  ]);
  const left = rows.filter(({ datname }) => !isAlive(Number(datname.split('_').at(-1))));
  await asSuperuser(
    server,
    left.map(({ datname }) => `drop database if exists ${datname} with (force)`),
  );
}

/** A copy of the filled database of this size, which is made first where it does not fit the schema any more. */
async function copyOf(server, size) {
  const filled = `kaiji_filled_${size}_${fingerprint()}`;
  const copy = `kaiji_bench_${size}_${process.pid}`;
  const exists = await asSuperuser(server, [`select from pg_database where datname = '${filled}'`]);
  if (exists.rowCount === 0) await fill(server, filled, size);
  await asSuperuser(server, [
    `create database ${copy} owner kaiji_owner template ${filled} strategy file_copy`,
    `grant connect on database ${copy} to kaiji_app`,
  ]);
  return copy;
}

/** Filled under another name first, so that a run that is killed leaves no half database. */
async function fill(server, filled, size) {
  const { rows } = await asSuperuser(server, [
    `select datname from pg_database where datname like 'kaiji\\_filled\\_${size}\\_%'`,
  ]);
  await asSuperuser(
    server,
    rows.map(({ datname }) => `drop database ${datname} with (force)`),
  );
  const client = new pg.Client(server.url('postgres', 'postgres'));
  await client.connect();
  await makeDatabase(client, `${filled}_new`, 'kaiji_owner', 'kaiji_app').finally(() => client.end());
  process.stderr.write(`Filling a database (${size}), once:\n`);
  const { migrate } = await import('../dist/src/platform/database/migrate.js');
  const { generate } = await import('../dist/bench/generate.js');
  await migrate(server.url('kaiji_owner', `${filled}_new`));
  await generate(server.url('postgres', `${filled}_new`), size, shown);
  await asSuperuser(server, [`alter database ${filled}_new rename to ${filled}`]);
}

/** Progress of filling, for developers: one line for each step. */
async function shown(name, work) {
  const began = performance.now();
  process.stderr.write(`  ${name} … `);
  await work();
  process.stderr.write(`${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}

function fingerprint() {
  const migrations = readdirSync(join(root, 'dist/migrations'))
    .sort()
    .map((file) => `migrations/${file}`);
  const files = [...migrations, 'bench/generate.js', 'bench/variants.js', 'bench/remarks.js', 'bench/cast.js'];
  const hash = files.reduce((sum, file) => sum.update(readFileSync(join(root, 'dist', file))), createHash('sha256'));
  return hash.digest('hex').slice(0, 12);
}

async function asSuperuser(server, statements) {
  const client = new pg.Client(server.url('postgres', 'postgres'));
  await client.connect();
  try {
    let result;
    for (const statement of statements) result = await client.query(statement);
    return result;
  } finally {
    await client.end();
  }
}

function runOne(node, name, stage) {
  const child = spawn(node, ['--expose-gc', '--enable-source-maps', join(root, 'dist', 'bench', `${name}.bench.js`)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, BENCH_STAGE: JSON.stringify(stage) },
  });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
}
