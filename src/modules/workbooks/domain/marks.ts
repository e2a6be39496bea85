import type { AnswerKey } from '../../templates/domain/template.js';
import { foldWording } from '../../../kernel/wording.js';

/** What a sign in a cell of an answer column says: marked, evidently not marked, or a cross, which says either. */
export type Mark = 'set' | 'clear' | 'cross';

const SET = new Set('○ ◯ 〇 ⭕ ● ◉ ✓ ✔ ✅ √ レ ﾚ ☑ ■ ◼ 1 true v 有 済'.split(' '));
const CLEAR = new Set('□ ☐ ◻ ▢ 0 false - ‐ – — ― − ー － ･ ・ / ／'.split(' '));
const CROSS = new Set('× ✕ ✖ ✗ ✘ ╳ x 〤 ☒ ❌'.split(' '));

/** The sign of a whole cell; `undefined` for anything that is no sign. */
export function readMark(text: string): Mark | undefined {
  const bare = text.trim();
  const sign = /^[０-９Ａ-Ｚａ-ｚ]+$/.test(bare)
    ? bare.normalize('NFKC').toLowerCase()
    : bare.replace(/\ufe0f/g, '').toLowerCase();
  if (SET.has(sign)) return 'set';
  if (CLEAR.has(sign)) return 'clear';
  return CROSS.has(sign) ? 'cross' : undefined;
}

/** Words of practice beside those that a form prints itself. */
const WORDS: Readonly<Record<AnswerKey, string>> = {
  yes: 'はい ハイ yes y 可 可能 有 有り あり 適合 適 対応 対応可 対応済 対応済み 実施 実施済 実施済み 該当 該当する',
  no: 'いいえ イイエ いえ no n 不可 否 不可能 無 無し なし 不適合 不適 未対応 対応不可 非対応 未実施',
  na: '対象外 na notapplicable 該当なし 該当無し 非該当 該当せず 該当しない 適用外 適用なし 適用対象外',
  see_note: 'seenote seenotes 注記参照 備考参照 注参照',
};
const KEY_OF_WORD = new Map(
  (Object.entries(WORDS) as [AnswerKey, string][]).flatMap(([key, words]) =>
    words.split(' ').map((word) => [foldWording(word), key] as const),
  ),
);

/** The answer that a word in use stands for; the form's own words come first and are asked elsewhere (`FormIndex.wordOf`). */
export function usualWord(folded: string): AnswerKey | undefined {
  return KEY_OF_WORD.get(folded);
}

/** Whether a word is an answer in any form, though perhaps not in this one. */
export const isAnswerWord = (word: string): boolean => usualWord(foldWording(word)) !== undefined;
