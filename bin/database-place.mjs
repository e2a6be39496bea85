import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stop } from './say.mjs';

const NOTE = 'database-folder';
/** What only an installation that was once set going has. */
const TRACES = ['keys', 'audit-heads.jsonl', NOTE];

/** An installation that was separated from its database - a copy or a backup without it - must not start as an empty one. */
export function checkDatabaseIsThere(data, { cluster, folder }) {
  if (existsSync(join(cluster, 'PG_VERSION')) || !TRACES.some((name) => existsSync(join(data, name)))) return;
  const note = join(data, NOTE);
  const earlier = existsSync(note) ? readFileSync(note, 'utf8').trim() : folder;
  const [ja, en] = earlier === folder ? ['', ''] : [`(元は ${earlier})`, ` (it was in ${earlier})`];
  throw new Stop({
    ja: `KAIJI_DATA(${data})は使用中だった設置のものですが、そのデータベースが ${folder} にありません${ja}。控えから所有者ごと(cp -a)そこへ戻すか、DATABASE_URL を使っていたなら設定するか、新しく始めるなら KAIJI_DATA を空のフォルダーにしてください。`,
    en: `KAIJI_DATA (${data}) is that of an installation, but its database is not in ${folder}${en}. Put it back there with its owner (cp -a), set DATABASE_URL if it was used, or give KAIJI_DATA an empty folder to begin anew.`,
  });
}

/** Notes in the data folder, which alone is no whole backup then, where its database lies outside. @returns the sentence for the start, if so */
export function noteIfOutside(data, { folder }) {
  if (folder === join(realpathSync(data), 'postgres')) return undefined;
  writeFileSync(join(data, NOTE), `${folder}\n`, { mode: 0o600 });
  return {
    ja: `データベースは KAIJI_DATA の外の ${folder} にあります(PostgreSQL を動かす利用者が KAIJI_DATA に入れないため)。控えは両方を取ってください。`,
    en: `The database lies outside KAIJI_DATA, in ${folder} (the user that runs PostgreSQL cannot enter KAIJI_DATA). Back up both.`,
  };
}
