import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms that are learned from their own workbooks: a draft is its organization's, a released form the whole installation's, and never changes. */
export class ReleasedForms1763000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table released_form (
        id text primary key check (id ~ '^[a-z0-9][a-z0-9.-]{0,99}$'),
        form text not null check (length(form) between 1 and 40),
        version text not null check (length(version) between 1 and 100),
        definition jsonb not null,
        hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
        organization_id uuid not null references organization,
        released_by uuid not null,
        released_at timestamptz not null,
        unique (id, organization_id)
      );
      comment on column released_form.organization_id is 'who released it; whoever is signed in may use it';

      alter table released_form enable row level security;
      alter table released_form force row level security;
      create policy by_definer on released_form to current_user using (true) with check (true);
      create policy signed_in_read on released_form for select using ((select org()) is not null);
      create policy own_release on released_form for insert with check (organization_id = (select org()));

      create table form_retirement (
        template_id text primary key references released_form,
        retired_by uuid not null,
        retired_at timestamptz not null
      );
      comment on table form_retirement is 'forms that are not offered any more; what stands on them stays';

      alter table form_retirement enable row level security;
      alter table form_retirement force row level security;
      create policy by_definer on form_retirement to current_user using (true) with check (true);
      create policy signed_in_read on form_retirement for select using ((select org()) is not null);
      create policy operator_retires on form_retirement for insert with check ((select kind()) = 'operator');
      create policy operator_brings_back on form_retirement for delete using ((select kind()) = 'operator');

      create table form_draft (
        id uuid primary key,
        organization_id uuid not null references organization,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        file_name text not null check (length(file_name) between 1 and 255),
        naming jsonb not null,
        proposal jsonb not null,
        row_version integer not null default 1,
        created_at timestamptz not null,
        created_by uuid not null,
        updated_at timestamptz not null,
        updated_by uuid not null,
        released_as text,
        foreign key (released_as, organization_id) references released_form (id, organization_id) deferrable
      );
      comment on column form_draft.released_as is 'what the draft became; its proposal is emptied then';
      create index on form_draft (organization_id, id);

      alter table form_draft enable row level security;
      alter table form_draft force row level security;
      create policy by_definer on form_draft to current_user using (true) with check (true);
      create policy own on form_draft using (organization_id = (select org())) with check (organization_id = (select org()));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_draft, form_retirement, released_form');
  }
}
