import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { prepare } from './prepare.mjs';
import { root } from './root.mjs';
import { Stop, inTheirLanguage, run } from './say.mjs';

/** `npm run demo`: Kaiji on a throw-away data folder and its own database, filled with made-up organizations over its API. */
await run(async () => {
  const node = await prepare({ development: false });
  const data = await emptyFolder();
  const { DATABASE_URL: _, DATABASE_OWNER_URL: __, ...env } = process.env;
  const { serve } = await import('./serve.mjs');
  let loading = 0;
  const whenUp = (server) =>
    server.once('message', async (up) => {
      loading = await load(node, up, data);
      if (loading !== 0) server.kill('SIGTERM');
    });
  const serving = await serve(node, { LOG_LEVEL: 'warn', ...env, KAIJI_DATA: data }, { whenUp, setUpLink: false });
  await throwAway(data);
  return loading || serving;
});

/** What an earlier demonstration left is thrown away; any other data is not touched. */
async function emptyFolder() {
  const folder = process.env.KAIJI_DATA?.trim() ? resolve(process.env.KAIJI_DATA) : join(root, '.kaiji', 'demo');
  const isOurs = folder === join(root, '.kaiji', 'demo') || existsSync(join(folder, 'demo.json'));
  if (isOurs) await throwAway(folder);
  else if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new Stop({
      ja: `デモ用のデータは空のフォルダーに作ります。KAIJI_DATA の ${folder} は空ではありません。`,
      en: `The demonstration wants an empty folder; ${folder} in KAIJI_DATA is not.`,
    });
  }
  return folder;
}

async function throwAway(folder) {
  const { removeEmbedded } = await import('./embedded-postgres.mjs');
  if (existsSync(folder)) await removeEmbedded(folder);
}

/** The server says where it listens; the link by which it is set up lies in its data folder. */
function load(node, { listening }, data) {
  const program = join(root, 'dist/src/cli/demo.js');
  const child = spawn(node, [program, listening, data, inTheirLanguage({ ja: 'ja', en: 'en' })], { stdio: 'inherit' });
  return new Promise((done) => child.once('close', (code) => done(code ?? 1)));
}
