import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A revision knows the draft that it was published from: publishing twice is told apart from a draft that never was. */
export class PublishedDrafts1763000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table revision add column draft_id uuid unique');
    await runner.query(
      `comment on column revision.draft_id is 'the draft it was published from, which is gone; null for a renewal'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table revision drop column draft_id');
  }
}
