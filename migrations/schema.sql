CREATE FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select id, password_hash, array(select organization_id from membership where user_id = user_account.id)
      from user_account where email = lower(address) and email not like '%@break-glass.invalid' $$;

ALTER FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) OWNER TO kaiji_owner;

CREATE FUNCTION public.administrators_of(concerned uuid) RETURNS TABLE(email text, language text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select user_account.email, user_account.language
      from membership join user_account on user_account.id = membership.user_id
     where membership.organization_id = concerned and membership.role = 'admin' and membership.suspended_at is null
       and (select kind()) = 'operator' $$;

ALTER FUNCTION public.administrators_of(concerned uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.administrators_of(concerned uuid) IS 'whom the operator tells that it reads in their organization';

CREATE FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) OWNER TO kaiji_owner;

CREATE FUNCTION public.audiences() RETURNS text[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select coalesce(nullif(current_setting('app.audiences', true), ''), '{}')::text[] $$;

ALTER FUNCTION public.audiences() OWNER TO kaiji_owner;

CREATE FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    insert into single_sign_on_way values (state_hash, browser_hash, asked, expires_at) $$;

ALTER FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      select glass.id, glass.user_id, glass.label into id, user_id, label from break_glass as glass
       where ((first_code = one and second_code = other) or (first_code = other and second_code = one)) and closes_at is null;
      select organization.id into operator_id from organization where kind = 'operator';
    end $$;

ALTER FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) IS 'before sign-in: the sealed account that both codes open together, and whom a wrong try concerns';

CREATE FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      perform pg_advisory_xact_lock(hashtextextended(account, 1));
      perform pg_advisory_xact_lock(hashtextextended(source, 2));
      select count(*) into failures from sign_in_failure where subject = account and at > since;
      locked := failures >= account_limit or (select count(*) from sign_in_failure where subject = source and at > since) >= source_limit;
      if not locked then insert into sign_in_failure (subject, at) values (account, moment), (source, moment); end if;
    end $$;

ALTER FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) IS 'counts a try as failed before it is judged, so that tries at the same moment cannot pass the limit';

CREATE FUNCTION public.close_with_session() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      update operator_access set closed_at = new.ended_at where id = new.operator_access_id and closed_at is null;
      if 'envelope' = any (new.factors) then
        update break_glass set closes_at = new.ended_at where user_id = new.user_id and closes_at > new.ended_at;
        update api_token set revoked_at = new.ended_at where user_id = new.user_id and revoked_at is null;
      end if;
      return null;
    end $$;

ALTER FUNCTION public.close_with_session() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.close_with_session() IS 'what a session had opened ends with it, by whatever way it ended';

CREATE FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    declare acting organization;
    begin
      select * into strict acting from organization where id = organization_id;
      perform graphile_worker.add_job(name, json_build_object('organizationId', acting.id, 'kind', acting.kind, 'payload', payload));
    end $$;

ALTER FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) IS 'for any organization: a vendor''s act may mean work for its hospitals; the job later sees what that organization sees';

CREATE FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    delete from sign_in_failure where subject = account or (subject = source and at = moment) $$;

ALTER FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) IS 'after a right password: the failures of the account, and the try itself for its source';

CREATE FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select set_up_token_hash, set_up_at from installation $$;

ALTER FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select invitation.id, invitation.organization_id, organization.name, organization.kind, invitation.email, invitation.role,
           invitation.expires_at, invitation.accepted_at, invitation.superseded_at
      from invitation join organization on organization.id = invitation.organization_id where token_hash = hash $$;

ALTER FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.keep_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - 'audience' = to_jsonb(old) - 'audience' then return new; end if;
      raise exception '% is sealed', tg_table_name using errcode = 'insufficient_privilege';
    end $$;

ALTER FUNCTION public.keep_sealed() OWNER TO kaiji_owner;

CREATE FUNCTION public.kept_files(hashes text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select distinct sha256 from stored_file where sha256 = any (hashes) $$;

ALTER FUNCTION public.kept_files(hashes text[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.kept_files(hashes text[]) IS 'which of these files on the disk some organization still has';

CREATE FUNCTION public.kind() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('app.kind', true), '') $$;

ALTER FUNCTION public.kind() OWNER TO kaiji_owner;

CREATE FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      update outgoing_mail set tried = tried + 1 where id = mail_id and sealed is not null
        returning outgoing_mail.sealed, outgoing_mail.created_at into sealed, created_at;
    end $$;

ALTER FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.me() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

ALTER FUNCTION public.me() OWNER TO kaiji_owner;

CREATE FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    update outgoing_mail
       set sent_at = sent, failed_at = failed, last_error = error, sealed = case when sent is null and failed is null then sealed end
     where id = mail_id and sealed is not null $$;

ALTER FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) IS 'how a try ended; a mail that is sent or given up loses its text and stays as it is';

CREATE FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    insert into passkey_challenge values (hash, purpose, asking, expires_at) $$;

ALTER FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.offer_set_up(hash bytea) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    update installation set set_up_token_hash = hash where set_up_at is null returning true $$;

ALTER FUNCTION public.offer_set_up(hash bytea) OWNER TO kaiji_owner;

CREATE FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select disclosure_id, form, template_id, published_at, valid_until from current_disclosure
     where product_id = of_product and audience = 'on_request' and kind() = 'hospital' $$;

ALTER FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) IS 'that something can be asked for, never what it says';

CREATE FUNCTION public.org() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('app.organization_id', true), '')::uuid $$;

ALTER FUNCTION public.org() OWNER TO kaiji_owner;

CREATE FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select id, passkey.user_id, passkey.public_key, passkey.counter, passkey.transports,
           array(select organization_id from membership where membership.user_id = passkey.user_id)
      from passkey where credential_id = credential $$;

ALTER FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) OWNER TO kaiji_owner;

CREATE FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select exists (select from passkey_challenge
      where hash = offered and purpose = wanted and user_id is not distinct from asking and expires_at > moment) $$;

ALTER FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      insert into outgoing_mail (id, sealed, created_at) values (post_mail.id, post_mail.sealed, moment);
      perform graphile_worker.add_job('mail.deliver', json_build_object('id', post_mail.id), max_attempts => 40);
    end $$;

ALTER FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone) IS 'the mail and the job that delivers it exist if, and only if, the transaction commits';

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;

ALTER FUNCTION public.refuse_change() OWNER TO kaiji_owner;

