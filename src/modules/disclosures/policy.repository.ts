import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import { DEFAULT_POLICY, type DisclosurePolicy } from './domain/policy.js';

/** The policy with its version; 0 while nobody has changed the default. */
export interface VersionedPolicy extends DisclosurePolicy {
  readonly rowVersion: number;
}

/** The installation's one disclosure policy. */
@Injectable()
export class PolicyRepository {
  async get(tx: Tx): Promise<VersionedPolicy> {
    const [kept] = await rows<{ policy: DisclosurePolicy; rowVersion: number }>(
      tx,
      'select policy, row_version as "rowVersion" from disclosure_policy',
    );
    if (!kept) return { ...DEFAULT_POLICY, rowVersion: 0 };
    return {
      ...DEFAULT_POLICY,
      ...kept.policy,
      levels: { ...DEFAULT_POLICY.levels, ...kept.policy.levels },
      rowVersion: kept.rowVersion,
    };
  }

  /** False where somebody changed it since that version. */
  async change(tx: Tx, policy: DisclosurePolicy, rowVersion: number, now: Date): Promise<boolean> {
    return (await rows(tx, CHANGE, [policy, rowVersion, now])).length > 0;
  }
}

const CHANGE = `insert into disclosure_policy as kept (policy, row_version, changed_at) values ($1, $2::integer + 1, $3)
  on conflict (singleton) do update set policy = excluded.policy, row_version = excluded.row_version, changed_at = excluded.changed_at
    where kept.row_version = $2 returning row_version`;
