/**
 * Text as it is compared: never as it is stored. Full-width and half-width forms, spaces, brackets and punctuation are one;
 * the two usual spellings of "or" and "and" too.
 */
export function foldWording(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/又は/g, 'または')
    .replace(/及び/g, 'および')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Of some things the one that a text names: as it is printed (`×`, `A+`), else as it folds, where that leaves something and only one of
 * them folds so. Signs fold to nothing, so that nothing folded names nothing.
 */
export function called<T>(things: readonly T[], namesOf: (thing: T) => readonly string[], text: string): T | undefined {
  const named = (plain: (name: string) => string): T[] => {
    const wanted = plain(text);
    return wanted === '' ? [] : things.filter((thing) => namesOf(thing).some((name) => plain(name) === wanted));
  };
  const [printed] = named(asPrinted);
  const [folded, ...more] = printed === undefined ? named(foldWording) : [printed];
  return more.length === 0 ? folded : undefined;
}

const asPrinted = (text: string): string => text.normalize('NFKC').trim();

const DASHES = /[‐‑‒–—―−ー－]/g;
const NUMBER_PREFIX = /^(?:設問|質問|項番|番号|問|no\.?|q\.?)(?=[a-z]{0,4}-?[0-9(])/;

/** A question number as it is compared: `２－③` and `2-③` are one, a full stop behind it does not count. */
export function foldCode(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s※*]+/g, '')
    .replace(DASHES, '-')
    .replace(NUMBER_PREFIX, '')
    .replace(/[.:、]+$/, '');
}

/** A number with all its separators alike: `1-(1)`, `1.1` and `1－1` are one. For numbers that are not found as they stand. */
export function looseCode(text: string): string {
  return foldCode(text)
    .replace(/(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/g, '.')
    .replace(/[^\p{L}\p{N}]+/gu, '.')
    .replace(/^\.|\.$/g, '');
}

/** Pairs of neighbouring letters with how often each occurs. */
export type Bigrams = ReadonlyMap<string, number>;

export function bigramsOf(folded: string): Bigrams {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < folded.length; at += 1) {
    const pair = folded.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** Likeness of two wordings from 0 to 1 (Dice coefficient over pairs of letters). */
export function likeness(one: Bigrams, other: Bigrams): number {
  let shared = 0;
  let total = 0;
  for (const [pair, count] of one) {
    shared += Math.min(count, other.get(pair) ?? 0);
    total += count;
  }
  for (const count of other.values()) total += count;
  return total === 0 ? 0 : (2 * shared) / total;
}

export interface Label {
  /** The number at the start, as printed; absent where there is none. */
  readonly number?: string;
  readonly wording: string;
}

const BULLET = /^[\s・･•‣◦▪▸*※]+|^[-–—](?=\s)/;
const LEADING_NUMBER =
  /^((?:[A-Za-z]{1,6}-?)?[(（]?[0-9０-９①-⑳][0-9０-９①-⑳a-zA-Z()（）.．\-－‐–]*)(?:[\s　:：、)）]|[.．](?![0-9０-９]))+(\S.*)$/su;
const GLUED_NUMBER =
  /^([(（]?[0-9０-９]+(?:[.．\-－][0-9０-９]+)*[)）.．]?)(?![0-9０-９])(\p{Script=Han}.*|\p{Script=Hiragana}.*|\p{Script=Katakana}.*)$/su;

/** Number and wording in one cell taken apart (`2-③ 医療機関へ…`, `1.1医療法人…`, `・記憶…`); a bullet is no number. */
export function splitLabel(text: string): Label {
  const bare = text.trim().replace(BULLET, '').trim();
  const found = LEADING_NUMBER.exec(bare) ?? GLUED_NUMBER.exec(bare);
  if (found?.[1] === undefined || found[2] === undefined) return { wording: bare };
  return { number: found[1], wording: found[2] };
}
