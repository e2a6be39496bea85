import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, MigrationInterface } from 'typeorm';
import { packageRoot } from '../package-root.js';
import { dataSource } from './data-source.js';
import { grantsFor } from './grants.js';
import { grantJobTables, migrateJobTables } from './job-tables.js';

/**
 * Brings the database to this version as its owner, then gives the app's role exactly the rights that `grants.ts` lists.
 * Each migration runs in a transaction of its own, so a kill half-way leaves a consistent schema; two starts at once wait for each other.
 */
export async function migrate(
  ownerUrl: string,
  appRole = 'kaiji_app',
  log: (line: string) => void = () => undefined,
): Promise<void> {
  const source = dataSource(
    { url: ownerUrl, applicationName: 'kaiji-migrate', poolSize: 2 },
    {
      migrations: await migrationClasses(),
      migrationsTableName: 'schema_migration',
      extra: { connectionTimeoutMillis: 5000 },
    },
  );
  await source.initialize();
  try {
    await alone(source, async () => {
      for (const { name } of await source.runMigrations({ transaction: 'each' })) log(name);
      await migrateJobTables(ownerUrl);
      await source.query(grantsFor(appRole));
      await grantJobTables(source, appRole);
    });
  } finally {
    await source.destroy();
  }
}

/** Holds an advisory lock, so that two processes never migrate at once. */
async function alone(source: DataSource, work: () => Promise<void>): Promise<void> {
  const holder = source.createQueryRunner();
  await holder.connect();
  try {
    await holder.query('select pg_advisory_lock(7240001)');
    await work();
  } finally {
    await holder.query('select pg_advisory_unlock(7240001)');
    await holder.release();
  }
}

type MigrationClass = new () => MigrationInterface;

/** Migration classes of `dist/migrations`, in the order of their file names. */
async function migrationClasses(): Promise<MigrationClass[]> {
  const folder = join(packageRoot(), 'dist', 'migrations');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.js')).sort();
  const loaded = await Promise.all(
    files.map((file) => import(join(folder, file)) as Promise<Record<string, MigrationClass>>),
  );
  return loaded.flatMap((module) => Object.values(module));
}
