import 'reflect-metadata';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { MigrationInterface } from 'typeorm';
import { dataSource } from '../../src/platform/database/data-source.js';
import { GRANTS } from '../../src/platform/database/grants.js';
import { root } from '../support/api-description.js';
import { cloneDatabase, type TestDatabase } from '../support/database.js';

/** Functions that pass over row rules, each for one narrow purpose. Whoever adds one adds it here and says in its migration why. */
const DEFINERS = `
  account_by_email administrators_of alarm_signs api_token_by_token audit_add_key audit_blocks audit_entries audit_horizon
  audit_keys audit_leaves audit_missing audit_outside audit_places audit_records audit_seal audit_state audit_unsealed
  audit_writes_on begin_single_sign_on break_glass_by_codes change_password changed_behind claim_sign_in
  close_with_session end_bound_sessions end_member_sessions enqueue_job event_actors forget_sign_in installation_state
  invitation_by_token kept_files last_settings mail_to_deliver member_standings merge_organizations note_mail
  note_sign_in offer_passkey_challenge offer_password_reset offer_set_up on_request_disclosures passkey_by_credential
  passkey_challenge_waits password_reset_by_token post_mail raise_alarm remove_factors request_by_link reset_password session_by_token
  set_up single_sign_on_by_organization single_sign_on_candidates sweep_idempotency_keys sweep_imports sweep_mails
  sweep_password_resets sweep_sessions sweep_sign_in_failures sweep_sign_in_ways take_passkey_challenge
  take_single_sign_on undelivered_mails vendors_to_remind
`
  .trim()
  .split(/\s+/);

/** Tables that the server reaches only through such functions. */
const BEHIND_FUNCTIONS = [
  'alarm_scan',
  'audit_block',
  'audit_key',
  'audit_leaf',
  'installation',
  'outgoing_mail',
  'passkey_challenge',
  'password_reset',
  'sign_in_failure',
  'single_sign_on_way',
];

let database: TestDatabase;
let client: Client;
beforeAll(async () => {
  database = await cloneDatabase();
  client = new Client(database.superUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function ask(sql: string): Promise<string[]> {
  return (await client.query<{ found: string }>(sql)).rows.map(({ found }) => found);
}

const TABLES = `select relname as found from pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
  and relname <> 'schema_migration'`;
const SHAPE = `
  select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as found
    from information_schema.columns where table_schema = 'public'
  union all select concat_ws(' ', tablename, policyname, cmd, qual, with_check) from pg_policies where schemaname = 'public'
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace and prokind = 'f'
  union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
  union all select concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint where connamespace = 'public'::regnamespace
  order by 1`;

describe('every table', () => {
  it('has its line among the rights of the server, and no line stands for nothing', async () => {
    expect((await ask(TABLES)).sort()).toEqual([...Object.keys(GRANTS), ...BEHIND_FUNCTIONS].sort());
  });

  it('has row rules that bind its owner too, and at least one', async () => {
    const open = `${TABLES} and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = pg_class.oid))`;
    expect(await ask(open)).toEqual([]);
  });
});

describe('only listed functions and no view', () => {
  it('pass over row rules', async () => {
    const definers = `select proname as found from pg_proc where prosecdef and pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)`;
    expect((await ask(definers)).sort()).toEqual(DEFINERS);
    const views = `select relname as found from pg_class where relkind = 'v' and relnamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
      and not coalesce(reloptions @> array['security_invoker=true'], false)`;
    expect(await ask(views)).toEqual([]);
  });

  it('look for names where nobody else can put any', async () => {
    expect(
      await ask(
        `select proname as found from pg_proc where prosecdef and not exists (select from unnest(proconfig) as setting where setting like 'search_path=%')`,
      ),
    ).toEqual([]);
  });
});

describe('the migrations', () => {
  it('go back to nothing and forth to the same', async () => {
    const before = await ask(SHAPE);
    const files = globSync('migrations/*.ts', { cwd: root }).sort();
    const loaded = await Promise.all(
      files.map((file) => import(join(root, file)) as Promise<Record<string, new () => MigrationInterface>>),
    );
    const migrations = loaded.flatMap((module) => Object.values(module));
    const source = await dataSource(
      { url: database.ownerUrl, applicationName: 'kaiji-test', poolSize: 2 },
      { migrations, migrationsTableName: 'schema_migration' },
    ).initialize();
    try {
      for (let left = migrations.length; left > 0; left--) await source.undoLastMigration({ transaction: 'each' });
      expect(await ask(TABLES)).toEqual([]);
      expect(await ask(`select proname as found from pg_proc where pronamespace = 'public'::regnamespace`)).toEqual([]);
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
    expect(await ask(SHAPE)).toEqual(before);
  });
});
