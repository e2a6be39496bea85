import type { Area } from './grid.js';

/** A cell of a sheet that Kaiji makes: text stays text whatever it looks like (`4.10`, `=1+1`); a date is YYYY-MM-DD. */
export type PlannedCell = string | number | boolean | null | { readonly date: string };

/** A sheet that Kaiji makes itself, as values; drawing it is the business of `platform/spreadsheet/make-workbook`. Rows and columns count from 1. */
export interface SheetPlan {
  /** At most 31 characters, none of `[]:*?/\`. */
  readonly name: string;
  readonly rows: readonly (readonly PlannedCell[])[];
  /** Width per column, in characters. */
  readonly widths: readonly number[];
  /** The row with the headings: repeated on each printed page, frozen with all rows above it. */
  readonly headerRow: number;
  readonly frozenColumns: number;
  readonly titleRows: readonly number[];
  readonly sectionRows: readonly number[];
  readonly merges: readonly Area[];
  /** Drop-down lists; together no more than 255 characters each. */
  readonly lists: readonly { readonly areas: readonly Area[]; readonly words: readonly string[] }[];
  /** Columns right of the first `columns` are left out of the print; all are printed where it is absent. */
  readonly print: { readonly paper: 'A4' | 'A3'; readonly landscape: boolean; readonly columns?: number };
  /** Areas whose type or ground has a colour; what it says must stand there in words, too. */
  readonly tones?: readonly { readonly tone: Tone; readonly areas: readonly Area[] }[];
  /** The headings have buttons to filter and sort the rows below them. */
  readonly filter?: boolean;
}

/** `muted`: grey type; `notice` and `warning`: light yellow and light red ground. */
export type Tone = 'muted' | 'notice' | 'warning';
