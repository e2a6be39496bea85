import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A session as it begins; only the fingerprint of its token is kept. */
export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly organizationId: string;
  readonly at: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class SessionsRepository {
  /** Who a live session belongs to; marks it as seen. */
  async actorOf(tx: Tx, tokenHash: Buffer, at: Date, idleMinutes: number): Promise<Actor | null> {
    const [found] = await rows<Actor | { userId: null }>(tx, ACTOR_OF_SESSION, [
      tokenHash,
      at,
      `${idleMinutes} minutes`,
    ]);
    return found?.userId ? found : null;
  }

  /** Whose a live API token is, in the lesser of its own role and the member's; marks it as used. */
  async actorOfApiToken(tx: Tx, tokenHash: Buffer, at: Date): Promise<Actor | null> {
    const [found] = await rows<Actor | { userId: null }>(tx, ACTOR_OF_API_TOKEN, [tokenHash, at]);
    return found?.userId ? found : null;
  }

  async insert(tx: Tx, { id, tokenHash, userId, organizationId, at, expiresAt }: NewSession): Promise<void> {
    await rows(tx, INSERT, [id, tokenHash, userId, organizationId, at, expiresAt]);
  }

  /** The id of the session that was ended; null if there was none open. */
  async end(tx: Tx, tokenHash: Buffer, at: Date): Promise<string | null> {
    const [ended] = await rows<{ id: string }>(tx, END, [tokenHash, at]);
    return ended?.id ?? null;
  }

  async switchTo(tx: Tx, tokenHash: Buffer, organizationId: string): Promise<boolean> {
    const switched = await rows(tx, SWITCH, [tokenHash, organizationId]);
    return switched.length > 0;
  }
}

const WHO = 'user_id as "userId", organization_id as "organizationId", kind, role, language';
const ACTOR_OF_SESSION = `select ${WHO} from session_by_token($1, $2, $3)`;
const ACTOR_OF_API_TOKEN = `select ${WHO} from api_token_by_token($1, $2)`;
const INSERT = `insert into session (id, token_hash, user_id, organization_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`;
const END = `with ended as (update session set ended_at = $2 where token_hash = $1 and ended_at is null returning id) select id from ended`;
const SWITCH = `with switched as (update session set organization_id = $2 where token_hash = $1 and ended_at is null returning id)
  select id from switched`;
