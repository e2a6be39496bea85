import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestServer } from '../test/support/test-server.mjs';
import { root } from './root.mjs';
import { Stop, run } from './say.mjs';

const STALE = new Stop({
  ja: 'migrations/schema.sql が移行と合っていません。TEST_DATABASE_URL を設定して node bin/schema.mjs を実行してください。',
  en: 'migrations/schema.sql does not fit the migrations. Run node bin/schema.mjs with TEST_DATABASE_URL.',
});

/** Writes migrations/schema.sql, the schema after all migrations (the job queue's own is its package's), by pg_dump from the server in TEST_DATABASE_URL; `--check` compares instead. */
await run(async () => {
  const { access, close } = await openTestServer();
  const file = join(root, 'migrations', 'schema.sql');
  try {
    const url = Object.assign(new URL(access.superUrl), { pathname: `/${access.template}` }).href;
    const schema = withoutMoods(
      execFileSync('pg_dump', ['--schema-only', '--exclude-schema=graphile_worker', url], { encoding: 'utf8' }),
    );
    if (!process.argv.includes('--check')) writeFileSync(file, schema);
    else if (readFileSync(file, 'utf8') !== schema) throw STALE;
  } finally {
    await close();
  }
});

/** Leaves out what differs from one pg_dump to the next: versions, session settings, one-time keys. */
function withoutMoods(dump) {
  const lines = dump
    .split('\n')
    .filter((line) => !/^(--|SET |SELECT pg_catalog\.set_config|\\(un)?restrict)/.test(line));
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
