import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Product, ProductDetails, ProductName } from './domain/product.js';

/** What a list is narrowed to; null = not narrowed. `after` = name and id of the last product of the page before. */
export interface ProductsWanted {
  readonly vendorId: string | null;
  readonly family: string | null;
  readonly text: string | null;
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

/** Reads see the vendor's own products and those whose audience the actor belongs to, or that it was granted. */
@Injectable()
export class ProductsRepository {
  async find(tx: Tx, actor: Actor, id: string): Promise<Product | undefined> {
    const [found] = await rows<Product>(tx, `${SELECT} where ${VISIBLE} and product.id = $3`, [...scope(actor), id]);
    return found;
  }

  findEach(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Product[]> {
    return rows<Product>(tx, `${SELECT} where ${VISIBLE} and product.id = any ($3::uuid[])`, [...scope(actor), ids]);
  }

  /** One row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, { vendorId, family, text, after, limit }: ProductsWanted): Promise<Product[]> {
    const [name, id] = after ?? [null, null];
    const like = text === null ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
    return rows<Product>(tx, LIST, [...scope(actor), vendorId, family, like, name, id, limit + 1]);
  }

  names(tx: Tx, actor: Actor): Promise<ProductName[]> {
    return rows<ProductName>(tx, NAMES, scope(actor));
  }

  /** The actor's own product, locked for a change. */
  async lockOwn(tx: Tx, actor: Actor, id: string): Promise<Product | undefined> {
    const own = `${SELECT} where product.organization_id = $1 and product.id = $2 for update of product`;
    const [found] = await rows<Product>(tx, own, [actor.organizationId, id]);
    return found;
  }

  /** The id of the actor's product of this name and version. Nobody else registers one for the vendor until the transaction ends. */
  async holdName(tx: Tx, actor: Actor, name: string, version: string): Promise<string | undefined> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('product ' || $1, 0))`, [actor.organizationId]);
    const [found] = await rows<{ id: string }>(
      tx,
      'select id from product where organization_id = $1 and name = $2 and version = $3',
      [actor.organizationId, name, version],
    );
    return found?.id;
  }

  async insert(tx: Tx, actor: Actor, id: string, details: ProductDetails, now: Date): Promise<void> {
    await rows(tx, INSERT, [id, actor.organizationId, ...columns(details), now]);
  }

  async update(tx: Tx, actor: Actor, id: string, details: ProductDetails): Promise<void> {
    await rows(tx, UPDATE, [id, actor.organizationId, ...columns(details)]);
  }
}

function scope(actor: Actor): [string, readonly string[]] {
  return [actor.organizationId, audiencesOf(actor.kind)];
}

function columns({ kind, family, name, version, categories, description, audience }: ProductDetails): unknown[] {
  return [kind, family, name, version, categories, description, audience];
}

const SELECT = `select product.id, product.organization_id as "vendorId", organization.name as "vendorName", product.kind,
    product.family, product.name, product.version, product.categories, product.description, product.audience,
    product.row_version as "rowVersion", product.created_at as "createdAt"
  from product join organization on organization.id = product.organization_id`;

const VISIBLE = `(product.organization_id = $1 or product.audience = any ($2::text[])
  or (product.audience <> 'private' and exists (select from access_grant where product_id = product.id and grantee_id = $1
    and revoked_at is null and (valid_until is null or valid_until >= (now() at time zone 'Asia/Tokyo')::date))))`;

const LIST = `${SELECT} where ${VISIBLE}
  and ($3::uuid is null or product.organization_id = (select coalesce(merged_into, id) from organization where id = $3)) and ($4::text is null or product.family = $4)
  and ($5::text is null or product.name ilike $5 or product.family ilike $5 or product.description ilike $5
    or exists (select from unnest(product.categories) as category where category ilike $5))
  and ($6::text is null or (product.name, product.id) > ($6, $7::uuid))
  order by product.name, product.id limit $8`;

const NAMES = `select product.id, product.organization_id as "vendorId", organization.name as "vendorName", product.name, product.version
  from product join organization on organization.id = product.organization_id where ${VISIBLE} order by product.id`;

const INSERT = `insert into product (id, organization_id, kind, family, name, version, categories, description, audience, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;

const UPDATE = `update product set kind = $3, family = $4, name = $5, version = $6, categories = $7, description = $8, audience = $9,
    row_version = row_version + 1 where id = $1 and organization_id = $2`;