CREATE FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      update session set last_seen_at = moment
       where token_hash = hash and ended_at is null and expires_at > moment and last_seen_at > moment - idle and last_seen_at < moment - interval '1 minute';
      select session.id, session.user_id, organization.id, organization.kind, case when access.id is null then membership.role else 'viewer' end,
             user_account.language, case when emergency.user_id is null then session.proved_at else moment end, access.id
        into session_id, user_id, organization_id, kind, role, language, proved_at, operator_access_id
        from session
        join user_account on user_account.id = session.user_id
        join membership on membership.user_id = session.user_id and membership.organization_id = session.organization_id
        left join break_glass as emergency on emergency.user_id = session.user_id
        left join operator_access as access on access.id = session.operator_access_id and access.closed_at is null and access.expires_at > moment
        join organization on organization.id = coalesce(access.organization_id, session.organization_id)
       where session.token_hash = hash and session.ended_at is null and session.expires_at > moment and session.last_seen_at > moment - idle
         and case when emergency.user_id is null then membership.suspended_at is null else emergency.closes_at > moment end;
    end $$;

ALTER FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid) IS 'an open operator access turns the session into a reader of the other organization; an emergency account stays suspended but for the hour after its envelopes were opened';

CREATE FUNCTION public.set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text, admin_language text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      update installation set set_up_at = at, set_up_token_hash = null where set_up_at is null and set_up_token_hash = hash;
      if not found then return false; end if;
      insert into organization (id, kind, name, created_at) values (operator_id, 'operator', operator_name, at);
      insert into user_account (id, email, name, password_hash, language, created_at)
        values (admin_id, lower(admin_email), admin_name, admin_password, admin_language, at);
      insert into membership (organization_id, user_id, role, created_at) values (operator_id, admin_id, 'admin', at);
      return true;
    end $$;

ALTER FUNCTION public.set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text, admin_language text, at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.single_sign_on_by_organization(asked uuid, OUT organization_id uuid, OUT kind text, OUT issuer text, OUT client_id text, OUT sealed_client_secret bytea, OUT two_factor_acr text[], OUT two_factor_amr text[]) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select single_sign_on.organization_id, organization.kind, single_sign_on.issuer, single_sign_on.client_id, single_sign_on.sealed_client_secret,
           single_sign_on.two_factor_acr, single_sign_on.two_factor_amr
      from single_sign_on join organization on organization.id = single_sign_on.organization_id
     where single_sign_on.organization_id = asked and enabled $$;

ALTER FUNCTION public.single_sign_on_by_organization(asked uuid, OUT organization_id uuid, OUT kind text, OUT issuer text, OUT client_id text, OUT sealed_client_secret bytea, OUT two_factor_acr text[], OUT two_factor_amr text[]) OWNER TO kaiji_owner;

CREATE FUNCTION public.single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text, OUT linked uuid, OUT linked_is_member boolean, OUT member uuid, OUT member_is_linked boolean) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with active as (select user_id from membership where organization_id = asked and suspended_at is null),
         links as (select user_id, subject from single_sign_on_link where organization_id = asked and issuer = named_issuer),
         known as (select user_id from links where subject = named_subject),
         named as (select active.user_id from active join user_account on user_account.id = active.user_id where email = lower(address))
    select (select user_id from known), exists (select from known join active using (user_id)),
           (select user_id from named), exists (select from named join links using (user_id)) $$;

ALTER FUNCTION public.single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text, OUT linked uuid, OUT linked_is_member boolean, OUT member uuid, OUT member_is_linked boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text, OUT linked uuid, OUT linked_is_member boolean, OUT member uuid, OUT member_is_linked boolean) IS 'whom a provider can mean: the account linked to its subject, and the active member of this address';

CREATE FUNCTION public.sweep_idempotency_keys(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with gone as (delete from idempotency_key where created_at < before returning 1) select count(*) from gone $$;

ALTER FUNCTION public.sweep_idempotency_keys(before timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.sweep_imports(before timestamp with time zone, OUT imports bigint, OUT files bigint) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      delete from workbook_import where state = 'preview' and created_at < before;
      get diagnostics imports = row_count;
      delete from stored_file where created_at < before
        and not exists (select from workbook_import where workbook_import.file_id = stored_file.id);
      get diagnostics files = row_count;
    end $$;

ALTER FUNCTION public.sweep_imports(before timestamp with time zone, OUT imports bigint, OUT files bigint) OWNER TO kaiji_owner;

CREATE FUNCTION public.sweep_mails(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with gone as (delete from outgoing_mail where created_at < before returning 1) select count(*) from gone $$;

ALTER FUNCTION public.sweep_mails(before timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.sweep_sessions(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with gone as (delete from session where least(ended_at, expires_at) < before returning 1) select count(*) from gone $$;

ALTER FUNCTION public.sweep_sessions(before timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.sweep_sign_in_failures(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with gone as (delete from sign_in_failure where at < before returning 1) select count(*) from gone $$;

ALTER FUNCTION public.sweep_sign_in_failures(before timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.sweep_sign_in_ways(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with challenges as (delete from passkey_challenge where expires_at < before returning 1),
         ways as (delete from single_sign_on_way where expires_at < before returning 1)
    select (select count(*) from challenges) + (select count(*) from ways) $$;

ALTER FUNCTION public.sweep_sign_in_ways(before timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamp with time zone) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with taken as (delete from passkey_challenge where hash = offered returning purpose, user_id, expires_at)
    select exists (select from taken where purpose = wanted and user_id is not distinct from asking and expires_at > moment) $$;

ALTER FUNCTION public.take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamp with time zone) IS 'uses the challenge up, also where it was made for something else';

CREATE FUNCTION public.take_single_sign_on(state bytea, browser bytea, moment timestamp with time zone) RETURNS uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with taken as (delete from single_sign_on_way where state_hash = state returning browser_hash, organization_id, expires_at)
    select organization_id from taken where browser_hash = browser and expires_at > moment $$;

ALTER FUNCTION public.take_single_sign_on(state bytea, browser bytea, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.take_single_sign_on(state bytea, browser bytea, moment timestamp with time zone) IS 'uses the way up, also where another browser comes back on it';

CREATE FUNCTION public.undelivered_mails(before timestamp with time zone, OUT failed bigint) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select count(*) from outgoing_mail where failed_at is not null or (sealed is not null and created_at < before) $$;

ALTER FUNCTION public.undelivered_mails(before timestamp with time zone, OUT failed bigint) OWNER TO kaiji_owner;

CREATE TABLE public.access_grant (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    grantee_id uuid NOT NULL,
    request_id uuid,
    granted_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    valid_until date,
    revoked_at timestamp with time zone,
    revoked_by uuid
);

ALTER TABLE ONLY public.access_grant FORCE ROW LEVEL SECURITY;

ALTER TABLE public.access_grant OWNER TO kaiji_owner;

CREATE TABLE public.access_request (
    id uuid NOT NULL,
    product_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    requester_id uuid NOT NULL,
    message text DEFAULT ''::text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    requested_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    answered_at timestamp with time zone,
    CONSTRAINT access_request_message_check CHECK ((length(message) <= 4000)),
    CONSTRAINT access_request_state_check CHECK ((state = ANY (ARRAY['open'::text, 'granted'::text, 'declined'::text])))
);

ALTER TABLE ONLY public.access_request FORCE ROW LEVEL SECURITY;

ALTER TABLE public.access_request OWNER TO kaiji_owner;

CREATE TABLE public.api_token (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    prefix text NOT NULL,
    name text NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    revoked_at timestamp with time zone,
    CONSTRAINT api_token_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100))),
    CONSTRAINT api_token_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'approver'::text, 'admin'::text])))
);

ALTER TABLE ONLY public.api_token FORCE ROW LEVEL SECURITY;

ALTER TABLE public.api_token OWNER TO kaiji_owner;

CREATE TABLE public.break_glass (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    label text NOT NULL,
    first_code bytea NOT NULL,
    second_code bytea NOT NULL,
    sealed_by uuid NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    opened_at timestamp with time zone,
    opened_by text,
    reason text,
    closes_at timestamp with time zone,
    CONSTRAINT break_glass_check CHECK ((second_code <> first_code)),
    CONSTRAINT break_glass_check1 CHECK (((opened_at IS NULL) OR ((opened_by IS NOT NULL) AND (reason IS NOT NULL) AND (closes_at IS NOT NULL)))),
    CONSTRAINT break_glass_label_check CHECK (((length(label) >= 1) AND (length(label) <= 100))),
    CONSTRAINT break_glass_opened_by_check CHECK (((length(opened_by) >= 1) AND (length(opened_by) <= 200))),
    CONSTRAINT break_glass_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 1000)))
);

