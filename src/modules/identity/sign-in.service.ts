import { Injectable } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Database } from '#platform/database/database.js';
import { AccountsRepository, type Claim, type Credentials } from './accounts.repository.js';
import { PasswordsService } from './passwords.service.js';
import { SignInTries } from './sign-in-tries.js';

/** Judges passwords. Unknown, wrong and locked look alike from outside: the same work, the same wait, the same answer. */
@Injectable()
export class SignInService {
  constructor(
    private readonly database: Database,
    private readonly accounts: AccountsRepository,
    private readonly tries: SignInTries,
    private readonly passwords: PasswordsService,
    private readonly journal: Journal,
  ) {}

  /** The id of the account whose password this is. `sign-in.refused` otherwise, also while the account or the source is locked. */
  async judge(email: string, password: string, source: string): Promise<string> {
    const address = email.toLowerCase();
    const counted = await this.tries.count('account', address, source);
    const known = await this.database.lookUp((tx) => this.accounts.credentials(tx, address));
    const right = await this.passwords.isRight(password, known?.passwordHash);
    if (!known || !right || counted.locked) return this.refuse(known, counted);
    await counted.forget();
    return known.userId;
  }

  private async refuse(known: Credentials | null, { failures, locked }: Claim): Promise<never> {
    const entry = {
      type: 'session.refused',
      subjectId: known?.userId ?? null,
      concerns: known?.organizationIds ?? [],
      facts: { factor: 'password', failures, locked },
    };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
    throw new RuleViolation('sign-in.refused');
  }
}
