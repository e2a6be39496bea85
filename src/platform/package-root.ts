import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

let found: string | undefined;

/** The folder of Kaiji's package.json: where forms, migrations and the API description lie. */
export function packageRoot(): string {
  return (found ??= upwards(import.meta.dirname));
}

function upwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('package.json not found above the program');
  return upwards(dirname(folder));
}
