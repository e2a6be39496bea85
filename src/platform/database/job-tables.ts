import { Logger, runMigrations } from 'graphile-worker';
import type { DataSource } from 'typeorm';

const SILENT = new Logger(() => () => undefined);
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/** As `org() is null`; said without our function, so that the queue's tables do not hang on our migrations. */
const NO_ORGANIZATION = `(select nullif(current_setting('app.organization_id', true), '')) is null`;

/** Brings the tables of the job queue to this version, as their owner. */
export async function migrateJobTables(ownerUrl: string): Promise<void> {
  await runMigrations({ connectionString: ownerUrl, logger: SILENT });
}

/**
 * Lets the app's role take jobs, outside of any organization: a transaction with a scope sees no job and makes one only through
 * `enqueue_job`.
 */
export async function grantJobTables(source: DataSource, appRole: string): Promise<void> {
  const role = `"${appRole.replaceAll('"', '""')}"`;
  await source.query(`
    grant usage on schema graphile_worker to ${role};
    grant select on graphile_worker.migrations to ${role};
    grant select, insert, update, delete on ${TABLES.map((table) => `graphile_worker.${table}`).join(', ')} to ${role};
    grant usage on all sequences in schema graphile_worker to ${role};
    alter view graphile_worker.jobs set (security_invoker = true);
    ${TABLES.map(outsideOfOrganizations).join('\n')}`);
}

function outsideOfOrganizations(table: string): string {
  return `
    drop policy if exists outside_of_organizations on graphile_worker.${table};
    create policy outside_of_organizations on graphile_worker.${table}
      using (${NO_ORGANIZATION}) with check (${NO_ORGANIZATION});`;
}
