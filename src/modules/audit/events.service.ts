import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import type { Named, RecordedEvent } from './domain/event.js';
import { EVENT_TYPES, isEventType } from './domain/event-types.js';
import type { EventsFilter, EventsQuery } from './events.dto.js';
import { EventsRepository, type EventsWanted, type StoredEvent } from './events.repository.js';
import { Journal } from './journal.js';

/** The audit log, as each organization may read it: its own acts, and what others did that concerns it. Reading it is recorded too. */
@Injectable()
export class EventsService {
  constructor(
    private readonly database: Database,
    private readonly events: EventsRepository,
    private readonly journal: Journal,
  ) {}

  /** Newest first. @throws RuleViolation `event.unknown-type` {type}, `page.bad-cursor` */
  list(actor: Actor, { cursor, limit, ...filter }: EventsQuery, language: Language): Promise<Page<RecordedEvent>> {
    const wanted = wantedBy(filter);
    const before = String(cursorKey(cursor, 1)?.[0] ?? '') || null;
    return this.database.read(actor, async (tx) => {
      const found = await this.shown(tx, await this.events.newest(tx, wanted, before, limit + 1), language);
      await this.journal.record(tx, actor, {
        type: 'journal.read',
        subjectId: actor.organizationId,
        facts: asked(wanted),
      });
      return page(found, limit, ({ id }) => [id]);
    });
  }

  /** Oldest first, from after that event on. @throws RuleViolation `event.unknown-type` {type} */
  after(
    actor: Actor,
    filter: EventsFilter,
    last: string | null,
    limit: number,
    language: Language,
  ): Promise<readonly RecordedEvent[]> {
    return this.database.read(actor, async (tx) =>
      this.shown(tx, await this.events.oldest(tx, wantedBy(filter), last, limit), language),
    );
  }

  /** The same by their ids alone. */
  async idsAfter(tx: Tx, filter: EventsFilter, last: string | null, limit: number): Promise<readonly string[]> {
    return (await this.events.oldest(tx, wantedBy(filter), last, limit)).map(({ id }) => id);
  }

  private async shown(tx: Tx, stored: readonly StoredEvent[], language: Language): Promise<RecordedEvent[]> {
    const subjects = new Set(stored.flatMap(({ subjectId }) => (subjectId === null ? [] : [subjectId])));
    const names = await this.events.names(tx, [...subjects]);
    return stored.map(({ id, at, type, facts, ownFacts, requestId, ...who }) => ({
      id,
      at,
      type,
      label: isEventType(type) ? EVENT_TYPES[type][language] : type,
      organization: named(who.organizationId, who.organizationName),
      actor: named(who.actorId, who.actorName),
      subject: named(who.subjectId, names.get(who.subjectId ?? '') ?? null),
      facts,
      ownFacts,
      requestId,
    }));
  }
}

function named(id: string | null, name: string | null): Named | null {
  return id === null ? null : { id, name };
}

/** What the filter asks for. @throws RuleViolation `event.unknown-type` {type} */
export function wantedBy({ from, to, type, actorId, subjectId }: EventsFilter): EventsWanted {
  if (type !== undefined && !isEventType(type)) throw new RuleViolation('event.unknown-type', { type });
  return {
    from: from ?? null,
    to: to ?? null,
    type: type ?? null,
    actorId: actorId ?? null,
    subjectId: subjectId ?? null,
  };
}

/** What was asked for, without what was left open. */
export function asked(wanted: EventsWanted): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null));
}
