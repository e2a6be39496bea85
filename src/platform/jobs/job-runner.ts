import { EventEmitter } from 'node:events';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import {
  Logger as QueueLogger,
  parseCronItems,
  type Runner,
  run,
  type TaskList,
  type WorkerEvents,
} from 'graphile-worker';
import type { OrganizationKind } from '#kernel/actor.js';
import { CONFIG } from '../config/config.js';
import type { ConnectedConfig } from '../config/connected-config.js';
import { WorkerPresence } from '../database/worker-presence.js';
import { type JobHandler, Jobs } from './jobs.js';
import { system } from './system-actor.js';

const AT_ONCE = 4;
const POLL_MS = 2000;
const RENEW_MS = 5000;

/** What `enqueue_job` writes. */
interface Waiting {
  readonly organizationId: string;
  readonly kind: OrganizationKind;
  readonly payload: unknown;
}

/** Runs the jobs that modules have defined, unless another process is to do so (`JOBS=elsewhere`). A shutdown lets running jobs end. */
@Injectable()
export class JobRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private runner: Runner | null = null;
  private presence: WorkerPresence | null = null;
  private renewing: NodeJS.Timeout | undefined;

  constructor(
    private readonly jobs: Jobs,
    @Inject(CONFIG) private readonly config: ConnectedConfig,
  ) {}

  /** Whether this process does what it is to do about jobs. */
  isFine(): boolean {
    return this.config.jobs === 'elsewhere' || this.runner !== null;
  }

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.jobs === 'elsewhere') return;
    this.runner = await run({
      connectionString: this.config.databaseUrl,
      concurrency: AT_ONCE,
      maxPoolSize: AT_ONCE + 2,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      taskList: this.tasks(),
      parsedCronItems: parseCronItems(this.jobs.scheduled().due.map(({ name, cron }) => ({ task: name, match: cron }))),
      logger: new QueueLogger(() => this.log),
      events: this.announcing(),
    });
    this.runner.promise.catch(this.stopped).finally(() => (this.runner = null));
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.renewing);
    await this.runner?.stop();
    await this.presence?.leave();
  }

  private tasks(): TaskList {
    const { scans } = this.jobs.scheduled();
    return Object.fromEntries([
      ...[...this.jobs.defined()].map(
        ([name, handler]) => [name, (waiting: unknown) => forOrganization(handler, waiting as Waiting)] as const,
      ),
      ...[...this.jobs.definedById()].map(
        ([name, work]) => [name, (waiting: unknown) => work((waiting as { readonly id: string }).id)] as const,
      ),
      ...[...scans].map(([name, scan]) => [name, () => scan()] as const),
    ]);
  }

  /** Shows the worker as present as soon as the queue has given it an id. */
  private announcing(): WorkerEvents {
    const events: WorkerEvents = new EventEmitter();
    events.on('pool:create', ({ workerPool }) => {
      this.presence = new WorkerPresence(this.config.databaseUrl, workerPool.id);
      void this.renew();
      this.renewing = setInterval(() => void this.renew(), RENEW_MS);
    });
    return events;
  }

  private async renew(): Promise<void> {
    try {
      const freed = (await this.presence?.renew()) ?? 0;
      if (freed > 0) this.logger.warn(`${freed} jobs of a worker that is gone run again`);
    } catch (error) {
      this.logger.warn(`the database does not see this worker: ${String(error)}`);
    }
  }

  private readonly stopped = (error: unknown): void => {
    this.logger.error(error);
  };

  private readonly log = (level: string, message: string): void => {
    if (level === 'error') this.logger.error(message);
    if (level === 'warning') this.logger.warn(message);
  };
}

function forOrganization(handler: JobHandler<unknown>, { organizationId, kind, payload }: Waiting): Promise<void> {
  return handler(system(organizationId, kind), payload);
}
