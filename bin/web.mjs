import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isProgram, root } from './root.mjs';
import { Stop, run, step } from './say.mjs';

const WEB = join(root, 'web');
const MADE_FROM = join(WEB, 'dist', 'made-from');
const SOURCES = ['openapi.json', 'package-lock.json', 'web/index.html', 'web/vite.config.mjs', 'web/bin', 'web/public'];
const CODE = ['web/src', 'src/kernel', ...(await domains())];
const GENERATED = join(WEB, 'src/api/operations.ts');

/**
 * Builds the screens into web/dist when what they are made from has changed, first the typed client from openapi.json.
 * Nothing to do where there are no sources, as in an image that holds the built files alone.
 * @param {string} node the Node that runs the build
 */
export async function buildWeb(node) {
  if (!existsSync(join(WEB, 'src'))) return;
  const sources = await sourcesHash();
  if (sources === (await readFile(MADE_FROM, 'utf8').catch(() => ''))) return;
  await step({ ja: '画面を組み立てています', en: 'Building the screens' }, async () => {
    await made(node, ['bin/client.mjs']);
    await made(node, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
  });
  await writeFile(MADE_FROM, sources);
}

async function domains() {
  const modules = await readdir(join(root, 'src/modules')).catch(() => []);
  return modules.map((name) => `src/modules/${name}/domain`);
}

async function sourcesHash() {
  const files = (await Promise.all([...SOURCES, ...CODE].map(filesBelow))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(await readFile(join(root, file)));
  return hash.digest('hex');
}

async function filesBelow(path) {
  const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true }).catch(() => null);
  if (entries === null) return existsSync(join(root, path)) ? [path] : [];
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.spec.ts'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => file !== GENERATED)
    .map((file) => file.slice(root.length + 1));
}

function made(node, args) {
  const child = spawn(node, args, {
    cwd: WEB,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new Stop({ ja: `画面を組み立てられません。\n${output}`, en: `The screens cannot be built.\n${output}` }),
        );
    });
  });
}

if (isProgram(import.meta.url)) await run(() => buildWeb(process.execPath));
