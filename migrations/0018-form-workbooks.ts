import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The workbooks that released forms were learned from, each with where everything stands in it. */
export class FormWorkbooks1763000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form_workbook (
        template_id text primary key,
        organization_id uuid not null,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        file_name text not null check (length(file_name) between 1 and 255),
        blank boolean not null,
        layout jsonb not null,
        foreign key (template_id, organization_id) references released_form (id, organization_id) deferrable
      );
      comment on column form_workbook.blank is 'no answers are in it and it reaches nowhere outside: it is for everybody, any other for whoever released the form';

      alter table form_workbook enable row level security;
      alter table form_workbook force row level security;
      create policy by_definer on form_workbook to current_user using (true) with check (true);
      create policy own on form_workbook using (organization_id = (select org())) with check (organization_id = (select org()));
      create policy blank_for_all on form_workbook for select using (blank and (select org()) is not null);

      create or replace function kept_files(hashes text[]) returns setof text
        language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
        select sha256 from stored_file where sha256 = any (hashes)
        union select sha256 from form_draft where sha256 = any (hashes)
        union select sha256 from form_workbook where sha256 = any (hashes) $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create or replace function kept_files(hashes text[]) returns setof text
        language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
        select distinct sha256 from stored_file where sha256 = any (hashes) $$;
      drop table form_workbook;
    `);
  }
}
