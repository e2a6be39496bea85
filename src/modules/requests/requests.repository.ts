import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { NewRequest, StoredRequest } from './stored-request.js';

/** What a list is narrowed to; null = not narrowed. `after` = due day and id of the last request of the page before. */
export interface RequestsWanted {
  readonly states: readonly string[] | null;
  readonly overdue: boolean | null;
  readonly campaignId: string | null;
  readonly productId: string | null;
  /** The other party. */
  readonly organizationId: string | null;
  readonly after: readonly (string | number)[] | null;
  readonly today: string;
  readonly limit: number;
}

/** A request after a move, with the day of its next reminder. */
export type MovedRequest = Pick<
  StoredRequest,
  'id' | 'state' | 'reason' | 'submission' | 'dueOn' | 'assigneeId' | 'contactEmail' | 'productId' | 'remindedOn'
> & { readonly remindOn: string | null };

/** Requests; only their two parties ever see them. */
@Injectable()
export class RequestsRepository {
  /** Nobody else asks for the actor's organization until the transaction ends: no two calls ask for the same. */
  async holdAsking(tx: Tx, { organizationId }: Actor): Promise<void> {
    await rows(tx, `select pg_advisory_xact_lock(hashtextextended('requests ' || $1, 0))`, [organizationId]);
  }

  async insertEach(tx: Tx, requests: readonly NewRequest[]): Promise<void> {
    await rows(tx, INSERT_EACH, [JSON.stringify(requests)]);
  }

  async find(tx: Tx, actor: Actor, id: string): Promise<StoredRequest | undefined> {
    const [found] = await rows<StoredRequest>(tx, `${SELECT} and request.id = $2`, [actor.organizationId, id]);
    return found;
  }

  /** The request, locked for a change. */
  async lock(tx: Tx, actor: Actor, id: string): Promise<StoredRequest | undefined> {
    const one = `${SELECT} and request.id = $2 for update of request`;
    const [found] = await rows<StoredRequest>(tx, one, [actor.organizationId, id]);
    return found;
  }

  /** By due day; one row more than the limit, where there is one. */
  list(tx: Tx, actor: Actor, wanted: RequestsWanted): Promise<StoredRequest[]> {
    const { states, overdue, campaignId, productId, organizationId, after, today, limit } = wanted;
    const [dueOn, id] = after ?? [null, null];
    const narrowed = [states, overdue, today, campaignId, productId, organizationId];
    return rows<StoredRequest>(tx, LIST, [actor.organizationId, ...narrowed, dueOn, id, limit + 1]);
  }

  /** Open requests that ask the actor for one of its products, by id or, where it was not on Kaiji, by name and version; locked. */
  lockOfProduct(tx: Tx, actor: Actor, product: NamedProduct): Promise<StoredRequest[]> {
    const { id, name, version } = product;
    return rows<StoredRequest>(tx, LOCK_OF_PRODUCT, [actor.organizationId, id, name, version]);
  }

  /** Open requests to the actor of which no mail was written for a step, of one call or one request alone; locked. */
  lockUnmailed(tx: Tx, actor: Actor, step: string, of: string): Promise<StoredRequest[]> {
    return rows<StoredRequest>(tx, LOCK_UNMAILED, [actor.organizationId, step, of]);
  }

  /** Requests to the actor whose next reminder has come; locked. */
  lockDue(tx: Tx, actor: Actor, today: string): Promise<StoredRequest[]> {
    return rows<StoredRequest>(tx, LOCK_DUE, [actor.organizationId, today]);
  }

  /** Writes what moves have changed, all at once. */
  async saveEach(tx: Tx, requests: readonly MovedRequest[]): Promise<void> {
    const values = requests.map((request) => ({
      id: request.id,
      state: request.state,
      reason: request.reason,
      submission: request.submission,
      due_on: request.dueOn,
      assignee_id: request.assigneeId,
      contact_email: request.contactEmail,
      product_id: request.productId,
      remind_on: request.remindOn,
    }));
    await rows(tx, SAVE_EACH, [JSON.stringify(values)]);
  }

  /** Ids of vendors that something may be due for; over all organizations, by a listed function. */
  async vendorsToRemind(tx: Tx, today: string): Promise<readonly string[]> {
    const found = await rows<{ id: string }>(tx, 'select vendors_to_remind($1) as id', [today]);
    return found.map(({ id }) => id);
  }

  /** The last and the next reminder; nothing that a party has changed. */
  async setReminded(tx: Tx, requests: readonly Pick<MovedRequest, 'id' | 'remindedOn' | 'remindOn'>[]): Promise<void> {
    const values = requests.map(({ id, remindedOn, remindOn }) => ({ id, remindedOn, remindOn }));
    await rows(tx, SET_REMINDED, [JSON.stringify(values)]);
  }

