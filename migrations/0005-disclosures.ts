import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Disclosures: drafts are rows, one per answer; a published revision is one insert-only row with one character per question.
 * Each table carries its own organization and audience, so that row rules need no join (docs/decisions).
 */
export class Disclosures1763000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DRAFTS);
    await runner.query(REVISIONS);
    await runner.query(['disclosure', 'draft', 'draft_answer'].map(owned).join('\n'));
    await runner.query(
      ['disclosure', 'revision', 'revision_text', 'revision_withdrawal', 'current_disclosure'].map(shared).join('\n'),
    );
    await runner.query(POLICY_AND_SEALS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table disclosure_policy, current_disclosure, revision_withdrawal, revision_text, revision, draft_answer, draft, disclosure;
      drop function keep_sealed, on_request_disclosures`);
  }
}

const AUDIENCE = `audience text not null default 'hospitals' check (audience in ('everyone', 'hospitals', 'on_request', 'private'))`;

const OF_ITS_REVISION = `foreign key (revision_id, organization_id) references revision (id, organization_id) deferrable,
    foreign key (product_id, organization_id) references product (id, organization_id) deferrable`;

const DRAFTS = `
  create table disclosure (
    id uuid primary key,
    organization_id uuid not null,
    product_id uuid not null,
    form text not null,
    ${AUDIENCE},
    row_version integer not null default 1,
    created_at timestamptz not null default now(),
    unique (product_id, form),
    unique (id, organization_id),
    foreign key (product_id, organization_id) references product (id, organization_id) deferrable
  );
  create index on disclosure (organization_id);

  create table draft (
    id uuid primary key,
    organization_id uuid not null,
    disclosure_id uuid not null unique,
    template_id text not null,
    state text not null default 'open' check (state in ('open', 'in_review')),
    header jsonb not null default '{}',
    from_revision_id uuid,
    import_id uuid,
    submitted_by uuid,
    submitted_at timestamptz,
    return_note text,
    row_version integer not null default 1,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (id, organization_id),
    foreign key (disclosure_id, organization_id) references disclosure (id, organization_id) deferrable
  );
  comment on column draft.import_id is 'the applied import whose workbook and layout the draft can be written back into';

  create table draft_answer (
    draft_id uuid not null,
    position smallint not null,
    organization_id uuid not null,
    answer jsonb not null,
    place jsonb,
    assignee_id uuid,
    row_version integer not null default 1,
    updated_at timestamptz not null default now(),
    updated_by uuid,
    primary key (draft_id, position),
    foreign key (draft_id, organization_id) references draft (id, organization_id) on delete cascade deferrable,
    foreign key (organization_id, assignee_id) references membership (organization_id, user_id) on delete set null (assignee_id) deferrable
  ) with (fillfactor = 70);
  comment on column draft_answer.place is 'sheet and cells the answer was read from';
`;

const REVISIONS = `
  create table revision (
    id uuid primary key,
    organization_id uuid not null,
    product_id uuid not null,
    disclosure_id uuid not null,
    ${AUDIENCE},
    form text not null,
    template_id text not null,
    number integer not null check (number > 0),
    codes text not null,
    gap_mask bit varying not null,
    counts jsonb not null,
    warnings integer not null,
    hash text not null,
    key_id text not null,
    signature text not null,
    published_at timestamptz not null,
    published_by uuid not null,
    valid_until date not null,
    import_id uuid,
    unique (disclosure_id, number),
    unique (id, organization_id),
    foreign key (disclosure_id, organization_id) references disclosure (id, organization_id) deferrable,
    foreign key (product_id, organization_id) references product (id, organization_id) deferrable
  );
  alter table draft add foreign key (from_revision_id, organization_id) references revision (id, organization_id) deferrable;
  create index on revision (product_id);
  create index on revision (organization_id, published_at);

  create table revision_text (
    revision_id uuid primary key,
    organization_id uuid not null,
    product_id uuid not null,
    ${AUDIENCE},
    texts jsonb not null,
    seal jsonb not null,
    ${OF_ITS_REVISION}
  );
  comment on column revision_text.texts is 'by position: what an answer says beyond its code';
  comment on column revision_text.seal is 'the rest of the sealed document: names, header, signer';

  create table revision_withdrawal (
    revision_id uuid primary key,
    organization_id uuid not null,
    product_id uuid not null,
    ${AUDIENCE},
    reason text not null check (length(reason) between 1 and 4000),
    withdrawn_at timestamptz not null,
    withdrawn_by uuid not null,
    ${OF_ITS_REVISION}
  );

  create table current_disclosure (
    product_id uuid not null,
    form text not null,
    revision_id uuid not null,
    disclosure_id uuid not null,
    organization_id uuid not null,
    ${AUDIENCE},
    template_id text not null,
    number integer not null,
    codes text not null,
    gap_mask bit varying not null,
    counts jsonb not null,
    published_at timestamptz not null,
    valid_until date not null,
    primary key (product_id, form),
    ${OF_ITS_REVISION}
  );
  create index on current_disclosure (organization_id);
`;

const owned = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);
  create policy own on ${table} using (organization_id = (select org())) with check (organization_id = (select org()));`;

const shared = (table: string): string => `${table === 'disclosure' ? '' : owned(table)}
  create policy shared on ${table} for select using ((select org()) is not null and (audience = any ((select audiences())::text[])
    or (audience <> 'private' and product_id in (select product_id from access_grant where grantee_id = (select org())
        and revoked_at is null and (valid_until is null or valid_until >= (now() at time zone 'Asia/Tokyo')::date)))));`;

const POLICY_AND_SEALS = `
  create table disclosure_policy (
    singleton boolean primary key default true check (singleton),
    policy jsonb not null,
    row_version integer not null default 1,
    changed_at timestamptz not null default now()
  );
  alter table disclosure_policy enable row level security;
  alter table disclosure_policy force row level security;
  create policy by_definer on disclosure_policy to current_user using (true) with check (true);
  create policy signed_in_read on disclosure_policy for select using ((select org()) is not null);
  create policy operator_changes on disclosure_policy using ((select kind()) = 'operator') with check ((select kind()) = 'operator');

  create function keep_sealed() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and to_jsonb(new) - '{audience, organization_id}'::text[] = to_jsonb(old) - '{audience, organization_id}'::text[]
        and (new.organization_id = old.organization_id
          or exists (select from organization where id = old.organization_id and merged_into = new.organization_id)) then return new; end if;
      raise exception '% is sealed', tg_table_name using errcode = 'insufficient_privilege';
    end $$;
  comment on function keep_sealed is 'who may read it changes, and whose it is where organizations are merged; never what it says';
  create trigger sealed before update or delete on revision for each row execute function keep_sealed();
  create trigger sealed before update or delete on revision_text for each row execute function keep_sealed();
  create trigger sealed before update or delete on revision_withdrawal for each row execute function keep_sealed();

  create function on_request_disclosures(of_product uuid, out disclosure_id uuid, out form text, out template_id text, out published_at timestamptz, out valid_until date)
    returns setof record language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
    select disclosure_id, form, template_id, published_at, valid_until from current_disclosure
     where product_id = of_product and audience = 'on_request' and kind() = 'hospital' $$;
  comment on function on_request_disclosures is 'that something can be asked for, never what it says';
`;
