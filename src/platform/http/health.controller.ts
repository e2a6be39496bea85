import { statfs } from 'node:fs/promises';
import { Controller, Get } from '@nestjs/common';
import { RuleViolation } from '#kernel/rule-violation.js';
import { CONFIG, type Config } from '../config/config.js';
import { Inject } from '@nestjs/common';
import { Database } from '../database/database.js';
import { isMigrated } from '../database/health.js';
import { JobRunner } from '../jobs/job-runner.js';
import { MailDelivery } from '../mail/mail-delivery.js';
import { Public } from './access.js';
import { Operation } from './operation.js';

const LEAST_FREE_BYTES = 50 * 1024 * 1024;

interface Health {
  readonly status: 'ok';
}

interface Readiness extends Health {
  /** Mails of the last weeks that did not arrive; their reasons stand in the log. */
  readonly undeliveredMails: number;
}

/** Whether the process runs, and whether it can serve. */
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    private readonly jobs: JobRunner,
    private readonly mails: MailDelivery,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get('livez')
  @Public()
  @Operation({
    id: 'livez',
    summary: 'プロセスが動いているか / Whether the process runs',
    example: { answer: { status: 'ok' } },
  })
  live(): Health {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Public()
  @Operation({
    id: 'readyz',
    summary: '要求に応えられるか / Whether it can serve: database, jobs, disk',
    example: { answer: { status: 'ok', undeliveredMails: 0 } },
  })
  async ready(): Promise<Readiness> {
    await this.database.unscoped('nobody', isMigrated);
    if (!this.jobs.isFine()) throw new RuleViolation('service.jobs-stopped');
    const { bavail, bsize } = await statfs(this.config.dataFolder);
    if (bavail * bsize < LEAST_FREE_BYTES) throw new RuleViolation('service.disk-full');
    return { status: 'ok', undeliveredMails: await this.mails.undelivered() };
  }
}
