import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import type { FormKind } from '#modules/templates/domain/template.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { OwnProfile, ProfileContent } from './domain/own-profile.js';

/** A product to be judged, as far as the actor may know of it. */
export interface ProductToJudge {
  readonly productId: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly vendorName: string;
  /** Families of forms on which something can be asked for. */
  readonly onRequest: readonly FormKind[];
}

/** Profiles of the actor's organization, and those that industry groups share. */
@Injectable()
export class ProfilesRepository {
  async find(tx: Tx, actor: Actor, id: string): Promise<OwnProfile | undefined> {
    const [found] = await rows<OwnProfile>(tx, `${SELECT} where ${VISIBLE} and profile.id = $2`, [
      actor.organizationId,
      id,
    ]);
    return found;
  }

  /** By title, those in use; one row more than the limit, where there is one. `all` = also the organization's own that are not. */
  list(tx: Tx, actor: Actor, wanted: ProfilesWanted): Promise<OwnProfile[]> {
    const [title, id] = wanted.after ?? [null, null];
    return rows<OwnProfile>(tx, LIST, [actor.organizationId, wanted.all, title, id, wanted.limit + 1]);
  }

  /** The organization's own profile, locked for a change. */
  async lockOwn(tx: Tx, actor: Actor, id: string): Promise<OwnProfile | undefined> {
    const own = `${SELECT} where profile.organization_id = $1 and profile.id = $2 for update of profile`;
    const [found] = await rows<OwnProfile>(tx, own, [actor.organizationId, id]);
    return found;
  }

  /** The id of the organization's profile in use of this title. Nobody else gives its profiles titles until the transaction ends. */
  async holdTitle(tx: Tx, actor: Actor, title: string): Promise<string | undefined> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('profile ' || $1, 0))`, [actor.organizationId]);
    const one = 'select id from profile where organization_id = $1 and title_ja = $2 and retired_at is null';
    const [found] = await rows<{ id: string }>(tx, one, [actor.organizationId, title]);
    return found?.id;
  }

  async insert(tx: Tx, actor: Actor, id: string, content: ProfileContent, now: Date): Promise<void> {
    await rows(tx, INSERT, [id, actor.organizationId, ...columns(content), now, actor.userId]);
  }

  async update(tx: Tx, actor: Actor, id: string, content: ProfileContent): Promise<void> {
    await rows(tx, UPDATE, [id, actor.organizationId, ...columns(content)]);
  }

  async retire(tx: Tx, actor: Actor, id: string, now: Date): Promise<void> {
    await rows(tx, RETIRE, [id, actor.organizationId, now]);
  }

  /** Those of the products that the actor may know of. */
  products(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<ProductToJudge[]> {
    return rows<ProductToJudge>(tx, PRODUCTS, [productIds, actor.organizationId, audiencesOf(actor.kind)]);
  }
}

/** `after` = title and id of the last profile of the page before. */
export interface ProfilesWanted {
  readonly all: boolean;
  readonly after: readonly (string | number)[] | null;
  readonly limit: number;
}

function columns(content: ProfileContent): unknown[] {
  const { shared, title, source, inForce, templateId, codes, topics, forms, itemNotes, passRule } = content;
  return [
    shared,
    title.ja,
    title.en,
    source,
    inForce,
    templateId,
    codes,
    topics,
    forms,
    JSON.stringify(itemNotes),
    passRule,
  ];
}

const SELECT = `select profile.id, profile.organization_id as "ownerId", organization.name as "ownerName", shared,
    jsonb_build_object('ja', title_ja, 'en', title_en) as title, source, in_force::text as "inForce", template_id as "templateId",
    codes, topics, forms, item_notes as "itemNotes", pass_rule as "passRule", profile.row_version as "rowVersion",
    profile.created_at as "createdAt", retired_at as "retiredAt"
  from profile join organization on organization.id = profile.organization_id`;

const VISIBLE = '(profile.organization_id = $1 or shared)';

const LIST = `${SELECT} where ${VISIBLE} and (retired_at is null or ($2 and profile.organization_id = $1))
  and ($3::text is null or (title_ja, profile.id) > ($3, $4::uuid)) order by title_ja, profile.id limit $5`;

const INSERT = `insert into profile (id, organization_id, shared, title_ja, title_en, source, in_force, template_id, codes, topics, forms,
    item_notes, pass_rule, created_at, created_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`;

const UPDATE = `update profile set shared = $3, title_ja = $4, title_en = $5, source = $6, in_force = $7, template_id = $8, codes = $9,
    topics = $10, forms = $11, item_notes = $12, pass_rule = $13, row_version = row_version + 1 where id = $1 and organization_id = $2`;

const RETIRE = `update profile set retired_at = $3, row_version = row_version + 1 where id = $1 and organization_id = $2`;

const PRODUCTS = `select product.id as "productId", product.name as "productName", product.version as "productVersion",
    organization.name as "vendorName", array(select form from on_request_disclosures(product.id)) as "onRequest"
  from product join organization on organization.id = product.organization_id
 where product.id = any ($1::uuid[]) and (product.organization_id = $2 or product.audience = any ($3::text[])
    or (product.audience <> 'private' and exists (select from access_grant where product_id = product.id and grantee_id = $2
      and revoked_at is null and (valid_until is null or valid_until >= (now() at time zone 'Asia/Tokyo')::date))))`;
