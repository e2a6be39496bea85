import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Pool } from 'pg';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { rowsAs } from '../support/database.js';

/** The only functions that pass over the row rules: look-ups and acts by one key, and work that tells no more than how much. */
const DEFINERS = [
  'account_by_email',
  'administrators_of',
  'alarm_signs',
  'api_token_by_token',
  'audit_add_key',
  'audit_blocks',
  'audit_entries',
  'audit_horizon',
  'audit_keys',
  'audit_leaves',
  'audit_missing',
  'audit_outside',
  'audit_places',
  'audit_records',
  'audit_seal',
  'audit_state',
  'audit_unsealed',
  'audit_writes_on',
  'begin_single_sign_on',
  'break_glass_by_codes',
  'change_password',
  'changed_behind',
  'claim_sign_in',
  'close_with_session',
  'end_bound_sessions',
  'end_member_sessions',
  'enqueue_job',
  'event_actors',
  'forget_sign_in',
  'installation_state',
  'invitation_by_token',
  'kept_files',
  'last_settings',
  'mail_to_deliver',
  'member_standings',
  'merge_organizations',
  'note_mail',
  'note_sign_in',
  'offer_passkey_challenge',
  'offer_password_reset',
  'offer_set_up',
  'on_request_disclosures',
  'passkey_by_credential',
  'passkey_challenge_waits',
  'password_reset_by_token',
  'post_mail',
  'raise_alarm',
  'remove_factors',
  'request_by_link',
  'reset_password',
  'session_by_token',
  'set_up',
  'single_sign_on_by_organization',
  'single_sign_on_candidates',
  'sweep_idempotency_keys',
  'sweep_imports',
  'sweep_mails',
  'sweep_password_resets',
  'sweep_sessions',
  'sweep_sign_in_failures',
  'sweep_sign_in_ways',
  'take_passkey_challenge',
  'take_single_sign_on',
  'undelivered_mails',
  'vendors_to_remind',
];

/** Names of migrations, nobody's in particular. */
const NOBODYS = ['schema_migration'];

let app: TestApp;
let organizations: Administrator[];
beforeAll(async () => {
  app = await startApp();
  organizations = [];
  for (const kind of ['vendor', 'hospital', 'vendor', 'industry_group'] as const)
    organizations.push(await app.organization(kind));
});
afterAll(() => app.stop());

const catalogue = async (sql: string): Promise<string[]> =>
  (await rowsAs<{ name: string }>(app.database.superUrl, sql)).map(({ name }) => name);
const tables = () =>
  catalogue(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
  );

describe('the catalogue', () => {
  it('has row rules on and forced on every table', async () => {
    const bare = await catalogue(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`);
    expect(bare).toEqual(NOBODYS);
  });

  it('has no view that shows more than its reader may see', async () => {
    const open = await catalogue(`select relname as name from pg_class where relnamespace = 'public'::regnamespace
      and (relkind = 'm' or (relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false)))`);
    expect(open).toEqual([]);
  });

  it('has a rule for what is written wherever something may be written', async () => {
    const unchecked = await catalogue(`select tablename || '.' || policyname as name from pg_policies
      where schemaname = 'public' and cmd in ('ALL', 'INSERT', 'UPDATE') and with_check is null`);
    expect(unchecked).toEqual([]);
  });

  it('lets nobody but the owner of the tables pass by definition', async () => {
    const rules = await rowsAs<{ roles: string }>(
      app.database.superUrl,
      `select distinct roles::text as roles from pg_policies where schemaname = 'public' and (qual = 'true' or with_check = 'true')`,
    );
    expect(rules).toEqual([{ roles: '{kaiji_owner}' }]);
  });

  it('lets no other role of the server run a function', async () => {
    const open = await catalogue(`select proname as name from pg_proc where pronamespace = 'public'::regnamespace
      and has_function_privilege('public', oid, 'execute')`);
    expect(open).toEqual([]);
  });

  it('keeps from the server what it never reads or changes itself', async () => {
    const asked = [
      ['user_account', 'password_hash', 'select'],
      ['user_account', 'password_hash', 'update'],
      ['organization', 'kind', 'update'],
      ['membership', 'user_id', 'update'],
      ['session', 'user_id', 'update'],
      ['api_token', 'role', 'update'],
      ['api_token', 'expires_at', 'update'],
      ['invitation', 'role', 'update'],
      ['access_request', 'requester_id', 'update'],
    ];
    const may = await rowsAs<{ name: string }>(
      app.database.appUrl,
      `select table_name || '.' || column_name || ' ' || act as name
        from unnest($1::text[], $2::text[], $3::text[]) as asked (table_name, column_name, act)
        where has_column_privilege(table_name, column_name, act)`,
      [0, 1, 2].map((part) => asked.map((each) => each[part])),
    );
    expect(may).toEqual([]);
  });

  it('knows exactly the listed functions that act as the owner, each with a fixed search path', async () => {
    const definers = await rowsAs<{ name: string; path: string }>(
      app.database.superUrl,
      `select proname as name, array_to_string(proconfig, ',') as path from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    );
    expect(definers).toEqual(DEFINERS.map((name) => ({ name, path: 'search_path=pg_catalog, public, pg_temp' })));
  });
});

