import { isStatusWord } from './ledger-words.js';
import type { LedgerField } from './ledger-field.js';
import type { LedgerTableRow } from './ledger-table.js';

const SAMPLE = 60;
const ENOUGH = 3;
const MOSTLY = 0.6;

const COMPANY =
  /株式会社|有限会社|合同会社|[(（㈱㈲][株有]?[)）]?|\b(?:inc|ltd|llc|corp|corporation|gmbh|co\.|k\.k\.|s\.a\.|b\.v\.)(?=\W|$)/i;
const VERSION =
  /^(?:ver(?:sion)?\.?|v|rev\.?|rel(?:ease)?\.?|r)\s*\d[\w.\-]*$|^\d+(?:\.\d+){1,3}[a-z]?\d*(?:\s?(?:sp|u)\d+)?$|^第?\d+(?:\.\d+)*版$/i;
const ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}(?:\/\d+)?$/;
const DEPARTMENT = /(?:科|部|課|室|病棟|外来|薬局|センター|部門|医局|係)$/;
const DOMAIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:jp|com|net|org|io|cloud|co|dev|app)(?:[/:].*)?$/i;
const CODE = /^[A-Z]{0,6}[-_ ]?\d{2,}(?:[-_]\d+)*$/i;

/** What a column without a telling heading holds, by its cells. */
export function fieldByContent(texts: readonly string[]): LedgerField | undefined {
  if (texts.length < ENOUGH) return undefined;
  const share = (fits: (text: string) => boolean): boolean => texts.filter(fits).length >= texts.length * MOSTLY;
  const [field] = TELLING.find(([, fits]) => share(fits)) ?? [];
  if (field !== undefined) return field;
  return isEachOther(texts) && share((text) => CODE.test(text)) ? 'assetNumber' : undefined;
}

const TELLING: readonly (readonly [LedgerField, (text: string) => boolean])[] = [
  ['vendorName', (text) => COMPANY.test(text)],
  ['cloudDomain', (text) => DOMAIN.test(text)],
  ['version', (text) => VERSION.test(text.normalize('NFKC')) && !ADDRESS.test(text.normalize('NFKC'))],
  ['status', isStatusWord],
  ['department', (text) => DEPARTMENT.test(text)],
];

/** How much a column looks like names of products: different words, and no numbers. 0 = not at all. */
export function namesLikeness(texts: readonly string[]): number {
  const words = texts.filter((text) => /\p{L}{2}/u.test(text) && !CODE.test(text) && text.length <= 100);
  return words.length < texts.length * MOSTLY ? 0 : new Set(words).size;
}

/** The first texts of a column that say something. */
export function sampleOf(rows: readonly LedgerTableRow[], at: number): readonly string[] {
  const texts: string[] = [];
  for (const row of rows) {
    const text = row.texts[at] ?? '';
    if (text !== '' && row.marks[at] !== 'd' && row.marks[at] !== 'e') texts.push(text);
    if (texts.length === SAMPLE) break;
  }
  return texts;
}

function isEachOther(texts: readonly string[]): boolean {
  return new Set(texts).size >= texts.length * 0.95;
}
