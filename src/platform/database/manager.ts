import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import type { Tx } from './database.js';

/** A connection to PostgreSQL as the driver gives it. */
export type Connection = PoolClient;

/** The token that stands for a connection; opened by this folder alone. */
export function tokenOf(connection: Connection): Tx {
  return connection as unknown as Tx;
}

export function connectionOf(tx: Tx): Connection {
  return tx as unknown as Connection;
}

/**
 * Rows of a query inside the transaction; column aliases in the statement give the property names. Each connection prepares a statement
 * once, by its text: what changes goes into the parameters, never into the text.
 */
export async function rows<T>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  const { rows: found } = await connectionOf(tx).query({ name: nameOf(sql), text: sql, values: [...parameters] });
  return found as T[];
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}