ALTER TABLE ONLY public.break_glass FORCE ROW LEVEL SECURITY;

ALTER TABLE public.break_glass OWNER TO kaiji_owner;

COMMENT ON COLUMN public.break_glass.first_code IS 'SHA-256 of the code in the first envelope; the code itself is kept nowhere';

COMMENT ON COLUMN public.break_glass.opened_by IS 'the name that whoever opened it gave';

CREATE TABLE public.current_disclosure (
    product_id uuid NOT NULL,
    form text NOT NULL,
    revision_id uuid NOT NULL,
    disclosure_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    audience text DEFAULT 'hospitals'::text NOT NULL,
    template_id text NOT NULL,
    number integer NOT NULL,
    codes text NOT NULL,
    gap_mask bit varying NOT NULL,
    counts jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL,
    valid_until date NOT NULL,
    CONSTRAINT current_disclosure_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'on_request'::text, 'private'::text])))
);

ALTER TABLE ONLY public.current_disclosure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.current_disclosure OWNER TO kaiji_owner;

CREATE TABLE public.disclosure (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    form text NOT NULL,
    audience text DEFAULT 'hospitals'::text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT disclosure_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'on_request'::text, 'private'::text])))
);

ALTER TABLE ONLY public.disclosure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure OWNER TO kaiji_owner;

CREATE TABLE public.disclosure_policy (
    singleton boolean DEFAULT true NOT NULL,
    policy jsonb NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT disclosure_policy_singleton_check CHECK (singleton)
);

ALTER TABLE ONLY public.disclosure_policy FORCE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_policy OWNER TO kaiji_owner;

CREATE TABLE public.draft (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    disclosure_id uuid NOT NULL,
    template_id text NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    header jsonb DEFAULT '{}'::jsonb NOT NULL,
    from_revision_id uuid,
    import_id uuid,
    submitted_by uuid,
    submitted_at timestamp with time zone,
    return_note text,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT draft_state_check CHECK ((state = ANY (ARRAY['open'::text, 'in_review'::text])))
);

ALTER TABLE ONLY public.draft FORCE ROW LEVEL SECURITY;

ALTER TABLE public.draft OWNER TO kaiji_owner;

COMMENT ON COLUMN public.draft.import_id IS 'the applied import whose workbook and layout the draft can be written back into';

CREATE TABLE public.draft_answer (
    draft_id uuid NOT NULL,
    "position" smallint NOT NULL,
    organization_id uuid NOT NULL,
    answer jsonb NOT NULL,
    place jsonb,
    assignee_id uuid,
    row_version integer DEFAULT 1 NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_by uuid
)
WITH (fillfactor='70');

ALTER TABLE ONLY public.draft_answer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.draft_answer OWNER TO kaiji_owner;

COMMENT ON COLUMN public.draft_answer.place IS 'sheet and cells the answer was read from';

CREATE TABLE public.idempotency_key (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    key text NOT NULL,
    part integer NOT NULL,
    fingerprint text NOT NULL,
    result bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY public.idempotency_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_key OWNER TO kaiji_owner;

CREATE TABLE public.installation (
    singleton boolean DEFAULT true NOT NULL,
    set_up_token_hash bytea,
    set_up_at timestamp with time zone,
    CONSTRAINT installation_singleton_check CHECK (singleton)
);

ALTER TABLE ONLY public.installation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.installation OWNER TO kaiji_owner;

CREATE TABLE public.invitation (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    organization_id uuid NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    invited_by uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    superseded_at timestamp with time zone,
    CONSTRAINT invitation_email_check CHECK ((email = lower(email))),
    CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'approver'::text, 'admin'::text])))
);

ALTER TABLE ONLY public.invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.invitation OWNER TO kaiji_owner;

CREATE TABLE public.journal (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    type text NOT NULL,
    organization_id uuid,
    actor_id uuid,
    subject_id uuid,
    concerns uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    request_id text
);

ALTER TABLE ONLY public.journal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.journal OWNER TO kaiji_owner;

CREATE TABLE public.journal_own (
    journal_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    facts jsonb NOT NULL
);

ALTER TABLE ONLY public.journal_own FORCE ROW LEVEL SECURITY;

ALTER TABLE public.journal_own OWNER TO kaiji_owner;

