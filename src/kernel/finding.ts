import type { Bilingual } from './bilingual.js';

/**
 * Something wrong or doubtful (指摘), with its place. `kind` is stable and never reused. `code` is the question as printed
 * (absent for the form as a whole); `cells` the single cells concerned, when it came from a workbook.
 */
export interface Finding {
  readonly kind: string;
  readonly code?: string;
  readonly sheet?: string;
  readonly cells?: readonly string[];
  readonly message: Bilingual;
}
