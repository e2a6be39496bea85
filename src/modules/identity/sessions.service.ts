import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { type Account, AccountsRepository, type Membership } from './accounts.repository.js';
import { SessionsRepository } from './sessions.repository.js';

const ABSOLUTE_HOURS = 12;

/** The caller, the organization acted for, and every organization that can be switched to. */
export interface Me extends Account {
  readonly organization: Membership;
  readonly organizations: readonly Membership[];
}

/** Sessions of people in a browser. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionsRepository,
    private readonly accounts: AccountsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Begins a session of a judged account; `earlier`, the token the browser still holds, dies. The new token is told once. */
  async begin(userId: string, earlier: string | undefined): Promise<{ token: string; me: Me }> {
    const [organization] = await this.database.unscoped({ userId }, (tx) => this.accounts.memberships(tx, userId));
    if (!organization) throw new RuleViolation('sign-in.refused');
    const { organizationId, kind } = organization;
    const [token, at] = [newSecret(), this.clock.now()];
    const expiresAt = new Date(at.getTime() + ABSOLUTE_HOURS * 3_600_000);
    return this.database.unscoped({ userId, organizationId, kind }, async (tx) => {
      if (earlier) await this.sessions.end(tx, fingerprint(earlier), at);
      const id = newId(at);
      const shown = { factors: ['password'], proved: true };
      await this.sessions.insert(tx, {
        id,
        tokenHash: fingerprint(token),
        userId,
        organizationId,
        ...shown,
        at,
        expiresAt,
      });
      await this.journal.record(
        tx,
        { userId, organizationId },
        { type: 'session.began', subjectId: id, facts: { factors: ['password'] } },
      );
      const organizations = await this.accounts.memberships(tx, userId);
      return { token, me: { ...(await this.account(tx, userId)), organization, organizations } };
    });
  }

  /** Ends the session of this token, if it is the actor's and open. */
  end(actor: Actor, token: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const id = await this.sessions.end(tx, fingerprint(token), this.clock.now());
      if (id) await this.journal.record(tx, actor, { type: 'session.ended', subjectId: id });
    });
  }

  me(actor: Actor): Promise<Me> {
    return this.database.read(actor, async (tx) => {
      const organizations = await this.accounts.memberships(tx, actor.userId);
      return {
        ...(await this.account(tx, actor.userId)),
        organization: held(organizations, actor.organizationId),
        organizations,
      };
    });
  }

  /** Lets the session act for another of the caller's organizations. `organization.not-found` for a foreign one. */
  switchTo(actor: Actor, token: string | undefined, organizationId: string): Promise<Me> {
    if (token === undefined) throw new RuleViolation('session.none');
    return this.database.transaction(actor, async (tx) => {
      const organizations = await this.accounts.memberships(tx, actor.userId);
      const organization = held(organizations, organizationId);
      const switched = await this.sessions.switchTo(tx, fingerprint(token), organizationId);
      if (!switched) throw new RuleViolation('session.none');
      await this.journal.record(tx, actor, { type: 'session.switched', subjectId: organizationId });
      return { ...(await this.account(tx, actor.userId)), organization, organizations };
    });
  }

  private async account(tx: Parameters<AccountsRepository['find']>[0], userId: string): Promise<Account> {
    const account = await this.accounts.find(tx, userId);
    if (!account) throw new RuleViolation('session.ended');
    return account;
  }
}

function held(organizations: readonly Membership[], organizationId: string): Membership {
  const found = organizations.find((each) => each.organizationId === organizationId);
  if (!found) throw new RuleViolation('organization.not-found');
  return found;
}
