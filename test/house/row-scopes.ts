import { Client } from 'pg';
import type { TestApp } from '../support/app.js';
import { rowsAs } from '../support/database.js';
import type { Side } from './walk-world.js';

/** Whatever somebody may do with a table as the server's role in one organization's scope. Every try is rolled back. */
export class ScopedServer {
  private constructor(
    private readonly client: Client,
    private readonly side: Side,
  ) {}

  static async open(app: TestApp, side: Side): Promise<ScopedServer> {
    const client = new Client(app.database.appUrl);
    await client.connect();
    return new ScopedServer(client, side);
  }

  /** What it reads of a table: the columns that it may read, a row a text. */
  async read(table: string): Promise<string[]> {
    const columns = await this.columns(table, 'select');
    if (columns.length === 0) return [];
    return (await this.tried(`select row(${columns.join(', ')})::text as row from "${table}"`)).map(({ row }) =>
      String(row),
    );
  }

  /** How many rows it can touch with a change that changes nothing, or take away. */
  async touched(table: string): Promise<number> {
    const [column] = await this.columns(table, 'update');
    const updated =
      column === undefined ? [] : await this.tried(`update "${table}" set ${column} = ${column} returning 1`);
    return updated.length;
  }

  /** The SQLSTATE that refuses a row of somebody else's, or null where it goes in. */
  async insertFails(table: string, row: string): Promise<string | null> {
    const sql = `insert into "${table}" select * from json_populate_record(null::"${table}", $1::json)`;
    return this.tried(sql, [row]).then(
      () => null,
      (error: unknown) => String((error as { code?: string }).code),
    );
  }

  close(): Promise<void> {
    return this.client.end();
  }

  private async columns(table: string, act: 'select' | 'update'): Promise<string[]> {
    const sql = `select quote_ident(column_name) as row from information_schema.columns
      where table_schema = 'public' and table_name = $1 and has_column_privilege($1, column_name, $2) order by ordinal_position`;
    return (await this.tried(sql, [table, act])).map(({ row }) => String(row));
  }

  private async tried(sql: string, parameters: readonly unknown[] = []): Promise<{ row?: unknown }[]> {
    const { organizationId, userId } = this.side.admin;
    await this.client.query('begin');
    try {
      await this.client.query(SCOPE, [organizationId, userId, this.side.kind]);
      return (await this.client.query<{ row?: unknown }>(sql, [...parameters])).rows;
    } finally {
      await this.client.query('rollback');
    }
  }
}

const SCOPE = `select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true), set_config('app.kind', $3, true),
  set_config('app.audiences', case $3 when 'hospital' then '{everyone,hospitals}' else '{everyone}' end, true)`;

/** The rows that name a side, as JSON, by table. */
export async function rowsOf(app: TestApp, { admin }: Side): Promise<Map<string, string[]>> {
  const tables = await rowsAs<{ name: string }>(
    app.database.superUrl,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`,
  );
  const found = new Map<string, string[]>();
  for (const { name } of tables) {
    const sql = `select to_json(t)::text as row from "${name}" as t where t::text like $1`;
    const own = await rowsAs<{ row: string }>(app.database.superUrl, sql, [`%${admin.organizationId}%`]);
    if (own.length > 0)
      found.set(
        name,
        own.map(({ row }) => row),
      );
  }
  return found;
}
