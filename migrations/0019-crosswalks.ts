import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people on the installation say that the rows of two forms lie on each other: each change is a new version of the whole. */
export class Crosswalks1763000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form_crosswalk (
        id uuid primary key,
        from_form text not null check (length(from_form) between 1 and 100),
        to_form text not null check (length(to_form) between 1 and 100 and to_form <> from_form),
        version integer not null check (version >= 1),
        map jsonb not null,
        note text not null default '' check (length(note) <= 4000),
        organization_id uuid not null references organization,
        changed_by uuid not null,
        changed_at timestamptz not null,
        unique (from_form, to_form, version)
      );
      comment on column form_crosswalk.organization_id is 'who changed it; whoever is signed in may read it';
      comment on column form_crosswalk.from_form is 'a shipped form or a released one, so no key of a table';

      alter table form_crosswalk enable row level security;
      alter table form_crosswalk force row level security;
      create policy by_definer on form_crosswalk to current_user using (true) with check (true);
      create policy signed_in_read on form_crosswalk for select using ((select org()) is not null);
      create policy operator_or_releaser on form_crosswalk for insert with check (organization_id = (select org())
        and ((select kind()) = 'operator' or exists (select from released_form
          where id in (from_form, to_form) and released_form.organization_id = (select org()))));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table form_crosswalk');
  }
}
