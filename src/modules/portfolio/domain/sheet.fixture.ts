import type { Cell, Grid, Sheet } from '../../../kernel/grid.js';

/** Cells of a row; an empty text is no cell. */
export function cellsOf(row: number, texts: readonly string[]): Cell[] {
  return texts.flatMap((text, at) =>
    text === '' ? [] : [{ row, column: at + 1, kind: 'text' as const, text, formula: false }],
  );
}

/** A visible sheet with these rows from the top. */
export function sheetOf(name: string, rows: readonly (readonly string[])[]): Sheet {
  return {
    name,
    visibility: 'visible',
    rows: rows.flatMap((texts, at) => {
      const cells = cellsOf(at + 1, texts);
      return cells.length === 0 ? [] : [{ row: at + 1, hidden: false, cells }];
    }),
    merges: [],
    lists: [],
    checkBoxes: [],
    hiddenColumns: new Set(),
  };
}

/** A workbook of one sheet with these rows from the top. */
export function gridOf(...rows: readonly (readonly string[])[]): Grid {
  return { sheets: [sheetOf('台帳', rows)] };
}
