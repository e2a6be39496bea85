import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The journal: who did what to which thing, written in the transaction of the act, never changed. `concerns` = organizations that may see that it happened. */
export class Journal1763000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table journal (
        seq bigint generated always as identity primary key,
        id uuid not null unique,
        at timestamptz not null,
        type text not null,
        organization_id uuid,
        actor_id uuid,
        subject_id uuid,
        concerns uuid[] not null default '{}',
        facts jsonb not null default '{}',
        request_id text
      );
      create index on journal (organization_id, seq);
      create index on journal (subject_id, type, seq);
      create index on journal using gin (concerns);

      create table journal_own (
        journal_id uuid primary key references journal (id),
        organization_id uuid not null,
        facts jsonb not null
      );
      comment on table journal_own is 'facts for the acting organization alone, e.g. values before and after';

      alter table journal enable row level security;
      alter table journal force row level security;
      create policy by_definer on journal to current_user using (true) with check (true);
      create policy concerned on journal for select
        using (organization_id = any ((select own_organizations())::uuid[]) or concerns && (select own_organizations())::uuid[]);
      create policy acting on journal for insert with check (organization_id is not distinct from (select org()));

      alter table journal_own enable row level security;
      alter table journal_own force row level security;
      create policy by_definer on journal_own to current_user using (true) with check (true);
      create policy own on journal_own using (organization_id = any ((select own_organizations())::uuid[]))
        with check (organization_id = (select org()));

      create trigger append_only before update or delete on journal for each row execute function refuse_change();
      create trigger append_only_whole before truncate on journal execute function refuse_change();
      create trigger append_only before update or delete on journal_own for each row execute function refuse_change();
      create trigger append_only_whole before truncate on journal_own execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table journal_own, journal');
  }
}
