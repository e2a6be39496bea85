import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { Environment } from './reading.js';

/** Where commands look for keys: `KAIJI_DATA`, counted from the current folder, or `.kaiji` beside the program, as the start does. */
export function dataFolder(env: Environment = process.env): string {
  const given = env['KAIJI_DATA']?.trim();
  return given ? resolve(given) : join(packageRoot(), '.kaiji');
}

/**
 * Makes the folder and those above it, private to their user. Where root makes them, others may pass through, but not list them: the
 * embedded PostgreSQL runs as another user. What is there stays as it is.
 */
export function makeDataFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeDataFolder(dirname(folder));
  mkdirSync(folder);
  chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
}
