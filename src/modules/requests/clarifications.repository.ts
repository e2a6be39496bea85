import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import {
  type AnsweredBy,
  type ClarificationKind,
  type ClarificationState,
  REVISABLE_STATES,
  STANDING_STATES,
  WAITING_STATES,
} from './domain/clarification.js';
import type { AskedRow, ClarificationHead } from './domain/clarification-view.js';

/** The row that is asked about, as it is stored. */
export type StoredRow = Omit<AskedRow, 'code' | 'prompt'> & { readonly disclosureId: string };

/** A clarification as it is stored. */
export interface StoredClarification extends Omit<ClarificationHead, 'row' | 'standard' | 'moves'> {
  /** Null for a free question. */
  readonly row: StoredRow | null;
  /** What all who ask the same about the product have in common. */
  readonly sameAs: string;
  readonly askedBy: string;
}

export type NewClarification = Omit<
  StoredClarification,
  | 'hospitalName'
  | 'vendorName'
  | 'sameAs'
  | 'state'
  | 'answeredBy'
  | 'answeringRevisionId'
  | 'published'
  | 'rowVersion'
  | 'hospitalId'
>;

/** What a list is narrowed to; null = not narrowed. */
export interface ClarificationsWanted {
  readonly states: readonly ClarificationState[] | null;
  readonly productId: string | null;
  readonly topic: string | null;
  readonly batchId: string | null;
  /** Id of one that asks the same. */
  readonly sameAs: string | null;
  /** Id of the last one of the page before. */
  readonly before: string | number | null;
  readonly limit: number;
}

/** A group as it is stored: the latest clarification that asks the question, and how many do. */
export interface StoredGroup extends StoredClarification {
  readonly kinds: readonly ClarificationKind[];
  readonly askers: number;
  readonly waiting: number;
  readonly firstAskedAt: string;
}

/** Whose a clarification is. */
export type ClarificationParties = Pick<StoredClarification, 'id' | 'hospitalId' | 'vendorId'>;

/** A question that is being asked already. */
export interface StandingQuestion extends Pick<StoredClarification, 'productId' | 'text'> {
  readonly form: string | null;
  readonly topic: string | null;
}

