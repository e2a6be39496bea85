import type { Limits } from './limits.js';
import { tooLarge } from './refusal.js';

type Counted = 'readBytes' | 'elements' | 'sheets' | 'rows' | 'cells' | 'text' | 'merges' | 'lists' | 'boxes';

/** What reading one workbook has cost so far; refuses the file at the first thing too many. */
export class Budget {
  private readonly spent: Record<Counted, number> = {
    readBytes: 0,
    elements: 0,
    sheets: 0,
    rows: 0,
    cells: 0,
    text: 0,
    merges: 0,
    lists: 0,
    boxes: 0,
  };

  constructor(readonly limits: Limits) {}

  /** Throws `workbook.too-large` once more than the limit of `what` has been taken. */
  take(what: Counted, amount = 1): void {
    this.spent[what] += amount;
    if (this.spent[what] > this.limits[what]) throw tooLarge(what, this.limits[what]);
  }

  /** Counts a text; one that is too long by itself is refused as well. */
  takeText(text: string): void {
    if (text.length > this.limits.textLength) throw tooLarge('textLength', this.limits.textLength);
    this.take('text', text.length);
  }
}
