import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mails on their way, and the links in some of them that set a password anew. Mails are encrypted rows that only the listed functions reach, for a mail belongs to no organization. What a mail says is
 * erased as soon as a server has taken it, or nobody tries any longer.
 */
export class Mail1763000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
    await runner.query(PASSWORDS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop function sweep_password_resets, change_password, reset_password, password_reset_by_token, offer_password_reset',
    );
    await runner.query('drop table password_reset');
    await runner.query('drop function sweep_mails, undelivered_mails, note_mail, mail_to_deliver, post_mail');
    await runner.query('drop table outgoing_mail');
  }
}

const TABLE = `
  create table outgoing_mail (
    id uuid primary key,
    sealed bytea,
    created_at timestamptz not null,
    tried integer not null default 0,
    last_error text,
    sent_at timestamptz,
    failed_at timestamptz,
    tell_job text,
    tell_organization_id uuid references organization,
    check ((sealed is null) = (sent_at is not null or failed_at is not null))
  );
  create index on outgoing_mail (created_at);
  comment on column outgoing_mail.sealed is 'receiver, subject and text, encrypted with a key that the database does not hold';
  comment on column outgoing_mail.tell_job is 'which job of which organization hears how it ended';
  comment on column outgoing_mail.last_error is 'codes alone: a server may repeat the address in its words';

  alter table outgoing_mail enable row level security;
  alter table outgoing_mail force row level security;
  create policy by_definer on outgoing_mail to current_user using (true) with check (true);
`;

const FUNCTIONS = `
  create function post_mail(id uuid, sealed bytea, moment timestamptz, tell_job text, tell_organization_id uuid) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into outgoing_mail (id, sealed, created_at, tell_job, tell_organization_id)
        values (post_mail.id, post_mail.sealed, moment, post_mail.tell_job, post_mail.tell_organization_id);
      perform graphile_worker.add_job('mail.deliver', json_build_object('id', post_mail.id), max_attempts => 40);
    end $$;
  comment on function post_mail is 'the mail and the job that delivers it exist if, and only if, the transaction commits';

  create function mail_to_deliver(mail_id uuid, out sealed bytea, out created_at timestamptz)
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    #variable_conflict use_column
    begin
      update outgoing_mail set tried = tried + 1 where id = mail_id and sealed is not null
        returning outgoing_mail.sealed, outgoing_mail.created_at into sealed, created_at;
    end $$;

  create function note_mail(mail_id uuid, sent timestamptz, failed timestamptz, error text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    declare noted outgoing_mail;
    begin
      update outgoing_mail
         set sent_at = sent, failed_at = failed, last_error = error, sealed = case when sent is null and failed is null then sealed end
       where id = mail_id and sealed is not null returning * into noted;
      if noted.sealed is null and noted.tell_job is not null then
        perform enqueue_job(noted.tell_job, noted.tell_organization_id, jsonb_build_object('mailId', mail_id, 'sent', sent is not null));
      end if;
    end $$;
  comment on function note_mail is 'how a try ended; a mail that is sent or given up loses its text and stays as it is, and whoever asked to be told is told, once';

  create function undelivered_mails(before timestamptz, out failed bigint)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from outgoing_mail where failed_at is not null or (sealed is not null and created_at < before) $$;

  create function sweep_mails(before timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from outgoing_mail where created_at < before returning 1) select count(*) from gone $$;
`;

const PASSWORDS = `
  create table password_reset (
    token_hash bytea primary key,
    user_id uuid not null references user_account,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    superseded_at timestamptz
  );
  create index on password_reset (user_id);
  create index on password_reset (created_at);
  alter table password_reset enable row level security;
  alter table password_reset force row level security;
  create policy by_definer on password_reset to current_user using (true) with check (true);

  create function offer_password_reset(address text, hash bytea, moment timestamptz, expires_at timestamptz,
    out user_id uuid, out email text, out language text, out organization_ids uuid[])
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
  comment on function offer_password_reset is 'the newest link of an account is the only one that works; nothing but nulls for an unknown address';

  create function password_reset_by_token(hash bytea, out email text, out name text, out expires_at timestamptz, out used_at timestamptz,
    out superseded_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select user_account.email, user_account.name, password_reset.expires_at, password_reset.used_at, password_reset.superseded_at
      from password_reset join user_account on user_account.id = password_reset.user_id where token_hash = hash $$;

  create function reset_password(hash bytea, new_hash text, moment timestamptz, out user_id uuid, out email text, out language text,
    out organization_ids uuid[])
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
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
  comment on function reset_password is 'the password alone: sessions and tokens end, the second factor stays';

  create function change_password(new_hash text, moment timestamptz, goes_on uuid) returns void
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update user_account set password_hash = new_hash where id = me();
    update session set ended_at = moment where user_id = me() and id <> goes_on and ended_at is null;
    update api_token set revoked_at = moment where user_id = me() and revoked_at is null;
    update password_reset set superseded_at = moment where user_id = me() and used_at is null and superseded_at is null $$;
  comment on function change_password is 'of whoever acts; the server may not write passwords itself';

  create function sweep_password_resets(before timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from password_reset where created_at < before returning 1) select count(*) from gone $$;
`;
