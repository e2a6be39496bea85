/** One word of a cell that offers several behind boxes: □はい ■いいえ □対象外. */
export interface BoxedWord {
  readonly word: string;
  /** The sign at the word; empty where it has none. */
  readonly sign: string;
  readonly checked: boolean;
  /** Where the sign stands in the text. */
  readonly at: number;
}

const EMPTY = '□☐◻▢⬜';
const FILLED = '■☑☒◼✓✔✅✕✖レ⬛▣';
const RINGS = '○◯〇●◉⦿◎';
const SIGN = new RegExp(`\\[[^\\]]?\\]|［[^］]?］|[${EMPTY}${FILLED}${RINGS}]`, 'gu');
const PAIRS: Readonly<Record<string, string>> = {
  '■': '□',
  '☑': '☐',
  '☒': '☐',
  '◼': '◻',
  '●': '○',
  '◉': '○',
  '⦿': '○',
  '✓': '□',
  '✔': '□',
  '✅': '⬜',
  レ: '□',
  '⬛': '⬜',
  '▣': '□',
};

/** The words of a cell with their boxes, in order; empty if the cell holds no box or ring at all. */
export function readBoxedWords(text: string): BoxedWord[] {
  const signs = [...text.matchAll(SIGN)].map((found) => ({ sign: found[0], at: found.index }));
  const first = signs[0];
  if (!first) return [];
  const behind = text.slice(0, first.at).trim() === '';
  const hasFullRing = signs.some(({ sign }) => '●◉⦿'.includes(sign));
  const loneRing = signs.length === 1 && RINGS.includes(first.sign);
  return signs.map(({ sign, at }, index) => {
    const word = behind ? text.slice(at + sign.length, signs[index + 1]?.at) : text.slice(endOf(signs[index - 1]), at);
    return { word: bareWord(word), sign, at, checked: isChecked(sign, hasFullRing) || loneRing };
  });
}

/** Whether the sign is a ring, which may stand for either: one drawn around a word looks like an empty one before it. */
export const isRing = ({ sign }: BoxedWord): boolean => RINGS.includes(sign);

/** The same text with the box of `chosen` (index, or none of them) filled and all others empty, in the signs it already uses. */
export function writeBoxedWords(text: string, chosen: readonly number[], filled: string): string {
  const words = readBoxedWords(text);
  let result = '';
  let rest = 0;
  words.forEach(({ sign, at }, index) => {
    result += text.slice(rest, at) + (chosen.includes(index) ? filledLike(sign, filled) : emptyLike(sign));
    rest = at + sign.length;
  });
  return result + text.slice(rest);
}

const endOf = (sign: { sign: string; at: number } | undefined): number => (sign ? sign.at + sign.sign.length : 0);
const bareWord = (word: string): string => word.replace(/^[\s　:：・/／,、|｜]+|[\s　:：・/／,、|｜]+$/g, '');

function isChecked(sign: string, hasFullRing: boolean): boolean {
  if (sign.length > 1) return !/^.[\s　]?.$/.test(sign);
  if (RINGS.includes(sign)) return '●◉⦿'.includes(sign) || (sign === '◎' && !hasFullRing);
  return FILLED.includes(sign);
}

function filledLike(sign: string, filled: string): string {
  if (/^[[［]/.test(sign)) return sign.startsWith('[') ? '[x]' : '［x］';
  if (RINGS.includes(sign)) return '●';
  if (FILLED.includes(sign)) return sign;
  return PAIRS[filled] === sign ? filled : (Object.entries(PAIRS).find(([, empty]) => empty === sign)?.[0] ?? '■');
}

function emptyLike(sign: string): string {
  if (/^[[［]/.test(sign)) return sign.startsWith('[') ? '[ ]' : '［ ］';
  return PAIRS[sign] ?? sign;
}
