import { Injectable } from '@nestjs/common';
import type { Actor, Proof } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A session as it begins; only the fingerprint of its token is kept. */
export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly organizationId: string;
  /** What the person showed to begin it. */
  readonly factors: readonly string[];
  /** Whether that was enough: two factors, or one that is two. */
  readonly proved: boolean;
  readonly at: Date;
  readonly expiresAt: Date;
}

@Injectable()
export class SessionsRepository {
  /** Who a live session belongs to; marks it as seen. */
  async actorOf(tx: Tx, tokenHash: Buffer, at: Date, idleMinutes: number): Promise<Actor | null> {
    const [found] = await rows<Recognized>(tx, ACTOR_OF_SESSION, [tokenHash, at, `${idleMinutes} minutes`]);
    return actorBy('session', found);
  }

  /** Whose a live API token is, in the lesser of its own role and the member's; marks it as used. */
  async actorOfApiToken(tx: Tx, tokenHash: Buffer, at: Date): Promise<Actor | null> {
    const [found] = await rows<Recognized>(tx, ACTOR_OF_API_TOKEN, [tokenHash, at]);
    return actorBy('token', found);
  }

  async insert(tx: Tx, session: NewSession): Promise<void> {
    const { id, tokenHash, userId, organizationId, factors, proved, at, expiresAt } = session;
    await rows(tx, INSERT, [id, tokenHash, userId, organizationId, factors, at, expiresAt, proved ? at : null]);
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

/** What a look-up tells of a live session or token; nothing but nulls for a dead one. */
type Recognized =
  | (Omit<Actor, 'proof'> & {
      readonly id: string;
      readonly provedAt: string | null;
      readonly operatorAccessId: string | null;
    })
  | { readonly id: null };

function actorBy(by: Proof['by'], found: Recognized | undefined): Actor | null {
  if (!found?.id) return null;
  const { id, provedAt, operatorAccessId, ...actor } = found;
  return { ...actor, proof: { by, id, at: provedAt, operatorAccessId } };
}

const WHO = 'user_id as "userId", organization_id as "organizationId", kind, role, language';
const ACTOR_OF_SESSION = `select session_id as id, proved_at as "provedAt", operator_access_id as "operatorAccessId", ${WHO}
  from session_by_token($1, $2, $3)`;
const ACTOR_OF_API_TOKEN = `select token_id as id, null as "provedAt", null as "operatorAccessId", ${WHO} from api_token_by_token($1, $2)`;
const INSERT = `insert into session (id, token_hash, user_id, organization_id, factors, created_at, last_seen_at, expires_at, proved_at)
  values ($1, $2, $3, $4, $5, $6, $6, $7, $8)`;
const END = `with ended as (update session set ended_at = $2 where token_hash = $1 and ended_at is null returning id) select id from ended`;
const SWITCH = `with switched as (update session set organization_id = $2 where token_hash = $1 and ended_at is null returning id)
  select id from switched`;
