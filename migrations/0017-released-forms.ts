import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms that were learned from their own workbooks: released ones belong to the whole installation and never change. */
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
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table released_form');
  }
}
