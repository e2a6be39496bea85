import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { Database } from '#platform/database/database.js';
import { sourceOf } from '#platform/http/source.js';
import { Keys } from '#platform/keys/keys.js';
import { AccountsRepository, type Claim, type Try } from './accounts.repository.js';
import { COUNTED_MINUTES, TRIES, waitAfter } from './domain/sign-in-limits.js';

/** What a secret is tried for. */
type Tried = 'account' | 'second-factor' | 'break-glass';

/** A try that stands as failed until it is said to be right. */
export interface CountedTry extends Claim {
  /** It was right: the earlier failures no longer count. */
  forget(): Promise<void>;
}

/**
 * Counts tries before they are judged, so that many at once cannot pass the limit: by whose secret is tried and by the source that tries.
 * Passwords and second factors count apart, for whoever knows the password would otherwise wipe out the count of wrong codes with it.
 */
@Injectable()
export class SignInTries {
  private readonly pepper: Buffer;

  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly clock: Clock,
    keys: Keys,
  ) {
    this.pepper = keys.derived('sign-in-subject');
  }

  /** Counts a try for the address of an account, the id of its user or a source, and waits as long as the earlier failures ask. */
  async count(what: Tried, whose: string, source: string): Promise<CountedTry> {
    const at = this.clock.now();
    const attempt: Try = { account: this.subject(what, whose), source: this.subject('source', sourceOf(source)), at };
    const since = new Date(at.getTime() - COUNTED_MINUTES * 60_000);
    const claim = await this.database.lookUp((tx) => this.accounts.claimTry(tx, attempt, since, TRIES));
    await this.clock.pause(waitAfter(claim.failures));
    return { ...claim, forget: () => this.database.lookUp((tx) => this.accounts.forgetTries(tx, attempt)) };
  }

  /** Neither addresses nor sources stand in the table of failures. */
  private subject(kind: Tried | 'source', value: string): string {
    return createHmac('sha256', this.pepper).update(`${kind} ${value}`).digest('base64url');
  }
}
