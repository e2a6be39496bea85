import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A session of the past weeks; moments in RFC 3339. */
export interface PastSession {
  readonly id: string;
  readonly factors: readonly string[];
  readonly client: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly endedAt: string | null;
}

/** A way to prove who one is, without its secret. */
export interface OwnFactor {
  readonly kind: 'totp' | 'passkey' | 'recovery-code';
  readonly name: string | null;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Something that one did, as the journal keeps it. */
export interface OwnAct {
  readonly at: string;
  readonly type: string;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What is kept about one person, as that person's own rows show it. */
@Injectable()
export class PersonalDataRepository {
  sessions(tx: Tx, userId: string): Promise<PastSession[]> {
    return rows<PastSession>(tx, SESSIONS, [userId]);
  }

  factors(tx: Tx, userId: string): Promise<OwnFactor[]> {
    return rows<OwnFactor>(tx, FACTORS, [userId]);
  }

  /** Of the organization that the transaction acts for, newest first. */
  acts(tx: Tx, userId: string, organizationId: string, limit: number): Promise<OwnAct[]> {
    return rows<OwnAct>(tx, ACTS, [userId, organizationId, limit]);
  }
}

const SESSIONS = `select id, factors, client, created_at as "createdAt", last_seen_at as "lastSeenAt", expires_at as "expiresAt",
    ended_at as "endedAt"
  from session where user_id = $1 order by created_at desc, id`;
const FACTORS = `select 'totp' as kind, null as name, created_at as "createdAt", null::timestamptz as "lastUsedAt" from totp_credential
    where user_id = $1 and confirmed_at is not null
  union all select 'passkey', name, created_at, last_used_at from passkey where user_id = $1
  union all select 'recovery-code', null, created_at, used_at from recovery_code where user_id = $1
  order by "createdAt", kind`;
const ACTS = `select at, type, subject_id as "subjectId", facts from journal where actor_id = $1 and organization_id = $2
  order by seq desc limit $3`;
