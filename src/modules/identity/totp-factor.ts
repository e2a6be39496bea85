import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Keys } from '#platform/keys/keys.js';
import { countingSteps } from './domain/totp-steps.js';
import { SecondFactorsRepository, type TotpCredential } from './second-factors.repository.js';
import type { Prover, Shown, Shower } from './shown-factor.js';
import { SEED_BYTES, shownStep, type TotpCard, totpCard } from './totp.js';

/** What seeds are encrypted for. */
const PURPOSE = 'totp';

/** Minutes between seeing a seed and showing its first code. */
const ENROLMENT_MINUTES = 30;

/** Codes of an authenticator app. A new app opens nothing before its first code was shown, and then takes the place of the last one. */
@Injectable()
export class TotpFactor implements Prover<string> {
  private readonly issuer: string;

  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly keys: Keys,
    private readonly clock: Clock,
    @Inject(CONFIG) { publicUrl }: Config,
  ) {
    this.issuer = `Kaiji (${new URL(publicUrl).hostname})`;
  }

  /** A new seed, which is told this once. */
  async enrol(tx: Tx, userId: string, account: string): Promise<TotpCard> {
    const [at, seed] = [this.clock.now(), randomBytes(SEED_BYTES)];
    await this.factors.enrolApp(tx, newId(at), userId, this.keys.encrypt(seed, PURPOSE), at);
    return totpCard(seed, this.issuer, account);
  }

  async judge(tx: Tx, { userId, mayAdd }: Shower, typed: string): Promise<Shown | null> {
    const now = this.clock.now();
    const apps = await this.factors.apps(tx, userId, new Date(now.getTime() - ENROLMENT_MINUTES * 60_000));
    const code = typed.normalize('NFKC').replace(/\s/g, '');
    const fitting = apps
      .filter(({ isConfirmed }) => isConfirmed || mayAdd)
      .map((app) => ({ app, step: this.stepOf(app, code, now) }))
      .find(({ step }) => step !== null);
    return fitting?.step == null ? null : this.shown(fitting.app, fitting.step, userId, now);
  }

  private stepOf({ sealedSeed, lastStep }: TotpCredential, code: string, now: Date): number | null {
    return shownStep(this.keys.decrypt(sealedSeed, PURPOSE), code, countingSteps(now, lastStep));
  }

  private shown({ id, isConfirmed }: TotpCredential, step: number, userId: string, at: Date): Shown {
    return {
      factor: 'totp',
      isNew: !isConfirmed,
      spend: async (tx) => {
        if (!(await this.factors.useStep(tx, id, step))) return false;
        if (!isConfirmed) await this.factors.confirmApp(tx, id, userId, at);
        return true;
      },
    };
  }
}
