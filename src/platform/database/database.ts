import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import type { Actor } from '#kernel/actor.js';
import { audiencesOf } from '#kernel/audience.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Idempotency } from './idempotency.js';

declare const open: unique symbol;
/** A token that says "inside a transaction": services pass it on, only repositories can use it. */
export interface Tx {
  readonly [open]: true;
}

/** Whose rows a transaction may see; a part that is absent opens nothing. */
export type Scope = Pick<Actor, 'organizationId' | 'userId' | 'kind'> | { readonly userId: string } | 'nobody';

const TRIES = 4;
const RETRIED = new Set(['40001', '40P01']);
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', '57P01', '57P02', '57P03', '53300', '08006', '08001', '08003']);
const FULL = new Set(['53100', 'ENOSPC']);

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
    return this.run(actor, (manager) => this.idempotency.once(act, manager, actor, () => work(token(manager))));
  }

  /** Reads as `actor`: like `transaction`, for work that changes nothing and is never replayed. */
  read<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(actor, (manager) => work(token(manager)));
  }

  /** A transaction before anybody is signed in: sees only what the listed look-up functions return. */
  unscoped<T>(scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.run(scope, (manager) => work(token(manager)));
  }

  /** One statement before anybody is signed in, in no transaction of ours: the quickest way to a listed look-up function. */
  async lookUp<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await work(token(this.source.manager));
    } catch (error) {
      throw translated(error);
    }
  }

  private async run<T>(scope: Scope, work: (manager: EntityManager) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.source.transaction(async (manager) => {
          if (scope !== 'nobody') await manager.query(SET_SCOPE, scopeSettings(scope));
          return work(manager);
        });
      } catch (error) {
        if (attempt < TRIES && RETRIED.has(sqlState(error))) continue;
        throw translated(error);
      }
    }
  }
}

const SET_SCOPE = `select set_config('app.user_id', $1, true), set_config('app.organization_id', $2, true),
  set_config('app.kind', $3, true), set_config('app.audiences', $4, true)`;

function scopeSettings(scope: Exclude<Scope, 'nobody'>): string[] {
  if (!('organizationId' in scope)) return [scope.userId, '', '', ''];
  return [scope.userId, scope.organizationId, scope.kind, `{${audiencesOf(scope.kind).join(',')}}`];
}

function token(manager: EntityManager): Tx {
  return manager as unknown as Tx;
}

/** The SQLSTATE or socket error code of a failure; empty if it has none. */
export function sqlState(error: unknown): string {
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}

function translated(error: unknown): unknown {
  const state = sqlState(error);
  if (AWAY.has(state) || isPoolTimeout(error)) return new RuleViolation('service.database-away');
  if (FULL.has(state)) return new RuleViolation('service.disk-full');
  return error;
}

function isPoolTimeout(error: unknown): boolean {
  return error instanceof Error && /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
