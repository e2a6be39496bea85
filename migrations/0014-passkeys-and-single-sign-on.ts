import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Passkeys, which sign in by themselves, and an organization's own provider of single sign-on. What begins before anybody is signed in
 * (a challenge, a way to a provider and back) lies behind functions that know one key; what they keep of a secret is its hash.
 */
export class PasskeysAndSingleSignOn1763000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PASSKEYS);
    await runner.query(SINGLE_SIGN_ON);
    await runner.query(SWEEP);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function sweep_sign_in_ways, single_sign_on_candidates, take_single_sign_on, begin_single_sign_on, end_bound_sessions, single_sign_on_by_organization,
         take_passkey_challenge, passkey_challenge_waits, offer_passkey_challenge, passkey_by_credential`,
    );
    await runner.query('alter table session drop constraint session_stays_where_it_is_bound');
    await runner.query(
      'drop table single_sign_on_link, single_sign_on_way, single_sign_on, passkey_challenge, passkey',
    );
  }
}

const PASSKEYS = `
  create table passkey (
    id uuid primary key,
    user_id uuid not null references user_account,
    credential_id bytea not null unique check (length(credential_id) between 1 and 1023),
    public_key bytea not null,
    counter bigint not null check (counter >= 0),
    transports text[] not null,
    backed_up boolean not null,
    name text not null check (length(name) between 1 and 100),
    created_at timestamptz not null,
    last_used_at timestamptz
  );
  create index on passkey (user_id);
  comment on column passkey.counter is 'of the last signature; 0 for ever where the authenticator counts none';
  alter table passkey enable row level security;
  alter table passkey force row level security;
  create policy by_definer on passkey to current_user using (true) with check (true);
  create policy own on passkey using (user_id = (select me())) with check (user_id = (select me()));

  create table passkey_challenge (
    hash bytea primary key,
    purpose text not null check (purpose in ('enrol', 'prove', 'sign-in')),
    user_id uuid references user_account,
    expires_at timestamptz not null,
    check ((user_id is null) = (purpose = 'sign-in'))
  );
  create index on passkey_challenge (expires_at);
  create index on passkey_challenge (user_id);
  comment on table passkey_challenge is 'answered once, for what it was made and by the account that asked for it';
  alter table passkey_challenge enable row level security;
  alter table passkey_challenge force row level security;
  create policy by_definer on passkey_challenge to current_user using (true) with check (true);

  create function passkey_by_credential(credential bytea, out passkey_id uuid, out user_id uuid, out public_key bytea, out counter bigint,
    out transports text[], out organization_ids uuid[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select id, passkey.user_id, passkey.public_key, passkey.counter, passkey.transports,
           array(select organization_id from membership where membership.user_id = passkey.user_id)
      from passkey where credential_id = credential $$;

  create function offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamptz) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into passkey_challenge values (hash, purpose, asking, expires_at) $$;

  create function passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamptz) returns boolean
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select exists (select from passkey_challenge
      where hash = offered and purpose = wanted and user_id is not distinct from asking and expires_at > moment) $$;

  create function take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamptz) returns boolean
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with taken as (delete from passkey_challenge where hash = offered returning purpose, user_id, expires_at)
    select exists (select from taken where purpose = wanted and user_id is not distinct from asking and expires_at > moment) $$;
  comment on function take_passkey_challenge is 'uses the challenge up, also where it was made for something else';
