import { Injectable } from '@nestjs/common';
import type { Actor, Proof } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Factor } from './domain/session-limits.js';

/** A session as it begins; only the fingerprint of its token is kept. */
export interface NewSession {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly userId: string;
  readonly organizationId: string;
  /** What the person showed to begin it. */
  readonly factors: readonly Factor[];
  /** Whether that was enough: two factors, or one that is two. */
  readonly isProved: boolean;
  /** The one organization that it opens, where its own single sign-on let the person in. */
  readonly boundTo: string | null;
  /** Kind of browser and system. */
  readonly client: string | null;
  readonly at: Date;
  readonly expiresAt: Date;
}

/** The session that takes another's place once both factors were shown. */
export interface Successor {
  readonly id: string;
  readonly tokenHash: Buffer;
  /** The factor that was shown now. */
  readonly factor: Factor;
  readonly at: Date;
  /** How long a session lasts that showed both factors, counted from its beginning. */
  readonly lastsHours: number;
}

/** Whose sessions are meant: of these those alone that are bound to an organization, where one is named. */
export interface Whose {
  readonly userId: string;
  readonly boundTo: string | null;
}

/** A session as its owner sees it. */
export interface LiveSession {
  readonly id: string;
  /** Moments, RFC 3339. */
  readonly since: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly factors: readonly Factor[];
  /** Kind of browser and system, e.g. `Firefox, Windows`; null for a program. */
  readonly client: string | null;
}

@Injectable()
export class SessionsRepository {
  /** Who a live session belongs to; marks it as seen. */
  async actorOf(tx: Tx, tokenHash: Buffer, at: Date, idleMinutes: number): Promise<Actor | null> {
    const [found] = await rows<Recognized>(tx, ACTOR_OF_SESSION, [tokenHash, at, minutes(idleMinutes)]);
    return actorBy('session', found);
  }

  /** Whose a live API token is, in the lesser of its own role and the member's; marks it as used. */
  async actorOfApiToken(tx: Tx, tokenHash: Buffer, at: Date): Promise<Actor | null> {
    const [found] = await rows<Recognized>(tx, ACTOR_OF_API_TOKEN, [tokenHash, at]);
    return actorBy('token', found);
  }

  async insert(tx: Tx, session: NewSession): Promise<void> {
    const { id, tokenHash, userId, organizationId, factors, isProved, boundTo, client, at, expiresAt } = session;
    const shown = [factors, isProved ? at : null, boundTo, client];
    await rows(tx, INSERT, [id, tokenHash, userId, organizationId, at, expiresAt, ...shown]);
  }

  /** Ends a session and begins its successor; false if it has ended before. */
  async succeed(tx: Tx, id: string, { tokenHash, factor, at, lastsHours, ...next }: Successor): Promise<boolean> {
    const begun = await rows(tx, SUCCEED, [id, next.id, tokenHash, factor, at, `${lastsHours} hours`]);
    return begun.length > 0;
  }

  /** Sessions that live, the last seen first. */
  live(tx: Tx, { userId, boundTo }: Whose, at: Date, idleMinutes: number): Promise<LiveSession[]> {
    return rows<LiveSession>(tx, LIVE, [userId, boundTo, at, minutes(idleMinutes)]);
  }

  /** The id of the session that was ended; null if there was none open. */
  async endByToken(tx: Tx, tokenHash: Buffer, at: Date): Promise<string | null> {
    const [ended] = await rows<{ id: string }>(tx, END_BY_TOKEN, [tokenHash, at]);
    return ended?.id ?? null;
  }

  /** False if no such session is open. */
  async end(tx: Tx, { userId, boundTo }: Whose, id: string, at: Date): Promise<boolean> {
    const ended = await rows(tx, END, [userId, boundTo, id, at]);
    return ended.length > 0;
  }

