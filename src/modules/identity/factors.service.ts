import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { refuseHalfSession, refuseWeakProof } from '#platform/http/proof-rules.js';
import { AccountNotices } from './account-notices.js';
import { AccountsRepository } from './accounts.repository.js';
import { RecoveryFactor } from './recovery-factor.js';
import { type HeldFactor, SecondFactorsRepository } from './second-factors.repository.js';
import { SessionsService } from './sessions.service.js';
import { TotpFactor } from './totp-factor.js';
import type { TotpCard } from './totp.js';

export type { HeldFactor } from './second-factors.repository.js';
export type { TotpCard } from './totp.js';

/** The second factors of an account. */
export interface Factors {
  readonly items: readonly HeldFactor[];
  /** Recovery codes that were not used yet. */
  readonly recoveryCodesLeft: number;
}

/** New recovery codes, told this once. */
export interface RecoveryCodes {
  readonly recoveryCodes: readonly string[];
}

/** What the owner of an account does with its second factors. */
@Injectable()
export class FactorsService {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorsRepository,
    private readonly accounts: AccountsRepository,
    private readonly totp: TotpFactor,
    private readonly recovery: RecoveryFactor,
    private readonly sessions: SessionsService,
    private readonly notices: AccountNotices,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor): Promise<Factors> {
    return this.database.read(actor, async (tx) => ({
      items: await this.factors.held(tx, actor.userId),
      recoveryCodesLeft: await this.factors.recoveryCodesLeft(tx, actor.userId),
    }));
  }

  /** A new seed; it counts once `verifySecondFactor` was sent its first code, and then in the place of an earlier app. */
  enrolTotp(actor: Actor): Promise<TotpCard> {
    return this.database.anew(actor, async (tx) => {
      await this.mayEnrol(tx, actor);
      const account = await this.accounts.find(tx, actor.userId);
      if (!account) throw new RuleViolation('session.ended');
      return this.totp.enrol(tx, actor.userId, account.email);
    });
  }

  /** `session.first-factor-only`, `session.prove-again`, `session.bound` where the account has a second factor, and it was not shown lately. */
  async mayEnrol(tx: Tx, actor: Actor): Promise<void> {
    await this.factors.lock(tx, actor.userId);
    const held = await this.factors.held(tx, actor.userId);
    if (held.length === 0) return;
    refuseHalfSession({}, actor);
    refuseWeakProof({ person: true, fresh: true, unbound: true }, actor, this.clock.now());
  }

  /** Takes a factor away and ends the other sessions. `factor.not-found`, `factor.last` for the only one. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      await this.factors.lock(tx, actor.userId);
      const held = await this.factors.held(tx, actor.userId);
      const factor = held.find((each) => each.id === id);
      if (!factor) throw new RuleViolation('factor.not-found', { id });
      if (held.length === 1) throw new RuleViolation('factor.last');
      await this.factors.remove(tx, actor.userId, factor);
      await this.sessions.endOthers(tx, actor);
      await this.notices.tellFactorChanged(tx, actor.userId, `${factor.kind}-removed`);
      const facts = { factor: factor.kind };
      await this.journal.record(tx, actor, { type: 'factor.removed', subjectId: actor.userId, facts });
    });
  }

  /** New recovery codes; the earlier ones no longer work. */
  newRecoveryCodes(actor: Actor): Promise<RecoveryCodes> {
    return this.database.transaction(actor, async (tx) => {
      await this.factors.lock(tx, actor.userId);
      const recoveryCodes = await this.recovery.make(tx, actor.userId);
      await this.notices.tellFactorChanged(tx, actor.userId, 'recovery-codes-renewed');
      await this.journal.record(tx, actor, { type: 'recovery-codes.made', subjectId: actor.userId });
      return { recoveryCodes };
    });
  }
}
