import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Requests: a hospital asks a vendor to disclose a product. Both parties see everything of a request; each row says who they are. Links in
 * mails are kept as fingerprints; whoever shows one acts for the vendor that has not registered, on that request alone.
 */
export class Requests1763000000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ROW_RULES);
    await runner.query(FUNCTIONS);
    await runner.query(kept(`union select sha256 from request_file where sha256 = any (hashes)`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kept(''));
    await runner.query('drop function vendors_to_remind, request_by_link');
    await runner.query('drop table request_file, request_link, request_mail, disclosure_request');
  }
}

const PARTIES = `hospital_id uuid not null references organization,
    vendor_id uuid not null references organization`;

const OF_ITS_REQUEST = `foreign key (request_id, hospital_id, vendor_id) references disclosure_request (id, hospital_id, vendor_id) deferrable`;

const TABLES = `
  create table disclosure_request (
    id uuid primary key,
    ${PARTIES},
    campaign_id uuid not null,
    product_id uuid,
    product_name text not null check (length(product_name) between 1 and 200),
    product_version text not null check (length(product_version) <= 100),
    forms jsonb not null,
    criteria text[] not null,
    purpose text not null check (length(purpose) <= 4000),
    due_on date not null,
    plan jsonb not null,
    state text not null check (state in ('sent', 'accepted', 'submitted', 'confirmed', 'declined', 'withdrawn')),
    reason text check (length(reason) <= 4000),
    submission jsonb not null default '[]',
    assignee_id uuid,
    contact_email text check (contact_email = lower(contact_email) and length(contact_email) <= 254),
    contact_language text not null check (contact_language in ('ja', 'en')),
    requested_by uuid not null,
    created_at timestamptz not null,
    mailed_at timestamptz,
    undelivered_at timestamptz,
    opened_at timestamptz,
    escalated_at timestamptz,
    reminded_on date,
    remind_on date,
    row_version integer not null default 1,
    unique (id, hospital_id, vendor_id),
    foreign key (product_id, vendor_id) references product (id, organization_id) deferrable,
    foreign key (vendor_id, assignee_id) references membership (organization_id, user_id) on delete set null (assignee_id) deferrable
  );
  create index on disclosure_request (hospital_id, due_on, id);
  create index on disclosure_request (vendor_id, due_on, id);
  create index on disclosure_request (product_id) where product_id is not null;
  create index on disclosure_request (remind_on, vendor_id) where remind_on is not null;
  comment on column disclosure_request.campaign_id is 'what was asked in one call has one';
  comment on column disclosure_request.product_name is 'as it was called when it was asked for';
  comment on column disclosure_request.contact_email is 'who is written to while nobody at the vendor uses Kaiji';
  comment on column disclosure_request.remind_on is 'the day of the next reminder, for the scan alone';

  create table request_mail (
    request_id uuid not null,
    ${PARTIES},
    step text not null check (length(step) <= 50),
    due_on date not null,
    copy smallint not null,
    mail_id uuid,
    created_at timestamptz not null,
    sent_at timestamptz,
    failed_at timestamptz,
    primary key (request_id, step, due_on, copy),
    ${OF_ITS_REQUEST}
  );
  create index on request_mail (mail_id);
  comment on table request_mail is 'written with the mail in one transaction: no step of a request is mailed twice for the same due day';
  comment on column request_mail.mail_id is 'null where nobody was there to write to';

  create table request_link (
    id uuid primary key,
    token_hash bytea not null unique,
    request_id uuid not null,
    ${PARTIES},
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    ${OF_ITS_REQUEST}
  );
  create index on request_link (request_id);

  create table request_file (
    id uuid primary key,
    request_id uuid not null,
    ${PARTIES},
    name text not null check (length(name) between 1 and 255),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    size bigint not null check (size > 0),
    template_id text not null,
    counts jsonb not null,
    reading jsonb not null,
    created_at timestamptz not null,
    unique (request_id, sha256),
    ${OF_ITS_REQUEST}
  );
  comment on table request_file is 'filled workbooks that came by a mailed link, with what they say';
`;

const ruled = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create policy two_parties on ${table} for select using ((select org()) in (hospital_id, vendor_id));`;

const writes = (table: string, act: 'insert' | 'update', party: 'hospital_id' | 'vendor_id'): string => `
  create policy ${party.replace('_id', '')}_${act}s on ${table} for ${act}
    ${act === 'update' ? `using (${party} = (select org()))` : ''} with check (${party} = (select org()));`;

const ROW_RULES = `
  ${['disclosure_request', 'request_mail', 'request_link', 'request_file'].map(ruled).join('\n')}
  create policy hospital_inserts on disclosure_request for insert
    with check (hospital_id = (select org()) and vendor_id <> (select org()) and (select kind()) = 'hospital');
  ${writes('disclosure_request', 'update', 'hospital_id')}
  ${writes('disclosure_request', 'update', 'vendor_id')}
  ${writes('request_mail', 'insert', 'vendor_id')}
  ${writes('request_mail', 'update', 'vendor_id')}
  ${writes('request_link', 'insert', 'vendor_id')}
  ${writes('request_link', 'update', 'hospital_id')}
  ${writes('request_file', 'insert', 'vendor_id')}
`;

const FUNCTIONS = `
  create function request_by_link(hash bytea, out request_id uuid, out vendor_id uuid, out registered boolean, out expires_at timestamptz,
    out revoked_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select request_link.request_id, request_link.vendor_id, organization.claimed_at is not null, request_link.expires_at, request_link.revoked_at
      from request_link join organization on organization.id = request_link.vendor_id where token_hash = hash $$;

  create function vendors_to_remind(today date) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select distinct vendor_id from disclosure_request where remind_on <= today $$;
  comment on function vendors_to_remind is 'ids alone: what is due, and whether, is decided in each vendor''s own scope';
`;

const kept = (further: string): string => `
  create or replace function kept_files(hashes text[]) returns setof text
    language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select sha256 from stored_file where sha256 = any (hashes)
    union select sha256 from form_draft where sha256 = any (hashes)
    union select sha256 from form_workbook where sha256 = any (hashes) ${further} $$;`;
