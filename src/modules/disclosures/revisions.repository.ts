import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { KeyCertificate } from '#modules/identity/domain/key-certificate.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Disclosure } from './domain/disclosure.js';
import type { PackedTexts } from './domain/packed-texts.js';
import type { RevisionHead } from './domain/published.js';
import type { Sealed, SealInput } from './domain/seal.js';

/** A revision's standing and counts; its state is derived from the day. */
export type StoredRevision = Omit<RevisionHead, 'state'>;

/** What a sealed document says beside its answers, and who signed it. */
export interface StoredSeal extends Omit<SealInput, 'answers'> {
  readonly certificate: KeyCertificate;
}

/** A revision with all that gives its sealed document back. */
export interface RevisionContents extends StoredRevision {
  readonly codes: string;
  readonly texts: PackedTexts;
  readonly seal: StoredSeal;
  readonly keyId: string;
  readonly signature: string;
  readonly importId: string | null;
}

export interface NewRevision {
  readonly disclosure: Disclosure;
  readonly templateId: string;
  readonly sealed: Sealed;
  readonly seal: StoredSeal;
  readonly texts: PackedTexts;
  readonly keyId: string;
  readonly signature: string;
  readonly publishedAt: Date;
  readonly importId: string | null;
  /** The draft it is published from; null for a renewal. */
  readonly draftId: string | null;
}

/** Published revisions. Row rules hide what the actor may not see; services ask `SharingService.visible` besides. */
@Injectable()
export class RevisionsRepository {
  async find(tx: Tx, id: string): Promise<RevisionContents | undefined> {
    const [found] = await rows<RevisionContents>(tx, `${CONTENTS} where revision.id = $1`, [id]);
    return found;
  }

  findEach(tx: Tx, ids: readonly string[]): Promise<RevisionContents[]> {
    return rows<RevisionContents>(tx, `${CONTENTS} where revision.id = any ($1::uuid[])`, [ids]);
  }

  /** Newest first; one row more than the limit, where there is one. `before` = number of the last one of the page before. */
  list(tx: Tx, disclosureId: string, before: number | null, limit: number): Promise<StoredRevision[]> {
    return rows<StoredRevision>(tx, LIST, [disclosureId, before, limit + 1]);
  }

  /** What a product has published on each form and stands by, with everything it says. */
  current(tx: Tx, productId: string): Promise<RevisionContents[]> {
    return this.currentOf(tx, [productId]);
  }

  /** The same of several products. */
  currentOf(tx: Tx, productIds: readonly string[]): Promise<RevisionContents[]> {
    return rows<RevisionContents>(tx, CURRENT, [productIds]);
  }

  /** The last revision of a disclosure, whatever became of it. */
  async last(tx: Tx, disclosureId: string): Promise<RevisionContents | undefined> {
    const [found] = await rows<RevisionContents>(tx, LAST, [disclosureId]);
    return found;
  }

  /** What of the actor's organization was published from a draft that is gone. */
  async ofDraft(tx: Tx, actor: Actor, draftId: string): Promise<Pick<StoredRevision, 'id' | 'number'> | undefined> {
    const [found] = await rows<Pick<StoredRevision, 'id' | 'number'>>(tx, OF_DRAFT, [draftId, actor.organizationId]);
    return found;
  }

  /** Ids of everything a product of the actor ever published. */
  async idsOfProduct(tx: Tx, actor: Actor, productId: string): Promise<string[]> {
    const ids = 'select id from revision where product_id = $1 and organization_id = $2';
    return (await rows<{ id: string }>(tx, ids, [productId, actor.organizationId])).map(({ id }) => id);
  }

