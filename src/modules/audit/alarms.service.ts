import { Injectable } from '@nestjs/common';
import type { Actor, Language } from '#kernel/actor.js';
import { type Facts, RuleViolation } from '#kernel/rule-violation.js';
import { Clock } from '#platform/clock.js';
import { Database, type Tx } from '#platform/database/database.js';
import { cursorKey, type Page, page } from '#platform/http/paging.js';
import type { AlarmsQuery } from './alarms.dto.js';
import { AlarmsRepository, type StoredAlarm } from './alarms.repository.js';
import { ALARM_KINDS, type AlarmKind } from './domain/alarm-kinds.js';
import type { Named } from './domain/event.js';
import { EventsRepository } from './events.repository.js';
import { Journal } from './journal.js';

/** An alarm as its administrators see it. */
export interface RaisedAlarm {
  readonly id: string;
  readonly kind: AlarmKind;
  /** What it is about, in the reader's language. */
  readonly label: string;
  /** RFC 3339, UTC. */
  readonly raisedAt: string;
  /** The organization concerned; null for alarms of the installation. */
  readonly organizationId: string | null;
  /** The person or thing concerned, with its name where the reader may know it. */
  readonly subject: Named | null;
  /** Counts and ids. */
  readonly facts: Facts;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: Named | null;
}

/** Alarms of one's own organization; for operators those of the installation too. */
@Injectable()
export class AlarmsService {
  constructor(
    private readonly database: Database,
    private readonly alarms: AlarmsRepository,
    private readonly events: EventsRepository,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Newest first. */
  list(actor: Actor, { open, cursor, limit }: AlarmsQuery, language: Language): Promise<Page<RaisedAlarm>> {
    const before = String(cursorKey(cursor, 1)?.[0] ?? '') || null;
    return this.database.read(actor, async (tx) => {
      const found = await this.alarms.list(tx, open, before, limit);
      return page(await this.shown(tx, found, language), limit, ({ id }) => [id]);
    });
  }

  /** Says that somebody looks after it. @throws RuleViolation `alarm.not-found`, `alarm.acknowledged-already` */
  acknowledge(actor: Actor, id: string, language: Language): Promise<RaisedAlarm> {
    return this.database.transaction(actor, async (tx) => {
      const found = await this.alarms.find(tx, id);
      if (!found) throw new RuleViolation('alarm.not-found', { id });
      if (!(await this.alarms.acknowledge(tx, id, actor.userId, this.clock.now())))
        throw new RuleViolation('alarm.acknowledged-already', { id });
      await this.journal.record(tx, actor, {
        type: 'alarm.acknowledged',
        subjectId: id,
        facts: { kind: found.kind },
      });
      const [shown] = await this.shown(tx, [(await this.alarms.find(tx, id)) ?? found], language);
      if (!shown) throw new RuleViolation('alarm.not-found', { id });
      return shown;
    });
  }

  private async shown(tx: Tx, stored: readonly StoredAlarm[], language: Language): Promise<RaisedAlarm[]> {
    const ids = stored.flatMap(({ subjectId, acknowledgedBy }) => [subjectId, acknowledgedBy]);
    const names = await this.events.names(tx, [...new Set(ids.filter((id) => id !== null))]);
    const named = (id: string | null): Named | null => (id === null ? null : { id, name: names.get(id) ?? null });
    return stored.map(({ subjectId, acknowledgedBy, ...alarm }) => ({
      ...alarm,
      label: ALARM_KINDS[alarm.kind][language],
      subject: named(subjectId),
      acknowledgedBy: named(acknowledgedBy),
    }));
  }
}
