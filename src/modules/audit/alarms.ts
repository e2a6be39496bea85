import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock.js';
import type { Tx } from '#platform/database/database.js';
import { newId } from '#platform/ids.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { AlarmsRepository } from './alarms.repository.js';
import { isMailed } from './domain/alarm-kinds.js';
import type { Alarm } from './domain/alarm-rules.js';
import { NOBODY } from './domain/journal-entry.js';
import { Journal } from './journal.js';

/** The job that writes to the administrators concerned. */
export const TELL = 'alarm.tell';

/** Where alarms are raised: recorded, shown to those concerned, told to their administrators by mail; once for the same cause. */
@Injectable()
export class Alarms {
  constructor(
    private readonly alarms: AlarmsRepository,
    private readonly journal: Journal,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Raises it if, and only if, the transaction commits; the transaction is nobody's (`Database.unscoped('nobody', …)`). */
  async raise(tx: Tx, alarm: Alarm): Promise<void> {
    const now = this.clock.now();
    const id = newId(now);
    const concerned = await this.alarms.raise(tx, id, alarm, now);
    if (!concerned) return;
    await this.journal.record(tx, NOBODY, {
      type: 'alarm.raised',
      subjectId: id,
      concerns: alarm.organizationId === null ? [] : [alarm.organizationId],
      facts: { kind: alarm.kind, ...alarm.facts },
    });
    if (!isMailed(alarm.kind)) return;
    for (const organizationId of concerned) await this.jobs.enqueue(tx, TELL, { alarmId: id }, { organizationId });
  }
}
