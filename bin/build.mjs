import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { isProgram, root } from './root.mjs';
import { Stop, run, step } from './say.mjs';

const FOLDERS = ['src', 'migrations', 'bench'];
const OUT = join(root, 'dist');
const AT_ONCE = 8;

/**
 * Compiles every stale TypeScript file of `src`, `migrations` and `bench` to the same place below `dist`, and deletes outputs
 * whose source is gone. An output carries its source's time of change, so that any other time means stale. Each file is
 * written aside and renamed: a build that is killed, or two at once, leave no half file.
 */
export async function build() {
  const settings = await settingsHash();
  const allStale = settings !== (await readFile(join(OUT, '.settings'), 'utf8').catch(() => ''));
  const sources = (await Promise.all(FOLDERS.map(sourcesBelow))).flat();
  const jobs = sources.map((source) => ({ source, output: join(OUT, relative(root, source)).replace(/\.ts$/, '.js') }));
  const stale = [];
  for (const job of jobs) if (allStale || (await isStale(job))) stale.push(job);
  await removeOrphans(new Set(jobs.map(({ output }) => output)));
  if (stale.length === 0) return;
  await step({ ja: `変換しています(${stale.length} ファイル)`, en: `Building (${stale.length} files)` }, () =>
    compileAll(stale),
  );
  await writeAside(join(OUT, '.settings'), settings);
}

async function settingsHash() {
  const parts = await Promise.all(
    ['.swcrc', 'bin/build.mjs', 'node_modules/@swc/core/package.json'].map((file) => readFile(join(root, file))),
  );
  return parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');
}

async function sourcesBelow(folder) {
  const files = await filesBelow(join(root, folder));
  return files.filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file));
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

async function isStale({ source, output }) {
  const made = await stat(output).catch(() => null);
  return made === null || Math.abs(made.mtimeMs - (await stat(source)).mtimeMs) > 1;
}

async function removeOrphans(wanted) {
  for (const folder of FOLDERS) {
    const outputs = (await filesBelow(join(OUT, folder))).filter((file) => file.endsWith('.js'));
    await Promise.all(outputs.filter((file) => !wanted.has(file)).map((file) => rm(file, { force: true })));
  }
}

async function compileAll(jobs) {
  const { transformFile } = await import('@swc/core');
  const queue = [...jobs];
  const faults = [];
  const worker = async () => {
    for (let job = queue.pop(); job; job = queue.pop())
      await compile(transformFile, job).catch((error) => faults.push(error));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const [fault] = faults;
  if (fault)
    throw fault.code
      ? fault
      : new Stop({ ja: `変換できません。\n${fault.message}`, en: `Cannot be compiled.\n${fault.message}` });
}

async function compile(transformFile, { source, output }) {
  const { mtime } = await stat(source);
  const { code } = await transformFile(source, { cwd: root, sourceFileName: relative(dirname(output), source) });
  await mkdir(dirname(output), { recursive: true });
  await writeAside(output, code, mtime);
}

async function writeAside(file, content, mtime) {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, content);
  if (mtime) await utimes(aside, mtime, mtime);
  await rename(aside, file);
}

if (isProgram(import.meta.url)) await run(build);