`;

const SINGLE_SIGN_ON = `
  create table single_sign_on (
    organization_id uuid primary key references organization,
    issuer text not null check (length(issuer) <= 500),
    client_id text not null check (length(client_id) between 1 and 255),
    sealed_client_secret bytea not null,
    two_factor_acr text[] not null,
    two_factor_amr text[] not null,
    enabled boolean not null,
    row_version integer not null default 1,
    changed_at timestamptz not null
  );
  comment on column single_sign_on.two_factor_acr is 'what the provider says of a sign-in that showed two factors; with two_factor_amr empty, ours is asked for';

  create table single_sign_on_way (
    state_hash bytea primary key,
    browser_hash bytea not null,
    organization_id uuid not null references single_sign_on on delete cascade,
    expires_at timestamptz not null
  );
  create index on single_sign_on_way (expires_at);
  create index on single_sign_on_way (organization_id);
  comment on table single_sign_on_way is 'a browser on its way to a provider and back';

  create table single_sign_on_link (
    organization_id uuid not null references single_sign_on on delete cascade,
    issuer text not null,
    subject text not null check (length(subject) between 1 and 255),
    user_id uuid not null references user_account,
    linked_at timestamptz not null,
    primary key (organization_id, issuer, subject),
    unique (organization_id, issuer, user_id)
  );
  create index on single_sign_on_link (user_id);

  alter table single_sign_on enable row level security;
  alter table single_sign_on force row level security;
  create policy by_definer on single_sign_on to current_user using (true) with check (true);
  create policy own on single_sign_on using (organization_id = (select org())) with check (organization_id = (select org()));
  alter table single_sign_on_way enable row level security;
  alter table single_sign_on_way force row level security;
  create policy by_definer on single_sign_on_way to current_user using (true) with check (true);
  alter table single_sign_on_link enable row level security;
  alter table single_sign_on_link force row level security;
  create policy by_definer on single_sign_on_link to current_user using (true) with check (true);
  create policy own on single_sign_on_link using (organization_id = (select org())) with check (organization_id = (select org()) and user_id = (select me()));

  alter table session add constraint session_stays_where_it_is_bound check (bound_to is null or bound_to = organization_id);

  create function single_sign_on_by_organization(asked uuid, out organization_id uuid, out kind text, out issuer text, out client_id text,
    out sealed_client_secret bytea, out two_factor_acr text[], out two_factor_amr text[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select single_sign_on.organization_id, organization.kind, single_sign_on.issuer, single_sign_on.client_id, single_sign_on.sealed_client_secret,
           single_sign_on.two_factor_acr, single_sign_on.two_factor_amr
      from single_sign_on join organization on organization.id = single_sign_on.organization_id
     where single_sign_on.organization_id = asked and enabled $$;

  create function end_bound_sessions(moment timestamptz) returns setof uuid
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update session set ended_at = moment where bound_to = org() and ended_at is null returning id $$;
  comment on function end_bound_sessions is 'for the organization acted for, when its provider no longer lets anybody in';

  create function begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamptz) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    insert into single_sign_on_way values (state_hash, browser_hash, asked, expires_at) $$;

  create function take_single_sign_on(state bytea, browser bytea, moment timestamptz) returns uuid
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with taken as (delete from single_sign_on_way where state_hash = state returning browser_hash, organization_id, expires_at)
    select organization_id from taken where browser_hash = browser and expires_at > moment $$;
  comment on function take_single_sign_on is 'uses the way up, also where another browser comes back on it';

  create function single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text,
    out linked uuid, out linked_is_member boolean, out member uuid, out member_is_linked boolean)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    with active as (select user_id from membership where organization_id = asked and suspended_at is null),
         links as (select user_id, subject from single_sign_on_link where organization_id = asked and issuer = named_issuer),
         known as (select user_id from links where subject = named_subject),
         named as (select active.user_id from active join user_account on user_account.id = active.user_id where email = lower(address))
    select (select user_id from known), exists (select from known join active using (user_id)),
           (select user_id from named), exists (select from named join links using (user_id)) $$;
  comment on function single_sign_on_candidates is 'whom a provider can mean: the account linked to its subject, and the active member of this address';
`;

const SWEEP = `
  create function sweep_sign_in_ways(before timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with challenges as (delete from passkey_challenge where expires_at < before returning 1),
         ways as (delete from single_sign_on_way where expires_at < before returning 1)
    select (select count(*) from challenges) + (select count(*) from ways) $$;
`;
