import { RuleViolation } from '../../../kernel/rule-violation.js';

/** Fewest characters of a password (code points); OWASP ASVS 5.0.0, 6.2.1. */
export const SHORTEST_PASSWORD = 8;

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
  const core = plain.replace(/^[^\p{L}]{1,200}/u, '').replace(/[^\p{L}]{1,200}$/u, '');
  const words = new Set([...PRODUCT_WORDS, ...own.flatMap(wordsOf)]);
  const guessable = [plain, core].some((text) => common.has(text) || words.has(text)) || isMonotonous(plain);
  if (guessable) throw new RuleViolation('password.too-common');
}

/** An address counts as a whole and by its part before the @, a name as a whole and by its words. */
function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  return [plain, ...plain.split(/[\s@.]/)].filter((word) => word.length >= 3);
}

/** One character over and over, or each the next of the one before: aaaaaaaa, 12345678, hgfedcba. */
function isMonotonous(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  return steps.size === 1 && [-1, 0, 1].some((step) => steps.has(step));
}
