import type { EntityManager } from 'typeorm';
import type { Tx } from './database.js';

/** Opens the transaction token; called by repositories alone. */
export function manager(tx: Tx): EntityManager {
  return tx as unknown as EntityManager;
}

/** Rows of a query inside the transaction; column aliases in the statement give the property names. */
export function rows<T>(tx: Tx, sql: string, parameters: readonly unknown[] = []): Promise<T[]> {
  return manager(tx).query<T[]>(sql, [...parameters]);
}
