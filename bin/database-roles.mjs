import pg from 'pg';

/** Makes a log-in role without any privilege of its own, or gives an existing one this password. */
export async function makeRole(client, role, password) {
  const { rowCount: exists } = await client.query('select from pg_roles where rolname = $1', [role]);
  const [name, secret] = [pg.escapeIdentifier(role), pg.escapeLiteral(password)];
  await client.query(
    exists ? `alter role ${name} password ${secret}` : `create role ${name} login ${POWERLESS} password ${secret}`,
  );
}

const POWERLESS = 'nosuperuser nobypassrls nocreaterole nocreatedb noreplication';

/** Makes a UTF-8 database whose character classes know Japanese (under plain C, trigrams of 電子カルテ would be empty). */
export async function makeDatabase(client, database, owner, app) {
  const { rowCount: exists } = await client.query('select from pg_database where datname = $1', [database]);
  if (exists) return;
  const [name, ownerName, appName] = [database, owner, app].map((word) => pg.escapeIdentifier(word));
  await client.query(`create database ${name} owner ${ownerName} template template0 encoding 'UTF8' locale 'C.UTF-8'`);
  await client.query(`revoke all on database ${name} from public; grant connect on database ${name} to ${appName}`);
}
