import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Journal } from '#modules/audit/journal.js';
import { Database, type Tx } from '#platform/database/database.js';
import { AccountNotices } from './account-notices.js';
import type { Claim } from './accounts.repository.js';
import type { FactorChange } from './mails.js';
import { PasskeyFactor } from './passkey-factor.js';
import { RecoveryFactor } from './recovery-factor.js';
import { type HeldFactor, SecondFactorsRepository } from './second-factors.repository.js';
import { type Me, SessionsService } from './sessions.service.js';
import type { Shower, Shown } from './shown-factor.js';
import { SignInTries } from './sign-in-tries.js';
import type { VerifySecondFactor } from './sign-in.dto.js';
import { TotpFactor } from './totp-factor.js';

/** What a person has to show after the first factor: one of the factors the account has, or its first one, which it enrols now. */
export interface NextStep {
  readonly next: 'verify' | 'enrol';
  readonly factors: readonly (HeldFactor['kind'] | 'recovery-code')[];
}

/** The caller, who has shown both factors; with the recovery codes, told this once, where the account had no second factor before. */
export type Verified = Me & { readonly recoveryCodes?: readonly string[] };

/** The session that follows, with the token that is told this once. */
export interface Followed {
  readonly token: string;
  readonly me: Verified;
}

interface Proved {
  readonly token: string;
  readonly recoveryCodes: readonly string[] | null;
}

/** The second factor of a sign-in, and the fresh proof that some acts ask for. Wrong and locked look alike from outside. */
@Injectable()
export class SecondFactorsService {
  constructor(
    private readonly database: Database,
    private readonly factors: SecondFactorsRepository,
    private readonly totp: TotpFactor,
    private readonly recovery: RecoveryFactor,
    private readonly passkey: PasskeyFactor,
    private readonly sessions: SessionsService,
    private readonly tries: SignInTries,
    private readonly notices: AccountNotices,
    private readonly journal: Journal,
  ) {}

  nextStep(actor: Actor): Promise<NextStep> {
    return this.database.read(actor, async (tx) => {
      const kinds = (await this.factors.held(tx, actor.userId)).map(({ kind }) => kind);
      const codes = await this.factors.recoveryCodesLeft(tx, actor.userId);
      const factors = [...new Set(kinds), ...(codes > 0 ? (['recovery-code'] as const) : [])];
      return { next: kinds.length > 0 ? 'verify' : 'enrol', factors };
    });
  }

  /**
   * Judges what was shown; where it holds, the session is followed by one that has shown both factors, with a token of its own.
   * `second-factor.refused` otherwise, also while the account or the source is locked.
   */
  async verify(actor: Actor, shown: VerifySecondFactor, source: string): Promise<Followed> {
    const kind = kindOf(shown);
    const counted = await this.tries.count('second-factor', actor.userId, source);
    const proved = await this.database.anew(actor, (tx) => this.prove(tx, actor, shown, counted.locked));
    if (!proved) return this.refuse(actor, kind, counted);
    await counted.forget();
    return this.followed(actor, proved);
  }

  /** Adds a factor that was shown by being made; the session is followed as after `verify`. */
  async add(actor: Actor, made: Shown): Promise<Followed> {
    const proved = await this.database.anew(actor, async (tx) => {
      await this.factors.lock(tx, actor.userId);
      const held = await this.factors.held(tx, actor.userId);
      return (await made.spend(tx)) ? this.goOn(tx, actor, made, held) : null;
    });
    if (!proved) throw new RuleViolation('second-factor.refused', { shown: made.factor });
    return this.followed(actor, proved);
  }

  private async prove(tx: Tx, actor: Actor, what: VerifySecondFactor, isLocked: boolean): Promise<Proved | null> {
    await this.factors.lock(tx, actor.userId);
    const held = await this.factors.held(tx, actor.userId);
    const mayAdd = held.length === 0 || actor.proof?.at != null;
    const shown = await this.judge(tx, { userId: actor.userId, mayAdd }, what);
    if (!shown || isLocked || !(await shown.spend(tx))) return null;
    return this.goOn(tx, actor, shown, held);
  }

  private judge(tx: Tx, shower: Shower, shown: VerifySecondFactor): Promise<Shown | null> {
    const { code, recoveryCode, passkey } = shown;
    if (passkey !== undefined) return this.passkey.judge(tx, shower, passkey);
    if (code !== undefined) return this.totp.judge(tx, shower, code);
    return this.recovery.judge(tx, shower, recoveryCode ?? '');
  }

  /** The session is followed by another; a new factor ends the others, or brings the recovery codes where it is the account's first. */
  private async goOn(tx: Tx, actor: Actor, shown: Shown, held: readonly HeldFactor[]): Promise<Proved> {
    const { factor, isNew } = shown;
    const { userId } = actor;
    if (isNew) await this.journal.record(tx, actor, { type: 'factor.added', subjectId: userId, facts: { factor } });
    if (isNew && held.length > 0) await this.sessions.endOthers(tx, actor);
    const change = changeBy(shown, held);
    if (change) await this.notices.tellFactorChanged(tx, userId, change);
    const recoveryCodes = isNew && held.length === 0 ? await this.recovery.make(tx, userId) : null;
    return { token: await this.sessions.renew(tx, actor, factor), recoveryCodes };
  }

  private async followed(actor: Actor, { token, recoveryCodes }: Proved): Promise<Followed> {
    return { token, me: { ...(await this.sessions.me(actor)), ...(recoveryCodes && { recoveryCodes }) } };
  }

  private async refuse(actor: Actor, factor: string, { failures, locked }: Claim): Promise<never> {
    const entry = { type: 'session.refused', subjectId: actor.userId, facts: { factor, failures, locked } };
    await this.database.unscoped(actor, (tx) => this.journal.record(tx, actor, entry));
    throw new RuleViolation('second-factor.refused', { shown: factor });
  }
}

/** Which one factor was shown. `second-factor.one` for none or several. */
function kindOf({ code, recoveryCode, passkey }: VerifySecondFactor): string {
  const given = Object.entries({ totp: code, 'recovery-code': recoveryCode, passkey }).filter(
    ([, value]) => value !== undefined,
  );
  const [[kind] = [''], ...more] = given;
  if (kind === '' || more.length > 0) throw new RuleViolation('second-factor.one');
  return kind;
}

/** What the owner of the account is told of by mail; null where nothing changed. */
function changeBy({ factor, isNew }: Shown, held: readonly HeldFactor[]): FactorChange | null {
  if (factor === 'recovery-code') return 'recovery-code-used';
  if (!isNew) return null;
  if (factor === 'passkey') return 'passkey-added';
  return held.some(({ kind }) => kind === 'totp') ? 'totp-replaced' : 'totp-added';
}
