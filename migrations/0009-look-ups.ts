import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Look-ups before anybody is signed in: SECURITY DEFINER functions that return one row for one key. Those that run at every request are
 * written in plpgsql, which keeps their plans.
 */
export class LookUps1763000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LOOK_UPS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `drop function set_up, offer_set_up, installation_state, invitation_by_token, forget_sign_in, claim_sign_in, account_by_email, api_token_by_token, session_by_token`,
    );
  }
}

const LOOK_UPS = `
  create function session_by_token(hash bytea, moment timestamptz, idle interval, out session_id uuid, out user_id uuid, out organization_id uuid,
    out kind text, out role text, out language text, out proved_at timestamptz, out operator_access_id uuid, out bound_to uuid)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      update session set last_seen_at = moment
       where token_hash = hash and ended_at is null and expires_at > moment and last_seen_at > moment - idle and last_seen_at < moment - interval '1 minute';
      select session.id, session.user_id, organization.id, organization.kind, case when access.id is null then membership.role else 'viewer' end,
             user_account.language, case when emergency.user_id is null then session.proved_at else moment end, access.id, session.bound_to
        into session_id, user_id, organization_id, kind, role, language, proved_at, operator_access_id, bound_to
        from session
        join user_account on user_account.id = session.user_id
        join membership on membership.user_id = session.user_id and membership.organization_id = session.organization_id
        left join break_glass as emergency on emergency.user_id = session.user_id
        left join operator_access as access on access.id = session.operator_access_id and access.closed_at is null and access.expires_at > moment
        join organization on organization.id = coalesce(access.organization_id, session.organization_id)
       where session.token_hash = hash and session.ended_at is null and session.expires_at > moment and session.last_seen_at > moment - idle
         and case when emergency.user_id is null then membership.suspended_at is null else emergency.closes_at > moment end;
    end $$;
  comment on function session_by_token is
    'an open operator access turns the session into a reader of the other organization; an emergency account stays suspended but for the hour after its envelopes were opened';

  create function api_token_by_token(hash bytea, moment timestamptz, out token_id uuid, out user_id uuid, out organization_id uuid, out kind text,
    out role text, out language text)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      update api_token set last_used_at = moment
       where token_hash = hash and revoked_at is null and expires_at > moment and (last_used_at is null or last_used_at < moment - interval '1 minute');
      select api_token.id, api_token.user_id, api_token.organization_id, organization.kind,
             case when array_position(ranks, api_token.role) <= array_position(ranks, membership.role) then api_token.role else membership.role end,
             user_account.language
        into token_id, user_id, organization_id, kind, role, language
        from api_token
        join membership on membership.user_id = api_token.user_id and membership.organization_id = api_token.organization_id
        left join break_glass as emergency on emergency.user_id = api_token.user_id
        join organization on organization.id = api_token.organization_id
        join user_account on user_account.id = api_token.user_id,
        (values (array['viewer', 'editor', 'approver', 'admin'])) as roles (ranks)
       where api_token.token_hash = hash and api_token.revoked_at is null and api_token.expires_at > moment
         and case when emergency.user_id is null then membership.suspended_at is null else emergency.closes_at > moment end;
    end $$;

  create function account_by_email(address text, out id uuid, out password_hash text, out organization_ids uuid[])
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select id, password_hash, array(select organization_id from membership where user_id = user_account.id)
      from user_account where email = lower(address) and email not like '%@break-glass.invalid' $$;

  create function claim_sign_in(account text, source text, moment timestamptz, since timestamptz, account_limit integer, source_limit integer,
    out failures integer, out locked boolean)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(account, 1));
      perform pg_advisory_xact_lock(hashtextextended(source, 2));
      select count(*) into failures from sign_in_failure where subject = account and at > since;
      locked := failures >= account_limit or (select count(*) from sign_in_failure where subject = source and at > since) >= source_limit;
      if not locked then insert into sign_in_failure (subject, at) values (account, moment), (source, moment); end if;
    end $$;
  comment on function claim_sign_in is 'counts a try as failed before it is judged, so that tries at the same moment cannot pass the limit';

  create function forget_sign_in(account text, source text, moment timestamptz) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    delete from sign_in_failure where subject = account or (subject = source and at = moment) $$;
  comment on function forget_sign_in is 'after a right password: the failures of the account, and the try itself for its source';

  create function invitation_by_token(hash bytea, out id uuid, out organization_id uuid, out organization_name text, out kind text, out email text,
    out role text, out expires_at timestamptz, out accepted_at timestamptz, out superseded_at timestamptz, out withdrawn_at timestamptz,
    out named_by text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select invitation.id, invitation.organization_id, organization.name, organization.kind, invitation.email, invitation.role,
           invitation.expires_at, invitation.accepted_at, invitation.superseded_at, invitation.withdrawn_at,
           case when organization.claimed_at is null then hospital.name end
      from invitation join organization on organization.id = invitation.organization_id
      left join organization as hospital on hospital.id = organization.named_by where token_hash = hash $$;

  create function installation_state(out set_up_token_hash bytea, out set_up_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select set_up_token_hash, set_up_at from installation $$;

  create function offer_set_up(hash bytea) returns boolean
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update installation set set_up_token_hash = hash where set_up_at is null returning true $$;

  create function set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text,
    admin_language text, at timestamptz) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      update installation set set_up_at = at, set_up_token_hash = null where set_up_at is null and set_up_token_hash = hash;
      if not found then return false; end if;
      insert into organization (id, kind, name, created_at, claimed_at) values (operator_id, 'operator', operator_name, at, at);
      insert into user_account (id, email, name, password_hash, language, created_at)
        values (admin_id, lower(admin_email), admin_name, admin_password, admin_language, at);
      insert into membership (organization_id, user_id, role, created_at) values (operator_id, admin_id, 'admin', at);
      return true;
    end $$;
`;
