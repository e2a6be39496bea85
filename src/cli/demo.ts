import { readFile, writeFile } from 'node:fs/promises';
import { join as joinPath } from 'node:path';
import type { Language } from '#kernel/actor.js';
import { Api, ApiRefusal } from './demo/api.js';
import { readCast } from './demo/cast.js';
import { fill } from './demo/fill.js';
import { report } from './demo/report.js';

/** `demo.js BASE_URL DATA_FOLDER [LANGUAGE]`: fills a Kaiji that nobody has set up, over its public API alone, and shows what it then tells. */
const [baseUrl = '', dataFolder = '', language] = process.argv.slice(2);
process.exitCode = await demonstrate(language === 'en' ? 'en' : 'ja').catch(complain);

async function demonstrate(language: Language): Promise<number> {
  const api = await Api.open(baseUrl, language);
  const filled = await fill(api, readCast(), await setUpToken(), { language, say });
  const file = joinPath(dataFolder, 'demo.json');
  const { organizations, products } = filled;
  await writeFile(file, `${JSON.stringify({ baseUrl, organizations, products }, null, 2)}\n`, { mode: 0o600 });
  const serving = {
    ja: `Kaiji は ${baseUrl} で動いています（終了は Ctrl+C）。サインインの情報: ${file}`,
    en: `Kaiji is serving on ${baseUrl} (Ctrl+C ends it). To sign in, see ${file}`,
  };
  for (const line of ['', ...(await report(api, filled, language)), '', serving[language], '']) say(line);
  return 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The one-time token of the link that the server left in its data folder. */
async function setUpToken(): Promise<string> {
  const link = await readFile(joinPath(dataFolder, 'set-up-link'), 'utf8');
  return new URLSearchParams(new URL(link.trim()).hash.slice(1)).get('token') ?? '';
}

function complain(error: unknown): number {
  if (!(error instanceof ApiRefusal)) throw error;
  process.stderr.write(`デモのデータを入れられません / The demonstration could not be filled: ${error.message}\n`);
  return 1;
}
