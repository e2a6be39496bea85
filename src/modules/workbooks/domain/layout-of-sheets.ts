import type { Grid } from '../../../kernel/grid.js';
import type { Columns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { findHeader, type RowSpan } from './header-fields.js';
import type { Layout, OtherRow, NotesPlace, TableLayout } from './layout.js';
import { readMark } from './marks.js';
import { findNotes } from './notes.js';
import { viewOf } from './sheet-view.js';
import { type SheetMatch, tableOf } from './tables.js';

const USUAL_MARK = '○';

/** The layout of a form in a workbook, from the rows found on its sheets. */
export function layoutOf(
  grid: Grid,
  sheets: readonly SheetMatch[],
  index: FormIndex,
): { readonly layout: Layout; readonly headed: boolean } {
  let borrowed: Columns | undefined;
  let headed = true;
  const tables = sheets.map((match) => {
    const table = tableOf(match, index, borrowed);
    borrowed ??= table.columns;
    headed &&= table.headed;
    return table.layout;
  });
  const notes = findNotes(grid, tables);
  const visible = grid.sheets.filter(
    ({ name, visibility }) => visibility === 'visible' || tables.some(({ sheet }) => sheet === name),
  );
  const inOrder = [...visible].sort(
    (one, other) => Number(isTable(tables, other.name)) - Number(isTable(tables, one.name)),
  );
  const spans = new Map(tables.map(({ sheet, rows }) => [sheet, spanOf(rows)]));
  return {
    headed,
    layout: {
      templateId: index.template.id,
      tables: tables.map((table) => ({ ...table, others: table.others.filter((row) => !isNote(table, row, notes)) })),
      header: findHeader(inOrder, index.template, spans),
      ...(notes && { notes }),
      mark: markOf(grid, tables),
    },
  };
}

function spanOf(rows: TableLayout['rows']): RowSpan {
  const at = rows.map(({ row }) => row);
  return { first: Math.min(...at), last: Math.max(...at) };
}

const isTable = (tables: readonly TableLayout[], name: string): boolean => tables.some(({ sheet }) => sheet === name);

const isNote = ({ sheet }: TableLayout, { row }: OtherRow, notes: NotesPlace | undefined): boolean =>
  notes?.sheet === sheet && notes.notes.some((note) => note.row === row);

/** The sign most used in the answer columns. */
function markOf(grid: Grid, tables: readonly TableLayout[]): string {
  const counts = new Map<string, number>();
  const crosses = tables.some(({ rows }) => rows.some(({ answer }) => answer?.kind === 'columns' && answer.crosses));
  for (const text of tables.flatMap((table) => textsInColumns(grid, table))) {
    if (readMark(text) === (crosses ? 'cross' : 'set')) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? USUAL_MARK;
}

function textsInColumns(grid: Grid, { sheet, rows }: TableLayout): string[] {
  const found = grid.sheets.find(({ name }) => name === sheet);
  if (!found) return [];
  const spots = rows.flatMap(({ answer }) => (answer?.kind === 'columns' ? Object.values(answer.cells) : []));
  return spots.map(({ row, column }) => viewOf(found).text(row, column).trim());
}
