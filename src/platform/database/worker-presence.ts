import { Client } from 'pg';

/** A job is never freed sooner than this after it was taken: its worker may not have announced itself yet. */
const GRACE = '5 seconds';

/**
 * A connection under the worker's name, which the server forgets the moment the process is gone: jobs of workers that are no longer
 * connected are free again. Without it the queue would wait four hours.
 */
export class WorkerPresence {
  private client: Client | null = null;

  constructor(
    private readonly url: string,
    private readonly workerId: string,
  ) {}

  /** Shows this worker as present, and frees the jobs of those that are not; returns how many. */
  async renew(): Promise<number> {
    this.client ??= await this.connect();
    const { rowCount } = await this.client.query(FREE, [this.workerId, GRACE]);
    return rowCount ?? 0;
  }

  async leave(): Promise<void> {
    await this.client?.end();
    this.client = null;
  }

  private async connect(): Promise<Client> {
    const client = new Client({ connectionString: this.url, application_name: this.workerId });
    client.on('error', () => {
      this.client = null;
    });
    await client.connect();
    return client;
  }
}

const FREE = `
  with present as (select application_name from pg_stat_activity where usename = current_user),
  queues as (
    update graphile_worker._private_job_queues set locked_at = null, locked_by = null
     where locked_by <> $1 and locked_at < now() - $2::interval and locked_by not in (select application_name from present))
  update graphile_worker._private_jobs set locked_at = null, locked_by = null, run_at = greatest(run_at, now())
   where locked_by <> $1 and locked_at < now() - $2::interval and locked_by not in (select application_name from present)`;
