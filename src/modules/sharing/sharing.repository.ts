import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Access } from './domain/access.js';
import type { Grant } from './domain/can-see.js';

/** What a vendor decided: whom it lets in, for how long. */
export interface NewGrant {
  readonly id: string;
  readonly productId: string;
  readonly granteeId: string;
  readonly requestId: string | null;
  readonly validUntil: string;
}

/** Requests for access and their answers. Either party sees them; only the vendor answers. */
@Injectable()
export class SharingRepository {
  /** The actor's grants on these products, whatever became of them. */
  grantsOf(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<Grant[]> {
    return rows<Grant>(tx, GRANTS_OF, [actor.organizationId, productIds]);
  }

  /** The vendor of a product that the actor may see. */
  async vendorOf(tx: Tx, actor: Actor, productId: string): Promise<string | undefined> {
    const scope = [actor.organizationId, audiencesOf(actor.kind)];
    const [found] = await rows<{ vendorId: string }>(tx, VENDOR_OF, [productId, ...scope]);
    return found?.vendorId;
  }

  /** False where the actor has an open request on the product. */
  async ask(tx: Tx, actor: Actor, id: string, productId: string, message: string, now: Date): Promise<boolean> {
    const asked = await rows(tx, ASK, [id, productId, actor.organizationId, message, actor.userId, now]);
    return asked.length > 0;
  }

  /** Who asked for one of the actor's products; locked, so that one answer counts. */
  async lockRequest(tx: Tx, actor: Actor, productId: string, id: string): Promise<Asked | undefined> {
    const [found] = await rows<Asked>(tx, LOCK_REQUEST, [id, actor.organizationId, productId]);
    return found;
  }

  async decline(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
    const decline = `update access_request set state = 'declined', answered_at = $3 where id = $1 and vendor_id = $2`;
    await rows(tx, decline, [id, actor.organizationId, now]);
  }

  /** Answers the organization's open request with yes, if it has one. */
  async answerOpen(tx: Tx, actor: Actor, productId: string, requesterId: string, now: Date): Promise<void> {
    await rows(tx, ANSWER_OPEN, [productId, actor.organizationId, requesterId, now]);
  }

  /** Lets an organization in; whom it let in before gets the new last day. Gives the grant's id. */
  async grant(tx: Tx, actor: Actor, grant: NewGrant, now: Date): Promise<string> {
    const { id, productId, granteeId, requestId, validUntil } = grant;
    const values = [id, actor.organizationId, productId, granteeId, requestId, actor.userId, now, validUntil];
    const [kept] = await rows<{ id: string }>(tx, GRANT, values);
    return kept?.id ?? id;
  }

  /** The product and organization of a grant that was in force until now. */
  async revoke(tx: Tx, actor: Actor, id: string, now: Date): Promise<Revoked | undefined> {
    const [revoked] = await rows<Revoked>(tx, REVOKE, [id, actor.organizationId, now, actor.userId]);
    return revoked;
  }

  /** Newest first; one row more than the limit, where there is one. `before` = id of the last one of the page before. */
  list(tx: Tx, actor: Actor, wanted: AccessWanted): Promise<Access[]> {
    const { productId, id, before, today, limit } = wanted;
    return rows<Access>(tx, LIST, [actor.organizationId, productId, id, before, today, limit + 1]);
  }
}

export interface Asked {
  readonly requesterId: string;
  readonly state: 'open' | 'granted' | 'declined';
}

export interface Revoked {
  readonly productId: string;
  readonly granteeId: string;
}

export interface AccessWanted {
  readonly productId: string | null;
  readonly id: string | null;
  readonly before: string | number | null;
  readonly today: string;
  readonly limit: number;
}

const GRANTS_OF = `select product_id as "productId", grantee_id as "granteeId", valid_until::text as "validUntil", revoked_at as "revokedAt"
  from access_grant where grantee_id = $1 and product_id = any ($2::uuid[])`;

const VENDOR_OF = `select organization_id as "vendorId" from product
  where id = $1 and (organization_id = $2 or audience = any ($3::text[])
    or (audience <> 'private' and id in (select product_id from access_grant where grantee_id = $2 and revoked_at is null)))`;

const ASK = `insert into access_request (id, product_id, vendor_id, requester_id, message, requested_by, created_at)
  select $1, id, organization_id, $3, $4, $5, $6 from product where id = $2
  on conflict (product_id, requester_id) where state = 'open' do nothing returning id`;

const LOCK_REQUEST = `select requester_id as "requesterId", state from access_request
  where id = $1 and vendor_id = $2 and product_id = $3 for update`;

const ANSWER_OPEN = `update access_request set state = 'granted', answered_at = $4
  where product_id = $1 and vendor_id = $2 and requester_id = $3 and state = 'open'`;

const GRANT = `insert into access_grant (id, organization_id, product_id, grantee_id, request_id, granted_by, created_at, valid_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (product_id, grantee_id) where revoked_at is null do update set valid_until = excluded.valid_until returning id`;

const REVOKE = `with revoked as (
    update access_grant set revoked_at = $3, revoked_by = $4
     where id = $1 and organization_id = $2 and revoked_at is null returning product_id, grantee_id)
  select product_id as "productId", grantee_id as "granteeId" from revoked`;

const LIST = `with access as (
    select id, product_id, vendor_id, requester_id as organization_id, message, created_at, null::date as valid_until,
           case state when 'open' then 'requested' else state end as state
      from access_request where state <> 'granted'
    union all
    select given.id, given.product_id, given.organization_id, given.grantee_id, coalesce(asked.message, ''), given.created_at,
           given.valid_until, case when given.revoked_at is not null then 'revoked' when given.valid_until < $5::date then 'expired' else 'granted' end
      from access_grant given left join access_request asked on asked.id = given.request_id)
  select access.id, access.product_id as "productId", product.name as "productName", product.version as "productVersion",
      access.vendor_id as "vendorId", access.organization_id as "organizationId", organization.name as "organizationName",
      access.message, access.state, access.created_at as "createdAt", access.valid_until::text as "validUntil"
    from access join product on product.id = access.product_id join organization on organization.id = access.organization_id
   where $1 in (access.vendor_id, access.organization_id) and ($2::uuid is null or access.product_id = $2)
     and ($3::uuid is null or access.id = $3) and ($4::uuid is null or access.id < $4)
   order by access.id desc limit $6`;
