import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Database, type Tx } from '../database/database.js';
import { rows } from '../database/manager.js';
import { FileStore } from '../files/file-store.js';
import { Jobs } from './jobs.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const HASHES_AT_ONCE = 1000;

/** How much a sweep took away. */
export interface Swept {
  readonly idempotencyKeys: number;
  readonly signInFailures: number;
  /** Challenges to passkeys, and browsers that never came back from a provider. */
  readonly signInWays: number;
  readonly sessions: number;
  readonly imports: number;
  readonly mails: number;
  readonly passwordResets: number;
  readonly files: number;
}

/**
 * The hourly sweep: idempotency keys after 24 hours, failed and unfinished sign-ins after a day, sessions and mails after 30 days, links that set
 * a password anew after a day, imports that nobody applied within 7 days, and files on the disk that no organization has any more.
 */
@Injectable()
export class SweepJob implements OnModuleInit {
  private readonly logger = new Logger('sweep');

  constructor(
    private readonly jobs: Jobs,
    private readonly database: Database,
    private readonly files: FileStore,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.schedule('installation.sweep', '0 * * * *', async () => {
      this.logger.log(JSON.stringify(await this.sweep()));
    });
  }

  async sweep(): Promise<Swept> {
    const now = this.clock.now().getTime();
    const rowsGone = await this.database.unscoped('nobody', (tx) => sweepRows(tx, now));
    return { ...rowsGone, files: await this.sweepFiles(new Date(now - DAY)) };
  }

  /** A file lies on the disk before its row commits, so only those untouched for a day are looked at. */
  private async sweepFiles(before: Date): Promise<number> {
    await this.files.discardUnfinished(before);
    const old = await this.files.untouchedSince(before);
    let gone = 0;
    for (let start = 0; start < old.length; start += HASHES_AT_ONCE) {
      const hashes = old.slice(start, start + HASHES_AT_ONCE);
      const kept = await this.database.unscoped('nobody', (tx) => keptFiles(tx, hashes));
      for (const sha256 of hashes.filter((hash) => !kept.has(hash)))
        gone += Number(await this.files.remove(sha256, before));
    }
    return gone;
  }
}

async function sweepRows(tx: Tx, now: number): Promise<Omit<Swept, 'files'>> {
  const before = (age: number): string => new Date(now - age).toISOString();
  const [swept] = await rows<Record<keyof Omit<Swept, 'files'>, string>>(tx, SWEEP, [
    before(DAY),
    before(30 * DAY),
    before(7 * DAY),
  ]);
  if (!swept) throw new Error('the sweep returned nothing');
  return {
    idempotencyKeys: Number(swept.idempotencyKeys),
    signInFailures: Number(swept.signInFailures),
    signInWays: Number(swept.signInWays),
    sessions: Number(swept.sessions),
    imports: Number(swept.imports),
    mails: Number(swept.mails),
    passwordResets: Number(swept.passwordResets),
  };
}

async function keptFiles(tx: Tx, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  const kept = await rows<{ sha256: string }>(tx, 'select kept_files($1) as sha256', [hashes]);
  return new Set(kept.map(({ sha256 }) => sha256));
}

const SWEEP = `select sweep_idempotency_keys($1) as "idempotencyKeys", sweep_sign_in_failures($1) as "signInFailures",
  sweep_sign_in_ways($1) as "signInWays", sweep_sessions($2) as sessions, (sweep_imports($3)).imports as imports, sweep_mails($2) as mails, sweep_password_resets($1) as "passwordResets"`;
