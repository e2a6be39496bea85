import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people show beside their password: codes of an authenticator app (RFC 6238), and single-use codes for the day it is lost. */
export class SecondFactors1763000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table totp_credential (
        id uuid primary key,
        user_id uuid not null references user_account,
        sealed_seed bytea not null,
        created_at timestamptz not null,
        confirmed_at timestamptz,
        last_step bigint not null default 0
      );
      create unique index one_app_confirmed on totp_credential (user_id) where confirmed_at is not null;
      create unique index one_app_pending on totp_credential (user_id) where confirmed_at is null;
      comment on column totp_credential.confirmed_at is 'when its first code was shown; until then it opens nothing';
      comment on column totp_credential.last_step is 'the 30 second step of the last code that counted; only later ones count';

      create table recovery_code (
        code_hash bytea primary key,
        user_id uuid not null references user_account,
        created_at timestamptz not null,
        used_at timestamptz
      );
      create index on recovery_code (user_id);

      alter table session add column client text check (length(client) <= 100);
      comment on column session.client is 'kind of browser and system, for its owner to tell sessions apart';

      ${ownedByMe('totp_credential')}
      ${ownedByMe('recovery_code')}
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table session drop column client; drop table recovery_code, totp_credential');
  }
}

const ownedByMe = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create policy own on ${table} using (user_id = (select me())) with check (user_id = (select me()));`;