  /** Keeps when the vendor first looked at it; false where it had before. */
  async setOpened(tx: Tx, id: string, at: Date): Promise<boolean> {
    const first = 'update disclosure_request set opened_at = $2 where id = $1 and opened_at is null returning id';
    return (await rows(tx, first, [id, at])).length > 0;
  }
}

export interface NamedProduct {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

const SELECT = `select request.id, request.hospital_id as "hospitalId", hospital.name as "hospitalName", request.vendor_id as "vendorId",
    vendor.name as "vendorName", vendor.claimed_at is not null as "vendorRegistered",
    vendor.named_by is not distinct from request.hospital_id as "vendorNamedHere", request.campaign_id as "campaignId",
    request.product_id as "productId", request.product_name as "productName", request.product_version as "productVersion", request.forms,
    request.criteria, request.purpose, request.due_on::text as "dueOn", request.plan, request.state, request.reason, request.submission,
    request.assignee_id as "assigneeId", request.contact_email as "contactEmail", request.contact_language as "contactLanguage",
    request.requested_by as "requestedBy", request.created_at as "createdAt", request.mailed_at as "mailedAt",
    request.undelivered_at as "undeliveredAt", request.opened_at as "openedAt", request.escalated_at as "escalatedAt",
    request.reminded_on::text as "remindedOn", request.row_version as "rowVersion"
  from disclosure_request as request join organization as hospital on hospital.id = request.hospital_id
  join organization as vendor on vendor.id = request.vendor_id where $1 in (request.hospital_id, request.vendor_id)`;

const OPEN = `request.state in ('sent', 'accepted')`;

const LIST = `${SELECT} and ($2::text[] is null or request.state = any ($2))
  and ($3::boolean is null or (${OPEN} and request.due_on < $4::date) = $3)
  and ($5::uuid is null or request.campaign_id = $5) and ($6::uuid is null or request.product_id = $6)
  and ($7::uuid is null or $7 in (request.hospital_id, request.vendor_id))
  and ($8::date is null or (request.due_on, request.id) > ($8::date, $9::uuid))
  order by request.due_on, request.id limit $10`;

const LOCK_OF_PRODUCT = `${SELECT} and request.vendor_id = $1 and ${OPEN} and (request.product_id = $2
    or (request.product_id is null and request.product_name = $3 and request.product_version in ('', $4)))
  order by request.id for update of request`;

const LOCK_UNMAILED = `${SELECT} and request.vendor_id = $1 and ${OPEN} and $3::uuid in (request.campaign_id, request.id)
  and not exists (select from request_mail as mail where mail.request_id = request.id and mail.step = $2 and mail.due_on = request.due_on)
  order by request.due_on, request.id for update of request`;

const LOCK_DUE = `${SELECT} and request.vendor_id = $1 and ${OPEN} and request.remind_on <= $2::date
  order by request.due_on, request.id for update of request`;

const INSERT_EACH = `insert into disclosure_request (id, hospital_id, vendor_id, campaign_id, product_id, product_name, product_version, forms,
    criteria, purpose, due_on, plan, state, reason, submission, contact_email, contact_language, requested_by, created_at, remind_on)
  select id, "hospitalId", "vendorId", "campaignId", "productId", "productName", "productVersion", forms, criteria, purpose, "dueOn", plan,
    state, reason, submission, "contactEmail", "contactLanguage", "requestedBy", "createdAt", "remindOn"
  from jsonb_to_recordset($1::jsonb) as request (id uuid, "hospitalId" uuid, "vendorId" uuid, "campaignId" uuid, "productId" uuid,
    "productName" text, "productVersion" text, forms jsonb, criteria text[], purpose text, "dueOn" date, plan jsonb, state text, reason text,
    submission jsonb, "contactEmail" text, "contactLanguage" text, "requestedBy" uuid, "createdAt" timestamptz, "remindOn" date)`;

const SAVE_EACH = `update disclosure_request as request set state = moved.state, reason = moved.reason, submission = moved.submission,
    due_on = moved.due_on, assignee_id = moved.assignee_id, contact_email = moved.contact_email, product_id = moved.product_id,
    remind_on = moved.remind_on, row_version = request.row_version + 1
  from jsonb_to_recordset($1::jsonb) as moved (id uuid, state text, reason text, submission jsonb, due_on date, assignee_id uuid,
    contact_email text, product_id uuid, remind_on date)
  where request.id = moved.id`;

const SET_REMINDED = `update disclosure_request as request set reminded_on = moved."remindedOn", remind_on = moved."remindOn"
  from jsonb_to_recordset($1::jsonb) as moved (id uuid, "remindedOn" date, "remindOn" date) where request.id = moved.id`;
