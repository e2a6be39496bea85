import type { Area } from './grid.js';

/** A sheet that Kaiji makes itself, described as values. Rows and columns count from 1; drawing it is the spreadsheet platform's business. */
export interface SheetPlan {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly visibility?: 'visible' | 'hidden' | 'veryHidden';
  /** By position: the first is column A. */
  readonly columns: readonly ColumnPlan[];
  /** Only rows with content, in order. */
  readonly rows: readonly RowPlan[];
  readonly merges: readonly Area[];
  readonly lists: readonly ListPlan[];
  /** Rows at the top that stay when scrolling; 0 for none. */
  readonly frozenRows: number;
  readonly print: PrintPlan;
}

export interface ColumnPlan {
  /** In characters of the standard font, as Excel counts. */
  readonly width: number;
}

export interface RowPlan {
  readonly row: number;
  readonly cells: readonly CellPlan[];
}

/** Text is written as text, whatever it looks like: `4.10` and `=1+1` stay what they are. */
export interface CellPlan {
  readonly column: number;
  readonly content: { readonly text: string } | { readonly date: string } | { readonly number: number } | { readonly empty: true };
  readonly style: CellStyle;
}

/**
 * How a cell looks, by its part in the sheet: `title` large, `label` bold on grey, `heading` of a column, `section` band over the table,
 * `code` narrow text, `body` wrapped text, `answer` centred and unlocked, `entry` wrapped and unlocked, `date` unlocked, `note` small grey.
 */
export type CellStyle = 'title' | 'label' | 'heading' | 'section' | 'code' | 'body' | 'answer' | 'entry' | 'date' | 'note';

/** A drop-down list. Words that together do not fit Excel's 255 characters go to a hidden sheet. */
export interface ListPlan {
  readonly areas: readonly Area[];
  readonly words: readonly string[];
  /** Whether another word than those of the list may be typed. */
  readonly open: boolean;
}

/** A4, fitted to one page in width. */
export interface PrintPlan {
  readonly orientation: 'portrait' | 'landscape';
  /** Rows repeated on top of every page. */
  readonly repeatRows?: { readonly from: number; readonly to: number };
  readonly footer?: string;
}
