import { join, resolve } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { Environment } from './reading.js';

/** Where commands look for keys: `KAIJI_DATA`, counted from the current folder, or `.kaiji` beside the program, as the start does. */
export function dataFolder(env: Environment = process.env): string {
  const given = env['KAIJI_DATA']?.trim();
  return given ? resolve(given) : join(packageRoot(), '.kaiji');
}
