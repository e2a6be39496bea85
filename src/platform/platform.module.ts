import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { Clock } from './clock.js';
import { CONFIG } from './config/config.js';
import type { ConnectedConfig } from './config/connected-config.js';
import { connectedTo } from './database/connected-to.js';
import { Database } from './database/database.js';
import { Idempotency } from './database/idempotency.js';
import { FileStore } from './files/file-store.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import { HealthController } from './http/health.controller.js';
import { HTTP_PROBLEMS } from './http/http-problems.js';
import { OpenApiController } from './http/openapi.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { Problems } from './http/problems.js';
import { RouteRules } from './http/route-rules.js';
import { JobRunner } from './jobs/job-runner.js';
import { Jobs } from './jobs/jobs.js';
import { SweepJob } from './jobs/sweep.job.js';
import { Keys } from './keys/keys.js';
import { MailDelivery } from './mail/mail-delivery.js';
import { MailTransport } from './mail/mail-transport.js';
import { Mailer } from './mail/mailer.js';
import { MailsRepository } from './mail/mails.repository.js';

/** What every module stands on: settings, time, database, keys, files, and the path of a request. */
@Global()
@Module({})
export class PlatformModule {
  constructor(problems: Problems) {
    problems.add(HTTP_PROBLEMS);
  }

  static with(config: ConnectedConfig): DynamicModule {
    return {
      module: PlatformModule,
      imports: [DiscoveryModule],
      controllers: [HealthController, OpenApiController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Keys, useFactory: () => Keys.open(config.dataFolder) },
        { provide: FileStore, useFactory: () => FileStore.open(config.dataFolder) },
        connectedTo(config.databaseUrl),
        Clock,
        Database,
        Idempotency,
        Jobs,
        JobRunner,
        SweepJob,
        { provide: MailTransport, useFactory: () => MailTransport.open(config) },
        MailsRepository,
        MailDelivery,
        Mailer,
        Problems,
        ProblemFilter,
        RouteRules,
        { provide: APP_FILTER, useExisting: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
      ],
      exports: [CONFIG, Keys, FileStore, Clock, Database, Jobs, Mailer, Problems, RouteRules],
    };
  }
}
