import { Injectable } from '@nestjs/common';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { LinkDates } from './domain/request-link.js';
import type { StoredRequest } from './stored-request.js';

/** What a link stands for: one request, in the name of its vendor. */
export interface FoundLink extends LinkDates {
  readonly requestId: string;
  readonly vendorId: string;
}

/** A link as it is mailed; only the fingerprint of its secret is kept. */
export interface NewLink {
  readonly id: string;
  readonly tokenHash: Buffer;
  readonly request: Pick<StoredRequest, 'id' | 'hospitalId' | 'vendorId'>;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** Links by which vendors that nobody has registered look at a request and answer it. */
@Injectable()
export class RequestLinksRepository {
  /** By a listed look-up function, before anybody is known. */
  async byToken(tx: Tx, tokenHash: Buffer): Promise<FoundLink | null> {
    const [found] = await rows<FoundLink | { requestId: null }>(tx, BY_TOKEN, [tokenHash]);
    return found?.requestId ? found : null;
  }

  async insert(tx: Tx, { id, tokenHash, request, now, expiresAt }: NewLink): Promise<void> {
    const { id: requestId, hospitalId, vendorId } = request;
    await rows(tx, INSERT, [id, tokenHash, requestId, hospitalId, vendorId, now, expiresAt]);
  }

  /** All links to a request stop working. */
  async revoke(tx: Tx, requestId: string, now: Date): Promise<void> {
    await rows(tx, 'update request_link set revoked_at = $2 where request_id = $1 and revoked_at is null', [
      requestId,
      now,
    ]);
  }
}

const BY_TOKEN = `select request_id as "requestId", vendor_id as "vendorId", registered, expires_at as "expiresAt", revoked_at as "revokedAt"
  from request_by_link($1)`;

const INSERT = `insert into request_link (id, token_hash, request_id, hospital_id, vendor_id, created_at, expires_at)
  values ($1, $2, $3, $4, $5, $6, $7)`;
