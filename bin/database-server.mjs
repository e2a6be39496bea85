import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { makeRole } from './database-roles.mjs';
import { Stop } from './say.mjs';

const APP_ROLE = 'kaiji_app';

/**
 * The PostgreSQL server in DATABASE_URL, with its roles apart: who migrates, and as whom Kaiji serves.
 * Several Kaiji may serve on it.
 * @returns {Promise<{ownerUrl: string, appUrl: string, appRole: string, claim: () => Promise<void>, stop: () => Promise<void>}>}
 */
export async function openServer({ databaseUrl, databaseOwnerUrl }, dataFolder) {
  const ownerUrl = databaseOwnerUrl ?? databaseUrl;
  const owner = await connect(databaseOwnerUrl ? 'DATABASE_OWNER_URL' : 'DATABASE_URL', ownerUrl);
  try {
    await checkServer(owner);
    const appUrl = databaseOwnerUrl ? databaseUrl : await ownAppRole(owner, ownerUrl, dataFolder);
    const nothing = async () => undefined;
    return { ownerUrl, appUrl, appRole: await checkApp(appUrl, owner), claim: nothing, stop: nothing };
  } finally {
    await owner.end();
  }
}

async function connect(setting, url) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 10_000,
    application_name: 'kaiji-start',
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { host } = new URL(url);
    const reason = error.code ?? error.errors?.[0]?.code ?? error.message;
    throw new Stop({
      ja: `${setting}: データベース(${host})に接続できません。動いているか、役割とパスワードが正しいかを確かめてください(${reason})。`,
      en: `${setting}: the database (${host}) cannot be reached. Check that it runs and that role and password are right (${reason}).`,
    });
  }
}

async function checkServer(owner) {
  const { rows } = await owner.query(`
    select current_setting('server_version_num')::int >= 150000 as recent,
      pg_encoding_to_char(encoding) = 'UTF8' and not (datlocprovider = 'c' and datctype in ('C', 'POSIX')) as japanese
    from pg_database where datname = current_database()`);
  if (!rows[0].recent) {
    throw new Stop({ ja: 'PostgreSQL 15 以上が必要です。', en: 'PostgreSQL 15 or later is needed.' });
  }
  if (!rows[0].japanese) {
    throw new Stop({
      ja: 'データベースの文字コードは UTF8、ロケールは C.UTF-8 か ja_JP.UTF-8 でなければ、日本語を検索できません。作り直してください。',
      en: 'To search Japanese, the database needs encoding UTF8 and locale C.UTF-8 or ja_JP.UTF-8. Create it anew.',
    });
  }
}

/** Makes the role of the app once and keeps its password; a role that somebody else made is never taken over. */
async function ownAppRole(owner, ownerUrl, dataFolder) {
  await checkMayCreateRoles(owner);
  const file = join(dataFolder, 'app-role.json');
  const kept = JSON.parse(await readFile(file, 'utf8').catch(() => 'null'));
  const { password } = kept ?? { password: randomBytes(24).toString('hex') };
  const { rowCount: exists } = await owner.query('select from pg_roles where rolname = $1', [APP_ROLE]);
  if (exists && !kept) {
    throw new Stop({
      ja: `役割 ${APP_ROLE} は既にありますが、そのパスワードが KAIJI_DATA にありません。DATABASE_URL をその役割に、DATABASE_OWNER_URL を所有者にしてください。`,
      en: `The role ${APP_ROLE} exists, but KAIJI_DATA holds no password for it. Set DATABASE_URL to that role and DATABASE_OWNER_URL to the owner.`,
    });
  }
  if (!kept) await writeFile(file, JSON.stringify({ password }), { mode: 0o600 });
  if (!exists) await makeRole(owner, APP_ROLE, password);
  return Object.assign(new URL(ownerUrl), { username: APP_ROLE, password }).href;
}

async function checkMayCreateRoles(owner) {
  const { rows } = await owner.query(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  );
  if (rows[0].may) return;
  throw new Stop({
    ja: 'DATABASE_URL の役割は他の役割を作れません。表を所有する役割を DATABASE_OWNER_URL に設定してください。',
    en: 'The role in DATABASE_URL may not create roles. Set DATABASE_OWNER_URL to the role that owns the tables.',
  });
}

/** The server must sign in as a role that row-level security binds. */
async function checkApp(appUrl, owner) {
  const app = await connect('DATABASE_URL', appUrl);
  try {
    const { rows } = await app.query(
      `select rolname, rolbypassrls or pg_has_role(current_user, $1, 'member') as unbound from pg_roles where rolname = current_user`,
      [(await owner.query('select current_user')).rows[0].current_user],
    );
    if (!rows[0].unbound) return rows[0].rolname;
  } finally {
    await app.end();
  }
  throw new Stop({
    ja: 'DATABASE_URL の役割は、所有者でも管理者でもなく、行単位の権限に従う役割でなければなりません。',
    en: 'The role in DATABASE_URL must be bound by row-level security: neither the owner nor a superuser.',
  });
}