COMMENT ON TABLE public.journal_own IS 'facts for the acting organization alone, e.g. values before and after';

ALTER TABLE public.journal ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.journal_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.membership (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    suspended_at timestamp with time zone,
    CONSTRAINT membership_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'approver'::text, 'admin'::text])))
);

ALTER TABLE ONLY public.membership FORCE ROW LEVEL SECURITY;

ALTER TABLE public.membership OWNER TO kaiji_owner;

CREATE TABLE public.operator_access (
    id uuid NOT NULL,
    operator_id uuid NOT NULL,
    user_id uuid NOT NULL,
    user_name text NOT NULL,
    organization_id uuid NOT NULL,
    reason text NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT operator_access_check CHECK (((operator_id <> organization_id) AND (expires_at <= (opened_at + '01:00:00'::interval)))),
    CONSTRAINT operator_access_reason_check CHECK (((length(reason) >= 10) AND (length(reason) <= 1000))),
    CONSTRAINT operator_access_user_name_check CHECK (((length(user_name) >= 1) AND (length(user_name) <= 500)))
);

ALTER TABLE ONLY public.operator_access FORCE ROW LEVEL SECURITY;

ALTER TABLE public.operator_access OWNER TO kaiji_owner;

COMMENT ON TABLE public.operator_access IS 'an operator reads for another organization, for a stated reason and for minutes';

CREATE TABLE public.organization (
    id uuid NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    corporate_number text,
    single_person boolean DEFAULT false NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_corporate_number_check CHECK ((corporate_number ~ '^[0-9]{13}$'::text)),
    CONSTRAINT organization_kind_check CHECK ((kind = ANY (ARRAY['vendor'::text, 'hospital'::text, 'industry_group'::text, 'operator'::text]))),
    CONSTRAINT organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.organization FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organization OWNER TO kaiji_owner;

COMMENT ON COLUMN public.organization.single_person IS 'the vendor states that one person alone writes and publishes';

CREATE TABLE public.organization_key (
    key_id text NOT NULL,
    organization_id uuid NOT NULL,
    public_key text NOT NULL,
    certificate jsonb NOT NULL,
    sealed_private_key bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    retired_at timestamp with time zone
);

ALTER TABLE ONLY public.organization_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organization_key OWNER TO kaiji_owner;

CREATE TABLE public.outgoing_mail (
    id uuid NOT NULL,
    sealed bytea,
    created_at timestamp with time zone NOT NULL,
    tried integer DEFAULT 0 NOT NULL,
    last_error text,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    CONSTRAINT outgoing_mail_check CHECK (((sealed IS NULL) = ((sent_at IS NOT NULL) OR (failed_at IS NOT NULL))))
);

ALTER TABLE ONLY public.outgoing_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE public.outgoing_mail OWNER TO kaiji_owner;

COMMENT ON COLUMN public.outgoing_mail.sealed IS 'receiver, subject and text, encrypted with a key that the database does not hold';

COMMENT ON COLUMN public.outgoing_mail.last_error IS 'codes alone: a server may repeat the address in its words';

CREATE TABLE public.passkey (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    credential_id bytea NOT NULL,
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    transports text[] NOT NULL,
    backed_up boolean NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone,
    CONSTRAINT passkey_counter_check CHECK ((counter >= 0)),
    CONSTRAINT passkey_credential_id_check CHECK (((length(credential_id) >= 1) AND (length(credential_id) <= 1023))),
    CONSTRAINT passkey_name_check CHECK (((length(name) >= 1) AND (length(name) <= 100)))
);

ALTER TABLE ONLY public.passkey FORCE ROW LEVEL SECURITY;

ALTER TABLE public.passkey OWNER TO kaiji_owner;

COMMENT ON COLUMN public.passkey.counter IS 'of the last signature; 0 for ever where the authenticator counts none';

CREATE TABLE public.passkey_challenge (
    hash bytea NOT NULL,
    purpose text NOT NULL,
    user_id uuid,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT passkey_challenge_check CHECK (((user_id IS NULL) = (purpose = 'sign-in'::text))),
    CONSTRAINT passkey_challenge_purpose_check CHECK ((purpose = ANY (ARRAY['enrol'::text, 'prove'::text, 'sign-in'::text])))
);

ALTER TABLE ONLY public.passkey_challenge FORCE ROW LEVEL SECURITY;

ALTER TABLE public.passkey_challenge OWNER TO kaiji_owner;

COMMENT ON TABLE public.passkey_challenge IS 'answered once, for what it was made and by the account that asked for it';

CREATE TABLE public.product (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    kind text NOT NULL,
    family text NOT NULL,
    name text NOT NULL,
    version text NOT NULL,
    categories text[] DEFAULT '{}'::text[] NOT NULL,
    description text DEFAULT ''::text NOT NULL,
    audience text DEFAULT 'everyone'::text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT product_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'private'::text]))),
    CONSTRAINT product_description_check CHECK ((length(description) <= 4000)),
    CONSTRAINT product_family_check CHECK (((length(family) >= 1) AND (length(family) <= 200))),
    CONSTRAINT product_kind_check CHECK ((kind = ANY (ARRAY['product'::text, 'service'::text]))),
    CONSTRAINT product_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
    CONSTRAINT product_version_check CHECK (((length(version) >= 1) AND (length(version) <= 100)))
);

ALTER TABLE ONLY public.product FORCE ROW LEVEL SECURITY;

ALTER TABLE public.product OWNER TO kaiji_owner;

CREATE TABLE public.revision (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    disclosure_id uuid NOT NULL,
    audience text DEFAULT 'hospitals'::text NOT NULL,
    form text NOT NULL,
    template_id text NOT NULL,
    number integer NOT NULL,
    codes text NOT NULL,
    gap_mask bit varying NOT NULL,
    counts jsonb NOT NULL,
    warnings integer NOT NULL,
    hash text NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid NOT NULL,
    valid_until date NOT NULL,
    import_id uuid,
    draft_id uuid,
    CONSTRAINT revision_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'on_request'::text, 'private'::text]))),
    CONSTRAINT revision_number_check CHECK ((number > 0))
);

ALTER TABLE ONLY public.revision FORCE ROW LEVEL SECURITY;

ALTER TABLE public.revision OWNER TO kaiji_owner;

COMMENT ON COLUMN public.revision.draft_id IS 'the draft it was published from, which is gone; null for a renewal';

