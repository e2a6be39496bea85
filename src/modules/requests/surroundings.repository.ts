import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Counts } from '#modules/disclosures/domain/counts.js';
import type { Shared } from '#modules/sharing/sharing.service.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Published } from './domain/asked-forms.js';
import type { KnownVendor, OpenRequest } from './domain/composition.js';

/** What a product has published on a form, with how much of it is answered. */
export interface PublishedForm extends Published, Shared {
  readonly publishedAt: string;
  readonly counts: Counts;
}

/** A product of which something was shown; `granteeId` = whom the vendor let in, null where it was nobody in particular. */
export interface Showing {
  readonly productId: string;
  readonly granteeId: string | null;
}

/** A revision that a vendor may answer with. */
export interface OwnRevision extends Shared {
  readonly revisionId: string;
  readonly templateId: string;
  /** The product itself is shown to nobody else. */
  readonly hidden: boolean;
}

/** What requests are composed and answered from: vendors, what is published, what is open already. */
@Injectable()
export class SurroundingsRepository {
  /** Those of the organizations that are vendors, in place of merged ones those that they became; `askedId` = the id that was asked for. */
  vendors(tx: Tx, ids: readonly string[]): Promise<(KnownVendor & { readonly askedId: string })[]> {
    return rows(tx, VENDORS, [ids]);
  }

  /** Vendors that the actor's organization named and nobody has registered yet, by name. */
  named(tx: Tx, actor: Actor, names: readonly string[]): Promise<KnownVendor[]> {
    return rows<KnownVendor>(tx, NAMED, [actor.organizationId, names]);
  }

  /** All registered vendors. */
  registered(tx: Tx): Promise<KnownVendor[]> {
    return rows<KnownVendor>(tx, REGISTERED, []);
  }

  /** What the products stand by, as far as the row rules show it; services ask `SharingService.visible` besides. */
  published(tx: Tx, productIds: readonly string[]): Promise<PublishedForm[]> {
    return rows<PublishedForm>(tx, PUBLISHED, [productIds]);
  }

  /** Of which products and forms something can be asked for. */
  onRequest(tx: Tx, productIds: readonly string[]): Promise<{ readonly productId: string; readonly form: string }[]> {
    return rows(tx, ON_REQUEST, [productIds]);
  }

  /** Requests of the actor to these vendors that still await an answer. */
  open(tx: Tx, actor: Actor, vendorIds: readonly string[]): Promise<OpenRequest[]> {
    return rows<OpenRequest>(tx, OPEN, [actor.organizationId, vendorIds]);
  }

  /** Revisions of the actor's own that it still stands by. */
  ownRevisions(tx: Tx, actor: Actor, ids: readonly string[]): Promise<OwnRevision[]> {
    return rows<OwnRevision>(tx, OWN_REVISIONS, [actor.organizationId, ids]);
  }

  /** What the actor showed to whom by publishing a revision, opening a disclosure or a product, or letting somebody in: one of their ids. */
  async shownBy(tx: Tx, actor: Actor, id: string): Promise<Showing | undefined> {
    const [found] = await rows<Showing>(tx, SHOWN_BY, [actor.organizationId, id]);
    return found;
  }

  /** Open drafts of the actor's product, each with its form. */
  drafts(tx: Tx, actor: Actor, productId: string): Promise<{ readonly id: string; readonly form: string }[]> {
    return rows(tx, DRAFTS, [actor.organizationId, productId]);
  }
}

const VENDOR = `vendor.id, vendor.name, vendor.claimed_at is not null as registered`;

const VENDORS = `select asked.id as "askedId", ${VENDOR} from organization as asked
  join organization as vendor on vendor.id = coalesce(asked.merged_into, asked.id)
  where asked.id = any ($1::uuid[]) and vendor.kind = 'vendor'`;

const NAMED = `select distinct on (vendor.name) ${VENDOR} from organization as vendor
  where vendor.named_by = $1 and vendor.name = any ($2::text[]) and vendor.claimed_at is null and vendor.merged_into is null
  order by vendor.name, vendor.id`;

const REGISTERED = `select ${VENDOR} from organization as vendor
  where vendor.kind = 'vendor' and vendor.claimed_at is not null and vendor.merged_into is null order by vendor.name, vendor.id`;

const PUBLISHED = `select current.product_id as "productId", current.organization_id as "vendorId", current.audience,
    current.template_id as "templateId", current.revision_id as "revisionId", current.valid_until::text as "validUntil", current.counts,
    current.published_at as "publishedAt"
  from current_disclosure as current join product on product.id = current.product_id
  where current.product_id = any ($1::uuid[]) order by current.form`;

const ON_REQUEST = `select product.id as "productId", asked.form from product cross join lateral on_request_disclosures(product.id) as asked
  where product.id = any ($1::uuid[])`;

const OPEN = `select id, vendor_id as "vendorId", product_id as "productId", product_name as "productName", product_version as "productVersion",
    forms, criteria, contact_email as "contactEmail"
  from disclosure_request where hospital_id = $1 and vendor_id = any ($2::uuid[]) and state in ('sent', 'accepted') order by id desc`;

const OWN_REVISIONS = `select revision.id as "revisionId", revision.product_id as "productId", revision.organization_id as "vendorId",
    revision.audience, revision.template_id as "templateId", product.audience = 'private' as hidden
  from revision join product on product.id = revision.product_id
  where revision.organization_id = $1 and revision.id = any ($2::uuid[])
    and not exists (select from revision_withdrawal where revision_withdrawal.revision_id = revision.id)`;

const SHOWN_BY = `select product_id as "productId", null as "granteeId" from current_disclosure
    where organization_id = $1 and $2 in (revision_id, disclosure_id, product_id)
  union all select product_id, grantee_id from access_grant where organization_id = $1 and id = $2 limit 1`;

const DRAFTS = `select draft.id, disclosure.form from draft join disclosure on disclosure.id = draft.disclosure_id
  where draft.organization_id = $1 and disclosure.product_id = $2`;
