import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { ask, push, send, type Session, tokenOf } from './manager.js';
import { Idempotency } from './idempotency.js';
import type { Tx } from './tx.js';

export type { Tx };

/** Whose rows a transaction may see; a part that is absent opens nothing. */
export type Scope = Pick<Actor, 'organizationId' | 'userId' | 'kind'> | { readonly userId: string } | 'nobody';

const TRIES = 4;
const RETRIED = new Set(['40001', '40P01']);
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08006',
  '08001',
  '08003',
]);
const ABORTED = '25P02';
const FULL = new Set(['53100', 'ENOSPC']);
const TIMED_OUT = '57014';

/** Transactions with the caller's scope set for row-level security. The scope ends with the transaction and never stays on a connection. */
@Injectable()
export class Database {
  constructor(
    private readonly source: DataSource,
    private readonly idempotency: Idempotency,
  ) {}

  /**
   * Runs `work` in one transaction as `actor`. When the request carries an `Idempotency-Key`, the result is kept in the same
   * transaction and a repeat gets it back without running `work`. Deadlocks and serialization failures are retried.
   */
  transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const act = this.idempotency.nextAct();
    return this.run(actor, (tx) => this.idempotency.once(act, tx, actor, () => work(tx)));
  }

  /**
   * Like `transaction`, but whatever `Idempotency-Key` comes with it, `work` is done anew and its result kept nowhere: for what a
   * session on its way to a second factor is told and told once.
   */
  anew<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(actor, work);
  }

  /** Reads as `actor`: like `transaction`, for work that changes nothing and is never replayed. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(actor, work);
  }

  /** A transaction before anybody is signed in: sees only what the listed look-up functions return. */
  unscoped<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(scope, work);
  }

  /** One statement before anybody is signed in, in no transaction of ours: the quickest way to a listed look-up function. */
  async lookUp<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await connected(this.source, async (session) => {
        const result = await work(tokenOf(session));
        await Promise.all(session.underway);
        return result;
      });
    } catch (error) {
      throw translated(error);
    }
  }

  private run<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return transactionOn(this.source, scope, work);
  }
}

/** One transaction in a scope, tried again after deadlocks and serialization failures: for programs that are not the server. */
export async function transactionOn<T>(source: DataSource, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await connected(source, (session) => inTransaction(session, scope, work));
    } catch (error) {
      if (attempt < TRIES && RETRIED.has(sqlState(error))) continue;
      throw translated(error);
    }
  }
}

async function connected<T>(source: DataSource, work: (session: Session) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  try {
    return await work({ connection: (await runner.connect()) as Session['connection'], underway: [] });
  } finally {
    await runner.release();
  }
}

/** `begin` and the scope travel with the first statement of the work, records with `commit`: where one fails, so does all after it. */
async function inTransaction<T>(session: Session, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = tokenOf(session);
  push(session, 'begin');
  if (scope !== 'nobody') send(tx, SET_SCOPE, scopeSettings(scope));
  try {
    const result = await work(tx);
    const [{ command }] = await Promise.all([ask(session, 'commit'), ...session.underway]);
    if (command !== 'COMMIT')
      throw new Error('A statement of this transaction failed, and the failure was passed over.');
    return result;
  } catch (error) {
    await ask(session, 'rollback').catch(() => undefined);
    throw sqlState(error) === ABORTED ? await firstFailure(session, error) : error;
  }
}

/** What it was that made the transaction refuse everything after it. */
async function firstFailure({ underway }: Session, otherwise: unknown): Promise<unknown> {
  const outcomes = await Promise.allSettled(underway);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  return failed ? failed.reason : otherwise;
}

const SET_SCOPE = `select set_config('app.user_id', $1, true), set_config('app.organization_id', $2, true),
  set_config('app.kind', $3, true), set_config('app.audiences', $4, true)`;

function scopeSettings(scope: Exclude<Scope, 'nobody'>): string[] {
  if (!('organizationId' in scope)) return [scope.userId, '', '', ''];
  return [scope.userId, scope.organizationId, scope.kind, `{${audiencesOf(scope.kind).join(',')}}`];
}

/** The SQLSTATE or socket error code of a failure; empty if it has none. */
export function sqlState(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function translated(error: unknown): unknown {
  const state = sqlState(error);
  if (AWAY.has(state) || isPoolTimeout(error)) return new RuleViolation('service.database-away');
  if (FULL.has(state)) return new RuleViolation('service.disk-full');
  if (state === TIMED_OUT) return new RuleViolation('service.too-slow');
  return error;
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