CREATE TABLE public.revision_text (
    revision_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    audience text DEFAULT 'hospitals'::text NOT NULL,
    texts jsonb NOT NULL,
    seal jsonb NOT NULL,
    CONSTRAINT revision_text_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'on_request'::text, 'private'::text])))
);

ALTER TABLE ONLY public.revision_text FORCE ROW LEVEL SECURITY;

ALTER TABLE public.revision_text OWNER TO kaiji_owner;

COMMENT ON COLUMN public.revision_text.texts IS 'by position: what an answer says beyond its code';

COMMENT ON COLUMN public.revision_text.seal IS 'the rest of the sealed document: names, header, signer';

CREATE TABLE public.revision_withdrawal (
    revision_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    audience text DEFAULT 'hospitals'::text NOT NULL,
    reason text NOT NULL,
    withdrawn_at timestamp with time zone NOT NULL,
    withdrawn_by uuid NOT NULL,
    CONSTRAINT revision_withdrawal_audience_check CHECK ((audience = ANY (ARRAY['everyone'::text, 'hospitals'::text, 'on_request'::text, 'private'::text]))),
    CONSTRAINT revision_withdrawal_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000)))
);

ALTER TABLE ONLY public.revision_withdrawal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.revision_withdrawal OWNER TO kaiji_owner;

CREATE TABLE public.schema_migration (
    id integer NOT NULL,
    "timestamp" bigint NOT NULL,
    name character varying NOT NULL
);

ALTER TABLE public.schema_migration OWNER TO kaiji_owner;

CREATE SEQUENCE public.schema_migration_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER TABLE public.schema_migration_id_seq OWNER TO kaiji_owner;

ALTER SEQUENCE public.schema_migration_id_seq OWNED BY public.schema_migration.id;

CREATE TABLE public.session (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    factors text[] NOT NULL,
    proved_at timestamp with time zone,
    bound_to uuid,
    operator_access_id uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_seen_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT session_factors_check CHECK ((factors <@ ARRAY['password'::text, 'totp'::text, 'recovery-code'::text, 'passkey'::text, 'single-sign-on'::text, 'envelope'::text])),
    CONSTRAINT session_stays_where_it_is_bound CHECK (((bound_to IS NULL) OR (bound_to = organization_id)))
);

ALTER TABLE ONLY public.session FORCE ROW LEVEL SECURITY;

ALTER TABLE public.session OWNER TO kaiji_owner;

COMMENT ON COLUMN public.session.proved_at IS 'when two factors were last shown; null after the first alone';

COMMENT ON COLUMN public.session.bound_to IS 'the one organization that a session from its own single sign-on opens';

CREATE TABLE public.sign_in_failure (
    subject text NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.sign_in_failure FORCE ROW LEVEL SECURITY;

ALTER TABLE public.sign_in_failure OWNER TO kaiji_owner;

COMMENT ON TABLE public.sign_in_failure IS 'subject = hash of an account name or of a source address';

CREATE TABLE public.single_sign_on (
    organization_id uuid NOT NULL,
    issuer text NOT NULL,
    client_id text NOT NULL,
    sealed_client_secret bytea NOT NULL,
    two_factor_acr text[] NOT NULL,
    two_factor_amr text[] NOT NULL,
    enabled boolean NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT single_sign_on_client_id_check CHECK (((length(client_id) >= 1) AND (length(client_id) <= 255))),
    CONSTRAINT single_sign_on_issuer_check CHECK ((length(issuer) <= 500))
);

ALTER TABLE ONLY public.single_sign_on FORCE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on OWNER TO kaiji_owner;

COMMENT ON COLUMN public.single_sign_on.two_factor_acr IS 'what the provider says of a sign-in that showed two factors; with two_factor_amr empty, ours is asked for';

CREATE TABLE public.single_sign_on_link (
    organization_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    linked_at timestamp with time zone NOT NULL,
    CONSTRAINT single_sign_on_link_subject_check CHECK (((length(subject) >= 1) AND (length(subject) <= 255)))
);

ALTER TABLE ONLY public.single_sign_on_link FORCE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_link OWNER TO kaiji_owner;

CREATE TABLE public.single_sign_on_way (
    state_hash bytea NOT NULL,
    browser_hash bytea NOT NULL,
    organization_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.single_sign_on_way FORCE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_way OWNER TO kaiji_owner;

COMMENT ON TABLE public.single_sign_on_way IS 'a browser on its way to a provider and back';

CREATE TABLE public.stored_file (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid NOT NULL,
    CONSTRAINT stored_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255))),
    CONSTRAINT stored_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT stored_file_size_check CHECK ((size >= 0))
);

ALTER TABLE ONLY public.stored_file FORCE ROW LEVEL SECURITY;

ALTER TABLE public.stored_file OWNER TO kaiji_owner;

CREATE TABLE public.user_account (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    language text DEFAULT 'ja'::text NOT NULL,
    password_hash text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT user_account_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
    CONSTRAINT user_account_language_check CHECK ((language = ANY (ARRAY['ja'::text, 'en'::text]))),
    CONSTRAINT user_account_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.user_account FORCE ROW LEVEL SECURITY;

ALTER TABLE public.user_account OWNER TO kaiji_owner;

CREATE TABLE public.workbook_import (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    draft_id uuid NOT NULL,
    file_id uuid NOT NULL,
    template_id text NOT NULL,
    state text DEFAULT 'preview'::text NOT NULL,
    reading jsonb NOT NULL,
    summary jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid NOT NULL,
    applied_at timestamp with time zone,
    applied_by uuid,
    CONSTRAINT workbook_import_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'applied'::text])))
);

ALTER TABLE ONLY public.workbook_import FORCE ROW LEVEL SECURITY;

ALTER TABLE public.workbook_import OWNER TO kaiji_owner;

COMMENT ON COLUMN public.workbook_import.reading IS 'layout, header, answers with their cells, findings';

ALTER TABLE ONLY public.schema_migration ALTER COLUMN id SET DEFAULT nextval('public.schema_migration_id_seq'::regclass);

