import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organizations, people and their ways in. Look-ups before sign-in go through the listed SECURITY DEFINER functions, which return one
 * row for one key; the policy `by_definer` lets those functions (and the migrations), and nobody else, pass the forced row rules. Those
 * that run at every request are written in plpgsql, which keeps their plans.
 */
export class Identity1763000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ROW_RULES);
    await runner.query(LOOK_UPS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function set_up, offer_set_up, installation_state, invitation_by_token, forget_sign_in, claim_sign_in, account_by_email, api_token_by_token, session_by_token`,
    );
    await runner.query(
      `drop table sign_in_failure, idempotency_key, invitation, api_token, session, membership, user_account, organization_key, organization, installation`,
    );
  }
}

const TABLES = `
  create table installation (
    singleton boolean primary key default true check (singleton),
    set_up_token_hash bytea,
    set_up_at timestamptz
  );
  insert into installation default values;

  create table organization (
    id uuid primary key,
    kind text not null check (kind in ('vendor', 'hospital', 'industry_group', 'operator')),
    name text not null check (length(name) between 1 and 200),
    corporate_number text unique check (corporate_number ~ '^[0-9]{13}$'),
    single_person boolean not null default false,
    row_version integer not null default 1,
    created_at timestamptz not null default now()
  );
  comment on column organization.single_person is 'the vendor states that one person alone writes and publishes';

  create table organization_key (
    key_id text primary key,
    organization_id uuid not null references organization,
    public_key text not null,
    certificate jsonb not null,
    sealed_private_key bytea not null,
    created_at timestamptz not null default now(),
    retired_at timestamptz
  );
  create index on organization_key (organization_id);
  create unique index one_key_in_use on organization_key (organization_id) where retired_at is null;

  create table user_account (
    id uuid primary key,
    email text not null check (email = lower(email) and length(email) <= 254),
    name text not null check (length(name) between 1 and 200),
    language text not null default 'ja' check (language in ('ja', 'en')),
    password_hash text not null,
    created_at timestamptz not null default now()
  );
  create unique index user_account_email on user_account (email);

  create table membership (
    organization_id uuid not null references organization,
    user_id uuid not null references user_account,
    role text not null check (role in ('viewer', 'editor', 'approver', 'admin')),
    created_at timestamptz not null default now(),
    primary key (organization_id, user_id)
  );
  create index on membership (user_id);

  create table session (
    id uuid primary key,
    token_hash bytea not null unique,
    user_id uuid not null references user_account,
    organization_id uuid not null references organization,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz
  );
  create index on session (user_id);

  create table api_token (
    id uuid primary key,
    token_hash bytea not null unique,
    prefix text not null,
    name text not null check (length(name) between 1 and 100),
    user_id uuid not null references user_account,
    organization_id uuid not null references organization,
    role text not null check (role in ('viewer', 'editor', 'approver', 'admin')),
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  create index on api_token (organization_id);

  create table invitation (
    id uuid primary key,
    token_hash bytea not null unique,
    organization_id uuid not null references organization,
    email text not null check (email = lower(email)),
    role text not null check (role in ('viewer', 'editor', 'approver', 'admin')),
    invited_by uuid not null references user_account,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    accepted_at timestamptz,
    superseded_at timestamptz
  );
  create index on invitation (organization_id);

  create table sign_in_failure (
    subject text not null,
    at timestamptz not null default now()
  );
  create index on sign_in_failure (subject, at);
  create index on sign_in_failure (at);
  comment on table sign_in_failure is 'subject = hash of an account name or of a source address';

  create table idempotency_key (
    organization_id uuid not null,
    user_id uuid not null,
    key text not null check (length(key) between 1 and 255),
    part integer not null,
    fingerprint text not null,
    result bytea,
    created_at timestamptz not null default now(),
    primary key (organization_id, user_id, key, part)
  );
  create index on idempotency_key (created_at);
`;

const OWNED_BY_ME = (table: string, condition: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create policy own on ${table} using (${condition}) with check (${condition});`;

const ROW_RULES = `
  alter table installation enable row level security;
  alter table installation force row level security;
  create policy by_definer on installation to current_user using (true) with check (true);

  alter table organization enable row level security;
  alter table organization force row level security;
  create policy by_definer on organization to current_user using (true) with check (true);
  create policy signed_in_read on organization for select using ((select org()) is not null or exists (
    select from membership where membership.organization_id = organization.id and membership.user_id = (select me())));
  create policy own_change on organization for update using (id = (select org())) with check (id = (select org()));
  create policy operator_adds on organization for insert with check ((select kind()) = 'operator');

  ${OWNED_BY_ME('organization_key', 'organization_id = (select org())')}

  alter table membership enable row level security;
  alter table membership force row level security;
  create policy by_definer on membership to current_user using (true) with check (true);
  create policy own_read on membership for select using (user_id = (select me()));
  create policy organization on membership using (organization_id = (select org())) with check (organization_id = (select org()));

  alter table user_account enable row level security;
  alter table user_account force row level security;
  create policy by_definer on user_account to current_user using (true) with check (true);
  create policy own on user_account using (id = (select me())) with check (id = (select me()));
  create policy colleagues_read on user_account for select using (exists (
    select from membership where membership.user_id = user_account.id and membership.organization_id = (select org())));

  ${OWNED_BY_ME('session', 'user_id = (select me())')}
  ${OWNED_BY_ME('api_token', 'organization_id = (select org())')}
  ${OWNED_BY_ME('invitation', 'organization_id = (select org())')}
  create policy operator_invites on invitation for insert with check ((select kind()) = 'operator');
  ${OWNED_BY_ME('idempotency_key', 'organization_id = (select org()) and user_id = (select me())')}

  alter table sign_in_failure enable row level security;
  alter table sign_in_failure force row level security;
  create policy by_definer on sign_in_failure to current_user using (true) with check (true);
`;

const LOOK_UPS = `
  create function session_by_token(hash bytea, moment timestamptz, idle interval, out user_id uuid, out organization_id uuid, out kind text,
    out role text, out language text)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
    #variable_conflict use_column
    begin
      update session set last_seen_at = moment
       where token_hash = hash and ended_at is null and expires_at > moment and last_seen_at > moment - idle and last_seen_at < moment - interval '1 minute';
      select session.user_id, session.organization_id, organization.kind, membership.role, user_account.language
        into user_id, organization_id, kind, role, language
        from session
        join user_account on user_account.id = session.user_id
        join organization on organization.id = session.organization_id
        join membership on membership.user_id = session.user_id and membership.organization_id = session.organization_id
       where session.token_hash = hash and session.ended_at is null and session.expires_at > moment and session.last_seen_at > moment - idle;
    end $$;

  create function api_token_by_token(hash bytea, moment timestamptz, out user_id uuid, out organization_id uuid, out kind text, out role text,
    out language text)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
    #variable_conflict use_column
    begin
      update api_token set last_used_at = moment
       where token_hash = hash and revoked_at is null and expires_at > moment and (last_used_at is null or last_used_at < moment - interval '1 minute');
      select api_token.user_id, api_token.organization_id, organization.kind,
             case when array_position(ranks, api_token.role) <= array_position(ranks, membership.role) then api_token.role else membership.role end,
             user_account.language
        into user_id, organization_id, kind, role, language
        from api_token
        join membership on membership.user_id = api_token.user_id and membership.organization_id = api_token.organization_id
        join organization on organization.id = api_token.organization_id
        join user_account on user_account.id = api_token.user_id,
        (values (array['viewer', 'editor', 'approver', 'admin'])) as roles (ranks)
       where api_token.token_hash = hash and api_token.revoked_at is null and api_token.expires_at > moment;
    end $$;

  create function account_by_email(address text, out id uuid, out password_hash text, out organization_ids uuid[])
    language sql stable security definer set search_path = pg_catalog, public as $$
    select id, password_hash, array(select organization_id from membership where user_id = user_account.id)
      from user_account where email = lower(address) $$;

  create function claim_sign_in(account text, source text, moment timestamptz, since timestamptz, account_limit integer, source_limit integer,
    out failures integer, out locked boolean)
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(account, 1));
      perform pg_advisory_xact_lock(hashtextextended(source, 2));
      select count(*) into failures from sign_in_failure where subject = account and at > since;
      locked := failures >= account_limit or (select count(*) from sign_in_failure where subject = source and at > since) >= source_limit;
      if not locked then insert into sign_in_failure (subject, at) values (account, moment), (source, moment); end if;
    end $$;
  comment on function claim_sign_in is 'counts a try as failed before it is judged, so that tries at the same moment cannot pass the limit';

  create function forget_sign_in(account text, source text, moment timestamptz) returns void
    language sql volatile security definer set search_path = pg_catalog, public as $$
    delete from sign_in_failure where subject = account or (subject = source and at = moment) $$;
  comment on function forget_sign_in is 'after a right password: the failures of the account, and the try itself for its source';

  create function invitation_by_token(hash bytea, out id uuid, out organization_id uuid, out organization_name text, out kind text, out email text,
    out role text, out expires_at timestamptz, out accepted_at timestamptz, out superseded_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select invitation.id, invitation.organization_id, organization.name, organization.kind, invitation.email, invitation.role,
           invitation.expires_at, invitation.accepted_at, invitation.superseded_at
      from invitation join organization on organization.id = invitation.organization_id where token_hash = hash $$;

  create function installation_state(out set_up_token_hash bytea, out set_up_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public as $$
    select set_up_token_hash, set_up_at from installation $$;

  create function offer_set_up(hash bytea) returns boolean
    language sql volatile security definer set search_path = pg_catalog, public as $$
    update installation set set_up_token_hash = hash where set_up_at is null returning true $$;

  create function set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text,
    admin_language text, at timestamptz) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, public as $$
    begin
      update installation set set_up_at = at, set_up_token_hash = null where set_up_at is null and set_up_token_hash = hash;
      if not found then return false; end if;
      insert into organization (id, kind, name, created_at) values (operator_id, 'operator', operator_name, at);
      insert into user_account (id, email, name, password_hash, language, created_at)
        values (admin_id, lower(admin_email), admin_name, admin_password, admin_language, at);
      insert into membership (organization_id, user_id, role, created_at) values (operator_id, admin_id, 'admin', at);
      return true;
    end $$;
`;
