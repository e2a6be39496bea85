import { Injectable } from '@nestjs/common';
import type { Actor } from '#kernel/actor.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Keys } from '../keys/keys.js';
import { requestContext } from '../request-context.js';
import type { Tx } from './tx.js';
import { rows } from './manager.js';

/** What results are encrypted for. */
const PURPOSE = 'idempotency';

/** One transaction of a request that carries a key. */
export interface KeyedAct {
  readonly key: string;
  readonly part: number;
  readonly fingerprint: string;
}

/** What is kept of an act, encrypted: passwords could be guessed from a plain hash of what was sent. */
interface Kept {
  readonly fingerprint: string;
  readonly result: unknown;
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
    const claimed = await rows(tx, CLAIM, place);
    if (claimed.length === 0) return this.replay<T>(tx, place, act.fingerprint);
    const result = await work();
    const kept: Kept = { fingerprint: act.fingerprint, result: result ?? null };
    await rows(tx, KEEP, [...place, this.keys.encrypt(Buffer.from(JSON.stringify(kept)), PURPOSE)]);
    return result;
  }

  private async replay<T>(tx: Tx, place: readonly unknown[], fingerprint: string): Promise<T> {
    const [{ sealed } = { sealed: null }] = await rows<{ sealed: Buffer | null }>(tx, FIND, place);
    if (sealed === null) throw new RuleViolation('idempotency.in-progress');
    const kept = JSON.parse(this.keys.decrypt(sealed, PURPOSE).toString('utf8')) as Kept;
    if (kept.fingerprint !== fingerprint) throw new RuleViolation('idempotency.other-body');
    return kept.result as T;
  }
}

const PLACE = 'organization_id = $1 and user_id = $2 and key = $3 and part = $4';
const CLAIM = `insert into idempotency_key (organization_id, user_id, key, part) values ($1, $2, $3, $4)
  on conflict do nothing returning 1`;
const KEEP = `update idempotency_key set sealed = $5 where ${PLACE}`;
const FIND = `select sealed from idempotency_key where ${PLACE}`;
