import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { fingerprint } from '#platform/keys/keys.js';
import { RECOVERY_CODE_BYTES, RECOVERY_CODES, recoveryCodeOf, typedRecoveryCode } from './domain/recovery-codes.js';
import { SecondFactorsRepository } from './second-factors.repository.js';
import type { Prover, Shown, Shower } from './shown-factor.js';

/** Codes on paper for the day the app or passkey is lost: each opens once; only their hashes are kept. */
@Injectable()
export class RecoveryFactor implements Prover<string> {
  constructor(
    private readonly factors: SecondFactorsRepository,
    private readonly clock: Clock,
  ) {}

  /** New codes in the place of all earlier ones; they are told this once. */
  async make(tx: Tx, userId: string): Promise<string[]> {
    const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCodeOf(randomBytes(RECOVERY_CODE_BYTES)));
    await this.factors.replaceRecoveryCodes(tx, userId, codes.map(fingerprint), this.clock.now());
    return codes;
  }

  async judge(tx: Tx, { userId }: Shower, typed: string): Promise<Shown | null> {
    const hash = fingerprint(typedRecoveryCode(typed));
    if (!(await this.factors.hasRecoveryCode(tx, userId, hash))) return null;
    return {
      factor: 'recovery-code',
      isNew: false,
      spend: (spending) => this.factors.useRecoveryCode(spending, userId, hash, this.clock.now()),
    };
  }
}
