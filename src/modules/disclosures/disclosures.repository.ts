import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Audience } from '#kernel/audience.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Disclosure } from './domain/disclosure.js';
import type { OnRequest, OwnDisclosure } from './domain/published.js';

/** Disclosures of the actor's own organization. */
@Injectable()
export class DisclosuresRepository {
  /** False where the product has one on this form. */
  async insert(tx: Tx, actor: Actor, { id, productId, form, audience, createdAt }: NewDisclosure): Promise<boolean> {
    const made = await rows(tx, INSERT, [id, actor.organizationId, productId, form, audience, createdAt]);
    return made.length > 0;
  }

  /** Locked, so that drafts, revisions and audience of one disclosure change one after the other. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<Disclosure | undefined> {
    const [found] = await rows<Disclosure>(tx, `${SELECT} where id = $1 and organization_id = $2 for update`, [
      id,
      actor.organizationId,
    ]);
    return found;
  }

  async ofProduct(tx: Tx, actor: Actor, productId: string, form: string): Promise<Disclosure | undefined> {
    const one = `${SELECT} where product_id = $1 and form = $2 and organization_id = $3`;
    const [found] = await rows<Disclosure>(tx, one, [productId, form, actor.organizationId]);
    return found;
  }

  /** Every disclosure of one product with its open draft. */
  own(tx: Tx, actor: Actor, productId: string): Promise<OwnDisclosure[]> {
    return rows<OwnDisclosure>(tx, OWN, [productId, actor.organizationId]);
  }

  /** What the actor may ask for on a product. */
  onRequest(tx: Tx, productId: string): Promise<OnRequest[]> {
    return rows<OnRequest>(tx, ON_REQUEST, [productId]);
  }

  /** Opens or closes all that was ever published of it. */
  async setAudience(tx: Tx, actor: Actor, id: string, audience: Audience): Promise<void> {
    for (const statement of SET_AUDIENCE) await rows(tx, statement, [id, actor.organizationId, audience]);
  }
}

interface NewDisclosure extends Pick<Disclosure, 'id' | 'productId' | 'form' | 'audience'> {
  readonly createdAt: Date;
}

const SELECT = `select id, organization_id as "vendorId", product_id as "productId", form, audience, row_version as "rowVersion",
    created_at as "createdAt" from disclosure`;

const INSERT = `insert into disclosure (id, organization_id, product_id, form, audience, created_at) values ($1, $2, $3, $4, $5, $6)
  on conflict (product_id, form) do nothing returning id`;

const OWN = `select disclosure.id, form, audience, disclosure.row_version as "rowVersion", draft.id as "draftId"
  from disclosure left join draft on draft.disclosure_id = disclosure.id
  where product_id = $1 and disclosure.organization_id = $2 order by form`;

const ON_REQUEST = `select form, template_id as "templateId", published_at as "publishedAt", valid_until::text as "validUntil"
  from on_request_disclosures($1) order by form`;

const OF_ITS_REVISIONS = 'organization_id = $2 and revision_id in (select id from revision where disclosure_id = $1)';

const SET_AUDIENCE = [
  'update disclosure set audience = $3, row_version = row_version + 1 where id = $1 and organization_id = $2',
  'update revision set audience = $3 where disclosure_id = $1 and organization_id = $2',
  `update revision_text set audience = $3 where ${OF_ITS_REVISIONS}`,
  `update revision_withdrawal set audience = $3 where ${OF_ITS_REVISIONS}`,
  'update current_disclosure set audience = $3 where disclosure_id = $1 and organization_id = $2',
];
