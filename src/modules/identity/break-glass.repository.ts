import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Addressee } from './operator-access.repository.js';

/** An emergency account of the operator. Moments are RFC 3339. */
export interface BreakGlass {
  readonly id: string;
  readonly userId: string;
  /** What stands on its envelopes. */
  readonly label: string;
  readonly sealedBy: string;
  readonly sealedAt: string;
  readonly openedAt: string | null;
  /** The name and reason that whoever opened it gave. */
  readonly openedBy: string | null;
  readonly reason: string | null;
  /** From when it can never be used again; null while it is sealed. */
  readonly closesAt: string | null;
}

/** An account as it is sealed; only the fingerprints of its codes are kept. */
export interface NewBreakGlass {
  readonly id: string;
  readonly organizationId: string;
  readonly userId: string;
  readonly label: string;
  readonly codes: readonly [Buffer, Buffer];
  readonly sealedBy: string;
  readonly at: Date;
}

/** What a pair of codes leads to: a sealed account, if it is the right one, and the operator whom a try concerns. */
export interface Envelopes {
  readonly id: string | null;
  readonly userId: string;
  readonly label: string;
  readonly operatorId: string;
}

/** An opening: by whom and why, for how long, and the one session that it begins. */
export interface Opening {
  readonly sessionId: string;
  readonly tokenHash: Buffer;
  readonly at: Date;
  readonly closesAt: Date;
  readonly openedBy: string;
  readonly reason: string;
}

@Injectable()
export class BreakGlassRepository {
  /** The account, its suspended membership and its envelopes. */
  async seal(
    tx: Tx,
    glass: NewBreakGlass,
    account: { email: string; name: string; passwordHash: string },
  ): Promise<void> {
    const { id, organizationId, userId, label, codes, sealedBy, at } = glass;
    await rows(tx, INSERT_ACCOUNT, [userId, account.email, account.name, account.passwordHash, at]);
    await rows(tx, INSERT_MEMBER, [organizationId, userId, at]);
    await rows(tx, INSERT, [id, organizationId, userId, label, ...codes, sealedBy, at]);
  }

  async envelopes(tx: Tx, [one, other]: readonly [Buffer, Buffer]): Promise<Envelopes> {
    const [found] = await rows<Envelopes>(tx, BY_CODES, [one, other]);
    if (!found) throw new Error('break_glass_by_codes answers with one row, always');
    return found;
  }

  /** Null if somebody was quicker: an account opens once. */
  async open(tx: Tx, id: string, opening: Opening): Promise<BreakGlass | null> {
    const { sessionId, tokenHash, at, closesAt, openedBy, reason } = opening;
    const opened = await rows(tx, OPEN, [id, at, openedBy, reason, closesAt]);
    if (opened.length === 0) return null;
    await rows(tx, INSERT_SESSION, [sessionId, tokenHash, id, at, closesAt]);
    return this.find(tx, id);
  }

  /** Lets a sealed account never open, and an open one end. */
  async close(tx: Tx, { id, userId }: BreakGlass, at: Date): Promise<void> {
    await rows(tx, CLOSE, [id, at]);
    await rows(tx, 'update api_token set revoked_at = $2 where user_id = $1 and revoked_at is null', [userId, at]);
  }

  async find(tx: Tx, id: string): Promise<BreakGlass | null> {
    const [found] = await rows<BreakGlass>(tx, `${SELECT} where id = $1`, [id]);
    return found ?? null;
  }

  /** Newest first. */
  list(tx: Tx, before: string | null, limit: number): Promise<BreakGlass[]> {
    return rows<BreakGlass>(tx, `${SELECT} where $1::uuid is null or id < $1 order by id desc limit $2`, [
      before,
      limit + 1,
    ]);
  }

  /** How many accounts an emergency could still open. */
  async sealed(tx: Tx): Promise<number> {
    const [{ count } = { count: 0 }] = await rows<{ count: number }>(tx, SEALED);
    return count;
  }

  /** Everybody who runs this installation. */
  operators(tx: Tx, organizationId: string): Promise<Addressee[]> {
    return rows<Addressee>(tx, OPERATORS, [organizationId]);
  }
}

const SELECT = `select id, user_id as "userId", label, sealed_by as "sealedBy", sealed_at as "sealedAt", opened_at as "openedAt",
  opened_by as "openedBy", reason, closes_at as "closesAt" from break_glass`;
const INSERT_ACCOUNT = `insert into user_account (id, email, name, password_hash, created_at) values ($1, $2, $3, $4, $5)`;
const INSERT_MEMBER = `insert into membership (organization_id, user_id, role, created_at, suspended_at) values ($1, $2, 'admin', $3, $3)`;
const INSERT = `insert into break_glass (id, organization_id, user_id, label, first_code, second_code, sealed_by, sealed_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;
const BY_CODES = `select id, user_id as "userId", label, operator_id as "operatorId" from break_glass_by_codes($1, $2)`;
const OPEN = `update break_glass set opened_at = $2, opened_by = $3, reason = $4, closes_at = $5
  where id = $1 and closes_at is null returning id`;
const INSERT_SESSION = `insert into session (id, token_hash, user_id, organization_id, factors, proved_at, created_at, last_seen_at, expires_at)
  select $1, $2, user_id, organization_id, '{envelope}', $4, $4, $4, $5 from break_glass where id = $3`;
const CLOSE = `update break_glass set closes_at = $2 where id = $1 and (closes_at is null or closes_at > $2)`;
const SEALED = `select count(*)::int as count from break_glass where closes_at is null`;
const OPERATORS = `select user_account.email, user_account.language from membership join user_account on user_account.id = membership.user_id
  where membership.organization_id = $1 and membership.suspended_at is null`;
