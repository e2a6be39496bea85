import { createHmac } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database, type Tx } from '#platform/database/database.js';
import { sourceOf } from '#platform/http/source.js';
import { fingerprint, Keys, newSecret } from '#platform/keys/keys.js';
import { Mailer } from '#platform/mail/mailer.js';
import { AccountNotices } from './account-notices.js';
import { type Account, AccountsRepository } from './accounts.repository.js';
import { openReset, RESET_MINUTES, RESETS } from './domain/password-reset.js';
import { COUNTED_MINUTES } from './domain/sign-in-limits.js';
import { passwordResetMail } from './mails.js';
import type { ChangePassword, ResetPassword } from './passwords.dto.js';
import { PasswordsRepository } from './passwords.repository.js';
import { PasswordsService } from './passwords.service.js';
import { screenLink } from './screen-links.js';
import { SignInService } from './sign-in.service.js';

/** An answer to a request for a link waits this long, whatever there was to do: milliseconds. */
const ANSWER_AFTER = 400;

/** What whoever holds a link that sets a password may know. */
export interface PasswordResetCard {
  /** RFC 3339. */
  readonly expiresAt: string;
  readonly send: { readonly method: 'POST'; readonly path: string; readonly fields: readonly string[] };
}

/** What is said to everybody who asks for a link, whether the address is known or not. */
export interface ResetAsked {
  /** Minutes that a link works, if one was sent. */
  readonly minutes: number;
}

/** New passwords in the place of old ones: by whoever knows the old one, and by whoever reads the account's mails. */
@Injectable()
export class PasswordChangeService {
  private readonly pepper: Buffer;

  constructor(
    private readonly database: Database,
    private readonly repository: PasswordsRepository,
    private readonly accounts: AccountsRepository,
    private readonly passwords: PasswordsService,
    private readonly signIn: SignInService,
    private readonly mailer: Mailer,
    private readonly notices: AccountNotices,
    private readonly journal: Journal,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    keys: Keys,
  ) {
    this.pepper = keys.derived('password-reset-subject');
  }

  /**
   * Sets the caller's password. The session goes on; the caller's others and all API tokens end. `password.wrong-current`, counted like
   * a wrong password at sign-in.
   */
  async change(actor: Actor, { current, password }: ChangePassword, source: string): Promise<void> {
    const sessionId = actor.proof?.by === 'session' ? actor.proof.id : null;
    if (sessionId === null) throw new RuleViolation('access.person-only');
    const { email, name, language } = await this.own(actor);
    await this.signIn.judge(email, current, source).catch(() => {
      throw new RuleViolation('password.wrong-current');
    });
    const passwordHash = await this.passwords.hash(password, [email, name]);
    await this.database.transaction(actor, async (tx) => {
      await this.repository.change(tx, passwordHash, this.clock.now(), sessionId);
      await this.journal.record(tx, actor, { type: 'password.changed', subjectId: actor.userId });
      await this.notices.tellPasswordChanged(tx, { email, language });
    });
  }

  /** Mails a link to the account, if there is one. The answer and the time it takes are the same for every address. */
  async ask(email: string, source: string): Promise<ResetAsked> {
    await Promise.all([this.offer(email.toLowerCase(), source), this.clock.pause(ANSWER_AFTER)]);
    return { minutes: RESET_MINUTES };
  }

  async show(token: string): Promise<PasswordResetCard> {
    const { expiresAt } = await this.open(token);
    return { expiresAt, send: { method: 'POST', path: '/api/v1/password-reset', fields: ['token', 'password'] } };
  }

  /** Sets the password by a mailed link; signs nobody in, and leaves the second factor as it is. Refuses as `openReset`. */
  async reset({ token, password }: ResetPassword): Promise<void> {
    const { email, name } = await this.open(token);
    const passwordHash = await this.passwords.hash(password, [email, name]);
    await this.database.unscoped('nobody', async (tx) => {
      const account = await this.repository.reset(tx, fingerprint(token), passwordHash, this.clock.now());
      if (!account) throw new RuleViolation('password-reset.used');
      const { userId: subjectId, organizationIds: concerns } = account;
      await this.journal.record(tx, NOBODY, { type: 'password.reset', subjectId, concerns });
      await this.notices.tellPasswordChanged(tx, account);
    });
  }

  private async open(token: string): Promise<ReturnType<typeof openReset>> {
    const found = await this.database.lookUp((tx) => this.repository.findReset(tx, fingerprint(token)));
    return openReset(found, this.clock.now());
  }

  private async own(actor: Actor): Promise<Account> {
    const account = await this.database.read(actor, (tx) => this.accounts.find(tx, actor.userId));
    if (!account) throw new RuleViolation('session.ended');
    return account;
  }

  private async offer(email: string, source: string): Promise<void> {
    const [token, at] = [newSecret(), this.clock.now()];
    await this.database.unscoped('nobody', async (tx) => {
      if (await this.isTooOften(tx, email, source, at)) return;
      const expiresAt = new Date(at.getTime() + RESET_MINUTES * 60_000);
      const account = await this.repository.offerReset(tx, email, fingerprint(token), at, expiresAt);
      if (!account) return;
      const { userId: subjectId, organizationIds: concerns } = account;
      await this.journal.record(tx, NOBODY, { type: 'password.reset-asked', subjectId, concerns });
      const link = screenLink(this.config.publicUrl, 'reset-password', token);
      await this.mailer.send(tx, passwordResetMail(account, link, RESET_MINUTES));
    });
  }

  /** Told to nobody: the answer is the same, and only the mail stays away. */
  private async isTooOften(tx: Tx, email: string, source: string, at: Date): Promise<boolean> {
    const since = new Date(at.getTime() - COUNTED_MINUTES * 60_000);
    const attempt = {
      account: this.subject(`account ${email}`),
      source: this.subject(`source ${sourceOf(source)}`),
      at,
    };
    return (await this.accounts.claimTry(tx, attempt, since, RESETS)).locked;
  }

  private subject(whose: string): string {
    return createHmac('sha256', this.pepper).update(whose).digest('base64url');
  }
}
