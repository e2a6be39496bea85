import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Database } from '#platform/database/database.js';
import { type Account, AccountsRepository, type Membership } from './accounts.repository.js';
import { type ApiToken, ApiTokensRepository } from './api-tokens.repository.js';
import { type OwnAct, type OwnFactor, type PastSession, PersonalDataRepository } from './personal-data.repository.js';

/** The newest acts of each organization that an export holds; older ones stand in the organization's own log. */
const ACTS_EACH = 5000;

/** One organization that a person belongs to, with what the person holds and did there. */
export interface OwnMembership extends Membership {
  readonly apiTokens: readonly ApiToken[];
  readonly acts: readonly OwnAct[];
}

/** Everything that is kept about one person, without secrets. */
export interface PersonalData {
  readonly account: Account;
  readonly factors: readonly OwnFactor[];
  readonly sessions: readonly PastSession[];
  readonly organizations: readonly OwnMembership[];
}

/** What is kept about a person, for that person to take along (ASVS 5.0.0, 14.2; 個人情報保護法 33 条). */
@Injectable()
export class PersonalDataService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly tokens: ApiTokensRepository,
    private readonly repository: PersonalDataRepository,
    private readonly journal: Journal,
  ) {}

  async export(actor: Actor): Promise<PersonalData> {
    const { userId, organizationId } = actor;
    const [own, memberships] = await this.database.transaction(actor, async (tx) => {
      const account = await this.accounts.find(tx, userId);
      if (!account) throw new RuleViolation('session.ended');
      const factors = await this.repository.factors(tx, userId);
      const sessions = await this.repository.sessions(tx, userId);
      await this.journal.record(tx, actor, { type: 'account.exported', subjectId: userId });
      return [{ account, factors, sessions }, await this.accounts.memberships(tx, userId, organizationId)] as const;
    });
    const organizations: OwnMembership[] = [];
    for (const membership of memberships) organizations.push(await this.within(userId, membership));
    return { ...own, organizations };
  }

  /** Tokens and acts are seen from inside their organization alone. */
  private within(userId: string, membership: Membership): Promise<OwnMembership> {
    const { organizationId, kind } = membership;
    return this.database.unscoped({ userId, organizationId, kind }, async (tx) => ({
      ...membership,
      apiTokens: await this.tokens.list(tx, organizationId, userId),
      acts: await this.repository.acts(tx, userId, organizationId, ACTS_EACH),
    }));
  }
}
