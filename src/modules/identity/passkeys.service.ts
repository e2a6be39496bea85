import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { AccountsRepository } from './accounts.repository.js';
import { FactorsService } from './factors.service.js';
import { PasskeyCeremony, type PasskeyEnrolmentOptions } from './passkey-ceremony.js';
import { PasskeyFactor, userHandleOf } from './passkey-factor.js';
import type { EnrolPasskey } from './passkeys.dto.js';
import { type ChallengeUse, PasskeysRepository } from './passkeys.repository.js';
import { SecondFactorsService, type Verified } from './second-factors.service.js';

/** Enrolment of passkeys. */
@Injectable()
export class PasskeysService {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremony: PasskeyCeremony,
    private readonly factor: PasskeyFactor,
    private readonly factors: FactorsService,
    private readonly secondFactors: SecondFactorsService,
    private readonly accounts: AccountsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What a browser needs to make a passkey for the account. Refused where the account has a factor that was not shown lately. */
  async begin(actor: Actor): Promise<PasskeyEnrolmentOptions> {
    const account = await this.database.read(actor, async (tx) => {
      await this.factors.mayEnrol(tx, actor);
      return this.accounts.find(tx, actor.userId);
    });
    if (!account) throw new RuleViolation('session.ended');
    const known = await this.factor.known(actor.userId);
    const challenge = await this.factor.offer(enrolmentOf(actor));
    const user = { id: userHandleOf(actor.userId), name: account.email, displayName: account.name };
    return this.ceremony.enrolmentOptions(challenge, user, known);
  }

  /** `factor.not-found` */
  rename(actor: Actor, id: string, name: string): Promise<void> {
    return this.database.transaction(actor, async (tx) => {
      const renamed = await this.passkeys.rename(tx, actor.userId, id, name);
      if (!renamed) throw new RuleViolation('factor.not-found', { id });
      await this.journal.record(tx, actor, { type: 'passkey.renamed', subjectId: id });
    });
  }

  /**
   * Adds the passkey that answers `begin`; it was shown by that, so the session goes on as after `verifySecondFactor`.
   * `passkey.not-enrolled`, `passkey.known`
   */
  async enrol(actor: Actor, { name, passkey }: EnrolPasskey): Promise<{ token: string; me: Verified }> {
    const challenge = await this.factor.taken(passkey, enrolmentOf(actor));
    const made = challenge === null ? null : await this.ceremony.made(passkey, challenge);
    if (!made) throw new RuleViolation('passkey.not-enrolled');
    return this.secondFactors.add(actor, {
      factor: 'passkey',
      isNew: true,
      spend: async (tx) => {
        await this.factors.mayEnrol(tx, actor);
        const at = this.clock.now();
        const added = await this.passkeys.insert(tx, newId(at), actor.userId, name, made, at);
        if (!added) throw new RuleViolation('passkey.known');
        return true;
      },
    });
  }
}

function enrolmentOf({ userId }: Actor): ChallengeUse {
  return { purpose: 'enrol', userId };
}
