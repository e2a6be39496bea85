import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Fewest characters of a password (code points); OWASP ASVS 5.0.0, 6.2.1. */
export const SHORTEST_PASSWORD = 8;

/** Characters around a word that still leave it the word. */
const MOST_AROUND = 6;

/** Words that whoever attacks this product tries first. */
const PRODUCT_WORDS = [
  'kaiji',
  'mds',
  'sds',
  'mdssds',
  'hospital',
  'byoin',
  'vendor',
  'operator',
  'security',
  '開示',
  '開示書',
  '病院',
  '運営者',
];

/** What a password is judged against: words it must not be (lower case), and the person's own words. */
export interface PasswordContext {
  readonly common: ReadonlySet<string>;
  readonly own: readonly string[];
}

/**
 * Refuses a password that is short, widely used, or made of a word that goes with the person or the product by adding digits and
 * signs. Any characters may be used, none are demanded. `password.too-short`, `password.too-common`
 */
export function checkPassword(password: string, { common, own }: PasswordContext): void {
  if (Array.from(password).length < SHORTEST_PASSWORD)
    throw new RuleViolation('password.too-short', { least: SHORTEST_PASSWORD });
  const plain = password.normalize('NFKC').toLowerCase();
  const words = new Set([...PRODUCT_WORDS, ...own.flatMap(wordsOf)]);
  const isKnown = (text: string): boolean => common.has(text) || words.has(text);
  if (isKnown(plain) || isKnown(coreOf(plain)) || isMadeOf(words, plain) || isMonotonous(plain))
    throw new RuleViolation('password.too-common');
}

/** Nothing but these words, in any order, with up to six digits and signs: `sato@aozora`. */
function isMadeOf(words: ReadonlySet<string>, text: string): boolean {
  const found = text.match(/\p{L}+/gu) ?? [];
  return (
    found.length > 0 && found.every((word) => words.has(word)) && text.length - found.join('').length <= MOST_AROUND
  );
}

/** The text without up to six digits and signs around it: what `Kaiji-2026!` is made of. */
function coreOf(text: string): string {
  const [core = text] = /\p{L}(?:.*\p{L})?/su.exec(text) ?? [];
  return text.length - core.length <= MOST_AROUND ? core : text;
}

/** An address counts as a whole and by its part before the @, a name as a whole and by its words. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return [plain, ...plain.split(/[\s@.]/), ...plain.split(/[^\p{L}]/u)].filter((word) => word.length >= 2);
}

/** One character over and over, or each the next of the one before: aaaaaaaa, 12345678, hgfedcba. */
function isMonotonous(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && [-1, 0, 1].some((step) => steps.has(step));
}
