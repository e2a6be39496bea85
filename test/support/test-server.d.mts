/** How tests reach their PostgreSQL, and the name of the migrated database to copy. */
export interface TestServerAccess {
  /** URLs of a database named `postgres`; only the path differs for others. */
  readonly superUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly template: string;
}

export function openTestServer(): Promise<{ readonly access: TestServerAccess; readonly close: () => Promise<void> }>;
