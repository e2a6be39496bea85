import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a hospital thinks of a published revision, and how it treats what is left open. An assessment and the plan of a treatment are the
 * hospital's own; of a treatment that needs its agreement (移転, 保有) the vendor sees the row and its steps, never the plan beside it.
 */
export class Assessments1763000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ASSESSMENT);
    await runner.query(TREATMENT);
    await runner.query(ROW_RULES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table treatment_step, treatment_plan, treatment, assessment');
  }
}

const ASSESSMENT = `
  create table assessment (
    id uuid primary key,
    organization_id uuid not null references organization,
    vendor_id uuid not null,
    product_id uuid not null,
    disclosure_id uuid not null,
    revision_id uuid not null,
    number integer not null,
    template_id text not null,
    from_revision_id uuid,
    state text not null default 'open' check (state in ('open', 'done', 'discarded')),
    judgements jsonb not null default '{}',
    started_at timestamptz not null,
    started_by uuid not null,
    done_at timestamptz,
    done_by uuid,
    reopened_at timestamptz,
    reopened_by uuid,
    reopen_reason text check (length(reopen_reason) <= 4000),
    row_version integer not null default 1,
    foreign key (product_id, vendor_id) references product (id, organization_id) deferrable,
    foreign key (disclosure_id, vendor_id) references disclosure (id, organization_id) deferrable,
    foreign key (revision_id, vendor_id) references revision (id, organization_id) deferrable,
    foreign key (from_revision_id, vendor_id) references revision (id, organization_id) deferrable
  );
  comment on column assessment.from_revision_id is 'the revision that was accepted last: what changed since is asked';
  comment on column assessment.judgements is 'by question: verdict, note, who judged it when, whether it was kept from the assessment before';
  create unique index one_assessment on assessment (organization_id, revision_id) where state <> 'discarded';
  create index on assessment (organization_id, disclosure_id);
`;

const TREATMENT = `
  create table treatment (
    id uuid primary key,
    hospital_id uuid not null references organization,
    vendor_id uuid not null,
    product_id uuid not null,
    form text not null,
    revision_id uuid not null,
    template_id text not null,
    question text not null,
    topic text not null,
    kind text not null check (kind in ('reduce', 'avoid', 'transfer', 'accept')),
    reason text not null check (length(reason) between 1 and 4000),
    review_on date not null,
    state text not null check (state in ('proposed', 'agreed', 'refused', 'in_force', 'withdrawn')),
    row_version integer not null default 1,
    created_at timestamptz not null,
    check (state in ('in_force', 'withdrawn') or kind in ('transfer', 'accept')),
    unique (id, hospital_id),
    unique (id, vendor_id),
    foreign key (product_id, vendor_id) references product (id, organization_id) deferrable,
    foreign key (revision_id, vendor_id) references revision (id, organization_id) deferrable
  );
  comment on column treatment.template_id is 'the form that asks: a newer one than the revision''s where that does not ask it';
  comment on column treatment.review_on is 'its last day; from the next on it is to be evaluated again';
  create unique index one_treatment on treatment (hospital_id, product_id, form, topic) where state <> 'withdrawn';
  create index on treatment (vendor_id, product_id);

  create table treatment_plan (
    treatment_id uuid primary key,
    organization_id uuid not null,
    measure text not null default '' check (length(measure) <= 4000),
    target_on date,
    done_on date,
    note text not null default '' check (length(note) <= 4000),
    foreign key (treatment_id, organization_id) references treatment (id, hospital_id) deferrable
  );

  create table treatment_step (
    id uuid primary key,
    treatment_id uuid not null,
    hospital_id uuid not null,
    vendor_id uuid not null,
    move text not null check (move in ('begin', 'change', 'renew', 'agree', 'refuse', 'confirm', 'withdraw')),
    side text not null check (side in ('hospital', 'vendor')),
    kind text not null check (kind in ('reduce', 'avoid', 'transfer', 'accept')),
    revision_id uuid not null,
    text text not null check (length(text) <= 4000),
    at timestamptz not null,
    by_user uuid not null,
    foreign key (treatment_id, hospital_id) references treatment (id, hospital_id) deferrable,
    foreign key (treatment_id, vendor_id) references treatment (id, vendor_id) deferrable
  );
  comment on table treatment_step is 'who said what when: the proof that both sides agreed';
  create index on treatment_step (treatment_id);
`;

const forced = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy by_definer on ${table} to current_user using (true) with check (true);`;

const owned = (table: string): string => `${forced(table)}
  create policy own on ${table} using (organization_id = (select org())) with check (organization_id = (select org()));`;

const ASKED = `vendor_id = (select org()) and kind in ('transfer', 'accept')`;

const ROW_RULES = `${owned('assessment')}${owned('treatment_plan')}${forced('treatment')}${forced('treatment_step')}
  create policy own on treatment using (hospital_id = (select org())) with check (hospital_id = (select org()) and vendor_id <> (select org()));
  create policy vendor_is_asked on treatment for select using (${ASKED});
  create policy vendor_answers on treatment for update using (${ASKED}) with check (${ASKED} and state in ('agreed', 'refused'));
  create policy two_parties on treatment_step for select using (hospital_id = (select org()) or (${ASKED}));
  create policy each_says on treatment_step for insert with check (
    (side = 'hospital' and hospital_id = (select org())) or (side = 'vendor' and ${ASKED}));
`;
