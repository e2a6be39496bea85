/** A number as a form prints it before a row, taken apart. */
export interface PrintedNumber {
  /** As printed, without the blanks around it and a full stop behind it. */
  readonly text: string;
  /** Its parts, folded: `17.1.1` → 17, 1, 1; `DOC-1` → doc, 1; `2-③` → 2, ③. */
  readonly parts: readonly string[];
  /**
   * How a number looks that says nothing of the rows above it (`①`, `(ア)`, `a)`): such rows stand below the one before them that looks
   * otherwise. Absent where the number itself names its place (`1`, `1.1`, `DOC-1`).
   */
  readonly shape?: string;
}

/** A number in front of a wording in the same cell. */
export interface NumberedText {
  readonly number: PrintedNumber;
  readonly rest: string;
  /** Nothing but the change of script tells where the number ends (`2要素認証…` may be none). */
  readonly glued: boolean;
}

const PREFIX = /^(?:(?:設問|質問|項番|番号|問)\s*(?=[a-z]{0,4}-?[0-9(])|(?:no\.?|q\.?|第)\s*(?=[0-9]))/i;
const TOKEN = /[0-9]+|[a-z]+|[①-⑳㉑-㊿]|[ァ-ヶｦ-ﾟ]|[ⅰ-ⅻ]|[.\-()[\]:、・節章項条]|\s/giu;
const SEPARATOR = /^[.\-()[\]:、・節章項条\s]$/u;
const FULL_STOP = /[.．:：、]$/u;
const LONGEST = 24;
/** Letters in a number are an abbreviation (DOC, MPII) or a single one; a longer word is none. */
const LONGEST_WORD = 6;

/** Full-width signs made plain; a circled figure stays as it is, since ① is another number than 1. */
function plain(text: string): string {
  return text
    .replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[‐‑‒–—―−ー]/g, '-')
    .replace(/[Ⅰ-Ⅻ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0x10))
    .replace(/[\s\u3000]+/g, ' ');
}

/** The number that a whole text is; `undefined` where it is none. */
export function readNumber(text: string): PrintedNumber | undefined {
  const trimmed = text.trim().replace(/\s*[※*]$/, '');
  if (trimmed === '' || trimmed.length > LONGEST) return undefined;
  const bare = plain(trimmed).replace(PREFIX, '').trim();
  const tokens = bare.match(TOKEN) ?? [];
  if (tokens.join('') !== bare) return undefined;
  const parts = tokens.filter((token) => !SEPARATOR.test(token)).map((token) => token.toLowerCase());
  if (!areParts(parts, bare)) return undefined;
  const shape = shapeOf(parts, bare);
  return { text: trimmed.replace(FULL_STOP, ''), parts, ...(shape !== undefined && { shape }) };
}

const isLetters = (part: string): boolean => /^[a-z]+$/.test(part);
const isKana = (part: string): boolean => /^[ァ-ヶｦ-ﾟ]$/u.test(part);

function areParts(parts: readonly string[], bare: string): boolean {
  if (NO_NUMBER.some((pattern) => pattern.test(bare))) return false;
  const [part, ...more] = parts;
  if (part === undefined || more.length === 0) return part !== undefined && isAlone(part);
  const inBrackets = /[([]/.test(bare);
  const mayBelong = (one: string): boolean =>
    isLetters(one) ? one.length <= LONGEST_WORD : inBrackets || !isKana(one);
  return parts.every(mayBelong) && !parts.every(isLetters);
}

/** A word is no number; a letter may be one. */
const isAlone = (part: string): boolean => !isLetters(part) || part.length === 1 || isRoman(part);

/** Words, figures in a row, and years: the name of a standard, perhaps. */
const NO_NUMBER = [/^[a-z]+\s+[a-z]/i, /\d\s+\d/, /[^0-9][0-9]{4}|[0-9]{4}[^0-9]/];

const isRoman = (part: string): boolean => /^(?:i{1,3}|iv|vi{0,3}|ix|x)$/.test(part);

/** How single signs look; the first that fits says it. */
const SHAPES: readonly (readonly [pattern: RegExp, shape: string])[] = [
  [/^[0-9]+$/, 'figure'],
  [/^[①-⑳㉑-㊿]$/u, 'circled'],
  [/^[ァ-ヶｦ-ﾟ]$/u, 'kana'],
  [/^(?:[ⅰ-ⅻ]|i{1,3}|iv|vi{1,3}|ix)$/u, 'roman'],
];

/** `undefined` for a number that names its own place in the outline. */
function shapeOf(parts: readonly string[], bare: string): string | undefined {
  const [part] = parts;
  if (part === undefined || parts.length > 1 || /^[0-9]+$/.test(bare.replace(/[.:章節項条]$/u, ''))) return undefined;
  const [, shape] = SHAPES.find(([pattern]) => pattern.test(part)) ?? [undefined, 'letter'];
  return shape + (BRACKETS.find(([pattern]) => pattern.test(bare))?.[1] ?? '');
}

const BRACKETS: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/^[([]/, ' in brackets'],
  [/\)$/, ' before a bracket'],
];

const IN_FRONT: readonly (readonly [pattern: RegExp, glued: boolean])[] = [
  [/^((?:設問|質問|問|No\.?|Q\.?)\s*[a-z]{0,4}[0-9０-９][0-9０-９.．\-－‐–]*)[\s\u3000.．:：、)）]*(\S.*)$/isu, false],
  [
    /^((?:[A-Za-z]{1,6}[-－]?)?[(（]?[0-9０-９①-⑳][0-9０-９①-⑳a-zA-Z()（）.．\-－‐–]*)(?:[\s\u3000:：、)）]|[.．](?![0-9０-９]))+(\S.*)$/su,
    false,
  ],
  [/^([①-⑳㉑-㊿])(\S.*)$/su, false],
  [/^([(（[［](?:[0-9０-９]{1,3}|[a-zA-Zａ-ｚ]|[ァ-ヶｦ-ﾟ])[)）\]］])\s*(\S.*)$/su, false],
  [/^((?:[a-zA-Z]|[ァ-ヶ]|[0-9０-９]{1,3})[.．)）、])(?![0-9０-９])\s*(\S.*)$/su, false],
  [/^([ァ-ヶ])[\s\u3000]+(\S.*)$/su, false],
  [
    /^([0-9０-９]+(?:[.．\-－][0-9０-９]+)*[)）.．]?)(?![0-9０-９])((?:\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}).*)$/su,
    true,
  ],
];

/** A number in front of a text; `undefined` where there is none, or the text is the number alone. */
export function numberInFront(text: string): NumberedText | undefined {
  const trimmed = text.trim();
  for (const [pattern, glued] of IN_FRONT) {
    const [, label, rest] = pattern.exec(trimmed) ?? [];
    const number = label === undefined ? undefined : readNumber(label);
    if (number && rest !== undefined && /[\p{L}\p{N}]/u.test(rest)) return { number, rest: rest.trim(), glued };
  }
  return undefined;
}

const BULLET = /^([・･•‣◦▪▸◆◇▶→]|[-–—－](?=[\s\u3000]))[\s\u3000]*(?=\S)/u;

/** A text with the bullet in front of it told apart; `bullet` is empty where there is none. */
export function bulletInFront(text: string): { readonly bullet: string; readonly rest: string } {
  const trimmed = text.trim();
  const [whole = '', bullet = ''] = BULLET.exec(trimmed) ?? [];
  return { bullet, rest: trimmed.slice(whole.length).trim() };
}

/** The number as a name that two rows share only if they have the same number. */
export const nameOfNumber = ({ parts }: PrintedNumber): string => parts.join('.');
