import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG, type Config } from '#platform/config/config.js';
import { Sealer } from './sealer.js';

const EVERY_MS = 300;

/** Lets the sealer take its turn several times a second, in the process that does the work in the background. */
@Injectable()
export class SealerLoop implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('sealer');
  private timer: NodeJS.Timeout | undefined;
  private turn: Promise<void> = Promise.resolve();
  private trouble = '';

  constructor(
    private readonly sealer: Sealer,
    @Inject(CONFIG) private readonly config: Pick<Config, 'jobs'>,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.jobs === 'here') this.goOn();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.turn;
  }

  private goOn(): void {
    this.timer = setTimeout(() => {
      this.turn = this.take();
    }, EVERY_MS);
  }

  private async take(): Promise<void> {
    try {
      await this.sealer.turn();
      this.trouble = '';
    } catch (error) {
      this.tell(String(error));
    }
    if (this.timer) this.goOn();
  }

  /** Says each trouble once, not three times a second. */
  private tell(trouble: string): void {
    if (trouble !== this.trouble) this.logger.error(`the journal is not sealed: ${trouble}`);
    this.trouble = trouble;
  }
}
