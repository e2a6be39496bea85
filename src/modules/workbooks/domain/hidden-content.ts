import type { Finding } from '../../../kernel/finding.js';
import { cellName, type Grid, type Sheet } from '../../../kernel/grid.js';
import { finding } from './findings.js';
import type { Layout } from './layout.js';

/** Content that a person opening the workbook does not see: hidden sheets, and hidden rows and columns of the sheets with tables. */
export function findHidden(grid: Grid, { tables }: Layout): Finding[] {
  return grid.sheets.flatMap((sheet) => {
    const { name, visibility, rows } = sheet;
    const itself =
      visibility !== 'visible' && rows.length > 0 ? [finding('hidden_sheet', { sheet: name }, { name })] : [];
    return tables.some((table) => table.sheet === name)
      ? [...itself, ...hiddenRows(sheet), ...hiddenColumns(sheet)]
      : itself;
  });
}

function hiddenRows({ name, rows }: Sheet): Finding[] {
  return rows
    .filter(({ hidden }) => hidden)
    .flatMap(({ cells }) => {
      const filled = cells.filter(({ text }) => text.trim() !== '').map(({ row, column }) => cellName(row, column));
      return filled.length === 0 ? [] : [finding('hidden_row', { sheet: name, cells: filled })];
    });
}

function hiddenColumns({ name, rows, hiddenColumns: hidden }: Sheet): Finding[] {
  const filled = new Map<number, string[]>();
  for (const { row, column, text } of rows.flatMap(({ cells }) => cells)) {
    if (!hidden.has(column) || text.trim() === '') continue;
    filled.set(column, [...(filled.get(column) ?? []), cellName(row, column)]);
  }
  return [...filled.values()].map((cells) => finding('hidden_column', { sheet: name, cells }));
}