describe('without a scope', () => {
  it('every table is empty to the server', async () => {
    const seen: string[] = [];
    for (const table of await tables()) {
      const readable = await rowsAs<{ may: boolean }>(
        app.database.appUrl,
        'select has_table_privilege($1, $2) as may',
        [table, 'select'],
      );
      if (!readable[0]!.may || NOBODYS.includes(table)) continue;
      const [{ count } = { count: '?' }] = await rowsAs<{ count: string }>(
        app.database.appUrl,
        `select count(*) from "${table}"`,
      );
      if (count !== '0') seen.push(`${table}: ${count}`);
    }
    expect(seen).toEqual([]);
  });

  it('the server adds nothing', async () => {
    const [{ organizationId, userId }] = organizations as [Administrator];
    const writes = [
      `insert into organization (id, kind, name) values (gen_random_uuid(), 'vendor', 'x')`,
      `insert into membership (organization_id, user_id, role) values ('${app.operator.organizationId}', '${userId}', 'admin')`,
      `insert into api_token (id, token_hash, prefix, name, user_id, organization_id, role, expires_at)
         values (gen_random_uuid(), 'x', 'x', 'x', '${userId}', '${organizationId}', 'admin', 'infinity')`,
      `insert into journal (id, at, type, organization_id) values (gen_random_uuid(), now(), 'x.y', '${organizationId}')`,
    ];
    for (const write of writes) await expect(rowsAs(app.database.appUrl, write)).rejects.toThrow('row-level security');
  });
});

describe('a scope', () => {
  const SCOPE = `select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true), set_config('app.kind', 'vendor', true)`;

  it('ends with its transaction, whatever happens in it', async () => {
    const pool = new Pool({ connectionString: app.database.appUrl, max: 1 });
    try {
      const [{ organizationId, userId }] = organizations as [Administrator];
      const work = ['select count(*)::int as count from membership', 'select 1/0', 'rollback'];
      for (const statement of work) {
        const client = await pool.connect();
        await client.query('begin');
        await client.query(SCOPE, [organizationId, userId]);
        await client.query(statement).then(
          () => client.query('commit'),
          () => client.query('rollback'),
        );
        const left = await client.query(
          'select (select count(*) from membership)::int as count, org() is null as closed',
        );
        expect(left.rows).toEqual([{ count: 0, closed: true }]);
        client.release();
      }
    } finally {
      await pool.end();
    }
  });

  it('names who acted in no event that its organization may not see', async () => {
    const [own, other] = organizations as [Administrator, Administrator];
    const named = (reader: Administrator) =>
      rowsAs(
        app.database.appUrl,
        `with scope as materialized (select set_config('app.organization_id', $1, true) as set)
         select actor_name from scope, event_actors(case when set <> '' then $2::uuid[] end)`,
        [reader.organizationId, events],
      );
    const events = await catalogue(
      `select id as name from journal where actor_id = '${own.userId}' and concerns = '{}'`,
    );
    expect((await named(own)).length).toBe(events.length);
    expect(events.length).toBeGreaterThan(0);
    expect(await named(other)).toEqual([]);
  });

  it('does not leak over the pool between 50 mixed requests at once', async () => {
    const everybody = [...organizations, app.operator];
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const person = everybody[n % everybody.length]!;
        if (n % 7 === 0) return { own: null, seen: (await app.nobody.get('/members')).status };
        if (n % 5 === 0) await person.patch(`/organizations/${app.operator.organizationId}`, { name: '' });
        const { items } = (await person.get('/members')).body as { items: { userId: string }[] };
        return { own: person.userId, seen: items.map(({ userId }) => userId) };
      }),
    );
    for (const { own, seen } of answers) expect(seen).toEqual(own === null ? 401 : [own]);
  });
});
