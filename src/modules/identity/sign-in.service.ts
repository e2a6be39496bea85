import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { Keys } from '#platform/keys/keys.js';
import { AccountsRepository, type Claim, type Credentials, type Try } from './accounts.repository.js';
import { COUNTED_MINUTES, TRIES, waitAfter } from './domain/sign-in-limits.js';
import { isPassword, NO_PASSWORD } from './password-hash.js';
import { createHmac } from 'node:crypto';

/** Judges passwords. Unknown, wrong and locked look alike from outside: the same work, the same wait, the same answer. */
@Injectable()
export class SignInService {
  private readonly pepper: Buffer;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
    keys: Keys,
  ) {
    this.pepper = keys.derived('sign-in-subject');
  }

  /** The id of the account whose password this is. `sign-in.refused` otherwise, also while the account or the source is locked. */
  async judge(email: string, password: string, source: string): Promise<string> {
    const address = email.toLowerCase();
    const attempt: Try = {
      account: this.subject('account', address),
      source: this.subject('source', source),
      at: this.clock.now(),
    };
    const claim = await this.claim(attempt);
    const known = await this.database.lookUp((tx) => this.accounts.credentials(tx, address));
    await wait(waitAfter(claim.failures));
    const right = await isPassword(password, known?.passwordHash ?? NO_PASSWORD);
    if (!known || !right || claim.locked) return this.refuse(known, claim);
    await this.database.lookUp((tx) => this.accounts.forgetTries(tx, attempt));
    return known.userId;
  }

  private claim(attempt: Try): Promise<Claim> {
    const since = new Date(attempt.at.getTime() - COUNTED_MINUTES * 60_000);
    return this.database.lookUp((tx) => this.accounts.claimTry(tx, attempt, since, TRIES));
  }

  private async refuse(known: Credentials | null, { failures, locked }: Claim): Promise<never> {
    const entry = {
      type: 'session.refused',
      subjectId: known?.userId ?? null,
      concerns: known?.organizationIds ?? [],
      facts: { failures, locked },
    };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
    throw new RuleViolation('sign-in.refused');
  }

  /** Neither addresses nor sources stand in the table of failures. */
  private subject(kind: 'account' | 'source', value: string): string {
    return createHmac('sha256', this.pepper).update(`${kind} ${value}`).digest('base64url');
  }
}
