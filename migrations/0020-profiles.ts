import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profiles (判定プロファイル) that hospitals and industry groups make for themselves; a group may share its own with everybody signed in. */
export class Profiles1763000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table profile (
        id uuid primary key,
        organization_id uuid not null references organization,
        shared boolean not null default false,
        title_ja text not null check (length(title_ja) between 1 and 200),
        title_en text not null check (length(title_en) between 1 and 200),
        source text not null check (length(source) <= 1000),
        in_force date,
        template_id text,
        codes text[] not null check (cardinality(codes) <= 2000),
        topics text[] not null check (cardinality(topics) <= 2000),
        forms text[] not null check (cardinality(forms) between 1 and 20),
        item_notes jsonb not null,
        pass_rule text not null,
        row_version integer not null default 1,
        created_at timestamptz not null,
        created_by uuid not null,
        retired_at timestamptz,
        check ((template_id is null) = (cardinality(codes) = 0)),
        check (cardinality(codes) + cardinality(topics) > 0)
      );
      comment on column profile.codes is 'rows of the form template_id; a profile names either these or topics';
      create index on profile (organization_id);
      create index on profile (title_ja, id) where shared and retired_at is null;

      alter table profile enable row level security;
      alter table profile force row level security;
      create policy by_definer on profile to current_user using (true) with check (true);
      create policy own on profile using (organization_id = (select org()))
        with check (organization_id = (select org()) and (not shared or (select kind()) = 'industry_group'));
      create policy shared on profile for select using (shared and (select org()) is not null);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table profile');
  }
}
