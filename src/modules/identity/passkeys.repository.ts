import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { PasskeyPurpose } from './domain/passkey.js';
import type { MadePasskey, PasskeySignature } from './passkey-ceremony.js';

/** A passkey with the account it opens. */
export interface KnownPasskey {
  readonly id: string;
  readonly userId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  /** Of the account. */
  readonly organizationIds: readonly string[];
}

/** What a challenge is for, and for whom; null before sign-in. */
export interface ChallengeUse {
  readonly purpose: PasskeyPurpose;
  readonly userId: string | null;
}

@Injectable()
export class PasskeysRepository {
  async offerChallenge(tx: Tx, hash: Buffer, { purpose, userId }: ChallengeUse, expiresAt: Date): Promise<void> {
    await rows(tx, 'select offer_passkey_challenge($1, $2, $3, $4)', [hash, purpose, userId, expiresAt]);
  }

  async isChallengeWaiting(tx: Tx, hash: Buffer, { purpose, userId }: ChallengeUse, at: Date): Promise<boolean> {
    const [found] = await rows<{ waits: boolean }>(tx, WAITS, [hash, purpose, userId, at]);
    return found?.waits ?? false;
  }

  /** Uses the challenge up; false if it was not offered for this, or too long ago. */
  async takeChallenge(tx: Tx, hash: Buffer, { purpose, userId }: ChallengeUse, at: Date): Promise<boolean> {
    const [taken] = await rows<{ taken: boolean }>(tx, TAKE, [hash, purpose, userId, at]);
    return taken?.taken ?? false;
  }

  /** By the id that the authenticator gave it, whoever asks. */
  async byCredential(tx: Tx, credentialId: Buffer): Promise<KnownPasskey | null> {
    const [found] = await rows<KnownPasskey | { id: null }>(tx, BY_CREDENTIAL, [credentialId]);
    return found?.id ? found : null;
  }

  /** False if the credential is enrolled already. */
  async insert(tx: Tx, id: string, userId: string, name: string, made: MadePasskey, at: Date): Promise<boolean> {
    const { credentialId, publicKey, counter, transports, backedUp } = made;
    const values = [id, userId, credentialId, publicKey, counter, transports, backedUp, name, at];
    return (await rows(tx, INSERT, values)).length > 0;
  }

  /** Notes a signature; false if another one of the same or a later counter was quicker. */
  async noteUse(tx: Tx, id: string, { counter, backedUp }: PasskeySignature, at: Date): Promise<boolean> {
    return (await rows(tx, NOTE_USE, [id, counter, backedUp, at])).length > 0;
  }

  /** How a browser finds the account's passkeys. */
  descriptors(tx: Tx, userId: string): Promise<{ credentialId: Buffer; transports: string[] }[]> {
    return rows(tx, DESCRIPTORS, [userId]);
  }

  /** False if it is not the caller's. */
  async rename(tx: Tx, userId: string, id: string, name: string): Promise<boolean> {
    return (await rows(tx, RENAME, [userId, id, name])).length > 0;
  }
}

const WAITS = 'select passkey_challenge_waits($1, $2, $3, $4) as waits';
const TAKE = 'select take_passkey_challenge($1, $2, $3, $4) as taken';
const BY_CREDENTIAL = `select passkey_id as id, user_id as "userId", $1::bytea as "credentialId", public_key as "publicKey", counter::float8,
  organization_ids as "organizationIds" from passkey_by_credential($1)`;
const INSERT = `insert into passkey (id, user_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential_id) do nothing returning id`;
const NOTE_USE = `update passkey set counter = $2, backed_up = $3, last_used_at = $4
  where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning id`;
const DESCRIPTORS = `select credential_id as "credentialId", transports from passkey where user_id = $1 order by created_at, id`;
const RENAME = 'update passkey set name = $3 where user_id = $1 and id = $2 returning id';
