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

CREATE FUNCTION public.alarm_signs(moment timestamp with time zone, OUT sign text, OUT organization_id uuid, OUT subject_id uuid, OUT cause text, OUT times bigint, OUT at timestamp with time zone) RETURNS SETOF record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    declare
      since timestamptz;
      slot constant interval := '10 minutes';
    begin
      select date_bin(slot, least(scanned_until, moment) - slot, 'epoch') into since from alarm_scan for update;
      since := greatest(since, moment - interval '1 day');
      update alarm_scan set scanned_until = moment;
      return query
        with recent as materialized (
            select id, at, date_bin(slot, at, 'epoch') as slot, type, organization_id, actor_id, subject_id, concerns, facts
              from journal where id >= first_id_at(since) and at >= since),
          refused as (
            select recent.*, facts ->> 'locked' = 'true' as locked, concerned
              from recent left join lateral unnest(concerns || organization_id) as concerned on true
             where type in ('session.refused', 'break-glass.refused')),
          administrators as (
            select membership.organization_id, user_id from membership join organization on organization.id = membership.organization_id
             where role = 'admin' or organization.kind = 'operator')
        select 'sign-in-refused', concerned, subject_id, subject_id::text, count(*), slot
          from refused where concerned is not null and subject_id is not null group by concerned, subject_id, slot
        union all
        select 'sign-in-locked', concerned, subject_id, subject_id::text, count(*), slot
          from refused where locked and concerned is not null and subject_id is not null group by concerned, subject_id, slot
        union all
        select 'sign-in-refused-anywhere', null, null, 'installation', count(distinct id), slot from refused group by slot
        union all
        select 'sign-in-refused-from-source', null, null, left(subject, 100), count(*), max(at)
          from sign_in_failure where at >= since group by subject
        union all
        select 'signed-in', organization_id, actor_id, id::text, 1, at
          from recent where type in ('session.began', 'session.proved')
           and exists (select from administrators where user_id = actor_id and administrators.organization_id = recent.organization_id)
        union all
        select 'read', organization_id, actor_id, concat(actor_id, ' ', organization_id), count(*), slot from recent
         where type in ('revision.read', 'revision.compared', 'draft.read', 'import.viewed', 'evidence.read') group by organization_id, actor_id, slot
        union all
        select 'exported', organization_id, actor_id, concat(actor_id, ' ', organization_id), count(*), slot from recent
         where type like '%.exported' or type like '%.downloaded' group by organization_id, actor_id, slot
        union all
        select 'refused', organization_id, actor_id, concat(actor_id, ' ', organization_id), sum((facts ->> 'times')::bigint)::bigint, slot
          from recent where type = 'access.refused' group by organization_id, actor_id, slot
        union all
        select type, concerned, subject_id, id::text, 1, at
          from recent cross join lateral unnest(concerns || organization_id) as concerned
         where concerned is not null and type in ('break-glass.opened', 'operator-access.opened')
        union all
        select type, concerned, subject_id, subject_id::text, count(*), slot
          from recent cross join lateral unnest(concerns) as concerned where type = 'passkey.copied' group by type, concerned, subject_id, slot
        union all
        select type, null, null, 'installation', count(*), slot
          from recent where type in ('chain.damaged', 'clock.jumped') group by type, slot
        union all
        select 'mails-waiting', null, null, 'mail', count(*), max(created_at) from outgoing_mail
         where sent_at is null and last_error is not null and (tried >= 3 or failed_at >= since) having count(*) > 0;
    end $$;

