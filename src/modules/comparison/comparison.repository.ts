import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import type { PackedTexts } from '#modules/disclosures/domain/packed-texts.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** A current disclosure that the actor may read, packed; `texts` only at the rows whose code does not say all. */
export interface PublishedColumn {
  readonly productId: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly revisionId: string;
  readonly number: number;
  readonly templateId: string;
  readonly codes: string;
  readonly texts: PackedTexts | null;
  readonly publishedAt: string;
  readonly validUntil: string;
}

/** A product that is asked for but has no column: whether it is shown to the asker at all, and whether access can be asked for. */
export interface WithoutColumn {
  readonly productId: string;
  readonly productName: string | null;
  readonly onRequest: boolean;
}

@Injectable()
export class ComparisonRepository {
  /** `whole` = with every text, not only those that the codes leave to it. */
  current(tx: Tx, actor: Actor, productIds: readonly string[], whole = false): Promise<PublishedColumn[]> {
    return rows<PublishedColumn>(tx, whole ? WHOLE : CURRENT, [
      productIds,
      actor.organizationId,
      audiencesOf(actor.kind),
    ]);
  }

  without(tx: Tx, productIds: readonly string[]): Promise<WithoutColumn[]> {
    return rows<WithoutColumn>(tx, WITHOUT, [productIds]);
  }
}

const current = (
  texts: string,
): string => `select current.product_id as "productId", product.name as "productName", product.version as "productVersion",
    current.organization_id as "vendorId", organization.name as "vendorName", current.revision_id as "revisionId", current.number,
    current.template_id as "templateId", current.codes, current.published_at as "publishedAt", current.valid_until::text as "validUntil",
    ${texts} as texts
  from current_disclosure current
  join product on product.id = current.product_id
  join organization on organization.id = current.organization_id
  where current.product_id = any ($1::uuid[])
    and (current.organization_id = $2 or current.audience = any ($3::text[]) or (current.audience <> 'private' and exists (
      select from access_grant where access_grant.product_id = current.product_id and grantee_id = $2 and revoked_at is null
        and (access_grant.valid_until is null or access_grant.valid_until >= (now() at time zone 'Asia/Tokyo')::date))))`;

const WHOLE = current('(select texts from revision_text where revision_id = current.revision_id)');

const CURRENT = current(`case when current.codes ~ '[XS0]' then (
  select jsonb_object_agg(key, value) from revision_text, jsonb_each(texts)
   where revision_id = current.revision_id and substr(current.codes, key::int + 1, 1) in ('X', 'S', '0')) end`);

const WITHOUT = `select wanted.id as "productId", product.name as "productName",
    exists (select from on_request_disclosures(wanted.id)) as "onRequest"
  from unnest($1::uuid[]) as wanted (id) left join product on product.id = wanted.id`;
