import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Organizations, people and their ways in. The policy `by_definer` lets the listed SECURITY DEFINER functions (and the migrations), and
 * nobody else, pass the forced row rules.
 */
export class Identity1763000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ROW_RULES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function own_organizations; drop table sign_in_failure, idempotency_key, invitation, api_token, session, operator_access, membership, user_account, organization_key, organization, installation`,
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
    corporate_number text check (corporate_number ~ '^[0-9]{13}$'),
    single_person boolean not null default false,
    named_by uuid references organization,
    claimed_at timestamptz,
    merged_into uuid references organization,
    row_version integer not null default 1,
    created_at timestamptz not null default now()
  );
  create index on organization (corporate_number);
  create index on organization (merged_into);
  comment on column organization.corporate_number is 'as stated: the same number twice is shown to the operator, who merges';
  comment on column organization.single_person is 'the vendor states that one person alone writes and publishes';
  comment on column organization.named_by is 'the hospital that named a vendor that was not on Kaiji';
  comment on column organization.claimed_at is 'when its first administrator came';
  comment on column organization.merged_into is 'the organization that took its place; never one that was merged itself';

  create function own_organizations() returns uuid[] language sql stable parallel safe
    as $$ select array(select id from organization where org() in (id, merged_into)) $$;
  comment on function own_organizations is 'the organization acted for, and those that were merged into it';

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
    row_version integer not null default 1,
    created_at timestamptz not null default now(),
    suspended_at timestamptz,
    last_signed_in_at timestamptz,
    primary key (organization_id, user_id)
  );
  create index on membership (user_id);

  create table operator_access (
    id uuid primary key,
    operator_id uuid not null references organization,
    user_id uuid not null references user_account,
    user_name text not null check (length(user_name) between 1 and 500),
    organization_id uuid not null references organization,
    reason text not null check (length(reason) between 10 and 1000),
    opened_at timestamptz not null,
    expires_at timestamptz not null,
    closed_at timestamptz,
    check (operator_id <> organization_id and expires_at <= opened_at + interval '1 hour')
  );
  create index on operator_access (organization_id);
  create index on operator_access (operator_id);
  comment on table operator_access is 'an operator reads for another organization, for a stated reason and for minutes';

  create table session (
    id uuid primary key,
    token_hash bytea not null unique,
    user_id uuid not null references user_account,
    organization_id uuid not null references organization,
    factors text[] not null check (factors <@ array['password', 'totp', 'recovery-code', 'passkey', 'single-sign-on', 'envelope']),
    proved_at timestamptz,
    bound_to uuid references organization,
    operator_access_id uuid references operator_access,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at timestamptz
  );
  create index on session (user_id);
  comment on column session.proved_at is 'when two factors were last shown; null after the first alone';
  comment on column session.bound_to is 'the one organization that a session from its own single sign-on opens';

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
    superseded_at timestamptz,
    withdrawn_at timestamptz
  );
  create index on invitation (organization_id);
  create unique index one_open_invitation on invitation (organization_id, email)
    where accepted_at is null and superseded_at is null and withdrawn_at is null;

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
    sealed bytea,
    created_at timestamptz not null default now(),
    primary key (organization_id, user_id, key, part)
  );
  comment on column idempotency_key.sealed is 'what was sent and answered, encrypted with a key that the database does not hold';
  create index on idempotency_key (created_at);
`;

const OWNED_BY_ME = (table: string, condition: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create policy own on ${table} using (${condition}) with check (${condition});`;

/** Whoever brought an organization in invites its first administrator, and nobody after that one came. */
const CALLS_IN = `exists (select from organization where organization.id = invitation.organization_id and claimed_at is null
    and ((select kind()) = 'operator' or named_by = (select org())))`;

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
  create policy operator_adds on organization for insert with check ((select kind()) = 'operator' and merged_into is null);
  create policy hospital_names on organization for insert with check ((select kind()) = 'hospital' and named_by = (select org())
    and kind = 'vendor' and corporate_number is null and claimed_at is null and merged_into is null);

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

  alter table operator_access enable row level security;
  alter table operator_access force row level security;
  create policy by_definer on operator_access to current_user using (true) with check (true);
  create policy concerned_read on operator_access for select
    using ((select org()) in (operator_id, organization_id) or user_id = (select me()));
  create policy operator_opens on operator_access for insert
    with check ((select kind()) = 'operator' and operator_id = (select org()) and user_id = (select me()));
  create policy own_close on operator_access for update using (user_id = (select me())) with check (user_id = (select me()));

  ${OWNED_BY_ME('session', 'user_id = (select me())')}
  ${OWNED_BY_ME('api_token', 'organization_id = (select org())')}
  ${OWNED_BY_ME('invitation', 'organization_id = (select org())')}
  create policy first_administrator on invitation using (${CALLS_IN}) with check (${CALLS_IN} and role = 'admin');
  ${OWNED_BY_ME('idempotency_key', 'organization_id = (select org()) and user_id = (select me())')}

  alter table sign_in_failure enable row level security;
  alter table sign_in_failure force row level security;
  create policy by_definer on sign_in_failure to current_user using (true) with check (true);
`;
