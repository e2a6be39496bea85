import { createHash } from 'node:crypto';
import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig, QueryResult } from 'pg';
import type { Tx } from './tx.js';

/** What a transaction token stands for; opened by this folder alone. */
export interface Session {
  readonly connection: PoolClient;
  /** Statements that travel while nobody waits for them: without all of them the transaction cannot commit. */
  readonly underway: Promise<unknown>[];
}

export function tokenOf(session: Session): Tx {
  return session as unknown as Tx;
}

/**
 * Rows of a query inside the transaction; column aliases in the statement give the property names. Each connection prepares a statement
 * once, by its text: what changes goes into the parameters, never into the text.
 */
export async function rows<T>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  const { rows: found } = await ask(sessionOf(tx), prepared(sql, parameters));
  return found as T[];
}

/** Sends a statement that gives nothing back, and does not wait: it travels with the next one, and where it fails nothing is committed. */
export function send(tx: Tx, sql: string, parameters: readonly unknown[] = []): void {
  push(sessionOf(tx), prepared(sql, parameters));
}

/** The same for a statement without parameters that is not worth preparing. */
export function push(session: Session, statement: string | QueryConfig): void {
  const answer = ask(session, statement);
  answer.catch(() => undefined);
  session.underway.push(answer);
}

/** Statements of the same moment leave in one packet. */
export function ask({ connection }: Session, statement: string | QueryConfig): Promise<QueryResult> {
  const { stream } = (connection as unknown as { readonly connection: { readonly stream: Socket } }).connection;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
  return connection.query(statement);
}

function sessionOf(tx: Tx): Session {
  return tx as unknown as Session;
}

function prepared(sql: string, parameters: readonly unknown[]): QueryConfig {
  return { name: nameOf(sql), text: sql, values: [...parameters] };
}

const names = new Map<string, string>();

function nameOf(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha256').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}
