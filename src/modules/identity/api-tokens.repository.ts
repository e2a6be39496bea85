import { Injectable } from '@nestjs/common';
import type { Role } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** An API token as its holder and the administrators see it; the token itself is shown once, when it is made. */
export interface ApiToken {
  readonly id: string;
  readonly name: string;
  /** The first characters, to tell tokens apart. */
  readonly prefix: string;
  readonly userId: string;
  readonly role: Role;
  /** Moments, RFC 3339. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

@Injectable()
export class ApiTokensRepository {
  async insert(tx: Tx, organizationId: string, token: ApiToken, tokenHash: Buffer): Promise<void> {
    const { id, prefix, name, userId, role, createdAt, expiresAt } = token;
    await rows(tx, INSERT, [id, tokenHash, prefix, name, userId, organizationId, role, createdAt, expiresAt]);
  }

  /** Tokens of the organization, newest first; of one member, where given. */
  list(tx: Tx, organizationId: string, userId: string | null): Promise<ApiToken[]> {
    return rows<ApiToken>(
      tx,
      `${SELECT} where organization_id = $1 and ($2::uuid is null or user_id = $2) order by created_at desc, id`,
      [organizationId, userId],
    );
  }

  async find(tx: Tx, organizationId: string, id: string): Promise<ApiToken | null> {
    const [found] = await rows<ApiToken>(tx, `${SELECT} where organization_id = $1 and id = $2`, [organizationId, id]);
    return found ?? null;
  }

  async revoke(tx: Tx, id: string, at: Date): Promise<void> {
    await rows(tx, 'update api_token set revoked_at = $2 where id = $1 and revoked_at is null', [id, at]);
  }
}

const SELECT = `select id, name, prefix, user_id as "userId", role, created_at as "createdAt", expires_at as "expiresAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt" from api_token`;
const INSERT = `insert into api_token (id, token_hash, prefix, name, user_id, organization_id, role, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