/** Clarifications; only their two parties ever see them. */
@Injectable()
export class ClarificationsRepository {
  /** Nobody else asks for the actor's organization until the transaction ends: no two calls ask the same. */
  async holdAsking(tx: Tx, { organizationId }: Actor): Promise<void> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('clarifications ' || $1, 0))`, [organizationId]);
  }

  async insertEach(tx: Tx, actor: Actor, asked: readonly NewClarification[]): Promise<void> {
    await rows(tx, INSERT_EACH, [JSON.stringify(asked), actor.organizationId]);
  }

  /** What the actor asks about these products already and is neither closed nor withdrawn. */
  standing(tx: Tx, actor: Actor, productIds: readonly string[]): Promise<StandingQuestion[]> {
    return rows<StandingQuestion>(tx, STANDING, [actor.organizationId, productIds, STANDING_STATES]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<StoredClarification | undefined> {
    const [found] = await rows<StoredClarification>(tx, ONE, [actor.organizationId, id]);
    return found;
  }

  /** The clarification, locked for a change. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<StoredClarification | undefined> {
    const [found] = await rows<StoredClarification>(tx, `${ONE} for update of clarification`, [
      actor.organizationId,
      id,
    ]);
    return found;
  }

  /** Others that ask the actor the same about the same product and wait for an answer; locked. */
  lockSame(tx: Tx, actor: Actor, { id, productId, sameAs }: StoredClarification): Promise<StoredClarification[]> {
    return rows<StoredClarification>(tx, LOCK_SAME, [actor.organizationId, id, productId, sameAs, WAITING_STATES]);
  }

  /** Newest first; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, wanted: ClarificationsWanted): Promise<StoredClarification[]> {
    const { states, productId, topic, batchId, sameAs, before, limit } = wanted;
    return rows<StoredClarification>(tx, LIST, [
      actor.organizationId,
      states,
      productId,
      topic,
      batchId,
      before,
      limit + 1,
      sameAs,
    ]);
  }

  /** What the actor's vendor is asked, each question once, the last asked first; one row more than the limit, where there is one. */
  groups(tx: Tx, actor: Actor, wanted: Omit<ClarificationsWanted, 'batchId' | 'sameAs'>): Promise<StoredGroup[]> {
    const { states, productId, topic, before, limit } = wanted;
    const narrowed = [states, productId, topic];
    return rows<StoredGroup>(tx, GROUPS, [actor.organizationId, ...narrowed, WAITING_STATES, before, limit + 1]);
  }

  async setState(
    tx: Tx,
    ids: readonly string[],
    state: ClarificationState,
    answeredBy: AnsweredBy | null,
  ): Promise<void> {
    await rows(tx, SET_STATE, [ids, state, answeredBy]);
  }

  /** Revisions of a disclosure of the actor's that are asked about and not answered for good. */
  async revisionsAskedAbout(tx: Tx, actor: Actor, disclosureId: string): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(tx, REVISIONS, [actor.organizationId, disclosureId, REVISABLE_STATES]);
    return found.map(({ id }) => id);
  }

  /** Closes what was asked about these topics of a revision, for the newer one that answers them otherwise. */
  closeRevised(
    tx: Tx,
    actor: Actor,
    revisionId: string,
    topics: readonly string[],
    newerId: string,
  ): Promise<ClarificationParties[]> {
    return rows<ClarificationParties>(tx, CLOSE_REVISED, [
      actor.organizationId,
      revisionId,
      topics,
      REVISABLE_STATES,
      newerId,
    ]);
  }
}

const SELECT = `select clarification.id, clarification.batch_id as "batchId", clarification.hospital_id as "hospitalId", hospital.name as "hospitalName",
    clarification.vendor_id as "vendorId", vendor.name as "vendorName", clarification.product_id as "productId",
    clarification.product_name as "productName", clarification.product_version as "productVersion", clarification.kind,
    case when clarification.kind <> 'free' then jsonb_build_object('disclosureId', clarification.disclosure_id,
      'revisionId', clarification.revision_id, 'form', clarification.form, 'templateId', clarification.template_id,
      'question', clarification.question, 'topic', clarification.topic) end as "row", clarification.text,
    clarification.same_as as "sameAs", clarification.state, clarification.answered_by as "answeredBy",
    clarification.answering_revision_id as "answeringRevisionId", clarification.asked_by as "askedBy",
    exists (select from product_answer where product_answer.clarification_id = clarification.id) as published,
    clarification.created_at as "createdAt", clarification.row_version as "rowVersion"`;

const FROM = `from clarification join organization as hospital on hospital.id = clarification.hospital_id
  join organization as vendor on vendor.id = clarification.vendor_id`;

const ONE = `${SELECT} ${FROM} where $1 in (clarification.hospital_id, clarification.vendor_id) and clarification.id = $2`;

const LOCK_SAME = `${SELECT} ${FROM} where clarification.vendor_id = $1 and clarification.id <> $2 and clarification.product_id = $3
  and clarification.same_as = $4 and clarification.state = any ($5::text[]) order by clarification.id for update of clarification`;

const LIST = `${SELECT} ${FROM} where $1 in (clarification.hospital_id, clarification.vendor_id)
  and ($2::text[] is null or clarification.state = any ($2)) and ($3::uuid is null or clarification.product_id = $3)
  and ($4::text is null or clarification.topic = $4) and ($5::uuid is null or clarification.batch_id = $5)
  and ($6::uuid is null or clarification.id < $6)
  and ($8::uuid is null or (clarification.product_id, clarification.same_as) = (
    select asked.product_id, asked.same_as from clarification as asked where asked.id = $8 and $1 in (asked.hospital_id, asked.vendor_id)))
  order by clarification.id desc limit $7`;

const GROUPS = `with asked as (
    select max(id::text)::uuid as latest, array_agg(distinct kind order by kind) as kinds, count(distinct hospital_id)::integer as askers,
      (count(*) filter (where state = any ($5::text[])))::integer as waiting, min(created_at) as "firstAskedAt"
    from clarification where vendor_id = $1 and ($2::text[] is null or state = any ($2)) and ($3::uuid is null or product_id = $3)
      and ($4::text is null or topic = $4)
    group by product_id, same_as)
  ${SELECT}, asked.kinds, asked.askers, asked.waiting, asked."firstAskedAt" ${FROM} join asked on asked.latest = clarification.id
  where ($6::uuid is null or clarification.id < $6) order by clarification.id desc limit $7`;

const STANDING = `select product_id as "productId", form, topic, text from clarification
  where hospital_id = $1 and product_id = any ($2::uuid[]) and state = any ($3::text[])`;

const INSERT_EACH = `insert into clarification (id, hospital_id, vendor_id, batch_id, product_id, product_name, product_version, kind, disclosure_id,
    revision_id, form, template_id, question, topic, text, asked_by, created_at)
  select asked.id, $2, "vendorId", "batchId", "productId", "productName", "productVersion", kind, place."disclosureId", place."revisionId", place.form,
    place."templateId", place.question, place.topic, text, "askedBy", "createdAt"
  from jsonb_to_recordset($1::jsonb) as asked (id uuid, "vendorId" uuid, "batchId" uuid, "productId" uuid, "productName" text,
    "productVersion" text, kind text, "row" jsonb, text text, "askedBy" uuid, "createdAt" timestamptz)
  left join lateral jsonb_to_record(asked."row") as place ("disclosureId" uuid, "revisionId" uuid, form text, "templateId" text, question text,
    topic text) on jsonb_typeof(asked."row") = 'object'`;

const SET_STATE = `update clarification set state = $2, answered_by = coalesce($3, answered_by), row_version = row_version + 1
  where id = any ($1::uuid[])`;

const REVISIONS = `select distinct revision_id as id from clarification where vendor_id = $1 and disclosure_id = $2 and state = any ($3::text[])`;

const CLOSE_REVISED = `update clarification set state = 'closed', answered_by = 'revision', answering_revision_id = $5, row_version = row_version + 1
  where vendor_id = $1 and revision_id = $2 and topic = any ($3::text[]) and state = any ($4::text[])
  returning id, hospital_id as "hospitalId", vendor_id as "vendorId"`;
