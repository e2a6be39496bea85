import { Injectable } from '@nestjs/common';
import type { Facts } from '#kernel/rule-violation.js';
import type { Tx } from '#platform/database/database.js';
import { rows } from '#platform/database/manager.js';
import type { Named } from './domain/event.js';

/** Which events are meant. */
export interface EventsWanted {
  readonly from: string | null;
  readonly to: string | null;
  readonly type: string | null;
  readonly actorId: string | null;
  readonly subjectId: string | null;
}

/** An event as it is stored. */
export interface StoredEvent {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly organizationId: string | null;
  readonly organizationName: string | null;
  readonly actorId: string | null;
  readonly actorName: string | null;
  readonly subjectId: string | null;
  readonly facts: Facts;
  readonly ownFacts: Facts | null;
  readonly requestId: string | null;
}

/** The journal as the reader's organization may see it: the row rules leave out all else. */
@Injectable()
export class EventsRepository {
  /** Newest first, from before that event on. */
  async newest(tx: Tx, wanted: EventsWanted, before: string | null, limit: number): Promise<StoredEvent[]> {
    const values = [before, ...valuesOf(wanted), limit];
    const near = await rows<StoredEvent>(tx, NEAR, values);
    return near.length === limit ? near : rows<StoredEvent>(tx, NEWEST, values);
  }

  /** Oldest first, from after that event on. */
  oldest(tx: Tx, wanted: EventsWanted, after: string | null, limit: number): Promise<StoredEvent[]> {
    return rows<StoredEvent>(tx, OLDEST, [after, ...valuesOf(wanted), limit]);
  }

  /** Names of those of the things that the reader may see. */
  async names(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await rows<Named & { readonly name: string }>(tx, NAMES, [ids]);
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}

function valuesOf({ from, to, type, actorId, subjectId }: EventsWanted): readonly (string | null)[] {
  return [from, to, type, actorId, subjectId];
}

const IN_JAPAN = `::timestamp at time zone 'Asia/Tokyo'`;
const eventsIn = (place: string, order: string): string => `with page as materialized (
    select seq, id, at, type, organization_id, actor_id, subject_id, facts, request_id from journal
     where ${place}
       and ($2::date is null or at >= $2::date${IN_JAPAN}) and ($3::date is null or at < ($3::date + 1)${IN_JAPAN})
       and ($4::text is null or type = $4) and ($5::uuid is null or actor_id = $5) and ($6::uuid is null or subject_id = $6)
     order by ${order} limit $7),
  actor as materialized (select * from event_actors(array(select id from page)))
  select page.id, page.at, page.type, coalesce(actor.organization_id, page.organization_id) as "organizationId",
         actor.organization_name as "organizationName", page.actor_id as "actorId", actor.actor_name as "actorName", page.subject_id as "subjectId", page.facts,
         journal_own.facts as "ownFacts", page.request_id as "requestId"
    from page
    left join actor on actor.event_id = page.id
    left join journal_own on journal_own.journal_id = page.id
   order by ${order.replace('seq', 'page.seq')}`;

const MARK = `(select seq from journal as mark where mark.id = $1)`;
const END = `(select case when $1::uuid is null then (select seq + 1 from audit_horizon()) else ${MARK} end)`;
/** Whoever acts much finds a page among the latest records of all. */
const NEAR = eventsIn(`seq < ${END} and seq >= ${END} - 20000`, 'seq desc');
/** Whoever acts little has few records: all of them, sorted, are less than the journal of all in its order, which `seq` alone would mean. */
const NEWEST = eventsIn(`seq + 0 < ${END}`, 'seq + 0 desc');
const OLDEST = eventsIn(`($1::uuid is null or seq > ${MARK})`, 'seq asc');

const OF_PRODUCT = `concat_ws(' ', product.name, product.version)`;
const NAMES = `select id, name from organization where id = any ($1::uuid[])
  union all select id, name from user_account where id = any ($1::uuid[])
  union all select id, name from api_token where id = any ($1::uuid[])
  union all select id, ${OF_PRODUCT} from product where id = any ($1::uuid[])
  union all select id, concat_ws(' ', product_name, product_version) from disclosure_request where id = any ($1::uuid[])
  union all select thing.id, concat_ws(' ', product.name, product.version, thing.what) from (
      select id, product_id, form as what from disclosure where id = any ($1::uuid[])
      union all select id, product_id, concat(form, ' #', number) from revision where id = any ($1::uuid[])
      union all select draft.id, disclosure.product_id, draft.template_id from draft join disclosure on disclosure.id = draft.disclosure_id
        where draft.id = any ($1::uuid[])
      union all select id, product_id, null from access_request where id = any ($1::uuid[])
      union all select id, product_id, null from access_grant where id = any ($1::uuid[])
    ) as thing join product on product.id = thing.product_id`;
