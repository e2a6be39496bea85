import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';

/** Somebody at a vendor who is written to. */
export interface Receiver {
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
  readonly role: string;
}

/** That a mail, or none for want of a receiver, was written about a request. */
export interface WrittenMail {
  readonly requestId: string;
  readonly hospitalId: string;
  readonly vendorId: string;
  readonly step: string;
  readonly dueOn: string;
  /** Which one of several to different receivers, from 0. */
  readonly copy: number;
  /** Null where nobody was there to write to. */
  readonly mailId: string | null;
}

/** A request of which it is now known how a mail ended. */
export interface EndedMail {
  readonly requestId: string;
  readonly hospitalId: string;
  readonly step: string;
}

/** Mails about requests: written once for each step and due day, and how they ended. */
@Injectable()
export class RequestMailsRepository {
  /** Administrators of the actor's organization, and those of the users who belong to it. */
  receivers(tx: Tx, { organizationId }: Actor, userIds: readonly string[]): Promise<Receiver[]> {
    return rows<Receiver>(tx, RECEIVERS, [organizationId, userIds]);
  }

  async insertEach(tx: Tx, written: readonly WrittenMail[], now: Date): Promise<void> {
    await rows(tx, INSERT_EACH, [JSON.stringify(written), now]);
  }

  /** Keeps that a mail was taken; gives the requests of which no copy had been taken before. */
  delivered(tx: Tx, mailId: string, now: Date): Promise<EndedMail[]> {
    return rows<EndedMail>(tx, DELIVERED, [mailId, now]);
  }

  /** Keeps that a mail was given up; gives the requests of which no other copy was taken or is still on its way. */
  failed(tx: Tx, mailId: string, now: Date): Promise<EndedMail[]> {
    return rows<EndedMail>(tx, FAILED, [mailId, now]);
  }

  /** Notes on the requests themselves that a mail arrived, or that none did. */
  async noteOnRequests(tx: Tx, requestIds: readonly string[], arrived: boolean, now: Date): Promise<void> {
    await rows(tx, arrived ? ARRIVED : UNDELIVERED, [requestIds, now]);
  }
}

const RECEIVERS = `select membership.user_id as "userId", email, language, role
  from membership join user_account on user_account.id = membership.user_id
  where membership.organization_id = $1 and suspended_at is null and email not like '%.invalid'
    and (role = 'admin' or membership.user_id = any ($2::uuid[])) order by membership.user_id`;

const INSERT_EACH = `insert into request_mail (request_id, hospital_id, vendor_id, step, due_on, copy, mail_id, created_at, failed_at)
  select "requestId", "hospitalId", "vendorId", step, "dueOn", copy, "mailId", $2::timestamptz, case when "mailId" is null then $2::timestamptz end
  from jsonb_to_recordset($1::jsonb) as mail ("requestId" uuid, "hospitalId" uuid, "vendorId" uuid, step text, "dueOn" date, copy smallint,
    "mailId" uuid)`;

const SAME = `other.request_id = ended.request_id and other.step = ended.step and other.due_on = ended.due_on and other.copy <> ended.copy`;
const ENDED = `select ended.request_id as "requestId", ended.hospital_id as "hospitalId", ended.step from ended`;

const DELIVERED = `with ended as (
    update request_mail set sent_at = $2 where mail_id = $1 and sent_at is null and failed_at is null returning *)
  ${ENDED} where not exists (select from request_mail as other where ${SAME} and other.sent_at is not null)`;

const FAILED = `with ended as (
    update request_mail set failed_at = $2 where mail_id = $1 and sent_at is null and failed_at is null returning *)
  ${ENDED} where not exists (select from request_mail as other where ${SAME} and other.failed_at is null)`;

const ARRIVED = `update disclosure_request set mailed_at = coalesce(mailed_at, $2), undelivered_at = null where id = any ($1::uuid[])`;
const UNDELIVERED = `update disclosure_request set undelivered_at = $2 where id = any ($1::uuid[])`;
