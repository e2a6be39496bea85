import { Global, Module } from '@nestjs/common';
import { Problems } from '#platform/http/problems.js';
import { RefusalRecorder } from '#platform/http/refusal-recorder.js';
import { Alarms } from './alarms.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsJob } from './alarms.job.js';
import { AlarmsRepository } from './alarms.repository.js';
import { AlarmsService } from './alarms.service.js';
import { AUDIT_PROBLEMS } from './audit.problems.js';
import { EventsController } from './events.controller.js';
import { EventsExportService } from './events-export.service.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';
import { Journal } from './journal.js';
import { JournalRepository } from './journal.repository.js';
import { Refusals } from './refusals.js';
import { SettingsWatch } from './settings-watch.js';

/** The journal, for every module above, and what is made of it: the log that each organization reads, alarms. */
@Global()
@Module({
  controllers: [AlarmsController, EventsController],
  providers: [
    Alarms,
    AlarmsJob,
    AlarmsRepository,
    AlarmsService,
    EventsExportService,
    EventsRepository,
    EventsService,
    Journal,
    JournalRepository,
    Refusals,
    SettingsWatch,
    { provide: RefusalRecorder, useExisting: Refusals },
  ],
  exports: [Journal, RefusalRecorder],
})
export class AuditModule {
  constructor(problems: Problems) {
    problems.add(AUDIT_PROBLEMS);
  }
}
