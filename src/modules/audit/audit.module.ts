import { Global, Module } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Problems } from '#platform/http/problems.js';
import { RefusalRecorder } from '#platform/http/refusal-recorder.js';
import { Keys } from '#platform/keys/keys.js';
import { Alarms } from './alarms.js';
import { AlarmsController } from './alarms.controller.js';
import { AlarmsJob } from './alarms.job.js';
import { AlarmsRepository } from './alarms.repository.js';
import { AlarmsService } from './alarms.service.js';
import { AUDIT_PROBLEMS } from './audit.problems.js';
import { ChainController } from './chain.controller.js';
import { ChainRepository } from './chain.repository.js';
import { ChainService } from './chain.service.js';
import { EventsController } from './events.controller.js';
import { EventsExportService } from './events-export.service.js';
import { EventsRepository } from './events.repository.js';
import { EventsService } from './events.service.js';
import { Journal } from './journal.js';
import { JournalRepository } from './journal.repository.js';
import { Refusals } from './refusals.js';
import { SettingsWatch } from './settings-watch.js';
import { HeadsFiling } from './sealer-filing.js';
import { AuditKey } from './sealer-key.js';
import { SealerLoop } from './sealer-loop.js';
import { SealerRepository } from './sealer.repository.js';
import { Sealer } from './sealer.js';

/** The journal, for every module above, and what is made of it: the log that each organization reads, alarms. */
@Global()
@Module({
  controllers: [AlarmsController, ChainController, EventsController],
  providers: [
    Alarms,
    AlarmsJob,
    AlarmsRepository,
    AlarmsService,
    ChainRepository,
    ChainService,
    EventsExportService,
    EventsRepository,
    EventsService,
    Journal,
    JournalRepository,
    Refusals,
    HeadsFiling,
    Sealer,
    SealerLoop,
    SealerRepository,
    {
      provide: AuditKey,
      useFactory: ({ dataFolder }: Config, keys: Keys) => AuditKey.open(dataFolder, keys),
      inject: [CONFIG, Keys],
    },
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
