import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { ClarificationParties } from './clarifications.repository.js';
import type { ClarificationSide } from './domain/clarification.js';
import type { ClarificationMessage, ClarificationNote } from './domain/clarification-view.js';

/** Something that is said in threads of several clarifications at once. */
export interface Said {
  readonly actId: string;
  readonly side: ClarificationSide;
  readonly move: ClarificationMessage['move'];
  readonly at: Date;
  readonly threads: readonly {
    readonly id: string;
    readonly clarificationId: string;
    readonly hospitalId: string;
    readonly vendorId: string;
    readonly text: string;
  }[];
}

/** What a mail tells of one act: about which product, how often, and who asked. */
export interface ToTell {
  readonly move: ClarificationMessage['move'];
  readonly otherName: string;
  readonly productName: string;
  readonly productVersion: string;
  readonly askedBy: string;
  readonly count: number;
}

/** What was said in the threads of clarifications, and the notes that each side keeps for itself. */
@Injectable()
export class ClarificationThreadsRepository {
  async say(tx: Tx, actor: Actor, { actId, side, move, at, threads }: Said): Promise<void> {
    await rows(tx, SAY, [JSON.stringify(threads), actId, side, move, at, actor.userId]);
  }

  /** Oldest first. */
  thread(tx: Tx, actor: Actor, clarificationId: string): Promise<ClarificationMessage[]> {
    return rows<ClarificationMessage>(tx, THREAD, [actor.organizationId, clarificationId]);
  }

  /** How much was said in a thread so far. */
  async countSaid(tx: Tx, clarificationId: string): Promise<number> {
    const count = `select count(*)::integer as count from clarification_message where clarification_id = $1`;
    return (await rows<{ count: number }>(tx, count, [clarificationId]))[0]?.count ?? 0;
  }

  /** The actor's organization's own, oldest first. */
  notes(tx: Tx, actor: Actor, clarificationId: string): Promise<ClarificationNote[]> {
    return rows<ClarificationNote>(tx, NOTES, [actor.organizationId, clarificationId]);
  }

  async addNote(tx: Tx, actor: Actor, about: ClarificationParties, note: ClarificationNote): Promise<void> {
    const { id, hospitalId, vendorId } = about;
    await rows(tx, ADD_NOTE, [
      note.id,
      id,
      hospitalId,
      vendorId,
      actor.organizationId,
      note.text,
      note.at,
      actor.userId,
    ]);
  }

  /** Marks what of an act the actor's organization is to be told as told, and gives it by product; nothing where it was told before. */
  takeUntold(tx: Tx, actor: Actor, actId: string, now: Date): Promise<ToTell[]> {
    return rows<ToTell>(tx, TAKE_UNTOLD, [actor.organizationId, actId, now]);
  }
}

const SAY = `insert into clarification_message (id, clarification_id, hospital_id, vendor_id, act_id, side, move, text, at, by_user)
  select id, "clarificationId", "hospitalId", "vendorId", $2, $3, $4, text, $5, $6
  from jsonb_to_recordset($1::jsonb) as said (id uuid, "clarificationId" uuid, "hospitalId" uuid, "vendorId" uuid, text text)`;

const THREAD = `select id, side, move, text, at, case when move <> 'revise' and $1 = case side when 'hospital' then hospital_id else vendor_id end then by_user end as "by"
  from clarification_message where clarification_id = $2 and $1 in (hospital_id, vendor_id) order by at, id`;

const NOTES = `select id, text, at, by_user as "by" from clarification_note where organization_id = $1 and clarification_id = $2 order by at, id`;

const ADD_NOTE = `insert into clarification_note (id, clarification_id, hospital_id, vendor_id, organization_id, text, at, by_user)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const TAKE_UNTOLD = `with told as (
    update clarification_message set told_at = $3 where act_id = $2 and told_at is null
      and $1 = case side when 'hospital' then vendor_id else hospital_id end
    returning clarification_id, move, case side when 'hospital' then hospital_id else vendor_id end as other_id)
  select told.move, other.name as "otherName", clarification.product_name as "productName", clarification.product_version as "productVersion",
    clarification.asked_by as "askedBy", count(*)::integer as count
  from told join clarification on clarification.id = told.clarification_id join organization as other on other.id = told.other_id
  group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5`;
