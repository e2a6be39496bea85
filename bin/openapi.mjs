import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from './build.mjs';
import { root } from './root.mjs';
import { Stop, run } from './say.mjs';

const FILE = join(root, 'openapi.json');

/** Writes openapi.json from the controllers; with `--check` only says whether it is up to date. Needs no database. */
await run(async () => {
  await build();
  const { describeApi } = await import('./openapi/document.mjs');
  const made = `${JSON.stringify(await describeApi(), null, 2)}\n`;
  if (!process.argv.includes('--check')) return void (await writeFile(FILE, made));
  if (made === (await readFile(FILE, 'utf8').catch(() => ''))) return;
  throw new Stop({
    ja: 'openapi.json がソースより古くなっています。npm run openapi を実行してください。',
    en: 'openapi.json is older than the sources. Run npm run openapi.',
  });
});