ALTER TABLE ONLY public.schema_migration
    ADD CONSTRAINT "PK_0edff5015b71cc0389ae0f4b9a1" PRIMARY KEY (id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_first_code_key UNIQUE (first_code);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_second_code_key UNIQUE (second_code);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.current_disclosure
    ADD CONSTRAINT current_disclosure_pkey PRIMARY KEY (product_id, form);

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.disclosure_policy
    ADD CONSTRAINT disclosure_policy_pkey PRIMARY KEY (singleton);

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_product_id_form_key UNIQUE (product_id, form);

ALTER TABLE ONLY public.draft_answer
    ADD CONSTRAINT draft_answer_pkey PRIMARY KEY (draft_id, "position");

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_disclosure_id_key UNIQUE (disclosure_id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.idempotency_key
    ADD CONSTRAINT idempotency_key_pkey PRIMARY KEY (organization_id, user_id, key, part);

ALTER TABLE ONLY public.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (singleton);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_id_key UNIQUE (id);

ALTER TABLE ONLY public.journal_own
    ADD CONSTRAINT journal_own_pkey PRIMARY KEY (journal_id);

ALTER TABLE ONLY public.journal
    ADD CONSTRAINT journal_pkey PRIMARY KEY (seq);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (organization_id, user_id);

ALTER TABLE ONLY public.operator_access
    ADD CONSTRAINT operator_access_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_corporate_number_key UNIQUE (corporate_number);

ALTER TABLE ONLY public.organization_key
    ADD CONSTRAINT organization_key_pkey PRIMARY KEY (key_id);

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.outgoing_mail
    ADD CONSTRAINT outgoing_mail_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.passkey_challenge
    ADD CONSTRAINT passkey_challenge_pkey PRIMARY KEY (hash);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_credential_id_key UNIQUE (credential_id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_organization_id_name_version_key UNIQUE (organization_id, name, version);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_disclosure_id_number_key UNIQUE (disclosure_id, number);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_draft_id_key UNIQUE (draft_id);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.revision_text
    ADD CONSTRAINT revision_text_pkey PRIMARY KEY (revision_id);

ALTER TABLE ONLY public.revision_withdrawal
    ADD CONSTRAINT revision_withdrawal_pkey PRIMARY KEY (revision_id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.single_sign_on_link
    ADD CONSTRAINT single_sign_on_link_organization_id_issuer_user_id_key UNIQUE (organization_id, issuer, user_id);

ALTER TABLE ONLY public.single_sign_on_link
    ADD CONSTRAINT single_sign_on_link_pkey PRIMARY KEY (organization_id, issuer, subject);

ALTER TABLE ONLY public.single_sign_on
    ADD CONSTRAINT single_sign_on_pkey PRIMARY KEY (organization_id);

ALTER TABLE ONLY public.single_sign_on_way
    ADD CONSTRAINT single_sign_on_way_pkey PRIMARY KEY (state_hash);

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_organization_id_sha256_key UNIQUE (organization_id, sha256);

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.user_account
    ADD CONSTRAINT user_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_pkey PRIMARY KEY (id);

CREATE INDEX access_grant_grantee_id_idx ON public.access_grant USING btree (grantee_id) WHERE (revoked_at IS NULL);

CREATE INDEX access_request_requester_id_state_idx ON public.access_request USING btree (requester_id, state);

CREATE INDEX access_request_vendor_id_state_idx ON public.access_request USING btree (vendor_id, state);

CREATE INDEX api_token_organization_id_idx ON public.api_token USING btree (organization_id);

CREATE INDEX break_glass_organization_id_idx ON public.break_glass USING btree (organization_id);

CREATE INDEX current_disclosure_organization_id_idx ON public.current_disclosure USING btree (organization_id);

CREATE INDEX disclosure_organization_id_idx ON public.disclosure USING btree (organization_id);

CREATE INDEX idempotency_key_created_at_idx ON public.idempotency_key USING btree (created_at);

CREATE INDEX invitation_organization_id_idx ON public.invitation USING btree (organization_id);

CREATE INDEX journal_concerns_idx ON public.journal USING gin (concerns);

CREATE INDEX journal_organization_id_seq_idx ON public.journal USING btree (organization_id, seq);

CREATE INDEX journal_subject_id_type_seq_idx ON public.journal USING btree (subject_id, type, seq);

CREATE INDEX membership_user_id_idx ON public.membership USING btree (user_id);

CREATE UNIQUE INDEX one_key_in_use ON public.organization_key USING btree (organization_id) WHERE (retired_at IS NULL);

CREATE UNIQUE INDEX one_open_grant ON public.access_grant USING btree (product_id, grantee_id) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX one_open_request ON public.access_request USING btree (product_id, requester_id) WHERE (state = 'open'::text);

CREATE INDEX operator_access_operator_id_idx ON public.operator_access USING btree (operator_id);

CREATE INDEX operator_access_organization_id_idx ON public.operator_access USING btree (organization_id);

CREATE INDEX organization_key_organization_id_idx ON public.organization_key USING btree (organization_id);

CREATE INDEX outgoing_mail_created_at_idx ON public.outgoing_mail USING btree (created_at);

CREATE INDEX passkey_challenge_expires_at_idx ON public.passkey_challenge USING btree (expires_at);

CREATE INDEX passkey_challenge_user_id_idx ON public.passkey_challenge USING btree (user_id);

CREATE INDEX passkey_user_id_idx ON public.passkey USING btree (user_id);

CREATE INDEX product_organization_id_family_idx ON public.product USING btree (organization_id, family);

CREATE INDEX revision_organization_id_published_at_idx ON public.revision USING btree (organization_id, published_at);

CREATE INDEX revision_product_id_idx ON public.revision USING btree (product_id);

CREATE INDEX session_user_id_idx ON public.session USING btree (user_id);

CREATE INDEX sign_in_failure_at_idx ON public.sign_in_failure USING btree (at);

CREATE INDEX sign_in_failure_subject_at_idx ON public.sign_in_failure USING btree (subject, at);

CREATE INDEX single_sign_on_link_user_id_idx ON public.single_sign_on_link USING btree (user_id);

CREATE INDEX single_sign_on_way_expires_at_idx ON public.single_sign_on_way USING btree (expires_at);

CREATE INDEX single_sign_on_way_organization_id_idx ON public.single_sign_on_way USING btree (organization_id);

CREATE UNIQUE INDEX user_account_email ON public.user_account USING btree (email);

CREATE INDEX workbook_import_draft_id_idx ON public.workbook_import USING btree (draft_id);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal_own FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal_own FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER close_with_session AFTER UPDATE OF ended_at ON public.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL) AND ((new.operator_access_id IS NOT NULL) OR ('envelope'::text = ANY (new.factors))))) EXECUTE FUNCTION public.close_with_session();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision_text FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision_withdrawal FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_grantee_id_fkey FOREIGN KEY (grantee_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.access_request(id);

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id);

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.current_disclosure
    ADD CONSTRAINT current_disclosure_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES public.revision(id);

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id);

