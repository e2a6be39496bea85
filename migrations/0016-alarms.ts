import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms from the journal, and what the installation's operators see of it. */
export class Alarms1763000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INSTALLATION_WIDE);
    await runner.query(TABLES);
    await runner.query(SIGNS);
    await runner.query(CHANGED_BEHIND);
    await runner.query(RAISE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function last_settings, raise_alarm, changed_behind, alarm_signs, first_id_at;
      drop table alarm_scan, alarm;
      drop index journal_of_nobody;
      drop policy installation_wide on journal`);
  }
}

/** What concerns no organization: sign-ins of unknown accounts, settings, alarms of the installation. */
const INSTALLATION_WIDE = `
  create policy installation_wide on journal for select
    using ((select kind()) = 'operator' and organization_id is null and concerns = '{}');
`;

const TABLES = `
  create table alarm (
    id uuid primary key,
    kind text not null,
    organization_id uuid references organization,
    cause text not null check (length(cause) between 1 and 200),
    subject_id uuid,
    facts jsonb not null default '{}',
    raised_at timestamptz not null,
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    unique nulls not distinct (organization_id, kind, cause)
  );
  comment on column alarm.organization_id is 'whose administrators see it; null = the operators';
  comment on column alarm.cause is 'what is alarmed about and in which span of time: once is enough';

  alter table alarm enable row level security;
  alter table alarm force row level security;
  create policy by_definer on alarm to current_user using (true) with check (true);
  create policy concerned on alarm for select
    using (organization_id = any ((select own_organizations())::uuid[]) or (organization_id is null and (select kind()) = 'operator'));
  create policy acknowledged on alarm for update
    using (organization_id = any ((select own_organizations())::uuid[]) or (organization_id is null and (select kind()) = 'operator'))
    with check (organization_id = any ((select own_organizations())::uuid[]) or (organization_id is null and (select kind()) = 'operator'));

  create table alarm_scan (
    singleton boolean primary key default true check (singleton),
    scanned_until timestamptz not null default now()
  );
  insert into alarm_scan default values;
  alter table alarm_scan enable row level security;
  alter table alarm_scan force row level security;
  create policy by_definer on alarm_scan to current_user using (true) with check (true);

  create index journal_of_nobody on journal (type, seq) where organization_id is null;
`;

const SIGNS = `
  create function first_id_at(moment timestamptz) returns uuid language sql immutable parallel safe
    as $$ select (lpad(to_hex((extract(epoch from moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid $$;
  comment on function first_id_at is 'ids of records begin with their time (UUIDv7), so that their index finds the latest ones';

  create function alarm_signs(moment timestamptz, out sign text, out organization_id uuid, out subject_id uuid, out cause text, out times bigint,
    out at timestamptz)
    returns setof record language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
  comment on function alarm_signs is 'counts by ten minutes and single acts since the last scan, a day back at most; never what a record says';
`;

/** A setting that no record explains was changed in the database itself. */
const CHANGED_BEHIND = `
  create function changed_behind() returns table (setting text, subject_id uuid, cause text)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
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
  comment on function changed_behind is 'which settings are not what the journal says they were last changed to; not what they say';
`;

const RAISE = `
  create function raise_alarm(id uuid, kind text, organization_id uuid, cause text, subject_id uuid, facts jsonb, moment timestamptz)
    returns uuid[] language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into alarm (id, kind, organization_id, cause, subject_id, facts, raised_at)
        values (raise_alarm.id, raise_alarm.kind, raise_alarm.organization_id, raise_alarm.cause, raise_alarm.subject_id, raise_alarm.facts, moment)
        on conflict do nothing;
      if not found then return null; end if;
      return array(select organization.id from organization
                    where organization.id = raise_alarm.organization_id or (raise_alarm.organization_id is null and organization.kind = 'operator'));
    end $$;
  comment on function raise_alarm is 'the organizations to tell of it; null where it was raised before';

  create function last_settings() returns jsonb
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select facts -> 'after' from journal where type = 'installation.settings-changed' and organization_id is null order by seq desc limit 1 $$;
  comment on function last_settings is 'settings of the environment as they were last recorded, without secrets';
`;
