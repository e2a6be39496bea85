import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Clarifications (照会): what a hospital asks a vendor about one question of a published revision, or about a product beyond every form. Both
 * parties see the thread, each its own notes; what the vendor publishes of it names no hospital.
 */
export class Clarifications1763000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ROW_RULES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table product_answer, clarification_note, clarification_message, clarification');
  }
}

const PARTIES = `hospital_id uuid not null references organization,
    vendor_id uuid not null references organization`;

const OF_ITS_CLARIFICATION = `foreign key (clarification_id, hospital_id, vendor_id) references clarification (id, hospital_id, vendor_id) deferrable`;

const TABLES = `
  create table clarification (
    id uuid primary key,
    ${PARTIES},
    batch_id uuid not null,
    product_id uuid not null,
    product_name text not null check (length(product_name) between 1 and 200),
    product_version text not null check (length(product_version) <= 100),
    kind text not null check (kind in ('reason_for_blank', 'reason_for_na', 'contradiction', 'own_words', 'free')),
    disclosure_id uuid,
    revision_id uuid,
    form text,
    template_id text,
    question text,
    topic text,
    text text not null check (length(text) <= 4000),
    same_as text not null generated always as (coalesce(form || ' ' || topic, md5(text))) stored,
    state text not null default 'open' check (state in ('open', 'answered', 'reopened', 'closed', 'withdrawn')),
    answered_by text check (answered_by in ('thread', 'revision')),
    answering_revision_id uuid,
    asked_by uuid not null,
    created_at timestamptz not null,
    row_version integer not null default 1,
    check (num_nulls(disclosure_id, revision_id, form, template_id, question, topic) = case kind when 'free' then 6 else 0 end),
    unique (id, hospital_id, vendor_id),
    unique (id, vendor_id),
    foreign key (product_id, vendor_id) references product (id, organization_id) deferrable,
    foreign key (disclosure_id, vendor_id) references disclosure (id, organization_id) deferrable,
    foreign key (revision_id, vendor_id) references revision (id, organization_id) deferrable,
    foreign key (answering_revision_id, vendor_id) references revision (id, organization_id) deferrable
  );
  create index on clarification (hospital_id, product_id);
  create index on clarification (vendor_id, product_id, same_as);
  create index on clarification (disclosure_id, state);
  create index on clarification (revision_id);
  comment on column clarification.batch_id is 'what was asked in one call has one';
  comment on column clarification.product_name is 'as it was called when it was asked';
  comment on column clarification.same_as is 'what all who ask the same about a product have in common';

  create table clarification_message (
    id uuid primary key,
    clarification_id uuid not null,
    ${PARTIES},
    act_id uuid not null,
    side text not null check (side in ('hospital', 'vendor')),
    move text not null check (move in ('ask', 'answer', 'add', 'close', 'reopen', 'withdraw', 'revise')),
    text text not null check (length(text) <= 4000),
    at timestamptz not null,
    by_user uuid not null,
    told_at timestamptz,
    ${OF_ITS_CLARIFICATION}
  );
  create index on clarification_message (clarification_id);
  create index on clarification_message (act_id) where told_at is null;
  comment on column clarification_message.act_id is 'what was said in one call has one: it is told in one mail';
  comment on column clarification_message.told_at is 'written with the mail in one transaction: nothing is mailed twice';

  create table clarification_note (
    id uuid primary key,
    clarification_id uuid not null,
    ${PARTIES},
    organization_id uuid not null references organization,
    text text not null check (length(text) between 1 and 4000),
    at timestamptz not null,
    by_user uuid not null,
    ${OF_ITS_CLARIFICATION}
  );
  create index on clarification_note (clarification_id);
  comment on column clarification_note.organization_id is 'the party whose own it is';

  create table product_answer (
    clarification_id uuid primary key,
    organization_id uuid not null,
    product_id uuid not null,
    question text not null check (length(question) between 1 and 4000),
    answer text not null check (length(answer) between 1 and 4000),
    published_at timestamptz not null,
    published_by uuid not null,
    foreign key (product_id, organization_id) references product (id, organization_id) deferrable,
    foreign key (clarification_id, organization_id) references clarification (id, vendor_id) deferrable
  );
  create index on product_answer (product_id);
  comment on table product_answer is 'what the vendor says about a product beyond every form, in its own words; who asked is not in it';
`;

const forced = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);`;

const IS_OWN = 'organization_id = (select org())';
const IS_PARTY = '(select org()) in (hospital_id, vendor_id)';

const ROW_RULES = `
  ${['clarification', 'clarification_message', 'clarification_note', 'product_answer'].map(forced).join('\n')}
  create policy two_parties on clarification for select using (${IS_PARTY});
  create policy hospital_asks on clarification for insert
    with check (hospital_id = (select org()) and vendor_id <> (select org()) and (select kind()) = 'hospital');
  create policy hospital_moves on clarification for update using (hospital_id = (select org())) with check (hospital_id = (select org()));
  create policy vendor_moves on clarification for update using (vendor_id = (select org())) with check (vendor_id = (select org()));

  create policy two_parties on clarification_message for select using (${IS_PARTY});
  create policy each_says on clarification_message for insert
    with check ((select org()) = case side when 'hospital' then hospital_id else vendor_id end);
  create policy other_is_told on clarification_message for update
    using ((select org()) = case side when 'hospital' then vendor_id else hospital_id end)
    with check ((select org()) = case side when 'hospital' then vendor_id else hospital_id end);

  create policy own on clarification_note using (${IS_OWN}) with check (${IS_OWN} and ${IS_PARTY});

  create policy own on product_answer using (${IS_OWN}) with check (${IS_OWN});
  create policy readers_of_its_disclosures on product_answer for select
    using (exists (select from current_disclosure as shown where shown.product_id = product_answer.product_id));
`;
