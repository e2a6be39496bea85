import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Emergency accounts of the operator, each sealed in two envelopes. `closes_at` = from when the account can never be used again: an hour
 * after its opening, or the end of its one session; set without an opening where the envelopes were thrown away.
 */
export class BreakGlass1763000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(ROW_RULES);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger close_with_session on session;
      drop function administrators_of, break_glass_by_codes, close_with_session;
      drop policy operator_seals on user_account;
      drop table break_glass`);
  }
}

const TABLE = `
  create table break_glass (
    id uuid primary key,
    organization_id uuid not null references organization,
    user_id uuid not null unique references user_account,
    label text not null check (length(label) between 1 and 100),
    first_code bytea not null unique,
    second_code bytea not null unique check (second_code <> first_code),
    sealed_by uuid not null references user_account,
    sealed_at timestamptz not null,
    opened_at timestamptz,
    opened_by text check (length(opened_by) between 1 and 200),
    reason text check (length(reason) between 10 and 1000),
    closes_at timestamptz,
    check (opened_at is null or (opened_by is not null and reason is not null and closes_at is not null))
  );
  create index on break_glass (organization_id);
  comment on column break_glass.first_code is 'SHA-256 of the code in the first envelope; the code itself is kept nowhere';
  comment on column break_glass.opened_by is 'the name that whoever opened it gave';
`;

const ROW_RULES = `
  alter table break_glass enable row level security;
  alter table break_glass force row level security;
  create policy by_definer on break_glass to current_user using (true) with check (true);
  create policy own on break_glass using (organization_id = (select org()))
    with check (organization_id = (select org()) and (select kind()) = 'operator');

  create policy operator_seals on user_account for insert
    with check ((select kind()) = 'operator' and email like '%@break-glass.invalid');
`;

const FUNCTIONS = `
  create function break_glass_by_codes(one bytea, other bytea, out id uuid, out user_id uuid, out label text, out operator_id uuid)
    language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      select glass.id, glass.user_id, glass.label into id, user_id, label from break_glass as glass
       where ((first_code = one and second_code = other) or (first_code = other and second_code = one)) and closes_at is null;
      select organization.id into operator_id from organization where kind = 'operator';
    end $$;
  comment on function break_glass_by_codes is 'before sign-in: the sealed account that both codes open together, and whom a wrong try concerns';

  create function close_with_session() returns trigger
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      update operator_access set closed_at = new.ended_at where id = new.operator_access_id and closed_at is null;
      if 'envelope' = any (new.factors) then
        update break_glass set closes_at = new.ended_at where user_id = new.user_id and closes_at > new.ended_at;
        update api_token set revoked_at = new.ended_at where user_id = new.user_id and revoked_at is null;
      end if;
      return null;
    end $$;
  create trigger close_with_session after update of ended_at on session for each row
    when (old.ended_at is null and new.ended_at is not null and (new.operator_access_id is not null or 'envelope' = any (new.factors)))
    execute function close_with_session();
  comment on function close_with_session is 'what a session had opened ends with it, by whatever way it ended';

  create function administrators_of(concerned uuid) returns table (email text, language text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select user_account.email, user_account.language
      from membership join user_account on user_account.id = membership.user_id
     where membership.organization_id = concerned and membership.role = 'admin' and membership.suspended_at is null
       and (select kind()) = 'operator' $$;
  comment on function administrators_of is 'whom the operator tells that it reads in their organization';
`;