  /** Ends every session of the user, but for the one that goes on; the ids of those. */
  async endOthers(tx: Tx, userId: string, goesOn: string | null, at: Date): Promise<string[]> {
    const ended = await rows<{ id: string }>(tx, END_OTHERS, [userId, goesOn, at]);
    return ended.map(({ id }) => id);
  }

  /** Whether the session's kind of browser and system was in none of the user's complete sessions before, of which there were some. */
  async isNewBrowser(tx: Tx, id: string): Promise<boolean> {
    const [found] = await rows<{ isNew: boolean }>(tx, IS_NEW_BROWSER, [id]);
    return found?.isNew === true;
  }

  /** False where the session has ended, or is bound to another organization. */
  async switchTo(tx: Tx, id: string, organizationId: string): Promise<boolean> {
    const switched = await rows(tx, SWITCH, [id, organizationId]);
    return switched.length > 0;
  }
}

/** What a look-up tells of a live session or token; nothing but nulls for a dead one. */
type Recognized =
  | (Omit<Actor, 'proof'> & {
      readonly id: string;
      readonly provedAt: string | null;
      readonly operatorAccessId: string | null;
      readonly boundTo: string | null;
    })
  | { readonly id: null };

function actorBy(by: Proof['by'], found: Recognized | undefined): Actor | null {
  if (!found?.id) return null;
  const { id, provedAt, operatorAccessId, boundTo, ...actor } = found;
  return { ...actor, proof: { by, id, at: provedAt, operatorAccessId, boundTo } };
}

const minutes = (count: number): string => `${count} minutes`;

const WHO = 'user_id as "userId", organization_id as "organizationId", kind, role, language';
const ACTOR_OF_SESSION = `select session_id as id, proved_at as "provedAt", operator_access_id as "operatorAccessId", bound_to as "boundTo", ${WHO}
  from session_by_token($1, $2, $3)`;
const ACTOR_OF_API_TOKEN = `select token_id as id, null as "provedAt", null as "operatorAccessId", null as "boundTo", ${WHO} from api_token_by_token($1, $2)`;
const INSERT = `insert into session (id, token_hash, user_id, organization_id, created_at, last_seen_at, expires_at, factors, proved_at, bound_to, client)
  values ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10)`;
const SUCCEED = `with ended as (update session set ended_at = $5 where id = $1 and ended_at is null returning *)
  insert into session (id, token_hash, user_id, organization_id, created_at, last_seen_at, expires_at, factors, proved_at, bound_to, client)
  select $2, $3, user_id, organization_id, created_at, $5, created_at + $6::interval,
         case when $4 = any (factors) then factors else factors || $4::text end, $5, bound_to, client
    from ended returning id`;
const WHOSE = 'user_id = $1 and ($2::uuid is null or bound_to = $2)';
const LIVE = `select id, created_at as since, last_seen_at as "lastSeenAt", expires_at as "expiresAt", factors, client from session
  where ${WHOSE} and ended_at is null and expires_at > $3 and last_seen_at > $3::timestamptz - $4::interval
  order by last_seen_at desc, id`;
const END_BY_TOKEN = `with ended as (update session set ended_at = $2 where token_hash = $1 and ended_at is null returning id) select id from ended`;
const END = `with ended as (update session set ended_at = $4 where ${WHOSE} and id = $3 and ended_at is null returning id) select id from ended`;
const END_OTHERS = `with ended as (update session set ended_at = $3 where user_id = $1 and id is distinct from $2 and ended_at is null returning id)
  select id from ended`;
const IS_NEW_BROWSER = `select count(*) > 0 and bool_and(earlier.client is distinct from this.client) as "isNew"
  from session as this join session as earlier on earlier.user_id = this.user_id and earlier.id <> this.id and earlier.proved_at is not null
  where this.id = $1`;
const SWITCH = `with switched as (update session set organization_id = $2
  where id = $1 and ended_at is null and (bound_to is null or bound_to = $2) returning id) select id from switched`;