ALTER TABLE ONLY public.draft_answer
    ADD CONSTRAINT draft_answer_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES public.draft(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_disclosure_id_organization_id_fkey FOREIGN KEY (disclosure_id, organization_id) REFERENCES public.disclosure(id, organization_id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.journal_own
    ADD CONSTRAINT journal_own_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journal(id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.operator_access
    ADD CONSTRAINT operator_access_operator_id_fkey FOREIGN KEY (operator_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.operator_access
    ADD CONSTRAINT operator_access_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.operator_access
    ADD CONSTRAINT operator_access_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.organization_key
    ADD CONSTRAINT organization_key_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.passkey_challenge
    ADD CONSTRAINT passkey_challenge_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_disclosure_id_organization_id_fkey FOREIGN KEY (disclosure_id, organization_id) REFERENCES public.disclosure(id, organization_id);

ALTER TABLE ONLY public.revision_text
    ADD CONSTRAINT revision_text_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES public.revision(id);

ALTER TABLE ONLY public.revision_withdrawal
    ADD CONSTRAINT revision_withdrawal_revision_id_fkey FOREIGN KEY (revision_id) REFERENCES public.revision(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_bound_to_fkey FOREIGN KEY (bound_to) REFERENCES public.organization(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_operator_access_id_fkey FOREIGN KEY (operator_access_id) REFERENCES public.operator_access(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.session
    ADD CONSTRAINT session_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.single_sign_on_link
    ADD CONSTRAINT single_sign_on_link_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.single_sign_on(organization_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.single_sign_on_link
    ADD CONSTRAINT single_sign_on_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.single_sign_on
    ADD CONSTRAINT single_sign_on_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.single_sign_on_way
    ADD CONSTRAINT single_sign_on_way_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.single_sign_on(organization_id) ON DELETE CASCADE;

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.stored_file(id);

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE public.access_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.access_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY acting ON public.journal FOR INSERT WITH CHECK ((NOT (organization_id IS DISTINCT FROM ( SELECT public.org() AS org))));

ALTER TABLE public.api_token ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.break_glass ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_definer ON public.access_grant TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.access_request TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.api_token TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.break_glass TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.current_disclosure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.disclosure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.disclosure_policy TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.draft TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.draft_answer TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.idempotency_key TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.installation TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.invitation TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.journal TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.journal_own TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.membership TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.operator_access TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.organization TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.organization_key TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.outgoing_mail TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.passkey TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.passkey_challenge TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.product TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision_text TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision_withdrawal TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.session TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.sign_in_failure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on_link TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on_way TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.stored_file TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.user_account TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.workbook_import TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY colleagues_read ON public.user_account FOR SELECT USING ((EXISTS ( SELECT
   FROM public.membership
  WHERE ((membership.user_id = user_account.id) AND (membership.organization_id = ( SELECT public.org() AS org))))));

CREATE POLICY concerned ON public.journal FOR SELECT USING (((organization_id = ( SELECT public.org() AS org)) OR (concerns @> ARRAY[( SELECT public.org() AS org)])));

CREATE POLICY concerned_read ON public.operator_access FOR SELECT USING ((((( SELECT public.org() AS org) = operator_id) OR (( SELECT public.org() AS org) = organization_id)) OR (user_id = ( SELECT public.me() AS me))));

ALTER TABLE public.current_disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_policy ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.draft_answer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.installation ENABLE ROW LEVEL SECURITY;

CREATE POLICY installation_wide ON public.journal FOR SELECT USING (((( SELECT public.kind() AS kind) = 'operator'::text) AND (organization_id IS NULL) AND (concerns = '{}'::uuid[])));

ALTER TABLE public.invitation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_own ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.operator_access ENABLE ROW LEVEL SECURITY;

CREATE POLICY operator_adds ON public.organization FOR INSERT WITH CHECK ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_changes ON public.disclosure_policy USING ((( SELECT public.kind() AS kind) = 'operator'::text)) WITH CHECK ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_invites ON public.invitation FOR INSERT WITH CHECK ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_opens ON public.operator_access FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'operator'::text) AND (operator_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY operator_seals ON public.user_account FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'operator'::text) AND (email ~~ '%@break-glass.invalid'::text)));

CREATE POLICY organization ON public.membership USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

ALTER TABLE public.organization ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.organization_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.outgoing_mail ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON public.api_token USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.break_glass USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (( SELECT public.kind() AS kind) = 'operator'::text)));

CREATE POLICY own ON public.current_disclosure USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.disclosure USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.draft USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.draft_answer USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.idempotency_key USING (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me)))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY own ON public.invitation USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.journal_own USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.organization_key USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.passkey USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.product USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.revision USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.revision_text USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.revision_withdrawal USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.session USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.single_sign_on USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.single_sign_on_link USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY own ON public.stored_file USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.user_account USING ((id = ( SELECT public.me() AS me))) WITH CHECK ((id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.workbook_import USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own_change ON public.organization FOR UPDATE USING ((id = ( SELECT public.org() AS org))) WITH CHECK ((id = ( SELECT public.org() AS org)));

CREATE POLICY own_close ON public.operator_access FOR UPDATE USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own_read ON public.membership FOR SELECT USING ((user_id = ( SELECT public.me() AS me)));

ALTER TABLE public.passkey ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.passkey_challenge ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product ENABLE ROW LEVEL SECURITY;

CREATE POLICY requester_asks ON public.access_request FOR INSERT WITH CHECK (((requester_id = ( SELECT public.org() AS org)) AND (vendor_id <> ( SELECT public.org() AS org))));

ALTER TABLE public.revision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.revision_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.revision_withdrawal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.session ENABLE ROW LEVEL SECURITY;

CREATE POLICY shared ON public.current_disclosure FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (product_id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

CREATE POLICY shared ON public.disclosure FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (product_id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

CREATE POLICY shared ON public.product FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

CREATE POLICY shared ON public.revision FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (product_id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

CREATE POLICY shared ON public.revision_text FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (product_id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

CREATE POLICY shared ON public.revision_withdrawal FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) AND ((audience = ANY (( SELECT public.audiences() AS audiences)::text[])) OR ((audience <> 'private'::text) AND (product_id IN ( SELECT access_grant.product_id
   FROM public.access_grant
  WHERE ((access_grant.grantee_id = ( SELECT public.org() AS org)) AND (access_grant.revoked_at IS NULL) AND ((access_grant.valid_until IS NULL) OR (access_grant.valid_until >= ((now() AT TIME ZONE 'Asia/Tokyo'::text))::date)))))))));

ALTER TABLE public.sign_in_failure ENABLE ROW LEVEL SECURITY;

CREATE POLICY signed_in_read ON public.disclosure_policy FOR SELECT USING ((( SELECT public.org() AS org) IS NOT NULL));

CREATE POLICY signed_in_read ON public.organization FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.membership
  WHERE ((membership.organization_id = organization.id) AND (membership.user_id = ( SELECT public.me() AS me)))))));

