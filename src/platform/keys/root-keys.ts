import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFile } from './new-file.js';

/** Bytes of a root key. */
const ROOT = 32;
const FIRST = 'root.key';

/** The root keys in `KAIJI_DATA/keys`, the newest first: `root.key`, `root-2.key` and so on. None is ever changed or replaced. */
export async function openRootKeys(folder: string): Promise<readonly Buffer[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (rootFiles(folder).length === 0) await make(folder, FIRST);
  return readRootKeys(folder);
}

/** What stands there now. */
export function readRootKeys(folder: string): readonly Buffer[] {
  return rootFiles(folder).map((file) => readRoot(join(folder, file)));
}

/** Makes one more root key, which all later secrets are encrypted with. */
export async function addRootKey(folder: string): Promise<void> {
  const [newest = FIRST] = rootFiles(folder);
  await make(folder, `root-${numberOf(newest) + 1}.key`);
}

function rootFiles(folder: string): string[] {
  const files = readdirSync(folder).filter((file) => /^root(-[2-9]|-[1-9]\d+)?\.key$/.test(file));
  return files.sort((one, other) => numberOf(other) - numberOf(one));
}

function numberOf(file: string): number {
  return Number(/-(\d+)\.key$/.exec(file)?.[1] ?? 1);
}

/** Refuses what is no secret: open to other users, not of full length, or one byte over and over. */
function readRoot(file: string): Buffer {
  const root = Buffer.from(readFileSync(file, 'utf8'), 'base64');
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`${file} is open to other users of this machine. chmod 600 it.`);
  if (root.length !== ROOT || new Set(root).size === 1)
    throw new Error(`${file} holds no key. Put the original ${FIRST} back.`);
  return root;
}

function make(folder: string, name: string): Promise<void> {
  return makeFile(join(folder, name), randomBytes(ROOT).toString('base64'));
}
