import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Mails on their way: encrypted rows that only the listed functions reach, for a mail belongs to no organization. What a mail says is
 * erased as soon as a server has taken it, or nobody tries any longer.
 */
export class Mail1763000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(FUNCTIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
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
    check ((sealed is null) = (sent_at is not null or failed_at is not null))
  );
  create index on outgoing_mail (created_at);
  comment on column outgoing_mail.sealed is 'receiver, subject and text, encrypted with a key that the database does not hold';
  comment on column outgoing_mail.last_error is 'codes alone: a server may repeat the address in its words';

  alter table outgoing_mail enable row level security;
  alter table outgoing_mail force row level security;
  create policy by_definer on outgoing_mail to current_user using (true) with check (true);
`;

const FUNCTIONS = `
  create function post_mail(id uuid, sealed bytea, moment timestamptz) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    begin
      insert into outgoing_mail (id, sealed, created_at) values (post_mail.id, post_mail.sealed, moment);
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
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    update outgoing_mail
       set sent_at = sent, failed_at = failed, last_error = error, sealed = case when sent is null and failed is null then sealed end
     where id = mail_id and sealed is not null $$;
  comment on function note_mail is 'how a try ended; a mail that is sent or given up loses its text and stays as it is';

  create function undelivered_mails(before timestamptz, out failed bigint)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select count(*) from outgoing_mail where failed_at is not null or (sealed is not null and created_at < before) $$;

  create function sweep_mails(before timestamptz) returns bigint
    language sql volatile security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (delete from outgoing_mail where created_at < before returning 1) select count(*) from gone $$;
`;
