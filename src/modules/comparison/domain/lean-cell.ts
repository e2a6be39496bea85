import type { CellDetails } from './cell-details.js';
import type { ComparedCell } from './compared-cell.js';
import type { MatrixRow } from './compare.js';

/** A cell as it is sent: `sourceQuestion` and `sourceCode` only where the product's own form names the row otherwise. */
export type LeanCell = Omit<ComparedCell, 'answerType'> & { readonly details?: CellDetails };

export type LeanRow = Omit<MatrixRow, 'cells'> & { readonly cells: readonly LeanCell[] };

/** The row without what each cell repeats: most of what a comparison of many products would send. */
export function leanRow(row: MatrixRow): LeanRow {
  const known = new Map<ComparedCell, LeanCell>();
  const lean = (cell: MatrixRow['cells'][number]): LeanCell => {
    const { state, code, keys, text, details, sourceQuestion, sourceCode } = cell;
    const elsewhere = sourceQuestion !== row.question || sourceCode !== row.code;
    return given({ state, code, keys, text, details, ...(elsewhere ? { sourceQuestion, sourceCode } : {}) });
  };
  const once = (cell: ComparedCell): LeanCell => {
    const made = known.get(cell) ?? lean(cell);
    known.set(cell, made);
    return made;
  };
  return { ...row, cells: row.cells.map(once) };
}

function given(cell: { readonly [field in keyof LeanCell]: LeanCell[field] | undefined }): LeanCell {
  return Object.fromEntries(Object.entries(cell).filter(([, value]) => value !== undefined)) as unknown as LeanCell;
}
