import type { State } from '../../disclosures/domain/state.js';
import type { Verdict } from './judgement.js';

const NOTHING_ASKED: readonly State[] = ['group', 'not_asked', 'optional'];
const NOTHING_WRONG: readonly State[] = ['yes', 'na', 'text'];

/**
 * Whether a hospital may treat a row: いいえ, whatever leaves it open, what is planned or holds under a condition, 対象外 without a
 * reason, any choice. What says はい, 対象外 with a reason or a text only where the hospital itself objected to it (指摘).
 * Source: 第7.0版 保守委託機関編 別紙: each row that is not はい or 対象外 is assessed and treated. `not_in_version` = an older form does not ask it.
 */
export function isTreatable(state: State | 'not_in_version', verdict: Verdict | undefined): boolean {
  if (state === 'not_in_version') return true;
  if (NOTHING_ASKED.includes(state)) return false;
  return !NOTHING_WRONG.includes(state) || verdict === 'objection';
}
