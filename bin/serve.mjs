import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { openDataFolder } from './data-folder.mjs';
import { whenNpmIsGone } from './parent.mjs';
import { checkPort } from './ports.mjs';
import { root } from './root.mjs';
import { Stop, say, step } from './say.mjs';

const SHUTDOWN = 20_000;

/**
 * Runs Kaiji until it ends or is asked to: settings, database, migrations, server (or `worker`: a process
 * that only runs jobs). `whenUp` is called with that process once it is started; `setUpLink` = whether it prints that link.
 * @returns {Promise<number>} the exit code
 */
export async function serve(node, env, { worker = false, setUpLink = true, whenUp = () => undefined } = {}) {
  const config = await checkedConfig(env);
  const data = openDataFolder(env.KAIJI_DATA?.trim() ? resolve(config.dataFolder) : join(root, config.dataFolder));
  if (!worker) await checkPort(config.hosts, config.port);
  const children = new Children(node);
  const database = await openDatabase(config, data);
  try {
    if (!worker) await database.claim();
    const { DATABASE_OWNER_URL: _, ...rest } = env;
    const owner = { ...rest, DATABASE_OWNER_URL: database.ownerUrl, APP_ROLE: database.appRole };
    const migrating = { ja: 'データベースを最新の形にしています', en: 'Bringing the database up to date' };
    const code = await step(migrating, () => children.run(['bin/migrate.mjs'], owner));
    if (code !== 0 || children.stopping) return code;
    const program = worker ? ['dist/src/worker.js'] : ['dist/src/main.js', ...(setUpLink ? [] : ['--no-set-up-link'])];
    return await children.run(program, { ...rest, DATABASE_URL: database.appUrl, KAIJI_DATA: data }, whenUp);
  } finally {
    await database.stop();
  }
}

async function checkedConfig(env) {
  const { readConfig } = await import('../dist/src/platform/config/config.js');
  const { config, errors } = readConfig(env);
  if (errors) throw new Stop(...errors.map(({ message }) => message));
  return config;
}

async function openDatabase(config, data) {
  if (config.databaseUrl) return (await import('./database-server.mjs')).openServer(config, data);
  const { claim, startEmbedded } = await import('./embedded-postgres.mjs');
  const name = { ja: '内蔵の PostgreSQL を起動しています', en: 'Starting the embedded PostgreSQL' };
  const server = await step(name, () => startEmbedded({ data }));
  if (server.outside) say(server.outside);
  let letGo = async () => undefined;
  return {
    ownerUrl: server.url('kaiji_owner'),
    appUrl: server.url('kaiji_app'),
    appRole: 'kaiji_app',
    claim: async () => void (letGo = await claim(server.url('postgres'), data)),
    stop: () => letGo().then(server.stop),
  };
}

/** The one process that Kaiji runs at a time. A request to stop is passed on to it and remembered. */
class Children {
  stopping = false;

  constructor(node) {
    this.node = node;
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => this.stop());
    whenNpmIsGone(() => this.stop());
  }

  stop() {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    setTimeout(() => this.child?.kill('SIGKILL'), SHUTDOWN).unref();
  }

  run([script, ...args], env, whenUp = () => undefined) {
    if (this.stopping) return 0;
    this.child = spawn(this.node, ['--import', join(root, 'bin/end-with-launcher.mjs'), join(root, script), ...args], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    whenUp(this.child);
    return new Promise((resolve) => this.child.once('close', (code, signal) => resolve(this.exitCode(code, signal))));
  }

  exitCode(code, signal) {
    if (this.stopping) return 0;
    if (signal) say({ ja: `サーバーが ${signal} で止められました。`, en: `The server was ended by ${signal}.` });
    return code ?? 1;
  }
}
