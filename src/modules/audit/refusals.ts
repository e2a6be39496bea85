import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#platform/database/database.js';
import { type Refusal, RefusalRecorder } from '#platform/http/refusal-recorder.js';
import { requestContext } from '#platform/request-context.js';
import { Journal } from './journal.js';

const WINDOW_MS = 60_000;

/** A kind of refusal that happened in the running minute. */
interface Counted {
  readonly refusal: Refusal;
  /** How often beyond the first time, which is recorded already. */
  again: number;
}

/**
 * Records what recognized callers were refused. There is no act whose transaction could hold the record, so it gets one of its own, after
 * the answer. The first of a kind in a minute is recorded at once; its repeats become one record that counts them, so that a flood of
 * tries does not fill the journal.
 */
@Injectable()
export class Refusals extends RefusalRecorder implements OnApplicationShutdown {
  private readonly logger = new Logger('refusals');
  private readonly minute = new Map<string, Counted>();
  private timer: NodeJS.Timeout | undefined;
  private written: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly journal: Journal,
  ) {
    super();
  }

  override note(refusal: Refusal): void {
    const { actor, operationId, code } = refusal;
    const kind = [actor.userId, actor.organizationId, operationId, code].join(' ');
    const known = this.minute.get(kind);
    if (known) known.again++;
    else this.first(kind, refusal);
  }

  /** Ends the running minute: resolves once all refusals so far are recorded. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const counted = [...this.minute.values()];
    this.minute.clear();
    for (const { refusal, again } of counted) if (again > 0) this.write({ ...refusal, subjectId: null }, again);
    return this.written;
  }

  onApplicationShutdown(): Promise<void> {
    return this.flush();
  }

  private first(kind: string, refusal: Refusal): void {
    this.minute.set(kind, { refusal, again: 0 });
    this.write(refusal, 1);
    this.timer ??= requestContext.exit(() => setTimeout(() => void this.flush(), WINDOW_MS)).unref();
  }

  /** One after the other: refusals take one connection, however many there are. */
  private write({ actor, operationId, subjectId, status, code }: Refusal, times: number): void {
    const { userId, organizationId, kind } = actor;
    const entry = { type: 'access.refused', subjectId, facts: { operationId, status, code, times } } as const;
    this.written = this.written
      .then(() =>
        this.database.unscoped({ userId, organizationId, kind }, (tx) => this.journal.record(tx, actor, entry)),
      )
      .catch((error: unknown) => {
        this.logger.error(error);
      });
  }
}
