import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People's ways into organizations, as an administrator ends or renews them, and organizations that stood here twice. */
export class People1763000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEMBERS);
    await runner.query(ORGANIZATION_PLACES);
    await runner.query(MERGE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger note_sign_in on session');
    await runner.query(
      'drop function merge_organizations, may_merge, organization_places, remove_factors, end_member_sessions, member_standings, note_sign_in',
    );
  }
}

const MEMBERS = `
  create function note_sign_in() returns trigger
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      update membership set last_signed_in_at = new.proved_at where organization_id = new.organization_id and user_id = new.user_id;
      return null;
    end $$;
  comment on function note_sign_in is 'sessions are swept away; when a member last signed in stays known';
  create trigger note_sign_in after insert or update of proved_at, organization_id on session for each row
    when (new.proved_at is not null and new.ended_at is null) execute function note_sign_in();

  create function member_standings(out user_id uuid, out second_factor boolean)
    returns setof record language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      return query select colleague.user_id,
          exists (select from totp_credential where user_id = colleague.user_id and confirmed_at is not null)
            or exists (select from passkey where user_id = colleague.user_id)
        from membership as colleague where colleague.organization_id = org();
    end $$;
  comment on function member_standings is 'of each colleague: whether a second factor is enrolled';

  create function end_member_sessions(member uuid, moment timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with ended as (update session set ended_at = moment where user_id = member and organization_id = org() and ended_at is null returning 1)
    select count(*) from ended $$;
  comment on function end_member_sessions is 'those in which the member acts for the organization of whoever ends them';

  create function remove_factors(person uuid, moment timestamptz, out email text, out language text, out organization_ids uuid[])
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
  comment on function remove_factors is 'by the operator, or by the one organization that knows the person; nothing comes back where it may not';
`;

/** Where an organization is named, and what a row has to share with one of the other organization to stay where it is. */
const ORGANIZATION_PLACES = `
  create function organization_places(out place text, out of_column text, out same text)
    returns setof record language sql immutable as $$ values
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
  comment on function organization_places is 'what moves when organizations are merged; a new table with an organization gets its line here';
`;

const MERGE = `
  create function may_merge(from_id uuid, into_id uuid, invitation_hash bytea, moment timestamptz) returns boolean
    language sql stable as $$
    select coalesce(kind() = 'operator', false) or (into_id = org() and exists (
      select from invitation join organization as named on named.id = invitation.organization_id
       where token_hash = invitation_hash and named.id = from_id and named_by is not null and claimed_at is null
         and accepted_at is null and superseded_at is null and withdrawn_at is null and invitation.expires_at > moment)) $$;
  comment on function may_merge is 'the operator, or a vendor that holds the open link to the page of one known by its name alone';

  create function merge_organizations(from_id uuid, into_id uuid, invitation_hash bytea, rehearsal boolean, moment timestamptz,
    out moved jsonb, out stayed jsonb, out conflicts jsonb)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
    end $$;
  comment on function merge_organizations is 'everything of one organization becomes the other''s, but for what names it in the journal and under a signature; a rehearsal tells what would';
`;