  /** Writes the sealed rows and makes the revision the current one of its product and form. */
  async insert(tx: Tx, actor: Actor, revision: NewRevision): Promise<void> {
    const { disclosure, templateId, sealed, seal, texts, keyId, signature, publishedAt, importId, draftId } = revision;
    const { id, number, validUntil } = seal.revision;
    const { organizationId, userId } = actor;
    const { productId, form, audience } = disclosure;
    const { codes, gapMask, counts, hash } = sealed;
    const warnings = seal.warnings.length;
    const place = [id, organizationId, productId, audience];
    const shared = [...place, disclosure.id, form, templateId, number, codes, gapMask, counts, publishedAt, validUntil];
    await rows(tx, INSERT, [...shared, warnings, hash, keyId, signature, userId, importId, draftId]);
    await rows(tx, INSERT_TEXT, [...place, texts, seal]);
    await rows(tx, MAKE_CURRENT, shared);
  }

  /** Keeps that the vendor no longer stands by it, and takes it from what is current. */
  async withdraw(tx: Tx, actor: Actor, revision: StoredRevision, reason: string, now: Date): Promise<void> {
    const { id, productId, audience } = revision;
    await rows(tx, WITHDRAW, [id, actor.organizationId, productId, audience, reason, now, actor.userId]);
    await rows(tx, 'delete from current_disclosure where revision_id = $1 and organization_id = $2', [
      id,
      actor.organizationId,
    ]);
  }
}

const COLUMNS = `revision.id, revision.disclosure_id as "disclosureId", revision.product_id as "productId",
  revision.organization_id as "vendorId", revision.form, revision.template_id as "templateId", revision.audience, revision.number,
  revision.counts, revision.hash, revision.published_at as "publishedAt", revision.valid_until::text as "validUntil",
  (select min(newer.published_at) from revision newer where newer.disclosure_id = revision.disclosure_id and newer.number > revision.number) as "supersededAt",
  withdrawal.withdrawn_at as "withdrawnAt", withdrawal.reason as "withdrawalReason"`;

const WITH_WITHDRAWAL = 'left join revision_withdrawal withdrawal on withdrawal.revision_id = revision.id';

/** The row rules of the product hold too: what is said of a product that is hidden is hidden with it. */
const OF_SEEN_PRODUCT = 'join product on product.id = revision.product_id';

const CONTENTS = `select ${COLUMNS}, revision.codes, texts.texts, texts.seal, revision.key_id as "keyId", revision.signature,
    revision.import_id as "importId"
  from revision ${OF_SEEN_PRODUCT} join revision_text texts on texts.revision_id = revision.id ${WITH_WITHDRAWAL}`;

const LIST = `select ${COLUMNS} from revision ${OF_SEEN_PRODUCT} ${WITH_WITHDRAWAL}
  where revision.disclosure_id = $1 and ($2::integer is null or revision.number < $2) order by revision.number desc limit $3`;

const CURRENT = `${CONTENTS} join current_disclosure on current_disclosure.revision_id = revision.id
  where current_disclosure.product_id = any ($1::uuid[]) order by revision.form`;

const LAST = `${CONTENTS} where revision.disclosure_id = $1 order by revision.number desc limit 1`;

const OF_DRAFT = 'select id, number from revision where draft_id = $1 and organization_id = $2';

const INSERT = `insert into revision (id, organization_id, product_id, audience, disclosure_id, form, template_id, number, codes, gap_mask,
    counts, published_at, valid_until, warnings, hash, key_id, signature, published_by, import_id, draft_id)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::varbit, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`;

const INSERT_TEXT = `insert into revision_text (revision_id, organization_id, product_id, audience, texts, seal) values ($1, $2, $3, $4, $5, $6)`;

const MAKE_CURRENT = `insert into current_disclosure (revision_id, organization_id, product_id, audience, disclosure_id, form, template_id, number,
    codes, gap_mask, counts, published_at, valid_until)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::varbit, $11, $12, $13)
  on conflict (product_id, form) do update set revision_id = excluded.revision_id, audience = excluded.audience,
    disclosure_id = excluded.disclosure_id, template_id = excluded.template_id, number = excluded.number, codes = excluded.codes,
    gap_mask = excluded.gap_mask, counts = excluded.counts, published_at = excluded.published_at, valid_until = excluded.valid_until`;

const WITHDRAW = `insert into revision_withdrawal (revision_id, organization_id, product_id, audience, reason, withdrawn_at, withdrawn_by)
  values ($1, $2, $3, $4, $5, $6, $7)`;
