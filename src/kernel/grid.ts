/** A workbook as values and cells: what a reader of forms needs to know, whatever file it came from. Rows and columns count from 1. */
export interface Grid {
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Rows that hold at least one cell with content, in order. */
  readonly rows: readonly Row[];
  readonly merges: readonly Area[];
  readonly lists: readonly ListValidation[];
  readonly checkBoxes: readonly CheckBox[];
  readonly hiddenColumns: ReadonlySet<number>;
}

export interface Row {
  readonly row: number;
  readonly hidden: boolean;
  /** Cells with content, by column. */
  readonly cells: readonly Cell[];
}

/**
 * One cell with content. `text` is what a person would read, furigana left out; a date is `YYYY-MM-DD` and a number its shortest
 * decimal form. A formula gives its stored value; one without a stored value is of kind `unknown` with empty text.
 */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly kind: 'text' | 'number' | 'boolean' | 'date' | 'error' | 'unknown';
  readonly text: string;
  readonly formula: boolean;
}

export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A drop-down list on an area, its words resolved (also from another sheet or a defined name). */
export interface ListValidation {
  readonly areas: readonly Area[];
  readonly words: readonly string[];
}

/** A check box lying over a cell (form control) or living in it. `column` and `row` = the cell under the box's centre. */
export interface CheckBox {
  readonly row: number;
  readonly column: number;
  readonly kind: 'form-control' | 'in-cell';
  readonly checked: boolean;
  /** The text shown at the box, e.g. はい; empty if it has none. */
  readonly label: string;
  /** The cell that follows the box, as `Sheet!A1`, if one does. */
  readonly linkedCell?: string;
}

/** Column number to letters: 1 → A, 27 → AA. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** A1 name of a cell. */
export function cellName(row: number, column: number): string {
  return columnName(column) + String(row);
}

/** One change to a workbook: what a cell shall hold, or whether the check box over it is ticked. */
export interface CellWrite {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly content:
    | { readonly text: string }
    /** YYYY-MM-DD; written in the cell's own date format where it has one. */
    | { readonly date: string }
    /** Where several boxes lie over one cell, `label` says which. */
    | { readonly checked: boolean; readonly label?: string }
    | { readonly empty: true };
}