ALTER TABLE public.single_sign_on ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_way ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stored_file ENABLE ROW LEVEL SECURITY;

CREATE POLICY two_parties ON public.access_grant FOR SELECT USING (((( SELECT public.org() AS org) = organization_id) OR (( SELECT public.org() AS org) = grantee_id)));

CREATE POLICY two_parties ON public.access_request FOR SELECT USING (((( SELECT public.org() AS org) = vendor_id) OR (( SELECT public.org() AS org) = requester_id)));

ALTER TABLE public.user_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY vendor_answers ON public.access_request FOR UPDATE USING ((vendor_id = ( SELECT public.org() AS org))) WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_grants ON public.access_grant FOR INSERT WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_revokes ON public.access_grant FOR UPDATE USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

ALTER TABLE public.workbook_import ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO kaiji_app;

REVOKE ALL ON FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.administrators_of(concerned uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.administrators_of(concerned uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audiences() FROM PUBLIC;
GRANT ALL ON FUNCTION public.audiences() TO kaiji_app;

REVOKE ALL ON FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.close_with_session() FROM PUBLIC;
GRANT ALL ON FUNCTION public.close_with_session() TO kaiji_app;

REVOKE ALL ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) TO kaiji_app;

REVOKE ALL ON FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.keep_sealed() FROM PUBLIC;
GRANT ALL ON FUNCTION public.keep_sealed() TO kaiji_app;

REVOKE ALL ON FUNCTION public.kept_files(hashes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.kept_files(hashes text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.kind() FROM PUBLIC;
GRANT ALL ON FUNCTION public.kind() TO kaiji_app;

REVOKE ALL ON FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.me() FROM PUBLIC;
GRANT ALL ON FUNCTION public.me() TO kaiji_app;

REVOKE ALL ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.offer_set_up(hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_set_up(hash bytea) TO kaiji_app;

REVOKE ALL ON FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) TO kaiji_app;

REVOKE ALL ON FUNCTION public.org() FROM PUBLIC;
GRANT ALL ON FUNCTION public.org() TO kaiji_app;

REVOKE ALL ON FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.refuse_change() FROM PUBLIC;
GRANT ALL ON FUNCTION public.refuse_change() TO kaiji_app;

REVOKE ALL ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text, admin_language text, at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text, admin_language text, at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.single_sign_on_by_organization(asked uuid, OUT organization_id uuid, OUT kind text, OUT issuer text, OUT client_id text, OUT sealed_client_secret bytea, OUT two_factor_acr text[], OUT two_factor_amr text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.single_sign_on_by_organization(asked uuid, OUT organization_id uuid, OUT kind text, OUT issuer text, OUT client_id text, OUT sealed_client_secret bytea, OUT two_factor_acr text[], OUT two_factor_amr text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text, OUT linked uuid, OUT linked_is_member boolean, OUT member uuid, OUT member_is_linked boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.single_sign_on_candidates(asked uuid, named_issuer text, named_subject text, address text, OUT linked uuid, OUT linked_is_member boolean, OUT member uuid, OUT member_is_linked boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_idempotency_keys(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_idempotency_keys(before timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_imports(before timestamp with time zone, OUT imports bigint, OUT files bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_imports(before timestamp with time zone, OUT imports bigint, OUT files bigint) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_mails(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_mails(before timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_sessions(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_sessions(before timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_sign_in_failures(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_sign_in_failures(before timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.sweep_sign_in_ways(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_sign_in_ways(before timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.take_passkey_challenge(offered bytea, wanted text, asking uuid, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.take_single_sign_on(state bytea, browser bytea, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.take_single_sign_on(state bytea, browser bytea, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.undelivered_mails(before timestamp with time zone, OUT failed bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.undelivered_mails(before timestamp with time zone, OUT failed bigint) TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(valid_until) ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(revoked_at) ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(revoked_by) ON TABLE public.access_grant TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.access_request TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.access_request TO kaiji_app;

GRANT UPDATE(answered_at) ON TABLE public.access_request TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.api_token TO kaiji_app;

GRANT UPDATE(revoked_at) ON TABLE public.api_token TO kaiji_app;

GRANT INSERT ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(id) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(organization_id) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(user_id) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(label) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(sealed_by) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(sealed_at) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(opened_at),UPDATE(opened_at) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(opened_by),UPDATE(opened_by) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(reason),UPDATE(reason) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT(closes_at),UPDATE(closes_at) ON TABLE public.break_glass TO kaiji_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.current_disclosure TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.disclosure TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.disclosure TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.disclosure TO kaiji_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.disclosure_policy TO kaiji_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.draft TO kaiji_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.draft_answer TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_key TO kaiji_app;

GRANT UPDATE(result) ON TABLE public.idempotency_key TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.invitation TO kaiji_app;

GRANT UPDATE(accepted_at) ON TABLE public.invitation TO kaiji_app;

GRANT UPDATE(superseded_at) ON TABLE public.invitation TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.journal TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.journal_own TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(role) ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(suspended_at) ON TABLE public.membership TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.operator_access TO kaiji_app;

GRANT UPDATE(closed_at) ON TABLE public.operator_access TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(name) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(single_person) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.organization TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.organization_key TO kaiji_app;

GRANT UPDATE(retired_at) ON TABLE public.organization_key TO kaiji_app;

GRANT SELECT,INSERT,UPDATE ON TABLE public.product TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision_text TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision_text TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision_withdrawal TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision_withdrawal TO kaiji_app;

GRANT SELECT ON TABLE public.schema_migration TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.session TO kaiji_app;

GRANT UPDATE(organization_id) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(factors) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(proved_at) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(operator_access_id) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(ended_at) ON TABLE public.session TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.stored_file TO kaiji_app;

GRANT INSERT ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(id) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(email) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(name) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(language) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(created_at) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.workbook_import TO kaiji_app;
