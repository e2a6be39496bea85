import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files kept by hash, and imports: what was read from a workbook, before and after a person applied it. */
export class Workbooks1763000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stored_file (
        id uuid primary key,
        organization_id uuid not null references organization,
        sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
        size bigint not null check (size >= 0),
        name text not null check (length(name) between 1 and 255),
        media_type text not null,
        created_at timestamptz not null default now(),
        created_by uuid not null,
        unique (organization_id, sha256),
        unique (id, organization_id)
      );

      create table workbook_import (
        id uuid primary key,
        organization_id uuid not null references organization,
        draft_id uuid not null,
        file_id uuid not null,
        template_id text not null,
        state text not null default 'preview' check (state in ('preview', 'applied')),
        reading jsonb not null,
        summary jsonb not null,
        created_at timestamptz not null default now(),
        created_by uuid not null,
        applied_at timestamptz,
        applied_by uuid,
        unique (id, organization_id),
        foreign key (file_id, organization_id) references stored_file (id, organization_id) deferrable
      );
      alter table draft add foreign key (import_id, organization_id) references workbook_import (id, organization_id) deferrable;
      alter table revision add foreign key (import_id, organization_id) references workbook_import (id, organization_id) deferrable;
      create index on workbook_import (draft_id);
      comment on column workbook_import.reading is 'layout, header, answers with their cells, findings';
    `);
    await runner.query(
      `create policy own_draft on workbook_import as restrictive for insert with check (exists (select from draft where draft.id = draft_id))`,
    );
    await runner.query(
      ['stored_file', 'workbook_import']
        .map(
          (table) => `
      alter table ${table} enable row level security;
      alter table ${table} force row level security;
      create policy by_definer on ${table} to current_user using (true) with check (true);
      create policy own on ${table} using (organization_id = (select org())) with check (organization_id = (select org()));`,
        )
        .join('\n'),
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table workbook_import, stored_file cascade');
  }
}
