import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { Clock } from '#platform/clock.js';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Database } from '#platform/database/database.js';
import { Jobs } from '#platform/jobs/jobs.js';
import { Mailer } from '#platform/mail/mailer.js';
import { alarmMail } from './alarm-mail.js';
import { Alarms, TELL } from './alarms.js';
import { AlarmsRepository, type ChangedBehind } from './alarms.repository.js';
import { type Alarm, alarmsOf } from './domain/alarm-rules.js';

/** Looks through the journal every minute for what somebody should look at, and tells them. */
@Injectable()
export class AlarmsJob implements OnModuleInit {
  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly repository: AlarmsRepository,
    private readonly alarms: Alarms,
    private readonly mailer: Mailer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule('alarm.scan', '* * * * *', () => this.scan());
    this.jobs.define(TELL, (actor, { alarmId }: { readonly alarmId: string }) => this.tell(actor, alarmId));
  }

  /** Raises what is new; all of it or, where the database fails, none, and the next scan sees it again. */
  scan(): Promise<void> {
    return this.database.unscoped('nobody', async (tx) => {
      const signs = await this.repository.signs(tx, this.clock.now());
      const changed = await this.repository.changedBehind(tx);
      for (const alarm of [...alarmsOf(signs), ...changed.map(behind)]) await this.alarms.raise(tx, alarm);
    });
  }

  /** Writes to the administrators of one organization. */
  private tell(actor: Actor, id: string): Promise<void> {
    return this.database.read(actor, async (tx) => {
      const alarm = await this.repository.find(tx, id);
      if (!alarm) return;
      const mail = alarmMail(alarm.kind, alarm.raisedAt, this.config.publicUrl);
      for (const { email, language } of await this.repository.administrators(tx, actor.organizationId))
        await this.mailer.send(tx, { to: email, language, ...mail });
    });
  }
}

function behind({ setting, subjectId, cause }: ChangedBehind): Alarm {
  return { kind: 'settings.changed-behind', organizationId: null, subjectId, cause, facts: { setting } };
}
