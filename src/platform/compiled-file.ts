import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from './package-root.js';

/** Workers run compiled code alone: the file beside `from`, or its like in `dist` when `from` itself runs from its source, as under test. */
export function compiledFile(name: string, from: string): URL {
  const beside = new URL(name, from);
  if (existsSync(beside)) return beside;
  const root = pathToFileURL(join(packageRoot(), '/')).href;
  return new URL(beside.href.replace(`${root}src/`, `${root}dist/src/`));
}
