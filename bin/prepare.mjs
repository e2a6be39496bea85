import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { isProgram, root } from './root.mjs';
import { DISK_FULL, Stop, isDiskFull, run, step } from './say.mjs';
import { buildWeb } from './web.mjs';

const NODE_WANTED = 24;

/**
 * Brings a checkout to the point where it can run: packages installed, sources compiled, screens built. Shows only what it does.
 * @param {{development: boolean}} parts with `development` also what tests and checks need
 * @returns {Promise<string>} the Node that runs Kaiji
 */
export async function prepare({ development }) {
  if (isMissingPackages(development)) await install(development);
  const node = findNode() ?? (await findNodeAgain(development));
  await linkCommand();
  await build();
  await buildWeb(node);
  return node;
}

/** Compares what npm says it installed with the lock file, so that a changed lock installs again and `npm ci` by hand counts too. */
function isMissingPackages(development) {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).some(([path, entry]) => {
    if (!path.startsWith('node_modules/') || (entry.dev && !development)) return false;
    const found = installed[path];
    return found ? found.version !== entry.version : !isForOthers(entry);
  });
}

/** npm passes over an optional package that fails, so those made for this machine are asked for all the same. */
function isForOthers({ optional, devOptional, os, cpu, libc }) {
  const isMadeForThis = os?.includes(process.platform) && cpu?.includes(process.arch) && !libc;
  return Boolean(optional || devOptional) && !isMadeForThis;
}

function readPackages(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

async function install(development) {
  const parts = development ? ['--include=dev', '--include=optional'] : ['--omit=dev', '--include=optional'];
  const options = [
    'ci',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel=error',
    ...parts,
  ];
  const name = {
    ja: '必要なパッケージを入れています(初回は数分)',
    en: 'Installing packages (the first time: some minutes)',
  };
  let { code, output } = await step(name, () => runNpm(options));
  if (code !== 0 && ANOTHER_INSTALL.test(output)) ({ code, output } = await step(name, () => runNpm(options)));
  if (code !== 0) throw installFailure(output);
}

/** How npm fails when another one works in the same folder: worth a second try. */
const ANOTHER_INSTALL = /code (ENOTEMPTY|EEXIST|ENOENT)/;

/** The npm that started this script, else the one on the path. */
function runNpm(options) {
  const current = process.env.npm_execpath ?? '';
  const [command, ...first] = current.endsWith('npm-cli.js') ? [process.execPath, current] : ['npm'];
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const npm = spawn(command, [...first, ...options], { cwd: root, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    const end = () => npm.kill('SIGKILL') && process.exit(1);
    for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, end);
    let output = '';
    for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (text) => (output += text));
    npm.once('error', reject).once('close', (code) => {
      for (const signal of ['SIGTERM', 'SIGINT']) process.off(signal, end);
      resolve({ code, output });
    });
  });
}

function installFailure(output) {
  if (isDiskFull(output)) return new Stop(DISK_FULL);
  const lines = output.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim());
  const reason = lines
    .filter((line) => line && !line.includes('complete log'))
    .slice(0, 3)
    .join(' · ');
  return new Stop({
    ja: `パッケージを入れられません(npm ci)。ネットワークとプロキシの設定を確かめてください: ${reason}`,
    en: `Packages cannot be installed (npm ci). Check the network and its proxy settings: ${reason}`,
  });
}

/** Node 24 comes as a package; where there is none for the machine, its own serves if it is new enough. */
function findNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const packaged = [`node-${platform}-${process.arch}`, `node-bin-${platform}-${process.arch}`]
    .map((name) => join(root, 'node_modules', name, 'bin', program))
    .find((path) => spawnSync(path, ['--version']).status === 0);
  if (packaged) return packaged;
  return Number(process.versions.node.split('.')[0]) >= NODE_WANTED ? process.execPath : undefined;
}

/** npm counts a package as installed of which an interrupted run left no program. */
async function findNodeAgain(development) {
  await install(development);
  const node = findNode();
  if (node) return node;
  throw new Stop({
    ja: `この機種用の Node ${NODE_WANTED} が npm にありません。Node ${NODE_WANTED} 以上を入れて、もう一度実行してください。`,
    en: `npm holds no Node ${NODE_WANTED} for this kind of machine. Install Node ${NODE_WANTED} or later and try again.`,
  });
}

/** Lets `npx kaiji` work in the checkout: npm links the commands of packages, but not the project's own. */
async function linkCommand() {
  const command = join(root, 'node_modules', '.bin', 'kaiji');
  if (existsSync(command) || process.platform === 'win32') return;
  await symlink('../../bin/kaiji.mjs', command).catch(() => undefined);
}

if (isProgram(import.meta.url))
  await run(async () => void (await prepare({ development: process.argv.includes('--development') })));
