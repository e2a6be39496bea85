import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { HashedTemplate } from './domain/template.js';

/** Forms that were learned from their workbooks and released; insert-only, the same for everybody who is signed in. */
@Injectable()
export class ReleasedFormsRepository {
  /** The released form of that id, if there is one. */
  find(tx: Tx, id: string): Promise<readonly HashedTemplate[]> {
    return definitions(tx, 'select definition, hash from released_form where id = $1', [id]);
  }

  /** Those that are not among the known ones. */
  beyond(tx: Tx, known: readonly string[]): Promise<readonly HashedTemplate[]> {
    return definitions(tx, 'select definition, hash from released_form where id <> all ($1) order by id', [known]);
  }
}

async function definitions(tx: Tx, sql: string, parameters: readonly unknown[]): Promise<readonly HashedTemplate[]> {
  const found = await rows<{ definition: Omit<HashedTemplate, 'hash'>; hash: string }>(tx, sql, parameters);
  return found.map(({ definition, hash }) => ({ ...definition, hash }));
}
