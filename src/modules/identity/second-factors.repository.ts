import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A second factor that an account has, as its owner sees it. */
export interface HeldFactor {
  readonly id: string;
  readonly kind: 'totp' | 'passkey';
  /** What its owner calls it; null where there is one alone. */
  readonly name: string | null;
  /** Moments, RFC 3339. */
  readonly since: string;
  readonly lastUsedAt: string | null;
}

/** The seed that an account shares with an authenticator app. */
export interface TotpCredential {
  readonly id: string;
  readonly sealedSeed: Buffer;
  /** Of the last code that counted. */
  readonly lastStep: number;
  readonly isConfirmed: boolean;
}

@Injectable()
export class SecondFactorsRepository {
  /** Lets whatever else would change the same account's factors wait until this transaction ends. */
  async lock(tx: Tx, userId: string): Promise<void> {
    await rows(tx, 'select pg_advisory_xact_lock(hashtextextended($1, 3))', [userId]);
  }

  /** The account's confirmed factors, the longest-held first. */
  held(tx: Tx, userId: string): Promise<HeldFactor[]> {
    return rows<HeldFactor>(tx, HELD, [userId]);
  }

  /** The account's authenticator apps: the confirmed one, and the one that is to take its place. */
  async apps(tx: Tx, userId: string, enrolledSince: Date): Promise<TotpCredential[]> {
    return rows<TotpCredential>(tx, APPS, [userId, enrolledSince]);
  }

  /** Puts a new seed in the place of one that was never confirmed. */
  async enrolApp(tx: Tx, id: string, userId: string, sealedSeed: Buffer, at: Date): Promise<void> {
    await rows(tx, 'delete from totp_credential where user_id = $1 and confirmed_at is null', [userId]);
    await rows(tx, 'insert into totp_credential (id, user_id, sealed_seed, created_at) values ($1, $2, $3, $4)', [
      id,
      userId,
      sealedSeed,
      at,
    ]);
  }

  /** Uses a step's code up; false if that step or a later one was used before. */
  async useStep(tx: Tx, id: string, step: number): Promise<boolean> {
    const used = await rows(tx, USE_STEP, [id, step]);
    return used.length > 0;
  }

  /** Makes the new app the account's only one. */
  async confirmApp(tx: Tx, id: string, userId: string, at: Date): Promise<void> {
    await rows(tx, 'delete from totp_credential where user_id = $1 and id <> $2', [userId, id]);
    await rows(tx, 'update totp_credential set confirmed_at = $2 where id = $1', [id, at]);
  }

  async remove(tx: Tx, userId: string, { id, kind }: HeldFactor): Promise<void> {
    await rows(tx, REMOVE[kind], [userId, id]);
  }

  async recoveryCodesLeft(tx: Tx, userId: string): Promise<number> {
    const [left] = await rows<{ count: number }>(tx, CODES_LEFT, [userId]);
    return left?.count ?? 0;
  }

  /** Whether this is one of the account's unused recovery codes. */
  async hasRecoveryCode(tx: Tx, userId: string, codeHash: Buffer): Promise<boolean> {
    const found = await rows(tx, HAS_CODE, [userId, codeHash]);
    return found.length > 0;
  }

  /** Uses a recovery code up; false if it was used before. */
  async useRecoveryCode(tx: Tx, userId: string, codeHash: Buffer, at: Date): Promise<boolean> {
    const used = await rows(tx, USE_CODE, [userId, codeHash, at]);
    return used.length > 0;
  }

  /** Puts new recovery codes in the place of all earlier ones. */
  async replaceRecoveryCodes(tx: Tx, userId: string, codeHashes: readonly Buffer[], at: Date): Promise<void> {
    await rows(tx, 'delete from recovery_code where user_id = $1', [userId]);
    await rows(tx, INSERT_CODES, [userId, codeHashes, at]);
  }
}

const HELD = `select id, 'totp' as kind, null as name, confirmed_at as since, to_timestamp(nullif(last_step, 0) * 30) as "lastUsedAt"
  from totp_credential where user_id = $1 and confirmed_at is not null
  union all select id, 'passkey', name, created_at, last_used_at from passkey where user_id = $1 order by since, id`;
const REMOVE: Readonly<Record<HeldFactor['kind'], string>> = {
  totp: 'delete from totp_credential where user_id = $1 and id = $2',
  passkey: 'delete from passkey where user_id = $1 and id = $2',
};
const APPS = `select id, sealed_seed as "sealedSeed", last_step::integer as "lastStep", confirmed_at is not null as "isConfirmed"
  from totp_credential where user_id = $1 and (confirmed_at is not null or created_at > $2) order by confirmed_at nulls last`;
const USE_STEP = `with used as (update totp_credential set last_step = $2 where id = $1 and last_step < $2 returning id) select id from used`;
const CODES_LEFT = 'select count(*)::integer as count from recovery_code where user_id = $1 and used_at is null';
const HAS_CODE = 'select from recovery_code where user_id = $1 and code_hash = $2 and used_at is null';
const USE_CODE = `with used as (update recovery_code set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null returning user_id)
  select user_id from used`;
const INSERT_CODES = `insert into recovery_code (user_id, code_hash, created_at) select $1, hash, $3 from unnest($2::bytea[]) as hash`;
