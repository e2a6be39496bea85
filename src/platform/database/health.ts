import { RuleViolation } from '#kernel/rule-violation.js';
import type { Tx } from './tx.js';
import { rows } from './manager.js';

/** Whether the tables are there; `service.database-away` otherwise. */
export async function isMigrated(tx: Tx): Promise<void> {
  const [found] = await rows<{ present: boolean }>(tx, `select to_regclass('public.revision') is not null as present`);
  if (!found?.present) throw new RuleViolation('service.database-away');
}
