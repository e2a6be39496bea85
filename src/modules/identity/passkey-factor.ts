import { Injectable } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { NOBODY } from '#modules/audit/domain/journal-entry.js';
import { Journal } from '#modules/audit/journal.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { fingerprint, newSecret } from '#platform/keys/keys.js';
import { CHALLENGE_MINUTES, namesAnother, tellsOfCopy } from './domain/passkey.js';
import {
  PasskeyCeremony,
  type PasskeyDescriptor,
  type PasskeyRequestOptions,
  type PasskeySignature,
} from './passkey-ceremony.js';
import type { PasskeyAnswer, PasskeyAttestation } from './passkeys.dto.js';
import { type ChallengeUse, type KnownPasskey, PasskeysRepository } from './passkeys.repository.js';
import type { Prover, Shower, Shown } from './shown-factor.js';

const SIGN_IN: ChallengeUse = { purpose: 'sign-in', userId: null };

/**
 * Asks for passkeys and judges what they answer: beside a first factor, or alone, for each answer shows a device and its user's finger or PIN.
 * Unknown, wrong, late and repeated answers look alike from outside.
 */
@Injectable()
export class PasskeyFactor implements Prover<PasskeyAnswer> {
  constructor(
    private readonly database: Database,
    private readonly passkeys: PasskeysRepository,
    private readonly ceremony: PasskeyCeremony,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** What a browser shows to whoever wants to sign in; every passkey of this site may answer. */
  async askAnybody(): Promise<PasskeyRequestOptions> {
    return this.ceremony.requestOptions(await this.offer(SIGN_IN), []);
  }

  /** What a browser shows to somebody who shows a passkey of the account beside another factor. */
  async ask(userId: string): Promise<PasskeyRequestOptions> {
    const known = await this.known(userId);
    return this.ceremony.requestOptions(await this.offer({ purpose: 'prove', userId }), known);
  }

  /** The id of the account that an answer to `askAnybody` signs in to. `passkey.refused` */
  async signIn(answer: PasskeyAnswer): Promise<string> {
    const challenge = await this.taken(answer, SIGN_IN);
    const passkey = await this.database.lookUp((tx) => this.byCredential(tx, answer));
    const signature = challenge !== null && passkey && (await this.signature(answer, challenge, passkey));
    if (!passkey || !signature) return this.refuse(passkey);
    const { userId } = passkey;
    const noted = await this.database.unscoped({ userId }, (tx) => this.noteUse(tx, passkey, signature));
    return noted ? userId : this.refuse(passkey);
  }

  async judge(tx: Tx, { userId }: Shower, answer: PasskeyAnswer): Promise<Shown | null> {
    const use: ChallengeUse = { purpose: 'prove', userId };
    const challenge = this.ceremony.challengeOf(answer);
    if (challenge === null) return null;
    const hash = fingerprint(challenge);
    const isWaiting = await this.passkeys.isChallengeWaiting(tx, hash, use, this.clock.now());
    const passkey = await this.byCredential(tx, answer);
    if (!isWaiting || passkey?.userId !== userId) return null;
    const signature = await this.signature(answer, challenge, passkey);
    return (
      signature && {
        factor: 'passkey',
        isNew: false,
        spend: (spending) => this.spend(spending, hash, passkey, signature),
      }
    );
  }

  /** A new challenge, told once; its hash alone is kept. */
  async offer(use: ChallengeUse): Promise<string> {
    const challenge = newSecret();
    const expiresAt = new Date(this.clock.now().getTime() + CHALLENGE_MINUTES * 60_000);
    await this.database.lookUp((tx) => this.passkeys.offerChallenge(tx, fingerprint(challenge), use, expiresAt));
    return challenge;
  }

  /** The challenge that an answer says it answers, used up by that; null if it was not offered for this use. */
  async taken(answer: PasskeyAnswer | PasskeyAttestation, use: ChallengeUse): Promise<string | null> {
    const challenge = this.ceremony.challengeOf(answer);
    if (challenge === null) return null;
    const [hash, now] = [fingerprint(challenge), this.clock.now()];
    return (await this.database.lookUp((tx) => this.passkeys.takeChallenge(tx, hash, use, now))) ? challenge : null;
  }

  /** How browsers find the passkeys of an account. */
  async known(userId: string): Promise<readonly PasskeyDescriptor[]> {
    const found = await this.database.unscoped({ userId }, (tx) => this.passkeys.descriptors(tx, userId));
    return found.map(({ credentialId, transports }) => ({
      type: 'public-key',
      id: credentialId.toString('base64url'),
      transports,
    }));
  }

  private byCredential(tx: Tx, { id }: PasskeyAnswer): Promise<KnownPasskey | null> {
    return this.passkeys.byCredential(tx, Buffer.from(id, 'base64url'));
  }

  private async signature(
    answer: PasskeyAnswer,
    challenge: string,
    passkey: KnownPasskey,
  ): Promise<PasskeySignature | null> {
    if (namesAnother(answer.response.userHandle, userHandleOf(passkey.userId))) return null;
    const signature = await this.ceremony.signature(answer, challenge, passkey);
    if (!signature || !tellsOfCopy(passkey.counter, signature.counter)) return signature;
    await this.alarm(passkey, signature.counter);
    return null;
  }

  private async spend(tx: Tx, hash: Buffer, passkey: KnownPasskey, signature: PasskeySignature): Promise<boolean> {
    const use: ChallengeUse = { purpose: 'prove', userId: passkey.userId };
    const taken = await this.passkeys.takeChallenge(tx, hash, use, this.clock.now());
    return taken && this.noteUse(tx, passkey, signature);
  }

  private noteUse(tx: Tx, { id }: KnownPasskey, signature: PasskeySignature): Promise<boolean> {
    return this.passkeys.noteUse(tx, id, signature, this.clock.now());
  }

  /** A key of which there are two: in a transaction of its own, for the one it was shown in comes to nothing. */
  private async alarm({ id, userId, counter, organizationIds }: KnownPasskey, shown: number): Promise<void> {
    const facts = { userId, counter, shown };
    const entry = { type: 'passkey.copied', subjectId: id, concerns: organizationIds, facts };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
  }

  private async refuse(passkey: KnownPasskey | null): Promise<never> {
    const entry = {
      type: 'session.refused',
      subjectId: passkey?.userId ?? null,
      concerns: passkey?.organizationIds ?? [],
      facts: { factor: 'passkey' },
    };
    await this.database.unscoped('nobody', (tx) => this.journal.record(tx, NOBODY, entry));
    throw new RuleViolation('passkey.refused');
  }
}

/** How an account is called on its passkeys: opaque, base64url. */
export function userHandleOf(userId: string): string {
  return Buffer.from(userId.replaceAll('-', ''), 'hex').toString('base64url');
}
