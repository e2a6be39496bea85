import { openTestServer } from './test-server.mjs';

/** One PostgreSQL for the run, and in it a migrated database that `cloneDatabase` copies. */
export default async function globalSetup(): Promise<void> {
  const server = await openTestServer();
  process.env['TEST_SERVER'] = JSON.stringify(server.access);
  globalThis.closeTestServer = server.close;
}

declare global {
  var closeTestServer: (() => Promise<void>) | undefined;
}