ALTER FUNCTION public.alarm_signs(moment timestamp with time zone, OUT sign text, OUT organization_id uuid, OUT subject_id uuid, OUT cause text, OUT times bigint, OUT at timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.alarm_signs(moment timestamp with time zone, OUT sign text, OUT organization_id uuid, OUT subject_id uuid, OUT cause text, OUT times bigint, OUT at timestamp with time zone) IS 'counts by ten minutes and single acts since the last scan, a day back at most; never what a record says';

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

CREATE FUNCTION public.audit_add_key(key_id text, public_key text, installation_key text, signature text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    insert into audit_key values (key_id, public_key, installation_key, signature) on conflict do nothing $$;

ALTER FUNCTION public.audit_add_key(key_id text, public_key text, installation_key text, signature text) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_blocks(after bigint, at_most integer, OUT number bigint, OUT first_position bigint, OUT size integer, OUT root text, OUT previous text, OUT at timestamp with time zone, OUT key_id text, OUT signature text) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select number, first_position, size, encode(root, 'hex'), encode(previous, 'hex'), at, key_id, signature
      from audit_block where number > after order by number limit at_most $$;

ALTER FUNCTION public.audit_blocks(after bigint, at_most integer, OUT number bigint, OUT first_position bigint, OUT size integer, OUT root text, OUT previous text, OUT at timestamp with time zone, OUT key_id text, OUT signature text) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_entries(from_position bigint, to_position bigint, OUT place bigint, OUT sealed_leaf text, OUT place_of uuid, OUT is_gone boolean, OUT rank bigint, OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select audit_leaf.position, encode(audit_leaf.leaf, 'hex'), audit_leaf.journal_id, journal.id is null, journal.seq, journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
        journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
        journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf, true as is_own
      from audit_leaf left join lateral (select * from journal where journal.id = audit_leaf.journal_id offset 0) as journal on true left join journal_own on journal_own.journal_id = journal.id
     where audit_leaf.position between from_position and to_position and kind() = 'operator' order by audit_leaf.position $$;

ALTER FUNCTION public.audit_entries(from_position bigint, to_position bigint, OUT place bigint, OUT sealed_leaf text, OUT place_of uuid, OUT is_gone boolean, OUT rank bigint, OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_entries(from_position bigint, to_position bigint, OUT place bigint, OUT sealed_leaf text, OUT place_of uuid, OUT is_gone boolean, OUT rank bigint, OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) IS 'for the check of the whole chain alone, which shows nobody what it reads';

CREATE FUNCTION public.audit_horizon(OUT seq bigint, OUT writers text[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      select last_value into seq from journal_seq_seq;
      writers := array(select virtualtransaction from journal_writers() as virtualtransaction);
    end $$;

ALTER FUNCTION public.audit_horizon(OUT seq bigint, OUT writers text[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_horizon(OUT seq bigint, OUT writers text[]) IS 'whoever has drawn a number up to seq holds its lock since before: once the writers are gone, nothing up to seq can still appear';

CREATE TABLE public.audit_key (
    key_id text NOT NULL,
    public_key text NOT NULL,
    installation_key text NOT NULL,
    signature text NOT NULL
);

ALTER TABLE ONLY public.audit_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_key OWNER TO kaiji_owner;

COMMENT ON TABLE public.audit_key IS 'keys that signed blocks, certified by the installation''s own; the private halves are not in the database';

CREATE FUNCTION public.audit_keys() RETURNS SETOF public.audit_key
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$ select * from audit_key $$;

ALTER FUNCTION public.audit_keys() OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_leaves(from_position bigint, to_position bigint, OUT place bigint, OUT leaf text, OUT journal_id uuid, OUT is_gone boolean, OUT rank bigint) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select audit_leaf.position, encode(audit_leaf.leaf, 'hex'), audit_leaf.journal_id, journal.id is null, journal.seq
      from audit_leaf left join lateral (select * from journal where journal.id = audit_leaf.journal_id offset 0) as journal on true
     where audit_leaf.position between from_position and to_position order by audit_leaf.position $$;

ALTER FUNCTION public.audit_leaves(from_position bigint, to_position bigint, OUT place bigint, OUT leaf text, OUT journal_id uuid, OUT is_gone boolean, OUT rank bigint) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_leaves(from_position bigint, to_position bigint, OUT place bigint, OUT leaf text, OUT journal_id uuid, OUT is_gone boolean, OUT rank bigint) IS 'for every organization: leaves tell nothing of what they stand for';

CREATE FUNCTION public.audit_missing(at_most integer) RETURNS SETOF bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select position from audit_leaf where not exists (select from journal where journal.id = audit_leaf.journal_id) order by position limit at_most $$;

ALTER FUNCTION public.audit_missing(at_most integer) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_outside(at_most integer, OUT journal_id uuid, OUT passed boolean) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select journal.id, journal.seq <= coalesce((select sealed_seq from audit_block order by number desc limit 1), 0)
      from journal
     where not exists (select from audit_leaf where audit_leaf.journal_id = journal.id)
     order by journal.seq limit at_most $$;

ALTER FUNCTION public.audit_outside(at_most integer, OUT journal_id uuid, OUT passed boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_outside(at_most integer, OUT journal_id uuid, OUT passed boolean) IS 'records that are not sealed; those that the sealer has passed were put in later';

CREATE FUNCTION public.audit_places(ids uuid[], OUT journal_id uuid, OUT place bigint, OUT block bigint) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select audit_leaf.journal_id, audit_leaf.position,
           (select number from audit_block where first_position <= audit_leaf.position order by first_position desc limit 1)
      from audit_leaf where audit_leaf.journal_id = any (ids) $$;

ALTER FUNCTION public.audit_places(ids uuid[], OUT journal_id uuid, OUT place bigint, OUT block bigint) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_records(ids uuid[], OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select journal.id, to_jsonb(journal.at at time zone 'UTC') #>> '{}' as at, journal.type, journal.organization_id, journal.actor_id,
        journal.subject_id, journal.request_id, journal.concerns, journal.facts, encode(journal.own_hash, 'hex') as own_hash,
        journal_own.facts as own_facts, journal_own.salt, encode(journal.leaf, 'hex') as leaf, true as is_own
      from journal left join journal_own on journal_own.journal_id = journal.id
     where journal.id = any (ids) and kind() = 'operator' $$;

ALTER FUNCTION public.audit_records(ids uuid[], OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_records(ids uuid[], OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) IS 'the same for records that no block holds';

CREATE FUNCTION public.audit_seal(number bigint, first_position bigint, root text, previous text, at timestamp with time zone, key_id text, signature text, sealed_seq bigint, ids uuid[], leaves text[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      insert into audit_block values (audit_seal.number, audit_seal.first_position, cardinality(ids), decode(audit_seal.root, 'hex'),
        decode(audit_seal.previous, 'hex'), audit_seal.at, audit_seal.key_id, audit_seal.signature, audit_seal.sealed_seq);
      insert into audit_leaf
        select audit_seal.first_position + ordinality - 1, sealed.id, decode(sealed.leaf, 'hex')
          from unnest(ids, leaves) with ordinality as sealed (id, leaf);
    end $$;

ALTER FUNCTION public.audit_seal(number bigint, first_position bigint, root text, previous text, at timestamp with time zone, key_id text, signature text, sealed_seq bigint, ids uuid[], leaves text[]) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_state(OUT number bigint, OUT sealed_at timestamp with time zone, OUT waits boolean) RETURNS record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    declare last audit_block;
    begin
      select * into last from audit_block order by audit_block.number desc limit 1;
      number := coalesce(last.number, 0);
      sealed_at := last.at;
      waits := exists (select from journal where seq > coalesce(last.sealed_seq, 0));
    end $$;

ALTER FUNCTION public.audit_state(OUT number bigint, OUT sealed_at timestamp with time zone, OUT waits boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.audit_state(OUT number bigint, OUT sealed_at timestamp with time zone, OUT waits boolean) IS 'asked several times a second';

CREATE FUNCTION public.audit_unsealed(up_to bigint, at_most integer, OUT id uuid, OUT leaf text, OUT at timestamp with time zone, OUT seq bigint) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select id, encode(leaf, 'hex'), at, seq from journal
     where seq > coalesce((select sealed_seq from audit_block order by number desc limit 1), 0) and seq <= up_to
     order by seq limit at_most $$;

ALTER FUNCTION public.audit_unsealed(up_to bigint, at_most integer, OUT id uuid, OUT leaf text, OUT at timestamp with time zone, OUT seq bigint) OWNER TO kaiji_owner;

CREATE FUNCTION public.audit_writes_on(writers text[]) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select exists (select from journal_writers() as virtualtransaction where virtualtransaction = any (writers)) $$;

ALTER FUNCTION public.audit_writes_on(writers text[]) OWNER TO kaiji_owner;

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

CREATE FUNCTION public.change_password(new_hash text, moment timestamp with time zone, goes_on uuid) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    update user_account set password_hash = new_hash where id = me();
    update session set ended_at = moment where user_id = me() and id <> goes_on and ended_at is null;
    update api_token set revoked_at = moment where user_id = me() and revoked_at is null;
    update password_reset set superseded_at = moment where user_id = me() and used_at is null and superseded_at is null $$;

ALTER FUNCTION public.change_password(new_hash text, moment timestamp with time zone, goes_on uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.change_password(new_hash text, moment timestamp with time zone, goes_on uuid) IS 'of whoever acts; the server may not write passwords itself';

CREATE FUNCTION public.changed_behind() RETURNS TABLE(setting text, subject_id uuid, cause text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select 'policy', null::uuid, 'policy ' || md5(concat(stored.policy))
      from (select) as always
      left join (select policy from disclosure_policy) as stored on true
      left join lateral (
        select journal_own.facts -> 'after' as policy from journal join journal_own on journal_own.journal_id = journal.id
         where journal.subject_id in (select id from organization where kind = 'operator') and journal.type = 'policy.changed' order by journal.seq desc limit 1) as recorded on true
     where stored.policy is distinct from recorded.policy
    union all
    select 'role', membership.user_id, concat('role ', membership.organization_id, ' ', membership.user_id, ' ', membership.role)
      from membership join lateral (
        select coalesce(journal_own.facts -> 'after' ->> 'role', journal.facts -> 'after' ->> 'role', journal.facts ->> 'role') as role
          from journal left join journal_own on journal_own.journal_id = journal.id
         where journal.subject_id = membership.user_id and journal.type in ('member.joined', 'member.changed')
           and (journal.organization_id = membership.organization_id or journal.concerns @> array[membership.organization_id])
         order by journal.seq desc limit 1) as recorded on true
     where membership.role <> recorded.role $$;

ALTER FUNCTION public.changed_behind() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.changed_behind() IS 'which settings are not what the journal says they were last changed to; not what they say';

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

CREATE FUNCTION public.end_bound_sessions(moment timestamp with time zone) RETURNS SETOF uuid
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    update session set ended_at = moment where bound_to = org() and ended_at is null returning id $$;

ALTER FUNCTION public.end_bound_sessions(moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.end_bound_sessions(moment timestamp with time zone) IS 'for the organization acted for, when its provider no longer lets anybody in';

CREATE FUNCTION public.end_member_sessions(member uuid, moment timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with ended as (update session set ended_at = moment where user_id = member and organization_id = org() and ended_at is null returning 1)
    select count(*) from ended $$;

ALTER FUNCTION public.end_member_sessions(member uuid, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.end_member_sessions(member uuid, moment timestamp with time zone) IS 'those in which the member acts for the organization of whoever ends them';

CREATE FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    declare acting organization;
    begin
      select * into strict acting from organization
       where id = (select coalesce(merged_into, id) from organization as named where named.id = enqueue_job.organization_id);
      perform graphile_worker.add_job(name, json_build_object('organizationId', acting.id, 'kind', acting.kind, 'payload', payload));
    end $$;

ALTER FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) IS 'for any organization: a vendor''s act may mean work for its hospitals; the job later sees what that organization sees';

CREATE FUNCTION public.event_actors(events uuid[], OUT event_id uuid, OUT actor_name text, OUT organization_id uuid, OUT organization_name text) RETURNS SETOF record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select journal.id, user_account.name, organization.id, organization.name
      from journal
      left join user_account on user_account.id = journal.actor_id
      left join operator_access on operator_access.id::text = journal.facts ->> 'operatorAccess' and operator_access.user_id = journal.actor_id
      left join organization on organization.id = coalesce(operator_access.operator_id, journal.organization_id)
     where journal.id = any (events)
       and (journal.organization_id = any ((select own_organizations())::uuid[]) or journal.concerns && (select own_organizations())::uuid[]) $$;

ALTER FUNCTION public.event_actors(events uuid[], OUT event_id uuid, OUT actor_name text, OUT organization_id uuid, OUT organization_name text) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.event_actors(events uuid[], OUT event_id uuid, OUT actor_name text, OUT organization_id uuid, OUT organization_name text) IS 'who acted, by name and organization, in events that are the reader''s own or concern it; the operator''s organization where an operator looked in';

CREATE FUNCTION public.first_id_at(moment timestamp with time zone) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;

ALTER FUNCTION public.first_id_at(moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.first_id_at(moment timestamp with time zone) IS 'ids of records begin with their time (UUIDv7), so that their index finds the latest ones';

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

CREATE FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone, OUT withdrawn_at timestamp with time zone, OUT named_by text) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select invitation.id, invitation.organization_id, organization.name, organization.kind, invitation.email, invitation.role,
           invitation.expires_at, invitation.accepted_at, invitation.superseded_at, invitation.withdrawn_at,
           case when organization.claimed_at is null then hospital.name end
      from invitation join organization on organization.id = invitation.organization_id
      left join organization as hospital on hospital.id = organization.named_by where token_hash = hash $$;

ALTER FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone, OUT withdrawn_at timestamp with time zone, OUT named_by text) OWNER TO kaiji_owner;

CREATE FUNCTION public.journal_writers() RETURNS SETOF text
    LANGUAGE sql
    AS $$
    select virtualtransaction from pg_locks
     where relation = 'public.journal'::regclass and database = (select oid from pg_database where datname = current_database())
       and mode = 'RowExclusiveLock' and granted $$;

ALTER FUNCTION public.journal_writers() OWNER TO kaiji_owner;

CREATE FUNCTION public.keep_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - '{audience, organization_id}'::text[] = to_jsonb(old) - '{audience, organization_id}'::text[]
        and (new.organization_id = old.organization_id
          or exists (select from organization where id = old.organization_id and merged_into = new.organization_id)) then return new; end if;
      raise exception '% is sealed', tg_table_name using errcode = 'insufficient_privilege';
    end $$;

ALTER FUNCTION public.keep_sealed() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.keep_sealed() IS 'who may read it changes, and whose it is where organizations are merged; never what it says';

CREATE FUNCTION public.kept_files(hashes text[]) RETURNS SETOF text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select sha256 from stored_file where sha256 = any (hashes)
    union select sha256 from form_draft where sha256 = any (hashes)
    union select sha256 from form_workbook where sha256 = any (hashes) union select sha256 from request_file where sha256 = any (hashes) $$;

ALTER FUNCTION public.kept_files(hashes text[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.kept_files(hashes text[]) IS 'which of these files on the disk some organization still has';

CREATE FUNCTION public.kind() RETURNS text
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('app.kind', true), '') $$;

ALTER FUNCTION public.kind() OWNER TO kaiji_owner;

CREATE FUNCTION public.last_settings() RETURNS jsonb
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select facts -> 'after' from journal where type = 'installation.settings-changed' and organization_id is null order by seq desc limit 1 $$;

ALTER FUNCTION public.last_settings() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.last_settings() IS 'settings of the environment as they were last recorded, without secrets';

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

CREATE FUNCTION public.may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamp with time zone) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce(kind() = 'operator', false) or (into_id = org() and exists (
      select from invitation join organization as named on named.id = invitation.organization_id
       where token_hash = invitation_hash and named.id = from_id and named_by is not null and claimed_at is null
         and accepted_at is null and superseded_at is null and withdrawn_at is null and invitation.expires_at > moment)) $$;

ALTER FUNCTION public.may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamp with time zone) IS 'the operator, or a vendor that holds the open link to the page of one known by its name alone';

CREATE FUNCTION public.me() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('app.user_id', true), '')::uuid $$;

ALTER FUNCTION public.me() OWNER TO kaiji_owner;

CREATE FUNCTION public.member_standings(OUT user_id uuid, OUT second_factor boolean) RETURNS SETOF record
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      return query select colleague.user_id,
          exists (select from totp_credential where user_id = colleague.user_id and confirmed_at is not null)
            or exists (select from passkey where user_id = colleague.user_id)
        from membership as colleague where colleague.organization_id = org();
    end $$;

ALTER FUNCTION public.member_standings(OUT user_id uuid, OUT second_factor boolean) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.member_standings(OUT user_id uuid, OUT second_factor boolean) IS 'of each colleague: whether a second factor is enrolled';

CREATE FUNCTION public.merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamp with time zone, OUT moved jsonb, OUT stayed jsonb, OUT conflicts jsonb) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $_$
    declare
      spot record;
      number bigint;
    begin
      perform from organization where id in (from_id, into_id) order by id for update;
      if exists (select from organization where (id = into_id and merged_into is not null) or (id = from_id and merged_into <> into_id)
          or (id = from_id and claimed_at is not null and invitation_hash is not null)) then
        raise exception 'merged or claimed at the same moment' using errcode = 'serialization_failure';
      end if;
      if not may_merge(from_id, into_id, invitation_hash, moment) then
        raise exception 'not for this organization to merge' using errcode = 'insufficient_privilege';
      end if;
      select coalesce(jsonb_agg(jsonb_build_object('productId', mine.id, 'name', mine.name, 'version', mine.version) order by mine.name, mine.version), '[]')
        into conflicts from product as mine join product as theirs using (name, version)
       where mine.organization_id = from_id and theirs.organization_id = into_id;
      moved := '{}';
      stayed := '{}';
      if conflicts <> '[]' then return; end if;
      begin
        set constraints all deferred;
        update organization set merged_into = into_id, claimed_at = coalesce(claimed_at, moment), row_version = row_version + 1 where id = from_id;
        update organization set corporate_number = coalesce(organization.corporate_number, twin.corporate_number), row_version = organization.row_version + 1
          from organization as twin where organization.id = into_id and twin.id = from_id;
        update session set ended_at = moment where organization_id = from_id and ended_at is null;
        update api_token set revoked_at = moment where organization_id = from_id and revoked_at is null;
        update single_sign_on set enabled = false where organization_id = from_id;
        update operator_access set closed_at = moment where organization_id = from_id and closed_at is null;
        update organization_key set retired_at = moment where organization_id = from_id and retired_at is null;
        update invitation set superseded_at = moment where organization_id = from_id and superseded_at is null and accepted_at is null and withdrawn_at is null
          and (token_hash = invitation_hash or exists (select from invitation as theirs where theirs.organization_id = into_id and theirs.email = invitation.email
            and theirs.superseded_at is null and theirs.accepted_at is null and theirs.withdrawn_at is null));
        update workbook_import set file_id = theirs.id from stored_file as mine join stored_file as theirs using (sha256)
         where mine.organization_id = from_id and theirs.organization_id = into_id and workbook_import.file_id = mine.id;
        update access_grant as theirs set valid_until = greatest(theirs.valid_until, mine.valid_until) from access_grant as mine
         where theirs.grantee_id = into_id and mine.grantee_id = from_id and theirs.product_id = mine.product_id
           and theirs.revoked_at is null and mine.revoked_at is null;
        for spot in select * from organization_places() loop
          execute format('update %1$I as mine set %2$I = $2 where %2$I = $1', spot.place, spot.of_column)
            || case when spot.same is null then ''
              else format(' and not exists (select from %1$I as theirs where theirs.%2$I = $2 and %3$s)', spot.place, spot.of_column, spot.same) end
            using from_id, into_id;
          get diagnostics number = row_count;
          if number > 0 then
            moved := moved || jsonb_build_object(spot.place, coalesce((moved ->> spot.place)::bigint, 0) + number);
          end if;
          if spot.same is not null then
            execute format('select count(*) from %I where %I = $1', spot.place, spot.of_column) into number using from_id;
            if number > 0 then
              stayed := stayed || jsonb_build_object(spot.place, coalesce((stayed ->> spot.place)::bigint, 0) + number);
            end if;
          end if;
        end loop;
        update membership set suspended_at = moment where organization_id = from_id and suspended_at is null;
        set constraints all immediate;
        if rehearsal then raise exception 'rehearsed' using errcode = 'KJ001'; end if;
      exception when sqlstate 'KJ001' then null;
      end;
    end $_$;

ALTER FUNCTION public.merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamp with time zone, OUT moved jsonb, OUT stayed jsonb, OUT conflicts jsonb) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamp with time zone, OUT moved jsonb, OUT stayed jsonb, OUT conflicts jsonb) IS 'everything of one organization becomes the other''s, but for what names it in the journal and under a signature; a rehearsal tells what would';

CREATE FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    declare noted outgoing_mail;
    begin
      update outgoing_mail
         set sent_at = sent, failed_at = failed, last_error = error, sealed = case when sent is null and failed is null then sealed end
       where id = mail_id and sealed is not null returning * into noted;
      if noted.sealed is null and noted.tell_job is not null then
        perform enqueue_job(noted.tell_job, noted.tell_organization_id, jsonb_build_object('mailId', mail_id, 'sent', sent is not null));
      end if;
    end $$;

ALTER FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) IS 'how a try ended; a mail that is sent or given up loses its text and stays as it is, and whoever asked to be told is told, once';

CREATE FUNCTION public.note_sign_in() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      update membership set last_signed_in_at = new.proved_at where organization_id = new.organization_id and user_id = new.user_id;
      return null;
    end $$;

ALTER FUNCTION public.note_sign_in() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.note_sign_in() IS 'sessions are swept away; when a member last signed in stays known';

CREATE FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    insert into passkey_challenge values (hash, purpose, asking, expires_at) $$;

ALTER FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.offer_password_reset(address text, hash bytea, moment timestamp with time zone, expires_at timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      select user_account.id, user_account.email, user_account.language, known.organization_ids
        into user_id, email, language, organization_ids
        from account_by_email(address) as known join user_account on user_account.id = known.id;
      if user_id is null then return; end if;
      update password_reset set superseded_at = moment
       where password_reset.user_id = offer_password_reset.user_id and used_at is null and superseded_at is null;
      insert into password_reset (token_hash, user_id, created_at, expires_at)
        values (hash, offer_password_reset.user_id, moment, offer_password_reset.expires_at);
    end $$;

ALTER FUNCTION public.offer_password_reset(address text, hash bytea, moment timestamp with time zone, expires_at timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.offer_password_reset(address text, hash bytea, moment timestamp with time zone, expires_at timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) IS 'the newest link of an account is the only one that works; nothing but nulls for an unknown address';

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

CREATE FUNCTION public.organization_places(OUT place text, OUT of_column text, OUT same text) RETURNS SETOF record
    LANGUAGE sql IMMUTABLE
    AS $$ values
    ('organization', 'merged_into', null),
    ('organization', 'named_by', null),
    ('organization_key', 'organization_id', null),
    ('membership', 'organization_id', 'theirs.user_id = mine.user_id'),
    ('api_token', 'organization_id', null),
    ('operator_access', 'organization_id', null),
    ('invitation', 'organization_id', null),
    ('product', 'organization_id', null),
    ('access_request', 'vendor_id', null),
    ('access_request', 'requester_id', 'theirs.product_id = mine.product_id and theirs.state = ''open'' and mine.state = ''open'''),
    ('access_grant', 'organization_id', null),
    ('access_grant', 'grantee_id', 'theirs.product_id = mine.product_id and theirs.revoked_at is null and mine.revoked_at is null'),
    ('disclosure', 'organization_id', null),
    ('draft', 'organization_id', null),
    ('draft_answer', 'organization_id', null),
    ('revision', 'organization_id', null),
    ('revision_text', 'organization_id', null),
    ('revision_withdrawal', 'organization_id', null),
    ('current_disclosure', 'organization_id', null),
    ('stored_file', 'organization_id', 'theirs.sha256 = mine.sha256'),
    ('workbook_import', 'organization_id', null),
    ('portfolio_entry', 'organization_id', null),
    ('portfolio_entry', 'vendor_id', null),
    ('ledger_mapping', 'organization_id', 'theirs.headings_key = mine.headings_key'),
    ('ledger_import', 'organization_id', null),
    ('assessment', 'organization_id', 'theirs.revision_id = mine.revision_id and theirs.state <> ''discarded'' and mine.state <> ''discarded'''),
    ('assessment', 'vendor_id', null),
    ('treatment', 'hospital_id', 'theirs.product_id = mine.product_id and theirs.form = mine.form and theirs.topic = mine.topic and theirs.state <> ''withdrawn'' and mine.state <> ''withdrawn'''),
    ('treatment', 'vendor_id', null),
    ('treatment_plan', 'organization_id', 'exists (select from treatment where treatment.id = mine.treatment_id and treatment.hospital_id = mine.organization_id)'),
    ('treatment_step', 'hospital_id', 'exists (select from treatment where treatment.id = mine.treatment_id and treatment.hospital_id = mine.hospital_id)'),
    ('treatment_step', 'vendor_id', null),
    ('disclosure_request', 'hospital_id', null),
    ('disclosure_request', 'vendor_id', null),
    ('request_mail', 'hospital_id', null),
    ('request_mail', 'vendor_id', null),
    ('request_link', 'hospital_id', null),
    ('request_link', 'vendor_id', null),
    ('request_file', 'hospital_id', null),
    ('request_file', 'vendor_id', null),
    ('clarification', 'hospital_id', null),
    ('clarification', 'vendor_id', null),
    ('clarification_message', 'hospital_id', null),
    ('clarification_message', 'vendor_id', null),
    ('clarification_note', 'hospital_id', null),
    ('clarification_note', 'vendor_id', null),
    ('clarification_note', 'organization_id', null),
    ('product_answer', 'organization_id', null),
    ('form_draft', 'organization_id', null),
    ('profile', 'organization_id', null),
    ('released_form', 'organization_id', null),
    ('form_crosswalk', 'organization_id', null),
    ('form_workbook', 'organization_id', null) $$;

ALTER FUNCTION public.organization_places(OUT place text, OUT of_column text, OUT same text) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.organization_places(OUT place text, OUT of_column text, OUT same text) IS 'what moves when organizations are merged; a new table with an organization gets its line here';

CREATE FUNCTION public.own_organizations() RETURNS uuid[]
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select array(select id from organization where org() in (id, merged_into)) $$;

ALTER FUNCTION public.own_organizations() OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.own_organizations() IS 'the organization acted for, and those that were merged into it';

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

CREATE FUNCTION public.password_reset_by_token(hash bytea, OUT email text, OUT name text, OUT expires_at timestamp with time zone, OUT used_at timestamp with time zone, OUT superseded_at timestamp with time zone) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select user_account.email, user_account.name, password_reset.expires_at, password_reset.used_at, password_reset.superseded_at
      from password_reset join user_account on user_account.id = password_reset.user_id where token_hash = hash $$;

ALTER FUNCTION public.password_reset_by_token(hash bytea, OUT email text, OUT name text, OUT expires_at timestamp with time zone, OUT used_at timestamp with time zone, OUT superseded_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone, tell_job text, tell_organization_id uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      insert into outgoing_mail (id, sealed, created_at, tell_job, tell_organization_id)
        values (post_mail.id, post_mail.sealed, moment, post_mail.tell_job, post_mail.tell_organization_id);
      perform graphile_worker.add_job('mail.deliver', json_build_object('id', post_mail.id), max_attempts => 40);
    end $$;

ALTER FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone, tell_job text, tell_organization_id uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone, tell_job text, tell_organization_id uuid) IS 'the mail and the job that delivers it exist if, and only if, the transaction commits';

CREATE FUNCTION public.raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamp with time zone) RETURNS uuid[]
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      insert into alarm (id, kind, organization_id, cause, subject_id, facts, raised_at)
        values (raise_alarm.id, raise_alarm.kind, raise_alarm.organization_id, raise_alarm.cause, raise_alarm.subject_id, raise_alarm.facts, moment)
        on conflict do nothing;
      if not found then return null; end if;
      return array(select organization.id from organization
                    where organization.id = raise_alarm.organization_id or (raise_alarm.organization_id is null and organization.kind = 'operator'));
    end $$;

ALTER FUNCTION public.raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamp with time zone) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamp with time zone) IS 'the organizations to tell of it; null where it was raised before';

CREATE FUNCTION public.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$;

ALTER FUNCTION public.refuse_change() OWNER TO kaiji_owner;

CREATE FUNCTION public.remove_factors(person uuid, moment timestamp with time zone, OUT email text, OUT language text, OUT organization_ids uuid[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      select array_agg(organization_id) into organization_ids from membership where user_id = person;
      if not (kind() = 'operator' or organization_ids = array[org()]) then organization_ids := null; end if;
      if organization_ids is null then return; end if;
      delete from totp_credential where user_id = person;
      delete from recovery_code where user_id = person;
      delete from passkey where user_id = person;
      update session set ended_at = moment where user_id = person and ended_at is null;
      update api_token set revoked_at = moment where user_id = person and revoked_at is null;
      select user_account.email, user_account.language into email, language from user_account where id = person;
    end $$;

ALTER FUNCTION public.remove_factors(person uuid, moment timestamp with time zone, OUT email text, OUT language text, OUT organization_ids uuid[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.remove_factors(person uuid, moment timestamp with time zone, OUT email text, OUT language text, OUT organization_ids uuid[]) IS 'by the operator, or by the one organization that knows the person; nothing comes back where it may not';

CREATE FUNCTION public.request_by_link(hash bytea, OUT request_id uuid, OUT vendor_id uuid, OUT registered boolean, OUT expires_at timestamp with time zone, OUT revoked_at timestamp with time zone) RETURNS record
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select request_link.request_id, request_link.vendor_id, organization.claimed_at is not null, request_link.expires_at, request_link.revoked_at
      from request_link join organization on organization.id = request_link.vendor_id where token_hash = hash $$;

ALTER FUNCTION public.request_by_link(hash bytea, OUT request_id uuid, OUT vendor_id uuid, OUT registered boolean, OUT expires_at timestamp with time zone, OUT revoked_at timestamp with time zone) OWNER TO kaiji_owner;

CREATE FUNCTION public.reset_password(hash bytea, new_hash text, moment timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    #variable_conflict use_column
    begin
      update password_reset set used_at = moment
       where token_hash = hash and used_at is null and superseded_at is null and expires_at > moment
        returning password_reset.user_id into user_id;
      if user_id is null then return; end if;
      update user_account set password_hash = new_hash where id = reset_password.user_id
        returning user_account.email, user_account.language into email, language;
      update session set ended_at = moment where session.user_id = reset_password.user_id and ended_at is null;
      update api_token set revoked_at = moment where api_token.user_id = reset_password.user_id and revoked_at is null;
      organization_ids := array(select organization_id from membership where membership.user_id = reset_password.user_id);
    end $$;

ALTER FUNCTION public.reset_password(hash bytea, new_hash text, moment timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.reset_password(hash bytea, new_hash text, moment timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) IS 'the password alone: sessions and tokens end, the second factor stays';

CREATE FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid, OUT bound_to uuid) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
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

ALTER FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid, OUT bound_to uuid) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid, OUT bound_to uuid) IS 'an open operator access turns the session into a reader of the other organization; an emergency account stays suspended but for the hour after its envelopes were opened';

CREATE FUNCTION public.set_up(hash bytea, operator_id uuid, operator_name text, admin_id uuid, admin_email text, admin_name text, admin_password text, admin_language text, at timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    begin
      update installation set set_up_at = at, set_up_token_hash = null where set_up_at is null and set_up_token_hash = hash;
      if not found then return false; end if;
      insert into organization (id, kind, name, created_at, claimed_at) values (operator_id, 'operator', operator_name, at, at);
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

CREATE FUNCTION public.sweep_password_resets(before timestamp with time zone) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    with gone as (delete from password_reset where created_at < before returning 1) select count(*) from gone $$;

ALTER FUNCTION public.sweep_password_resets(before timestamp with time zone) OWNER TO kaiji_owner;

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

CREATE FUNCTION public.vendors_to_remind(today date) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'public', 'pg_temp'
    AS $$
    select distinct vendor_id from disclosure_request where remind_on <= today $$;

ALTER FUNCTION public.vendors_to_remind(today date) OWNER TO kaiji_owner;

COMMENT ON FUNCTION public.vendors_to_remind(today date) IS 'ids alone: what is due, and whether, is decided in each vendor''s own scope';

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

CREATE TABLE public.alarm (
    id uuid NOT NULL,
    kind text NOT NULL,
    organization_id uuid,
    cause text NOT NULL,
    subject_id uuid,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    raised_at timestamp with time zone NOT NULL,
    acknowledged_at timestamp with time zone,
    acknowledged_by uuid,
    CONSTRAINT alarm_cause_check CHECK (((length(cause) >= 1) AND (length(cause) <= 200)))
);

ALTER TABLE ONLY public.alarm FORCE ROW LEVEL SECURITY;

ALTER TABLE public.alarm OWNER TO kaiji_owner;

COMMENT ON COLUMN public.alarm.organization_id IS 'whose administrators see it; null = the operators';

COMMENT ON COLUMN public.alarm.cause IS 'what is alarmed about and in which span of time: once is enough';

CREATE TABLE public.alarm_scan (
    singleton boolean DEFAULT true NOT NULL,
    scanned_until timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT alarm_scan_singleton_check CHECK (singleton)
);

ALTER TABLE ONLY public.alarm_scan FORCE ROW LEVEL SECURITY;

ALTER TABLE public.alarm_scan OWNER TO kaiji_owner;

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

CREATE TABLE public.assessment (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    product_id uuid NOT NULL,
    disclosure_id uuid NOT NULL,
    revision_id uuid NOT NULL,
    number integer NOT NULL,
    template_id text NOT NULL,
    from_revision_id uuid,
    state text DEFAULT 'open'::text NOT NULL,
    judgements jsonb DEFAULT '{}'::jsonb NOT NULL,
    started_at timestamp with time zone NOT NULL,
    started_by uuid NOT NULL,
    done_at timestamp with time zone,
    done_by uuid,
    reopened_at timestamp with time zone,
    reopened_by uuid,
    reopen_reason text,
    row_version integer DEFAULT 1 NOT NULL,
    CONSTRAINT assessment_reopen_reason_check CHECK ((length(reopen_reason) <= 4000)),
    CONSTRAINT assessment_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'discarded'::text])))
);

ALTER TABLE ONLY public.assessment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.assessment OWNER TO kaiji_owner;

COMMENT ON COLUMN public.assessment.from_revision_id IS 'the revision that was accepted last: what changed since is asked';

COMMENT ON COLUMN public.assessment.judgements IS 'by question: verdict, note, who judged it when, whether it was kept from the assessment before';

CREATE TABLE public.audit_block (
    number bigint NOT NULL,
    first_position bigint NOT NULL,
    size integer NOT NULL,
    root bytea NOT NULL,
    previous bytea,
    at timestamp(3) with time zone NOT NULL,
    key_id text NOT NULL,
    signature text NOT NULL,
    sealed_seq bigint NOT NULL,
    CONSTRAINT audit_block_number_check CHECK ((number > 0)),
    CONSTRAINT audit_block_size_check CHECK ((size > 0))
);

ALTER TABLE ONLY public.audit_block FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_block OWNER TO kaiji_owner;

COMMENT ON COLUMN public.audit_block.sealed_seq IS 'of the last record in it, where the next block goes on';

CREATE TABLE public.audit_leaf (
    "position" bigint NOT NULL,
    journal_id uuid NOT NULL,
    leaf bytea NOT NULL
);

ALTER TABLE ONLY public.audit_leaf FORCE ROW LEVEL SECURITY;

ALTER TABLE public.audit_leaf OWNER TO kaiji_owner;

COMMENT ON TABLE public.audit_leaf IS 'without a foreign key: a record that is gone is to be found, not its trace to be kept from being told';

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

CREATE TABLE public.clarification (
    id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    batch_id uuid NOT NULL,
    product_id uuid NOT NULL,
    product_name text NOT NULL,
    product_version text NOT NULL,
    kind text NOT NULL,
    disclosure_id uuid,
    revision_id uuid,
    form text,
    template_id text,
    question text,
    topic text,
    text text NOT NULL,
    same_as text GENERATED ALWAYS AS (COALESCE(((form || ' '::text) || topic), md5(text))) STORED NOT NULL,
    state text DEFAULT 'open'::text NOT NULL,
    answered_by text,
    answering_revision_id uuid,
    asked_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    CONSTRAINT clarification_answered_by_check CHECK ((answered_by = ANY (ARRAY['thread'::text, 'revision'::text]))),
    CONSTRAINT clarification_check CHECK ((num_nulls(disclosure_id, revision_id, form, template_id, question, topic) =
CASE kind
    WHEN 'free'::text THEN 6
    ELSE 0
END)),
    CONSTRAINT clarification_kind_check CHECK ((kind = ANY (ARRAY['reason_for_blank'::text, 'reason_for_na'::text, 'contradiction'::text, 'own_words'::text, 'free'::text]))),
    CONSTRAINT clarification_product_name_check CHECK (((length(product_name) >= 1) AND (length(product_name) <= 200))),
    CONSTRAINT clarification_product_version_check CHECK ((length(product_version) <= 100)),
    CONSTRAINT clarification_state_check CHECK ((state = ANY (ARRAY['open'::text, 'answered'::text, 'reopened'::text, 'closed'::text, 'withdrawn'::text]))),
    CONSTRAINT clarification_text_check CHECK ((length(text) <= 4000))
);

ALTER TABLE ONLY public.clarification FORCE ROW LEVEL SECURITY;

ALTER TABLE public.clarification OWNER TO kaiji_owner;

COMMENT ON COLUMN public.clarification.batch_id IS 'what was asked in one call has one';

COMMENT ON COLUMN public.clarification.product_name IS 'as it was called when it was asked';

COMMENT ON COLUMN public.clarification.same_as IS 'what all who ask the same about a product have in common';

CREATE TABLE public.clarification_message (
    id uuid NOT NULL,
    clarification_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    act_id uuid NOT NULL,
    side text NOT NULL,
    move text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_user uuid NOT NULL,
    told_at timestamp with time zone,
    CONSTRAINT clarification_message_move_check CHECK ((move = ANY (ARRAY['ask'::text, 'answer'::text, 'add'::text, 'close'::text, 'reopen'::text, 'withdraw'::text, 'revise'::text]))),
    CONSTRAINT clarification_message_side_check CHECK ((side = ANY (ARRAY['hospital'::text, 'vendor'::text]))),
    CONSTRAINT clarification_message_text_check CHECK ((length(text) <= 4000))
);

ALTER TABLE ONLY public.clarification_message FORCE ROW LEVEL SECURITY;

ALTER TABLE public.clarification_message OWNER TO kaiji_owner;

COMMENT ON COLUMN public.clarification_message.act_id IS 'what was said in one call has one: it is told in one mail';

COMMENT ON COLUMN public.clarification_message.told_at IS 'written with the mail in one transaction: nothing is mailed twice';

CREATE TABLE public.clarification_note (
    id uuid NOT NULL,
    clarification_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_user uuid NOT NULL,
    CONSTRAINT clarification_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 4000)))
);

ALTER TABLE ONLY public.clarification_note FORCE ROW LEVEL SECURITY;

ALTER TABLE public.clarification_note OWNER TO kaiji_owner;

COMMENT ON COLUMN public.clarification_note.organization_id IS 'the party whose own it is';

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

CREATE TABLE public.disclosure_request (
    id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    campaign_id uuid NOT NULL,
    product_id uuid,
    product_name text NOT NULL,
    product_version text NOT NULL,
    forms jsonb NOT NULL,
    criteria text[] NOT NULL,
    purpose text NOT NULL,
    due_on date NOT NULL,
    plan jsonb NOT NULL,
    state text NOT NULL,
    reason text,
    submission jsonb DEFAULT '[]'::jsonb NOT NULL,
    assignee_id uuid,
    contact_email text,
    contact_language text NOT NULL,
    requested_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    mailed_at timestamp with time zone,
    undelivered_at timestamp with time zone,
    opened_at timestamp with time zone,
    escalated_at timestamp with time zone,
    reminded_on date,
    remind_on date,
    row_version integer DEFAULT 1 NOT NULL,
    CONSTRAINT disclosure_request_contact_email_check CHECK (((contact_email = lower(contact_email)) AND (length(contact_email) <= 254))),
    CONSTRAINT disclosure_request_contact_language_check CHECK ((contact_language = ANY (ARRAY['ja'::text, 'en'::text]))),
    CONSTRAINT disclosure_request_product_name_check CHECK (((length(product_name) >= 1) AND (length(product_name) <= 200))),
    CONSTRAINT disclosure_request_product_version_check CHECK ((length(product_version) <= 100)),
    CONSTRAINT disclosure_request_purpose_check CHECK ((length(purpose) <= 4000)),
    CONSTRAINT disclosure_request_reason_check CHECK ((length(reason) <= 4000)),
    CONSTRAINT disclosure_request_state_check CHECK ((state = ANY (ARRAY['sent'::text, 'accepted'::text, 'submitted'::text, 'confirmed'::text, 'declined'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.disclosure_request FORCE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_request OWNER TO kaiji_owner;

COMMENT ON COLUMN public.disclosure_request.campaign_id IS 'what was asked in one call has one';

COMMENT ON COLUMN public.disclosure_request.product_name IS 'as it was called when it was asked for';

COMMENT ON COLUMN public.disclosure_request.contact_email IS 'who is written to while nobody at the vendor uses Kaiji';

COMMENT ON COLUMN public.disclosure_request.remind_on IS 'the day of the next reminder, for the scan alone';

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

CREATE TABLE public.form_crosswalk (
    id uuid NOT NULL,
    from_form text NOT NULL,
    to_form text NOT NULL,
    version integer NOT NULL,
    map jsonb NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    organization_id uuid NOT NULL,
    changed_by uuid NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT form_crosswalk_check CHECK ((((length(to_form) >= 1) AND (length(to_form) <= 100)) AND (to_form <> from_form))),
    CONSTRAINT form_crosswalk_from_form_check CHECK (((length(from_form) >= 1) AND (length(from_form) <= 100))),
    CONSTRAINT form_crosswalk_note_check CHECK ((length(note) <= 4000)),
    CONSTRAINT form_crosswalk_version_check CHECK ((version >= 1))
);

ALTER TABLE ONLY public.form_crosswalk FORCE ROW LEVEL SECURITY;

ALTER TABLE public.form_crosswalk OWNER TO kaiji_owner;

COMMENT ON COLUMN public.form_crosswalk.from_form IS 'a shipped form or a released one, so no key of a table';

COMMENT ON COLUMN public.form_crosswalk.organization_id IS 'who changed it; whoever is signed in may read it';

CREATE TABLE public.form_draft (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    sha256 text NOT NULL,
    file_name text NOT NULL,
    naming jsonb NOT NULL,
    proposal jsonb NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by uuid NOT NULL,
    released_as text,
    CONSTRAINT form_draft_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255))),
    CONSTRAINT form_draft_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY public.form_draft FORCE ROW LEVEL SECURITY;

ALTER TABLE public.form_draft OWNER TO kaiji_owner;

COMMENT ON COLUMN public.form_draft.released_as IS 'what the draft became; its proposal is emptied then';

CREATE TABLE public.form_retirement (
    template_id text NOT NULL,
    retired_by uuid NOT NULL,
    retired_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.form_retirement FORCE ROW LEVEL SECURITY;

ALTER TABLE public.form_retirement OWNER TO kaiji_owner;

COMMENT ON TABLE public.form_retirement IS 'forms that are not offered any more; what stands on them stays';

CREATE TABLE public.form_workbook (
    template_id text NOT NULL,
    organization_id uuid NOT NULL,
    sha256 text NOT NULL,
    file_name text NOT NULL,
    blank boolean NOT NULL,
    layout jsonb NOT NULL,
    CONSTRAINT form_workbook_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 255))),
    CONSTRAINT form_workbook_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY public.form_workbook FORCE ROW LEVEL SECURITY;

ALTER TABLE public.form_workbook OWNER TO kaiji_owner;

COMMENT ON COLUMN public.form_workbook.blank IS 'no answers are in it and it reaches nowhere outside: it is for everybody, any other for whoever released the form';

CREATE TABLE public.idempotency_key (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    key text NOT NULL,
    part integer NOT NULL,
    sealed bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotency_key_key_check CHECK (((length(key) >= 1) AND (length(key) <= 255)))
);

ALTER TABLE ONLY public.idempotency_key FORCE ROW LEVEL SECURITY;

ALTER TABLE public.idempotency_key OWNER TO kaiji_owner;

COMMENT ON COLUMN public.idempotency_key.sealed IS 'what was sent and answered, encrypted with a key that the database does not hold';

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
    withdrawn_at timestamp with time zone,
    CONSTRAINT invitation_email_check CHECK ((email = lower(email))),
    CONSTRAINT invitation_role_check CHECK ((role = ANY (ARRAY['viewer'::text, 'editor'::text, 'approver'::text, 'admin'::text])))
);

ALTER TABLE ONLY public.invitation FORCE ROW LEVEL SECURITY;

ALTER TABLE public.invitation OWNER TO kaiji_owner;

CREATE TABLE public.journal (
    seq bigint NOT NULL,
    id uuid NOT NULL,
    at timestamp(3) with time zone NOT NULL,
    type text NOT NULL,
    organization_id uuid,
    actor_id uuid,
    subject_id uuid,
    concerns uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    facts jsonb DEFAULT '{}'::jsonb NOT NULL,
    request_id text,
    leaf bytea NOT NULL,
    own_hash bytea,
    CONSTRAINT journal_leaf_check CHECK ((length(leaf) = 32)),
    CONSTRAINT journal_own_hash_check CHECK ((length(own_hash) = 32))
);

ALTER TABLE ONLY public.journal FORCE ROW LEVEL SECURITY;

ALTER TABLE public.journal OWNER TO kaiji_owner;

COMMENT ON COLUMN public.journal.leaf IS 'SHA-256 over the record: what the chain holds of it';

COMMENT ON COLUMN public.journal.own_hash IS 'stands in the leaf for the own facts, so that those concerned can check it without seeing them';

CREATE TABLE public.journal_own (
    journal_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    facts jsonb NOT NULL,
    salt text NOT NULL
);

ALTER TABLE ONLY public.journal_own FORCE ROW LEVEL SECURITY;

ALTER TABLE public.journal_own OWNER TO kaiji_owner;

COMMENT ON TABLE public.journal_own IS 'facts for the acting organization alone, e.g. values before and after';

COMMENT ON COLUMN public.journal_own.salt IS 'keeps those who know the hash from guessing the facts';

ALTER TABLE public.journal ALTER COLUMN seq ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.journal_seq_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.ledger_import (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    file text NOT NULL,
    sha256 text NOT NULL,
    state text DEFAULT 'preview'::text NOT NULL,
    ledger jsonb NOT NULL,
    reading jsonb NOT NULL,
    outcome jsonb,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid NOT NULL,
    applied_at timestamp with time zone,
    applied_by uuid,
    CONSTRAINT ledger_import_file_check CHECK (((length(file) >= 1) AND (length(file) <= 255))),
    CONSTRAINT ledger_import_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT ledger_import_state_check CHECK ((state = ANY (ARRAY['preview'::text, 'applied'::text])))
);

ALTER TABLE ONLY public.ledger_import FORCE ROW LEVEL SECURITY;

ALTER TABLE public.ledger_import OWNER TO kaiji_owner;

COMMENT ON COLUMN public.ledger_import.ledger IS 'the table as it stands in the file, with what each column was taken for';

COMMENT ON COLUMN public.ledger_import.reading IS 'what its rows say by these columns, with findings and products that match';

CREATE TABLE public.ledger_mapping (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    headings_key text NOT NULL,
    columns jsonb NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by uuid NOT NULL,
    CONSTRAINT ledger_mapping_headings_key_check CHECK ((headings_key ~ '^[0-9a-f]{64}$'::text))
);

ALTER TABLE ONLY public.ledger_mapping FORCE ROW LEVEL SECURITY;

ALTER TABLE public.ledger_mapping OWNER TO kaiji_owner;

COMMENT ON COLUMN public.ledger_mapping.headings_key IS 'hash of the headings of a ledger; whoever sends one with the same headings gets these columns proposed';

CREATE TABLE public.membership (
    organization_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    suspended_at timestamp with time zone,
    last_signed_in_at timestamp with time zone,
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
    named_by uuid,
    claimed_at timestamp with time zone,
    merged_into uuid,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT organization_corporate_number_check CHECK ((corporate_number ~ '^[0-9]{13}$'::text)),
    CONSTRAINT organization_kind_check CHECK ((kind = ANY (ARRAY['vendor'::text, 'hospital'::text, 'industry_group'::text, 'operator'::text]))),
    CONSTRAINT organization_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);

ALTER TABLE ONLY public.organization FORCE ROW LEVEL SECURITY;

ALTER TABLE public.organization OWNER TO kaiji_owner;

COMMENT ON COLUMN public.organization.corporate_number IS 'as stated: the same number twice is shown to the operator, who merges';

COMMENT ON COLUMN public.organization.single_person IS 'the vendor states that one person alone writes and publishes';

COMMENT ON COLUMN public.organization.named_by IS 'the hospital that named a vendor that was not on Kaiji';

COMMENT ON COLUMN public.organization.claimed_at IS 'when its first administrator came';

COMMENT ON COLUMN public.organization.merged_into IS 'the organization that took its place; never one that was merged itself';

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
    tell_job text,
    tell_organization_id uuid,
    CONSTRAINT outgoing_mail_check CHECK (((sealed IS NULL) = ((sent_at IS NOT NULL) OR (failed_at IS NOT NULL))))
);

ALTER TABLE ONLY public.outgoing_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE public.outgoing_mail OWNER TO kaiji_owner;

COMMENT ON COLUMN public.outgoing_mail.sealed IS 'receiver, subject and text, encrypted with a key that the database does not hold';

COMMENT ON COLUMN public.outgoing_mail.last_error IS 'codes alone: a server may repeat the address in its words';

COMMENT ON COLUMN public.outgoing_mail.tell_job IS 'which job of which organization hears how it ended';

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

CREATE TABLE public.password_reset (
    token_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    superseded_at timestamp with time zone
);

ALTER TABLE ONLY public.password_reset FORCE ROW LEVEL SECURITY;

ALTER TABLE public.password_reset OWNER TO kaiji_owner;

CREATE TABLE public.portfolio_entry (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid,
    vendor_id uuid,
    vendor_name text NOT NULL,
    product_name text NOT NULL,
    version text NOT NULL,
    model text NOT NULL,
    department text NOT NULL,
    location text NOT NULL,
    asset_number text NOT NULL,
    status text NOT NULL,
    retired_reason text NOT NULL,
    contract boolean,
    contracted_by text,
    contract_note text NOT NULL,
    server_updates_by_vendor boolean,
    server_updates_written text NOT NULL,
    remote_maintenance jsonb NOT NULL,
    remote_confirmed_on date,
    cloud_services jsonb NOT NULL,
    note text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    updated_by uuid NOT NULL,
    removed_at timestamp with time zone,
    removal_reason text,
    CONSTRAINT portfolio_entry_asset_number_check CHECK ((length(asset_number) <= 100)),
    CONSTRAINT portfolio_entry_check CHECK (((product_id IS NULL) OR (vendor_id IS NOT NULL))),
    CONSTRAINT portfolio_entry_contract_note_check CHECK ((length(contract_note) <= 4000)),
    CONSTRAINT portfolio_entry_contracted_by_check CHECK ((contracted_by = ANY (ARRAY['hospital'::text, 'vendor'::text, 'other'::text]))),
    CONSTRAINT portfolio_entry_department_check CHECK ((length(department) <= 200)),
    CONSTRAINT portfolio_entry_location_check CHECK ((length(location) <= 200)),
    CONSTRAINT portfolio_entry_model_check CHECK ((length(model) <= 200)),
    CONSTRAINT portfolio_entry_note_check CHECK ((length(note) <= 4000)),
    CONSTRAINT portfolio_entry_product_name_check CHECK (((length(product_name) >= 1) AND (length(product_name) <= 200))),
    CONSTRAINT portfolio_entry_removal_reason_check CHECK ((length(removal_reason) <= 4000)),
    CONSTRAINT portfolio_entry_retired_reason_check CHECK ((length(retired_reason) <= 4000)),
    CONSTRAINT portfolio_entry_server_updates_written_check CHECK ((length(server_updates_written) <= 4000)),
    CONSTRAINT portfolio_entry_status_check CHECK ((status = ANY (ARRAY['considering'::text, 'in_use'::text, 'retired'::text]))),
    CONSTRAINT portfolio_entry_vendor_name_check CHECK ((length(vendor_name) <= 200)),
    CONSTRAINT portfolio_entry_version_check CHECK ((length(version) <= 100))
);

ALTER TABLE ONLY public.portfolio_entry FORCE ROW LEVEL SECURITY;

ALTER TABLE public.portfolio_entry OWNER TO kaiji_owner;

COMMENT ON COLUMN public.portfolio_entry.product_name IS 'the hospital''s own words, as are vendor_name and version, whatever the entry is linked to';

COMMENT ON COLUMN public.portfolio_entry.remote_confirmed_on IS 'the earliest day of remote_maintenance; null where something was never made sure of';

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

CREATE TABLE public.product_answer (
    clarification_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    product_id uuid NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    published_at timestamp with time zone NOT NULL,
    published_by uuid NOT NULL,
    CONSTRAINT product_answer_answer_check CHECK (((length(answer) >= 1) AND (length(answer) <= 4000))),
    CONSTRAINT product_answer_question_check CHECK (((length(question) >= 1) AND (length(question) <= 4000)))
);

ALTER TABLE ONLY public.product_answer FORCE ROW LEVEL SECURITY;

ALTER TABLE public.product_answer OWNER TO kaiji_owner;

COMMENT ON TABLE public.product_answer IS 'what the vendor says about a product beyond every form, in its own words; who asked is not in it';

CREATE TABLE public.profile (
    id uuid NOT NULL,
    organization_id uuid NOT NULL,
    shared boolean DEFAULT false NOT NULL,
    title_ja text NOT NULL,
    title_en text NOT NULL,
    source text NOT NULL,
    in_force date,
    template_id text,
    codes text[] NOT NULL,
    topics text[] NOT NULL,
    forms text[] NOT NULL,
    item_notes jsonb NOT NULL,
    pass_rule text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    created_by uuid NOT NULL,
    retired_at timestamp with time zone,
    CONSTRAINT profile_check CHECK (((template_id IS NULL) = (cardinality(codes) = 0))),
    CONSTRAINT profile_check1 CHECK (((cardinality(codes) + cardinality(topics)) > 0)),
    CONSTRAINT profile_codes_check CHECK ((cardinality(codes) <= 2000)),
    CONSTRAINT profile_forms_check CHECK (((cardinality(forms) >= 1) AND (cardinality(forms) <= 20))),
    CONSTRAINT profile_source_check CHECK ((length(source) <= 1000)),
    CONSTRAINT profile_title_en_check CHECK (((length(title_en) >= 1) AND (length(title_en) <= 200))),
    CONSTRAINT profile_title_ja_check CHECK (((length(title_ja) >= 1) AND (length(title_ja) <= 200))),
    CONSTRAINT profile_topics_check CHECK ((cardinality(topics) <= 2000))
);

ALTER TABLE ONLY public.profile FORCE ROW LEVEL SECURITY;

ALTER TABLE public.profile OWNER TO kaiji_owner;

COMMENT ON COLUMN public.profile.codes IS 'rows of the form template_id; a profile names either these or topics';

CREATE TABLE public.recovery_code (
    code_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);

ALTER TABLE ONLY public.recovery_code FORCE ROW LEVEL SECURITY;

ALTER TABLE public.recovery_code OWNER TO kaiji_owner;

CREATE TABLE public.released_form (
    id text NOT NULL,
    form text NOT NULL,
    version text NOT NULL,
    definition jsonb NOT NULL,
    hash text NOT NULL,
    organization_id uuid NOT NULL,
    released_by uuid NOT NULL,
    released_at timestamp with time zone NOT NULL,
    CONSTRAINT released_form_form_check CHECK (((length(form) >= 1) AND (length(form) <= 40))),
    CONSTRAINT released_form_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT released_form_id_check CHECK ((id ~ '^[a-z0-9][a-z0-9.-]{0,99}$'::text)),
    CONSTRAINT released_form_version_check CHECK (((length(version) >= 1) AND (length(version) <= 100)))
);

ALTER TABLE ONLY public.released_form FORCE ROW LEVEL SECURITY;

ALTER TABLE public.released_form OWNER TO kaiji_owner;

COMMENT ON COLUMN public.released_form.organization_id IS 'who released it; whoever is signed in may use it';

CREATE TABLE public.request_file (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    size bigint NOT NULL,
    template_id text NOT NULL,
    counts jsonb NOT NULL,
    reading jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT request_file_name_check CHECK (((length(name) >= 1) AND (length(name) <= 255))),
    CONSTRAINT request_file_sha256_check CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
    CONSTRAINT request_file_size_check CHECK ((size > 0))
);

ALTER TABLE ONLY public.request_file FORCE ROW LEVEL SECURITY;

ALTER TABLE public.request_file OWNER TO kaiji_owner;

COMMENT ON TABLE public.request_file IS 'filled workbooks that came by a mailed link, with what they say';

CREATE TABLE public.request_link (
    id uuid NOT NULL,
    token_hash bytea NOT NULL,
    request_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);

ALTER TABLE ONLY public.request_link FORCE ROW LEVEL SECURITY;

ALTER TABLE public.request_link OWNER TO kaiji_owner;

CREATE TABLE public.request_mail (
    request_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    step text NOT NULL,
    due_on date NOT NULL,
    copy smallint NOT NULL,
    mail_id uuid,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    CONSTRAINT request_mail_step_check CHECK ((length(step) <= 50))
);

ALTER TABLE ONLY public.request_mail FORCE ROW LEVEL SECURITY;

ALTER TABLE public.request_mail OWNER TO kaiji_owner;

COMMENT ON TABLE public.request_mail IS 'written with the mail in one transaction: no step of a request is mailed twice for the same due day';

COMMENT ON COLUMN public.request_mail.mail_id IS 'null where nobody was there to write to';

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
    client text,
    CONSTRAINT session_client_check CHECK ((length(client) <= 100)),
    CONSTRAINT session_factors_check CHECK ((factors <@ ARRAY['password'::text, 'totp'::text, 'recovery-code'::text, 'passkey'::text, 'single-sign-on'::text, 'envelope'::text])),
    CONSTRAINT session_stays_where_it_is_bound CHECK (((bound_to IS NULL) OR (bound_to = organization_id)))
);

ALTER TABLE ONLY public.session FORCE ROW LEVEL SECURITY;

ALTER TABLE public.session OWNER TO kaiji_owner;

COMMENT ON COLUMN public.session.proved_at IS 'when two factors were last shown; null after the first alone';

COMMENT ON COLUMN public.session.bound_to IS 'the one organization that a session from its own single sign-on opens';

COMMENT ON COLUMN public.session.client IS 'kind of browser and system, for its owner to tell sessions apart';

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

CREATE TABLE public.totp_credential (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    sealed_seed bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint DEFAULT 0 NOT NULL
);

ALTER TABLE ONLY public.totp_credential FORCE ROW LEVEL SECURITY;

ALTER TABLE public.totp_credential OWNER TO kaiji_owner;

COMMENT ON COLUMN public.totp_credential.confirmed_at IS 'when its first code was shown; until then it opens nothing';

COMMENT ON COLUMN public.totp_credential.last_step IS 'the 30 second step of the last code that counted; only later ones count';

CREATE TABLE public.treatment (
    id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    product_id uuid NOT NULL,
    form text NOT NULL,
    revision_id uuid NOT NULL,
    template_id text NOT NULL,
    question text NOT NULL,
    topic text NOT NULL,
    kind text NOT NULL,
    reason text NOT NULL,
    review_on date NOT NULL,
    state text NOT NULL,
    row_version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT treatment_check CHECK (((state = ANY (ARRAY['in_force'::text, 'withdrawn'::text])) OR (kind = ANY (ARRAY['transfer'::text, 'accept'::text])))),
    CONSTRAINT treatment_kind_check CHECK ((kind = ANY (ARRAY['reduce'::text, 'avoid'::text, 'transfer'::text, 'accept'::text]))),
    CONSTRAINT treatment_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 4000))),
    CONSTRAINT treatment_state_check CHECK ((state = ANY (ARRAY['proposed'::text, 'agreed'::text, 'refused'::text, 'in_force'::text, 'withdrawn'::text])))
);

ALTER TABLE ONLY public.treatment FORCE ROW LEVEL SECURITY;

ALTER TABLE public.treatment OWNER TO kaiji_owner;

COMMENT ON COLUMN public.treatment.template_id IS 'the form that asks: a newer one than the revision''s where that does not ask it';

COMMENT ON COLUMN public.treatment.review_on IS 'its last day; from the next on it is to be evaluated again';

CREATE TABLE public.treatment_plan (
    treatment_id uuid NOT NULL,
    organization_id uuid NOT NULL,
    measure text DEFAULT ''::text NOT NULL,
    target_on date,
    done_on date,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT treatment_plan_measure_check CHECK ((length(measure) <= 4000)),
    CONSTRAINT treatment_plan_note_check CHECK ((length(note) <= 4000))
);

ALTER TABLE ONLY public.treatment_plan FORCE ROW LEVEL SECURITY;

ALTER TABLE public.treatment_plan OWNER TO kaiji_owner;

CREATE TABLE public.treatment_step (
    id uuid NOT NULL,
    treatment_id uuid NOT NULL,
    hospital_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    move text NOT NULL,
    side text NOT NULL,
    kind text NOT NULL,
    revision_id uuid NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_user uuid NOT NULL,
    CONSTRAINT treatment_step_kind_check CHECK ((kind = ANY (ARRAY['reduce'::text, 'avoid'::text, 'transfer'::text, 'accept'::text]))),
    CONSTRAINT treatment_step_move_check CHECK ((move = ANY (ARRAY['begin'::text, 'change'::text, 'renew'::text, 'agree'::text, 'refuse'::text, 'confirm'::text, 'withdraw'::text]))),
    CONSTRAINT treatment_step_side_check CHECK ((side = ANY (ARRAY['hospital'::text, 'vendor'::text]))),
    CONSTRAINT treatment_step_text_check CHECK ((length(text) <= 4000))
);

ALTER TABLE ONLY public.treatment_step FORCE ROW LEVEL SECURITY;

ALTER TABLE public.treatment_step OWNER TO kaiji_owner;

COMMENT ON TABLE public.treatment_step IS 'who said what when: the proof that both sides agreed';

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
    ADD CONSTRAINT access_request_id_vendor_id_key UNIQUE (id, vendor_id);

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.alarm
    ADD CONSTRAINT alarm_organization_id_kind_cause_key UNIQUE NULLS NOT DISTINCT (organization_id, kind, cause);

ALTER TABLE ONLY public.alarm
    ADD CONSTRAINT alarm_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.alarm_scan
    ADD CONSTRAINT alarm_scan_pkey PRIMARY KEY (singleton);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_first_position_key UNIQUE (first_position);

ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.audit_key
    ADD CONSTRAINT audit_key_pkey PRIMARY KEY (key_id);

ALTER TABLE ONLY public.audit_leaf
    ADD CONSTRAINT audit_leaf_journal_id_key UNIQUE (journal_id);

ALTER TABLE ONLY public.audit_leaf
    ADD CONSTRAINT audit_leaf_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_first_code_key UNIQUE (first_code);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_second_code_key UNIQUE (second_code);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_user_id_key UNIQUE (user_id);

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_id_hospital_id_vendor_id_key UNIQUE (id, hospital_id, vendor_id);

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_id_vendor_id_key UNIQUE (id, vendor_id);

ALTER TABLE ONLY public.clarification_message
    ADD CONSTRAINT clarification_message_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.clarification_note
    ADD CONSTRAINT clarification_note_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_id_hospital_id_vendor_id_key UNIQUE (id, hospital_id, vendor_id);

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.draft_answer
    ADD CONSTRAINT draft_answer_pkey PRIMARY KEY (draft_id, "position");

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_disclosure_id_key UNIQUE (disclosure_id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.form_crosswalk
    ADD CONSTRAINT form_crosswalk_from_form_to_form_version_key UNIQUE (from_form, to_form, version);

ALTER TABLE ONLY public.form_crosswalk
    ADD CONSTRAINT form_crosswalk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.form_retirement
    ADD CONSTRAINT form_retirement_pkey PRIMARY KEY (template_id);

ALTER TABLE ONLY public.form_workbook
    ADD CONSTRAINT form_workbook_pkey PRIMARY KEY (template_id);

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

ALTER TABLE ONLY public.ledger_import
    ADD CONSTRAINT ledger_import_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.ledger_mapping
    ADD CONSTRAINT ledger_mapping_organization_id_headings_key_key UNIQUE (organization_id, headings_key);

ALTER TABLE ONLY public.ledger_mapping
    ADD CONSTRAINT ledger_mapping_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.membership
    ADD CONSTRAINT membership_pkey PRIMARY KEY (organization_id, user_id);

ALTER TABLE ONLY public.operator_access
    ADD CONSTRAINT operator_access_pkey PRIMARY KEY (id);

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

ALTER TABLE ONLY public.password_reset
    ADD CONSTRAINT password_reset_pkey PRIMARY KEY (token_hash);

ALTER TABLE ONLY public.portfolio_entry
    ADD CONSTRAINT portfolio_entry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.product_answer
    ADD CONSTRAINT product_answer_pkey PRIMARY KEY (clarification_id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_organization_id_name_version_key UNIQUE (organization_id, name, version);

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (code_hash);

ALTER TABLE ONLY public.released_form
    ADD CONSTRAINT released_form_hash_key UNIQUE (hash);

ALTER TABLE ONLY public.released_form
    ADD CONSTRAINT released_form_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.released_form
    ADD CONSTRAINT released_form_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_request_id_sha256_key UNIQUE (request_id, sha256);

ALTER TABLE ONLY public.request_link
    ADD CONSTRAINT request_link_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.request_link
    ADD CONSTRAINT request_link_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY public.request_mail
    ADD CONSTRAINT request_mail_pkey PRIMARY KEY (request_id, step, due_on, copy);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_disclosure_id_number_key UNIQUE (disclosure_id, number);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_draft_id_key UNIQUE (draft_id);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_id_organization_id_key UNIQUE (id, organization_id);

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
    ADD CONSTRAINT stored_file_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_organization_id_sha256_key UNIQUE (organization_id, sha256);

ALTER TABLE ONLY public.stored_file
    ADD CONSTRAINT stored_file_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.totp_credential
    ADD CONSTRAINT totp_credential_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_id_hospital_id_key UNIQUE (id, hospital_id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_id_vendor_id_key UNIQUE (id, vendor_id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.treatment_plan
    ADD CONSTRAINT treatment_plan_pkey PRIMARY KEY (treatment_id);

ALTER TABLE ONLY public.treatment_step
    ADD CONSTRAINT treatment_step_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.user_account
    ADD CONSTRAINT user_account_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_id_organization_id_key UNIQUE (id, organization_id);

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_pkey PRIMARY KEY (id);

CREATE INDEX access_grant_grantee_id_idx ON public.access_grant USING btree (grantee_id) WHERE (revoked_at IS NULL);

CREATE INDEX access_request_requester_id_state_idx ON public.access_request USING btree (requester_id, state);

CREATE INDEX access_request_vendor_id_state_idx ON public.access_request USING btree (vendor_id, state);

CREATE INDEX api_token_organization_id_idx ON public.api_token USING btree (organization_id);

CREATE INDEX assessment_organization_id_disclosure_id_idx ON public.assessment USING btree (organization_id, disclosure_id);

CREATE INDEX break_glass_organization_id_idx ON public.break_glass USING btree (organization_id);

CREATE INDEX clarification_disclosure_id_state_idx ON public.clarification USING btree (disclosure_id, state);

CREATE INDEX clarification_hospital_id_product_id_idx ON public.clarification USING btree (hospital_id, product_id);

CREATE INDEX clarification_message_act_id_idx ON public.clarification_message USING btree (act_id) WHERE (told_at IS NULL);

CREATE INDEX clarification_message_clarification_id_idx ON public.clarification_message USING btree (clarification_id);

CREATE INDEX clarification_note_clarification_id_idx ON public.clarification_note USING btree (clarification_id);

CREATE INDEX clarification_revision_id_idx ON public.clarification USING btree (revision_id);

CREATE INDEX clarification_vendor_id_product_id_same_as_idx ON public.clarification USING btree (vendor_id, product_id, same_as);

CREATE INDEX current_disclosure_organization_id_idx ON public.current_disclosure USING btree (organization_id);

CREATE INDEX disclosure_organization_id_idx ON public.disclosure USING btree (organization_id);

CREATE INDEX disclosure_request_hospital_id_due_on_id_idx ON public.disclosure_request USING btree (hospital_id, due_on, id);

CREATE INDEX disclosure_request_product_id_idx ON public.disclosure_request USING btree (product_id) WHERE (product_id IS NOT NULL);

CREATE INDEX disclosure_request_remind_on_vendor_id_idx ON public.disclosure_request USING btree (remind_on, vendor_id) WHERE (remind_on IS NOT NULL);

CREATE INDEX disclosure_request_vendor_id_due_on_id_idx ON public.disclosure_request USING btree (vendor_id, due_on, id);

CREATE INDEX form_draft_organization_id_id_idx ON public.form_draft USING btree (organization_id, id);

CREATE INDEX idempotency_key_created_at_idx ON public.idempotency_key USING btree (created_at);

CREATE INDEX invitation_organization_id_idx ON public.invitation USING btree (organization_id);

CREATE INDEX journal_concerns_idx ON public.journal USING gin (concerns);

CREATE INDEX journal_of_nobody ON public.journal USING btree (type, seq) WHERE (organization_id IS NULL);

CREATE INDEX journal_organization_id_seq_idx ON public.journal USING btree (organization_id, seq);

CREATE INDEX journal_subject_id_type_seq_idx ON public.journal USING btree (subject_id, type, seq);

CREATE INDEX ledger_import_organization_id_created_at_idx ON public.ledger_import USING btree (organization_id, created_at);

CREATE INDEX membership_user_id_idx ON public.membership USING btree (user_id);

CREATE UNIQUE INDEX one_app_confirmed ON public.totp_credential USING btree (user_id) WHERE (confirmed_at IS NOT NULL);

CREATE UNIQUE INDEX one_app_pending ON public.totp_credential USING btree (user_id) WHERE (confirmed_at IS NULL);

CREATE UNIQUE INDEX one_assessment ON public.assessment USING btree (organization_id, revision_id) WHERE (state <> 'discarded'::text);

CREATE UNIQUE INDEX one_key_in_use ON public.organization_key USING btree (organization_id) WHERE (retired_at IS NULL);

CREATE UNIQUE INDEX one_open_grant ON public.access_grant USING btree (product_id, grantee_id) WHERE (revoked_at IS NULL);

CREATE UNIQUE INDEX one_open_invitation ON public.invitation USING btree (organization_id, email) WHERE ((accepted_at IS NULL) AND (superseded_at IS NULL) AND (withdrawn_at IS NULL));

CREATE UNIQUE INDEX one_open_request ON public.access_request USING btree (product_id, requester_id) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX one_treatment ON public.treatment USING btree (hospital_id, product_id, form, topic) WHERE (state <> 'withdrawn'::text);

CREATE INDEX operator_access_operator_id_idx ON public.operator_access USING btree (operator_id);

CREATE INDEX operator_access_organization_id_idx ON public.operator_access USING btree (organization_id);

CREATE INDEX organization_corporate_number_idx ON public.organization USING btree (corporate_number);

CREATE INDEX organization_key_organization_id_idx ON public.organization_key USING btree (organization_id);

CREATE INDEX organization_merged_into_idx ON public.organization USING btree (merged_into);

CREATE INDEX outgoing_mail_created_at_idx ON public.outgoing_mail USING btree (created_at);

CREATE INDEX passkey_challenge_expires_at_idx ON public.passkey_challenge USING btree (expires_at);

CREATE INDEX passkey_challenge_user_id_idx ON public.passkey_challenge USING btree (user_id);

CREATE INDEX passkey_user_id_idx ON public.passkey USING btree (user_id);

CREATE INDEX password_reset_created_at_idx ON public.password_reset USING btree (created_at);

CREATE INDEX password_reset_user_id_idx ON public.password_reset USING btree (user_id);

CREATE INDEX portfolio_entry_organization_id_idx ON public.portfolio_entry USING btree (organization_id);

CREATE INDEX portfolio_entry_product_id_idx ON public.portfolio_entry USING btree (product_id);

CREATE INDEX portfolio_entry_vendor_id_idx ON public.portfolio_entry USING btree (vendor_id);

CREATE INDEX product_answer_product_id_idx ON public.product_answer USING btree (product_id);

CREATE INDEX product_organization_id_family_idx ON public.product USING btree (organization_id, family);

CREATE INDEX profile_organization_id_idx ON public.profile USING btree (organization_id);

CREATE INDEX profile_title_ja_id_idx ON public.profile USING btree (title_ja, id) WHERE (shared AND (retired_at IS NULL));

CREATE INDEX recovery_code_user_id_idx ON public.recovery_code USING btree (user_id);

CREATE INDEX request_link_request_id_idx ON public.request_link USING btree (request_id);

CREATE INDEX request_mail_mail_id_idx ON public.request_mail USING btree (mail_id);

CREATE INDEX revision_organization_id_published_at_idx ON public.revision USING btree (organization_id, published_at);

CREATE INDEX revision_product_id_idx ON public.revision USING btree (product_id);

CREATE INDEX session_user_id_idx ON public.session USING btree (user_id);

CREATE INDEX sign_in_failure_at_idx ON public.sign_in_failure USING btree (at);

CREATE INDEX sign_in_failure_subject_at_idx ON public.sign_in_failure USING btree (subject, at);

CREATE INDEX single_sign_on_link_user_id_idx ON public.single_sign_on_link USING btree (user_id);

CREATE INDEX single_sign_on_way_expires_at_idx ON public.single_sign_on_way USING btree (expires_at);

CREATE INDEX single_sign_on_way_organization_id_idx ON public.single_sign_on_way USING btree (organization_id);

CREATE INDEX treatment_step_treatment_id_idx ON public.treatment_step USING btree (treatment_id);

CREATE INDEX treatment_vendor_id_product_id_idx ON public.treatment USING btree (vendor_id, product_id);

CREATE UNIQUE INDEX user_account_email ON public.user_account USING btree (email);

CREATE INDEX workbook_import_draft_id_idx ON public.workbook_import USING btree (draft_id);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_block FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_key FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.audit_leaf FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.journal_own FOR EACH ROW EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_block FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_key FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.audit_leaf FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER append_only_whole BEFORE TRUNCATE ON public.journal_own FOR EACH STATEMENT EXECUTE FUNCTION public.refuse_change();

CREATE TRIGGER close_with_session AFTER UPDATE OF ended_at ON public.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL) AND ((new.operator_access_id IS NOT NULL) OR ('envelope'::text = ANY (new.factors))))) EXECUTE FUNCTION public.close_with_session();

CREATE TRIGGER note_sign_in AFTER INSERT OR UPDATE OF proved_at, organization_id ON public.session FOR EACH ROW WHEN (((new.proved_at IS NOT NULL) AND (new.ended_at IS NULL))) EXECUTE FUNCTION public.note_sign_in();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision_text FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

CREATE TRIGGER sealed BEFORE DELETE OR UPDATE ON public.revision_withdrawal FOR EACH ROW EXECUTE FUNCTION public.keep_sealed();

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_grantee_id_fkey FOREIGN KEY (grantee_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.access_grant
    ADD CONSTRAINT access_grant_request_id_organization_id_fkey FOREIGN KEY (request_id, organization_id) REFERENCES public.access_request(id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.access_request
    ADD CONSTRAINT access_request_requester_id_fkey FOREIGN KEY (requester_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.alarm
    ADD CONSTRAINT alarm_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.api_token
    ADD CONSTRAINT api_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_disclosure_id_vendor_id_fkey FOREIGN KEY (disclosure_id, vendor_id) REFERENCES public.disclosure(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_from_revision_id_vendor_id_fkey FOREIGN KEY (from_revision_id, vendor_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.assessment
    ADD CONSTRAINT assessment_revision_id_vendor_id_fkey FOREIGN KEY (revision_id, vendor_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.audit_block
    ADD CONSTRAINT audit_block_key_id_fkey FOREIGN KEY (key_id) REFERENCES public.audit_key(key_id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.break_glass
    ADD CONSTRAINT break_glass_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_answering_revision_id_vendor_id_fkey FOREIGN KEY (answering_revision_id, vendor_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_disclosure_id_vendor_id_fkey FOREIGN KEY (disclosure_id, vendor_id) REFERENCES public.disclosure(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification_message
    ADD CONSTRAINT clarification_message_clarification_id_hospital_id_vendor__fkey FOREIGN KEY (clarification_id, hospital_id, vendor_id) REFERENCES public.clarification(id, hospital_id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification_message
    ADD CONSTRAINT clarification_message_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification_message
    ADD CONSTRAINT clarification_message_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification_note
    ADD CONSTRAINT clarification_note_clarification_id_hospital_id_vendor_id_fkey FOREIGN KEY (clarification_id, hospital_id, vendor_id) REFERENCES public.clarification(id, hospital_id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification_note
    ADD CONSTRAINT clarification_note_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification_note
    ADD CONSTRAINT clarification_note_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification_note
    ADD CONSTRAINT clarification_note_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_revision_id_vendor_id_fkey FOREIGN KEY (revision_id, vendor_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.clarification
    ADD CONSTRAINT clarification_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.current_disclosure
    ADD CONSTRAINT current_disclosure_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.current_disclosure
    ADD CONSTRAINT current_disclosure_revision_id_organization_id_fkey FOREIGN KEY (revision_id, organization_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.disclosure
    ADD CONSTRAINT disclosure_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_vendor_id_assignee_id_fkey FOREIGN KEY (vendor_id, assignee_id) REFERENCES public.membership(organization_id, user_id) ON DELETE SET NULL (assignee_id) DEFERRABLE;

ALTER TABLE ONLY public.disclosure_request
    ADD CONSTRAINT disclosure_request_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.draft_answer
    ADD CONSTRAINT draft_answer_draft_id_organization_id_fkey FOREIGN KEY (draft_id, organization_id) REFERENCES public.draft(id, organization_id) ON DELETE CASCADE DEFERRABLE;

ALTER TABLE ONLY public.draft_answer
    ADD CONSTRAINT draft_answer_organization_id_assignee_id_fkey FOREIGN KEY (organization_id, assignee_id) REFERENCES public.membership(organization_id, user_id) ON DELETE SET NULL (assignee_id) DEFERRABLE;

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_disclosure_id_organization_id_fkey FOREIGN KEY (disclosure_id, organization_id) REFERENCES public.disclosure(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_from_revision_id_organization_id_fkey FOREIGN KEY (from_revision_id, organization_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT draft_import_id_organization_id_fkey FOREIGN KEY (import_id, organization_id) REFERENCES public.workbook_import(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.form_crosswalk
    ADD CONSTRAINT form_crosswalk_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.form_draft
    ADD CONSTRAINT form_draft_released_as_organization_id_fkey FOREIGN KEY (released_as, organization_id) REFERENCES public.released_form(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.form_retirement
    ADD CONSTRAINT form_retirement_template_id_fkey FOREIGN KEY (template_id) REFERENCES public.released_form(id);

ALTER TABLE ONLY public.form_workbook
    ADD CONSTRAINT form_workbook_template_id_organization_id_fkey FOREIGN KEY (template_id, organization_id) REFERENCES public.released_form(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.invitation
    ADD CONSTRAINT invitation_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.journal_own
    ADD CONSTRAINT journal_own_journal_id_fkey FOREIGN KEY (journal_id) REFERENCES public.journal(id);

ALTER TABLE ONLY public.ledger_import
    ADD CONSTRAINT ledger_import_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.ledger_mapping
    ADD CONSTRAINT ledger_mapping_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

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

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.organization(id);

ALTER TABLE ONLY public.organization
    ADD CONSTRAINT organization_named_by_fkey FOREIGN KEY (named_by) REFERENCES public.organization(id);

ALTER TABLE ONLY public.outgoing_mail
    ADD CONSTRAINT outgoing_mail_tell_organization_id_fkey FOREIGN KEY (tell_organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.passkey_challenge
    ADD CONSTRAINT passkey_challenge_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.passkey
    ADD CONSTRAINT passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.password_reset
    ADD CONSTRAINT password_reset_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.portfolio_entry
    ADD CONSTRAINT portfolio_entry_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.portfolio_entry
    ADD CONSTRAINT portfolio_entry_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.portfolio_entry
    ADD CONSTRAINT portfolio_entry_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.product_answer
    ADD CONSTRAINT product_answer_clarification_id_organization_id_fkey FOREIGN KEY (clarification_id, organization_id) REFERENCES public.clarification(id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.product_answer
    ADD CONSTRAINT product_answer_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.product
    ADD CONSTRAINT product_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.profile
    ADD CONSTRAINT profile_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.released_form
    ADD CONSTRAINT released_form_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_request_id_hospital_id_vendor_id_fkey FOREIGN KEY (request_id, hospital_id, vendor_id) REFERENCES public.disclosure_request(id, hospital_id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.request_file
    ADD CONSTRAINT request_file_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_link
    ADD CONSTRAINT request_link_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_link
    ADD CONSTRAINT request_link_request_id_hospital_id_vendor_id_fkey FOREIGN KEY (request_id, hospital_id, vendor_id) REFERENCES public.disclosure_request(id, hospital_id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.request_link
    ADD CONSTRAINT request_link_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_mail
    ADD CONSTRAINT request_mail_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.request_mail
    ADD CONSTRAINT request_mail_request_id_hospital_id_vendor_id_fkey FOREIGN KEY (request_id, hospital_id, vendor_id) REFERENCES public.disclosure_request(id, hospital_id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.request_mail
    ADD CONSTRAINT request_mail_vendor_id_fkey FOREIGN KEY (vendor_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_disclosure_id_organization_id_fkey FOREIGN KEY (disclosure_id, organization_id) REFERENCES public.disclosure(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_import_id_organization_id_fkey FOREIGN KEY (import_id, organization_id) REFERENCES public.workbook_import(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision
    ADD CONSTRAINT revision_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision_text
    ADD CONSTRAINT revision_text_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision_text
    ADD CONSTRAINT revision_text_revision_id_organization_id_fkey FOREIGN KEY (revision_id, organization_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision_withdrawal
    ADD CONSTRAINT revision_withdrawal_product_id_organization_id_fkey FOREIGN KEY (product_id, organization_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.revision_withdrawal
    ADD CONSTRAINT revision_withdrawal_revision_id_organization_id_fkey FOREIGN KEY (revision_id, organization_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

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

ALTER TABLE ONLY public.totp_credential
    ADD CONSTRAINT totp_credential_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.user_account(id);

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_hospital_id_fkey FOREIGN KEY (hospital_id) REFERENCES public.organization(id);

ALTER TABLE ONLY public.treatment_plan
    ADD CONSTRAINT treatment_plan_treatment_id_organization_id_fkey FOREIGN KEY (treatment_id, organization_id) REFERENCES public.treatment(id, hospital_id) DEFERRABLE;

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_product_id_vendor_id_fkey FOREIGN KEY (product_id, vendor_id) REFERENCES public.product(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.treatment
    ADD CONSTRAINT treatment_revision_id_vendor_id_fkey FOREIGN KEY (revision_id, vendor_id) REFERENCES public.revision(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.treatment_step
    ADD CONSTRAINT treatment_step_treatment_id_hospital_id_fkey FOREIGN KEY (treatment_id, hospital_id) REFERENCES public.treatment(id, hospital_id) DEFERRABLE;

ALTER TABLE ONLY public.treatment_step
    ADD CONSTRAINT treatment_step_treatment_id_vendor_id_fkey FOREIGN KEY (treatment_id, vendor_id) REFERENCES public.treatment(id, vendor_id) DEFERRABLE;

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_file_id_organization_id_fkey FOREIGN KEY (file_id, organization_id) REFERENCES public.stored_file(id, organization_id) DEFERRABLE;

ALTER TABLE ONLY public.workbook_import
    ADD CONSTRAINT workbook_import_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organization(id);

ALTER TABLE public.access_grant ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.access_request ENABLE ROW LEVEL SECURITY;

CREATE POLICY acknowledged ON public.alarm FOR UPDATE USING (((organization_id = ANY (( SELECT public.own_organizations() AS own_organizations)::uuid[])) OR ((organization_id IS NULL) AND (( SELECT public.kind() AS kind) = 'operator'::text)))) WITH CHECK (((organization_id = ANY (( SELECT public.own_organizations() AS own_organizations)::uuid[])) OR ((organization_id IS NULL) AND (( SELECT public.kind() AS kind) = 'operator'::text))));

CREATE POLICY acting ON public.journal FOR INSERT WITH CHECK ((NOT (organization_id IS DISTINCT FROM ( SELECT public.org() AS org))));

ALTER TABLE public.alarm ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.alarm_scan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.api_token ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.assessment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_block ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.audit_leaf ENABLE ROW LEVEL SECURITY;

CREATE POLICY blank_for_all ON public.form_workbook FOR SELECT USING ((blank AND (( SELECT public.org() AS org) IS NOT NULL)));

ALTER TABLE public.break_glass ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_definer ON public.access_grant TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.access_request TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.alarm TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.alarm_scan TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.api_token TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.assessment TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.audit_block TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.audit_key TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.audit_leaf TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.break_glass TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.clarification TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.clarification_message TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.clarification_note TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.current_disclosure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.disclosure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.disclosure_policy TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.disclosure_request TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.draft TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.draft_answer TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.form_crosswalk TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.form_draft TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.form_retirement TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.form_workbook TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.idempotency_key TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.installation TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.invitation TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.journal TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.journal_own TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.ledger_import TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.ledger_mapping TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.membership TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.operator_access TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.organization TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.organization_key TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.outgoing_mail TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.passkey TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.passkey_challenge TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.password_reset TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.portfolio_entry TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.product TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.product_answer TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.profile TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.recovery_code TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.released_form TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.request_file TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.request_link TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.request_mail TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision_text TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.revision_withdrawal TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.session TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.sign_in_failure TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on_link TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.single_sign_on_way TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.stored_file TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.totp_credential TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.treatment TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.treatment_plan TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.treatment_step TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.user_account TO kaiji_owner USING (true) WITH CHECK (true);

CREATE POLICY by_definer ON public.workbook_import TO kaiji_owner USING (true) WITH CHECK (true);

ALTER TABLE public.clarification ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.clarification_message ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.clarification_note ENABLE ROW LEVEL SECURITY;

CREATE POLICY colleagues_read ON public.user_account FOR SELECT USING ((EXISTS ( SELECT
   FROM public.membership
  WHERE ((membership.user_id = user_account.id) AND (membership.organization_id = ( SELECT public.org() AS org))))));

CREATE POLICY concerned ON public.alarm FOR SELECT USING (((organization_id = ANY (( SELECT public.own_organizations() AS own_organizations)::uuid[])) OR ((organization_id IS NULL) AND (( SELECT public.kind() AS kind) = 'operator'::text))));

CREATE POLICY concerned ON public.journal FOR SELECT USING (((organization_id = ANY (( SELECT public.own_organizations() AS own_organizations)::uuid[])) OR (concerns && ( SELECT public.own_organizations() AS own_organizations))));

CREATE POLICY concerned_read ON public.operator_access FOR SELECT USING ((((( SELECT public.org() AS org) = operator_id) OR (( SELECT public.org() AS org) = organization_id)) OR (user_id = ( SELECT public.me() AS me))));

ALTER TABLE public.current_disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_policy ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.disclosure_request ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.draft_answer ENABLE ROW LEVEL SECURITY;

CREATE POLICY each_says ON public.clarification_message FOR INSERT WITH CHECK ((( SELECT public.org() AS org) =
CASE side
    WHEN 'hospital'::text THEN hospital_id
    ELSE vendor_id
END));

CREATE POLICY each_says ON public.treatment_step FOR INSERT WITH CHECK ((((side = 'hospital'::text) AND (hospital_id = ( SELECT public.org() AS org))) OR ((side = 'vendor'::text) AND (vendor_id = ( SELECT public.org() AS org)) AND (kind = ANY (ARRAY['transfer'::text, 'accept'::text])))));

CREATE POLICY first_administrator ON public.invitation USING ((EXISTS ( SELECT
   FROM public.organization
  WHERE ((organization.id = invitation.organization_id) AND (organization.claimed_at IS NULL) AND ((( SELECT public.kind() AS kind) = 'operator'::text) OR (organization.named_by = ( SELECT public.org() AS org))))))) WITH CHECK (((EXISTS ( SELECT
   FROM public.organization
  WHERE ((organization.id = invitation.organization_id) AND (organization.claimed_at IS NULL) AND ((( SELECT public.kind() AS kind) = 'operator'::text) OR (organization.named_by = ( SELECT public.org() AS org)))))) AND (role = 'admin'::text)));

ALTER TABLE public.form_crosswalk ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.form_draft ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.form_retirement ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.form_workbook ENABLE ROW LEVEL SECURITY;

CREATE POLICY hospital_asks ON public.clarification FOR INSERT WITH CHECK (((hospital_id = ( SELECT public.org() AS org)) AND (vendor_id <> ( SELECT public.org() AS org)) AND (( SELECT public.kind() AS kind) = 'hospital'::text)));

CREATE POLICY hospital_inserts ON public.disclosure_request FOR INSERT WITH CHECK (((hospital_id = ( SELECT public.org() AS org)) AND (vendor_id <> ( SELECT public.org() AS org)) AND (( SELECT public.kind() AS kind) = 'hospital'::text)));

CREATE POLICY hospital_moves ON public.clarification FOR UPDATE USING ((hospital_id = ( SELECT public.org() AS org))) WITH CHECK ((hospital_id = ( SELECT public.org() AS org)));

CREATE POLICY hospital_names ON public.organization FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'hospital'::text) AND (named_by = ( SELECT public.org() AS org)) AND (kind = 'vendor'::text) AND (corporate_number IS NULL) AND (claimed_at IS NULL) AND (merged_into IS NULL)));

CREATE POLICY hospital_updates ON public.disclosure_request FOR UPDATE USING ((hospital_id = ( SELECT public.org() AS org))) WITH CHECK ((hospital_id = ( SELECT public.org() AS org)));

CREATE POLICY hospital_updates ON public.request_link FOR UPDATE USING ((hospital_id = ( SELECT public.org() AS org))) WITH CHECK ((hospital_id = ( SELECT public.org() AS org)));

ALTER TABLE public.idempotency_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.installation ENABLE ROW LEVEL SECURITY;

CREATE POLICY installation_wide ON public.journal FOR SELECT USING (((( SELECT public.kind() AS kind) = 'operator'::text) AND (organization_id IS NULL) AND (concerns = '{}'::uuid[])));

ALTER TABLE public.invitation ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.journal_own ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ledger_import ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.ledger_mapping ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.membership ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.operator_access ENABLE ROW LEVEL SECURITY;

CREATE POLICY operator_adds ON public.organization FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'operator'::text) AND (merged_into IS NULL)));

CREATE POLICY operator_brings_back ON public.form_retirement FOR DELETE USING ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_changes ON public.disclosure_policy USING ((( SELECT public.kind() AS kind) = 'operator'::text)) WITH CHECK ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_opens ON public.operator_access FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'operator'::text) AND (operator_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY operator_or_releaser ON public.form_crosswalk FOR INSERT WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND ((( SELECT public.kind() AS kind) = 'operator'::text) OR (EXISTS ( SELECT
   FROM public.released_form
  WHERE ((released_form.id = ANY (ARRAY[form_crosswalk.from_form, form_crosswalk.to_form])) AND (released_form.organization_id = ( SELECT public.org() AS org))))))));

CREATE POLICY operator_retires ON public.form_retirement FOR INSERT WITH CHECK ((( SELECT public.kind() AS kind) = 'operator'::text));

CREATE POLICY operator_seals ON public.user_account FOR INSERT WITH CHECK (((( SELECT public.kind() AS kind) = 'operator'::text) AND (email ~~ '%@break-glass.invalid'::text)));

CREATE POLICY organization ON public.membership USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

ALTER TABLE public.organization ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.organization_key ENABLE ROW LEVEL SECURITY;

CREATE POLICY other_is_told ON public.clarification_message FOR UPDATE USING ((( SELECT public.org() AS org) =
CASE side
    WHEN 'hospital'::text THEN vendor_id
    ELSE hospital_id
END)) WITH CHECK ((( SELECT public.org() AS org) =
CASE side
    WHEN 'hospital'::text THEN vendor_id
    ELSE hospital_id
END));

ALTER TABLE public.outgoing_mail ENABLE ROW LEVEL SECURITY;

CREATE POLICY own ON public.api_token USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.assessment USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.break_glass USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (( SELECT public.kind() AS kind) = 'operator'::text)));

CREATE POLICY own ON public.clarification_note USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND ((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id))));

CREATE POLICY own ON public.current_disclosure USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.disclosure USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.draft USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.draft_answer USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.form_draft USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.form_workbook USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.idempotency_key USING (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me)))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY own ON public.invitation USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.journal_own USING ((organization_id = ANY (( SELECT public.own_organizations() AS own_organizations)::uuid[]))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.ledger_import USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.ledger_mapping USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.organization_key USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.passkey USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.portfolio_entry USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.product USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.product_answer USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.profile USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND ((NOT shared) OR (( SELECT public.kind() AS kind) = 'industry_group'::text))));

CREATE POLICY own ON public.recovery_code USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.revision USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.revision_text USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.revision_withdrawal USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.session USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.single_sign_on USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.single_sign_on_link USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK (((organization_id = ( SELECT public.org() AS org)) AND (user_id = ( SELECT public.me() AS me))));

CREATE POLICY own ON public.stored_file USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.totp_credential USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.treatment USING ((hospital_id = ( SELECT public.org() AS org))) WITH CHECK (((hospital_id = ( SELECT public.org() AS org)) AND (vendor_id <> ( SELECT public.org() AS org))));

CREATE POLICY own ON public.treatment_plan USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own ON public.user_account USING ((id = ( SELECT public.me() AS me))) WITH CHECK ((id = ( SELECT public.me() AS me)));

CREATE POLICY own ON public.workbook_import USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY own_change ON public.organization FOR UPDATE USING ((id = ( SELECT public.org() AS org))) WITH CHECK ((id = ( SELECT public.org() AS org)));

CREATE POLICY own_close ON public.operator_access FOR UPDATE USING ((user_id = ( SELECT public.me() AS me))) WITH CHECK ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own_draft ON public.workbook_import AS RESTRICTIVE FOR INSERT WITH CHECK ((EXISTS ( SELECT
   FROM public.draft
  WHERE (draft.id = workbook_import.draft_id))));

CREATE POLICY own_read ON public.membership FOR SELECT USING ((user_id = ( SELECT public.me() AS me)));

CREATE POLICY own_release ON public.released_form FOR INSERT WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

ALTER TABLE public.passkey ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.passkey_challenge ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.password_reset ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.portfolio_entry ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.product_answer ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.profile ENABLE ROW LEVEL SECURITY;

CREATE POLICY readers_of_its_disclosures ON public.product_answer FOR SELECT USING ((EXISTS ( SELECT
   FROM public.current_disclosure shown
  WHERE (shown.product_id = product_answer.product_id))));

ALTER TABLE public.recovery_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.released_form ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.request_mail ENABLE ROW LEVEL SECURITY;

CREATE POLICY requester_asks ON public.access_request FOR INSERT WITH CHECK (((requester_id = ( SELECT public.org() AS org)) AND (vendor_id <> ( SELECT public.org() AS org))));

ALTER TABLE public.revision ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.revision_text ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.revision_withdrawal ENABLE ROW LEVEL SECURITY;

CREATE POLICY seen_product ON public.portfolio_entry AS RESTRICTIVE FOR INSERT WITH CHECK (((product_id IS NULL) OR (EXISTS ( SELECT
   FROM public.product
  WHERE (product.id = portfolio_entry.product_id)))));

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

CREATE POLICY shared ON public.profile FOR SELECT USING ((shared AND (( SELECT public.org() AS org) IS NOT NULL)));

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

CREATE POLICY signed_in_read ON public.form_crosswalk FOR SELECT USING ((( SELECT public.org() AS org) IS NOT NULL));

CREATE POLICY signed_in_read ON public.form_retirement FOR SELECT USING ((( SELECT public.org() AS org) IS NOT NULL));

CREATE POLICY signed_in_read ON public.organization FOR SELECT USING (((( SELECT public.org() AS org) IS NOT NULL) OR (EXISTS ( SELECT
   FROM public.membership
  WHERE ((membership.organization_id = organization.id) AND (membership.user_id = ( SELECT public.me() AS me)))))));

CREATE POLICY signed_in_read ON public.released_form FOR SELECT USING ((( SELECT public.org() AS org) IS NOT NULL));

ALTER TABLE public.single_sign_on ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_link ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.single_sign_on_way ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.stored_file ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.totp_credential ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.treatment ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.treatment_plan ENABLE ROW LEVEL SECURITY;

ALTER TABLE public.treatment_step ENABLE ROW LEVEL SECURITY;

CREATE POLICY two_parties ON public.access_grant FOR SELECT USING (((( SELECT public.org() AS org) = organization_id) OR (( SELECT public.org() AS org) = grantee_id)));

CREATE POLICY two_parties ON public.access_request FOR SELECT USING (((( SELECT public.org() AS org) = vendor_id) OR (( SELECT public.org() AS org) = requester_id)));

CREATE POLICY two_parties ON public.clarification FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.clarification_message FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.disclosure_request FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.request_file FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.request_link FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.request_mail FOR SELECT USING (((( SELECT public.org() AS org) = hospital_id) OR (( SELECT public.org() AS org) = vendor_id)));

CREATE POLICY two_parties ON public.treatment_step FOR SELECT USING (((hospital_id = ( SELECT public.org() AS org)) OR ((vendor_id = ( SELECT public.org() AS org)) AND (kind = ANY (ARRAY['transfer'::text, 'accept'::text])))));

ALTER TABLE public.user_account ENABLE ROW LEVEL SECURITY;

CREATE POLICY vendor_answers ON public.access_request FOR UPDATE USING ((vendor_id = ( SELECT public.org() AS org))) WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_answers ON public.treatment FOR UPDATE USING (((vendor_id = ( SELECT public.org() AS org)) AND (kind = ANY (ARRAY['transfer'::text, 'accept'::text])))) WITH CHECK (((vendor_id = ( SELECT public.org() AS org)) AND (kind = ANY (ARRAY['transfer'::text, 'accept'::text])) AND (state = ANY (ARRAY['agreed'::text, 'refused'::text]))));

CREATE POLICY vendor_grants ON public.access_grant FOR INSERT WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_inserts ON public.request_file FOR INSERT WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_inserts ON public.request_link FOR INSERT WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_inserts ON public.request_mail FOR INSERT WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_is_asked ON public.treatment FOR SELECT USING (((vendor_id = ( SELECT public.org() AS org)) AND (kind = ANY (ARRAY['transfer'::text, 'accept'::text]))));

CREATE POLICY vendor_moves ON public.clarification FOR UPDATE USING ((vendor_id = ( SELECT public.org() AS org))) WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_revokes ON public.access_grant FOR UPDATE USING ((organization_id = ( SELECT public.org() AS org))) WITH CHECK ((organization_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_updates ON public.disclosure_request FOR UPDATE USING ((vendor_id = ( SELECT public.org() AS org))) WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

CREATE POLICY vendor_updates ON public.request_mail FOR UPDATE USING ((vendor_id = ( SELECT public.org() AS org))) WITH CHECK ((vendor_id = ( SELECT public.org() AS org)));

ALTER TABLE public.workbook_import ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA public TO kaiji_app;

REVOKE ALL ON FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.account_by_email(address text, OUT id uuid, OUT password_hash text, OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.administrators_of(concerned uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.administrators_of(concerned uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.alarm_signs(moment timestamp with time zone, OUT sign text, OUT organization_id uuid, OUT subject_id uuid, OUT cause text, OUT times bigint, OUT at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.alarm_signs(moment timestamp with time zone, OUT sign text, OUT organization_id uuid, OUT subject_id uuid, OUT cause text, OUT times bigint, OUT at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.api_token_by_token(hash bytea, moment timestamp with time zone, OUT token_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audiences() FROM PUBLIC;
GRANT ALL ON FUNCTION public.audiences() TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_add_key(key_id text, public_key text, installation_key text, signature text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_add_key(key_id text, public_key text, installation_key text, signature text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_blocks(after bigint, at_most integer, OUT number bigint, OUT first_position bigint, OUT size integer, OUT root text, OUT previous text, OUT at timestamp with time zone, OUT key_id text, OUT signature text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_blocks(after bigint, at_most integer, OUT number bigint, OUT first_position bigint, OUT size integer, OUT root text, OUT previous text, OUT at timestamp with time zone, OUT key_id text, OUT signature text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_entries(from_position bigint, to_position bigint, OUT place bigint, OUT sealed_leaf text, OUT place_of uuid, OUT is_gone boolean, OUT rank bigint, OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_entries(from_position bigint, to_position bigint, OUT place bigint, OUT sealed_leaf text, OUT place_of uuid, OUT is_gone boolean, OUT rank bigint, OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_horizon(OUT seq bigint, OUT writers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_horizon(OUT seq bigint, OUT writers text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_keys() FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_keys() TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_leaves(from_position bigint, to_position bigint, OUT place bigint, OUT leaf text, OUT journal_id uuid, OUT is_gone boolean, OUT rank bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_leaves(from_position bigint, to_position bigint, OUT place bigint, OUT leaf text, OUT journal_id uuid, OUT is_gone boolean, OUT rank bigint) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_missing(at_most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_missing(at_most integer) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_outside(at_most integer, OUT journal_id uuid, OUT passed boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_outside(at_most integer, OUT journal_id uuid, OUT passed boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_places(ids uuid[], OUT journal_id uuid, OUT place bigint, OUT block bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_places(ids uuid[], OUT journal_id uuid, OUT place bigint, OUT block bigint) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_records(ids uuid[], OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_records(ids uuid[], OUT id uuid, OUT at text, OUT type text, OUT organization_id uuid, OUT actor_id uuid, OUT subject_id uuid, OUT request_id text, OUT concerns uuid[], OUT facts jsonb, OUT own_hash text, OUT own_facts jsonb, OUT salt text, OUT leaf text, OUT is_own boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_seal(number bigint, first_position bigint, root text, previous text, at timestamp with time zone, key_id text, signature text, sealed_seq bigint, ids uuid[], leaves text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_seal(number bigint, first_position bigint, root text, previous text, at timestamp with time zone, key_id text, signature text, sealed_seq bigint, ids uuid[], leaves text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_state(OUT number bigint, OUT sealed_at timestamp with time zone, OUT waits boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_state(OUT number bigint, OUT sealed_at timestamp with time zone, OUT waits boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_unsealed(up_to bigint, at_most integer, OUT id uuid, OUT leaf text, OUT at timestamp with time zone, OUT seq bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_unsealed(up_to bigint, at_most integer, OUT id uuid, OUT leaf text, OUT at timestamp with time zone, OUT seq bigint) TO kaiji_app;

REVOKE ALL ON FUNCTION public.audit_writes_on(writers text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.audit_writes_on(writers text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.begin_single_sign_on(state_hash bytea, browser_hash bytea, asked uuid, expires_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.break_glass_by_codes(one bytea, other bytea, OUT id uuid, OUT user_id uuid, OUT label text, OUT operator_id uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.change_password(new_hash text, moment timestamp with time zone, goes_on uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.change_password(new_hash text, moment timestamp with time zone, goes_on uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.changed_behind() FROM PUBLIC;
GRANT ALL ON FUNCTION public.changed_behind() TO kaiji_app;

REVOKE ALL ON FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.claim_sign_in(account text, source text, moment timestamp with time zone, since timestamp with time zone, account_limit integer, source_limit integer, OUT failures integer, OUT locked boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.close_with_session() FROM PUBLIC;
GRANT ALL ON FUNCTION public.close_with_session() TO kaiji_app;

REVOKE ALL ON FUNCTION public.end_bound_sessions(moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_bound_sessions(moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.end_member_sessions(member uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.end_member_sessions(member uuid, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.enqueue_job(name text, organization_id uuid, payload jsonb) TO kaiji_app;

REVOKE ALL ON FUNCTION public.event_actors(events uuid[], OUT event_id uuid, OUT actor_name text, OUT organization_id uuid, OUT organization_name text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.event_actors(events uuid[], OUT event_id uuid, OUT actor_name text, OUT organization_id uuid, OUT organization_name text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.first_id_at(moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.first_id_at(moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.forget_sign_in(account text, source text, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.installation_state(OUT set_up_token_hash bytea, OUT set_up_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone, OUT withdrawn_at timestamp with time zone, OUT named_by text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.invitation_by_token(hash bytea, OUT id uuid, OUT organization_id uuid, OUT organization_name text, OUT kind text, OUT email text, OUT role text, OUT expires_at timestamp with time zone, OUT accepted_at timestamp with time zone, OUT superseded_at timestamp with time zone, OUT withdrawn_at timestamp with time zone, OUT named_by text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.journal_writers() FROM PUBLIC;
GRANT ALL ON FUNCTION public.journal_writers() TO kaiji_app;

REVOKE ALL ON FUNCTION public.keep_sealed() FROM PUBLIC;
GRANT ALL ON FUNCTION public.keep_sealed() TO kaiji_app;

REVOKE ALL ON FUNCTION public.kept_files(hashes text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.kept_files(hashes text[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.kind() FROM PUBLIC;
GRANT ALL ON FUNCTION public.kind() TO kaiji_app;

REVOKE ALL ON FUNCTION public.last_settings() FROM PUBLIC;
GRANT ALL ON FUNCTION public.last_settings() TO kaiji_app;

REVOKE ALL ON FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.mail_to_deliver(mail_id uuid, OUT sealed bytea, OUT created_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.me() FROM PUBLIC;
GRANT ALL ON FUNCTION public.me() TO kaiji_app;

REVOKE ALL ON FUNCTION public.member_standings(OUT user_id uuid, OUT second_factor boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.member_standings(OUT user_id uuid, OUT second_factor boolean) TO kaiji_app;

REVOKE ALL ON FUNCTION public.merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamp with time zone, OUT moved jsonb, OUT stayed jsonb, OUT conflicts jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamp with time zone, OUT moved jsonb, OUT stayed jsonb, OUT conflicts jsonb) TO kaiji_app;

REVOKE ALL ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_mail(mail_id uuid, sent timestamp with time zone, failed timestamp with time zone, error text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.note_sign_in() FROM PUBLIC;
GRANT ALL ON FUNCTION public.note_sign_in() TO kaiji_app;

REVOKE ALL ON FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_passkey_challenge(hash bytea, purpose text, asking uuid, expires_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.offer_password_reset(address text, hash bytea, moment timestamp with time zone, expires_at timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_password_reset(address text, hash bytea, moment timestamp with time zone, expires_at timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.offer_set_up(hash bytea) FROM PUBLIC;
GRANT ALL ON FUNCTION public.offer_set_up(hash bytea) TO kaiji_app;

REVOKE ALL ON FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.on_request_disclosures(of_product uuid, OUT disclosure_id uuid, OUT form text, OUT template_id text, OUT published_at timestamp with time zone, OUT valid_until date) TO kaiji_app;

REVOKE ALL ON FUNCTION public.org() FROM PUBLIC;
GRANT ALL ON FUNCTION public.org() TO kaiji_app;

REVOKE ALL ON FUNCTION public.organization_places(OUT place text, OUT of_column text, OUT same text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.organization_places(OUT place text, OUT of_column text, OUT same text) TO kaiji_app;

REVOKE ALL ON FUNCTION public.own_organizations() FROM PUBLIC;
GRANT ALL ON FUNCTION public.own_organizations() TO kaiji_app;

REVOKE ALL ON FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.passkey_by_credential(credential bytea, OUT passkey_id uuid, OUT user_id uuid, OUT public_key bytea, OUT counter bigint, OUT transports text[], OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.passkey_challenge_waits(offered bytea, wanted text, asking uuid, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.password_reset_by_token(hash bytea, OUT email text, OUT name text, OUT expires_at timestamp with time zone, OUT used_at timestamp with time zone, OUT superseded_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.password_reset_by_token(hash bytea, OUT email text, OUT name text, OUT expires_at timestamp with time zone, OUT used_at timestamp with time zone, OUT superseded_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone, tell_job text, tell_organization_id uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.post_mail(id uuid, sealed bytea, moment timestamp with time zone, tell_job text, tell_organization_id uuid) TO kaiji_app;

REVOKE ALL ON FUNCTION public.raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.refuse_change() FROM PUBLIC;
GRANT ALL ON FUNCTION public.refuse_change() TO kaiji_app;

REVOKE ALL ON FUNCTION public.remove_factors(person uuid, moment timestamp with time zone, OUT email text, OUT language text, OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.remove_factors(person uuid, moment timestamp with time zone, OUT email text, OUT language text, OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.request_by_link(hash bytea, OUT request_id uuid, OUT vendor_id uuid, OUT registered boolean, OUT expires_at timestamp with time zone, OUT revoked_at timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.request_by_link(hash bytea, OUT request_id uuid, OUT vendor_id uuid, OUT registered boolean, OUT expires_at timestamp with time zone, OUT revoked_at timestamp with time zone) TO kaiji_app;

REVOKE ALL ON FUNCTION public.reset_password(hash bytea, new_hash text, moment timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.reset_password(hash bytea, new_hash text, moment timestamp with time zone, OUT user_id uuid, OUT email text, OUT language text, OUT organization_ids uuid[]) TO kaiji_app;

REVOKE ALL ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid, OUT bound_to uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION public.session_by_token(hash bytea, moment timestamp with time zone, idle interval, OUT session_id uuid, OUT user_id uuid, OUT organization_id uuid, OUT kind text, OUT role text, OUT language text, OUT proved_at timestamp with time zone, OUT operator_access_id uuid, OUT bound_to uuid) TO kaiji_app;

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

REVOKE ALL ON FUNCTION public.sweep_password_resets(before timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.sweep_password_resets(before timestamp with time zone) TO kaiji_app;

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

REVOKE ALL ON FUNCTION public.vendors_to_remind(today date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.vendors_to_remind(today date) TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(valid_until) ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(revoked_at) ON TABLE public.access_grant TO kaiji_app;

GRANT UPDATE(revoked_by) ON TABLE public.access_grant TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.access_request TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.access_request TO kaiji_app;

GRANT UPDATE(answered_at) ON TABLE public.access_request TO kaiji_app;

GRANT SELECT ON TABLE public.alarm TO kaiji_app;

GRANT UPDATE(acknowledged_at) ON TABLE public.alarm TO kaiji_app;

GRANT UPDATE(acknowledged_by) ON TABLE public.alarm TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.api_token TO kaiji_app;

GRANT UPDATE(revoked_at) ON TABLE public.api_token TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(judgements) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(done_at) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(done_by) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(reopened_at) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(reopened_by) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(reopen_reason) ON TABLE public.assessment TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.assessment TO kaiji_app;

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

GRANT SELECT,INSERT ON TABLE public.clarification TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.clarification TO kaiji_app;

GRANT UPDATE(answered_by) ON TABLE public.clarification TO kaiji_app;

GRANT UPDATE(answering_revision_id) ON TABLE public.clarification TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.clarification TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.clarification_message TO kaiji_app;

GRANT UPDATE(told_at) ON TABLE public.clarification_message TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.clarification_note TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(revision_id) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(disclosure_id) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(template_id) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(number) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(codes) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(gap_mask) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(counts) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(published_at) ON TABLE public.current_disclosure TO kaiji_app;

GRANT UPDATE(valid_until) ON TABLE public.current_disclosure TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.disclosure TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.disclosure TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.disclosure TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.disclosure_policy TO kaiji_app;

GRANT UPDATE(policy) ON TABLE public.disclosure_policy TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.disclosure_policy TO kaiji_app;

GRANT UPDATE(changed_at) ON TABLE public.disclosure_policy TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(product_id) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(due_on) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(reason) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(submission) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(assignee_id) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(contact_email) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(mailed_at) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(undelivered_at) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(opened_at) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(reminded_on) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(remind_on) ON TABLE public.disclosure_request TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.disclosure_request TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(template_id) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(header) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(import_id) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(submitted_by) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(submitted_at) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(return_note) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.draft TO kaiji_app;

GRANT UPDATE(updated_at) ON TABLE public.draft TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(answer) ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(place) ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(assignee_id) ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(updated_at) ON TABLE public.draft_answer TO kaiji_app;

GRANT UPDATE(updated_by) ON TABLE public.draft_answer TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.form_crosswalk TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(naming) ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(proposal) ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(updated_at) ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(updated_by) ON TABLE public.form_draft TO kaiji_app;

GRANT UPDATE(released_as) ON TABLE public.form_draft TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.form_retirement TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.form_workbook TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.idempotency_key TO kaiji_app;

GRANT UPDATE(sealed) ON TABLE public.idempotency_key TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.invitation TO kaiji_app;

GRANT UPDATE(accepted_at) ON TABLE public.invitation TO kaiji_app;

GRANT UPDATE(superseded_at) ON TABLE public.invitation TO kaiji_app;

GRANT UPDATE(withdrawn_at) ON TABLE public.invitation TO kaiji_app;

GRANT SELECT ON TABLE public.journal TO kaiji_app;

GRANT INSERT(id) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(at) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(type) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(organization_id) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(actor_id) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(subject_id) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(concerns) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(facts) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(request_id) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(leaf) ON TABLE public.journal TO kaiji_app;

GRANT INSERT(own_hash) ON TABLE public.journal TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.journal_own TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(ledger) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(reading) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(outcome) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(applied_at) ON TABLE public.ledger_import TO kaiji_app;

GRANT UPDATE(applied_by) ON TABLE public.ledger_import TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.ledger_mapping TO kaiji_app;

GRANT UPDATE(columns) ON TABLE public.ledger_mapping TO kaiji_app;

GRANT UPDATE(changed_at) ON TABLE public.ledger_mapping TO kaiji_app;

GRANT UPDATE(changed_by) ON TABLE public.ledger_mapping TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(role) ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.membership TO kaiji_app;

GRANT UPDATE(suspended_at) ON TABLE public.membership TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.operator_access TO kaiji_app;

GRANT UPDATE(closed_at) ON TABLE public.operator_access TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(name) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(corporate_number) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(single_person) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(claimed_at) ON TABLE public.organization TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.organization TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.organization_key TO kaiji_app;

GRANT UPDATE(retired_at) ON TABLE public.organization_key TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.passkey TO kaiji_app;

GRANT UPDATE(counter) ON TABLE public.passkey TO kaiji_app;

GRANT UPDATE(backed_up) ON TABLE public.passkey TO kaiji_app;

GRANT UPDATE(name) ON TABLE public.passkey TO kaiji_app;

GRANT UPDATE(last_used_at) ON TABLE public.passkey TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(product_id) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(vendor_id) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(vendor_name) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(product_name) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(version) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(model) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(department) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(location) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(asset_number) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(status) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(retired_reason) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(contract) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(contracted_by) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(contract_note) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(server_updates_by_vendor) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(server_updates_written) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(remote_maintenance) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(remote_confirmed_on) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(cloud_services) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(note) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(updated_at) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(updated_by) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(removed_at) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT UPDATE(removal_reason) ON TABLE public.portfolio_entry TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.product TO kaiji_app;

GRANT UPDATE(kind) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(family) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(name) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(version) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(categories) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(description) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.product TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.product TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.product_answer TO kaiji_app;

GRANT UPDATE(question) ON TABLE public.product_answer TO kaiji_app;

GRANT UPDATE(answer) ON TABLE public.product_answer TO kaiji_app;

GRANT UPDATE(published_at) ON TABLE public.product_answer TO kaiji_app;

GRANT UPDATE(published_by) ON TABLE public.product_answer TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(shared) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(title_ja) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(title_en) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(source) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(in_force) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(template_id) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(codes) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(topics) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(forms) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(item_notes) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(pass_rule) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.profile TO kaiji_app;

GRANT UPDATE(retired_at) ON TABLE public.profile TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.recovery_code TO kaiji_app;

GRANT UPDATE(used_at) ON TABLE public.recovery_code TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.released_form TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.request_file TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.request_link TO kaiji_app;

GRANT UPDATE(revoked_at) ON TABLE public.request_link TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.request_mail TO kaiji_app;

GRANT UPDATE(sent_at) ON TABLE public.request_mail TO kaiji_app;

GRANT UPDATE(failed_at) ON TABLE public.request_mail TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision_text TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision_text TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.revision_withdrawal TO kaiji_app;

GRANT UPDATE(audience) ON TABLE public.revision_withdrawal TO kaiji_app;

GRANT SELECT ON TABLE public.schema_migration TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.session TO kaiji_app;

GRANT UPDATE(organization_id) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(operator_access_id) ON TABLE public.session TO kaiji_app;

GRANT UPDATE(ended_at) ON TABLE public.session TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(issuer) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(client_id) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(sealed_client_secret) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(two_factor_acr) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(two_factor_amr) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(enabled) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.single_sign_on TO kaiji_app;

GRANT UPDATE(changed_at) ON TABLE public.single_sign_on TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.single_sign_on_link TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.stored_file TO kaiji_app;

GRANT SELECT,INSERT,DELETE ON TABLE public.totp_credential TO kaiji_app;

GRANT UPDATE(confirmed_at) ON TABLE public.totp_credential TO kaiji_app;

GRANT UPDATE(last_step) ON TABLE public.totp_credential TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(revision_id) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(template_id) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(question) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(kind) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(reason) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(review_on) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.treatment TO kaiji_app;

GRANT UPDATE(row_version) ON TABLE public.treatment TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.treatment_plan TO kaiji_app;

GRANT UPDATE(measure) ON TABLE public.treatment_plan TO kaiji_app;

GRANT UPDATE(target_on) ON TABLE public.treatment_plan TO kaiji_app;

GRANT UPDATE(done_on) ON TABLE public.treatment_plan TO kaiji_app;

GRANT UPDATE(note) ON TABLE public.treatment_plan TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.treatment_step TO kaiji_app;

GRANT INSERT ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(id) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(email) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(name),UPDATE(name) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(language),UPDATE(language) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT(created_at) ON TABLE public.user_account TO kaiji_app;

GRANT SELECT,INSERT ON TABLE public.workbook_import TO kaiji_app;

GRANT UPDATE(state) ON TABLE public.workbook_import TO kaiji_app;

GRANT UPDATE(applied_at) ON TABLE public.workbook_import TO kaiji_app;

GRANT UPDATE(applied_by) ON TABLE public.workbook_import TO kaiji_app;
