import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Alarms from the journal, and what the installation's operators see of it. */
export class Alarms1763000000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INSTALLATION_WIDE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy installation_wide on journal');
  }
}

/** What concerns no organization: sign-ins of unknown accounts, settings, alarms of the installation. */
const INSTALLATION_WIDE = `
  create policy installation_wide on journal for select
    using ((select kind()) = 'operator' and organization_id is null and concerns = '{}');
`;
