import type { Sheet } from '../../../kernel/grid.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';

const RINGS = /[◯〇⭕]/g;
const CROSSES = /[✕✖✗✘╳X]/gi;
const DASHES = /[-‐–—―−ー]/g;
const PAIR =
  /([○◯〇⭕●◎△▲×✕✖✗✘╳✓✔レ／/\-‐–—―−ー－])[」』）)]?\s*(?:[:：=＝…‥→]+|は)\s*[「『]?([^\s　、,，。;；」』（()）○◯〇⭕●◎△▲×✕✖✗✘╳✓✔]+)/gu;

/** A code and what it stands for: `1：はい`, `2=いいえ`, `③対象外`. */
const CODE =
  /(?<![0-9０-９.．])(?:([0-9０-９])\s*[:：=＝.．、)）]|([①-⑨]))\s*[「『]?([^\s　、,，。;；／/・|｜」』（()）0-9０-９①-⑨]+)/gu;

/** A sign or code as it is compared: rings, crosses and dashes are one each, whatever key typed them. */
export function foldSign(text: string): string {
  return text.normalize('NFKC').trim().replace(RINGS, '○').replace(CROSSES, '×').replace(DASHES, '－');
}

/**
 * What the signs or codes of a sheet stand for, where a legend in one cell says so of at least two (`○：はい ×：いいえ －：対象外`, `1:はい 2:いいえ`).
 * Empty where there is none, or where two legends contradict each other.
 */
export function legendOf({ rows }: Sheet, index: FormIndex): ReadonlyMap<string, AnswerKey> {
  const legend = new Map<string, AnswerKey>();
  for (const { text } of rows.flatMap(({ cells }) => cells)) {
    const pairs = pairsIn(text, index);
    if (pairs.length < 2) continue;
    for (const [sign, key] of pairs) {
      if ((legend.get(sign) ?? key) !== key) return new Map();
      legend.set(sign, key);
    }
  }
  return legend;
}

function pairsIn(text: string, index: FormIndex): [string, AnswerKey][] {
  const signs = [...text.matchAll(PAIR)].map(([, sign = '', word = '']) => [sign, word] as const);
  const codes = [...text.matchAll(CODE)].map(
    ([, digit, circled, word = '']) => [digit ?? circled ?? '', word] as const,
  );
  return [...signs, ...codes].flatMap(([sign, word]): [string, AnswerKey][] => {
    const key = index.wordOf(word);
    return key ? [[foldSign(sign), key]] : [];
  });
}
