import { run } from './say.mjs';

/** Migrates the database of DATABASE_OWNER_URL and gives APP_ROLE its rights: a process of its own, so that the server never holds the owner's password. */
await run(async () => {
  const { migrate } = await import('../dist/src/platform/database/migrate.js');
  await migrate(process.env.DATABASE_OWNER_URL, process.env.APP_ROLE);
});
