import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Keys } from '../keys/keys.js';
import { requestContext } from '../request-context.js';
import type { Tx } from './tx.js';
import { rows } from './manager.js';

/** One transaction of a request that carries a key. */
export interface KeyedAct {
  readonly key: string;
  readonly part: number;
  readonly fingerprint: string;
}

interface Kept {
  readonly fingerprint: string;
  readonly result: Buffer | null;
}

/**
 * `Idempotency-Key`: one effect and the same answer for repeats. The key's row is written in the transaction of the act itself, so
 * a crash leaves either both or neither; a repeat that arrives meanwhile waits on the row. Results are kept encrypted for 24 hours.
 */
@Injectable()
export class Idempotency {
  constructor(private readonly keys: Keys) {}

  /** The place of the next transaction under the caller's key; taken once, before any retry. Null without a key. */
  nextAct(): KeyedAct | null {
    const request = requestContext.getStore()?.idempotency;
    return request ? { key: request.key, part: request.part++, fingerprint: request.fingerprint } : null;
  }

  /** Runs `work` unless this key has done so before. `idempotency.other-body` if the key came with something else. */
  async once<T>(act: KeyedAct | null, tx: Tx, actor: Actor, work: () => Promise<T>): Promise<T> {
    if (!act) return work();
    const place = [actor.organizationId, actor.userId, act.key, act.part];
    const claimed = await rows(tx, CLAIM, [...place, act.fingerprint]);
    if (claimed.length === 0) return this.replay<T>(tx, place, act.fingerprint);
    const result = await work();
    const kept = this.keys.encrypt(Buffer.from(JSON.stringify(result ?? null)));
    await rows(tx, KEEP, [...place, kept]);
    return result;
  }

  private async replay<T>(tx: Tx, place: readonly unknown[], fingerprint: string): Promise<T> {
    const [kept] = await rows<Kept>(tx, FIND, place);
    if (kept?.result == null) throw new RuleViolation('idempotency.in-progress');
    if (kept.fingerprint !== fingerprint) throw new RuleViolation('idempotency.other-body');
    return JSON.parse(this.keys.decrypt(kept.result).toString('utf8')) as T;
  }
}

const PLACE = 'organization_id = $1 and user_id = $2 and key = $3 and part = $4';
const CLAIM = `insert into idempotency_key (organization_id, user_id, key, part, fingerprint) values ($1, $2, $3, $4, $5)
  on conflict do nothing returning 1`;
const KEEP = `update idempotency_key set result = $5 where ${PLACE}`;
const FIND = `select fingerprint, result from idempotency_key where ${PLACE}`;
