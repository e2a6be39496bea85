import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import type { ChangePolicy } from './disclosures.dto.js';
import type { DisclosurePolicy } from './domain/policy.js';
import { PolicyRepository, type VersionedPolicy } from './policy.repository.js';

/** What the installation demands before anything is published. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly database: Database,
    private readonly policies: PolicyRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  get(actor: Actor): Promise<VersionedPolicy> {
    return this.database.read(actor, (tx) => this.policies.get(tx));
  }

  /** @throws RuleViolation `precondition.failed` {current} */
  change(
    actor: Actor,
    rowVersion: number,
    { levels, secondPersonPublishes, validForMonths }: ChangePolicy,
  ): Promise<VersionedPolicy> {
    return this.database.transaction(actor, async (tx) => {
      const before = await this.policies.get(tx);
      const after: DisclosurePolicy = { levels, secondPersonPublishes, validForMonths };
      const changed =
        before.rowVersion === rowVersion && (await this.policies.change(tx, after, rowVersion, this.clock.now()));
      if (!changed) throw new RuleViolation('precondition.failed', { current: before });
      const entry = { type: 'policy.changed', subjectId: actor.organizationId, ownFacts: { before, after } };
      await this.journal.record(tx, actor, entry);
      return this.policies.get(tx);
    });
  }
}
