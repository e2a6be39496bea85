import type { Row } from '../../../kernel/grid.js';
import type { Columns } from './columns.js';
import { readBoxedWords } from './inline-boxes.js';
import type { UnreadColumn } from './layout.js';
import { readMark } from './marks.js';
import type { SheetView } from './sheet-view.js';

/** How far right of a lone column of answers another one may stand under the same heading. */
const REACH = 3;

/** Whether a cell is marked: by a sign, or a box that is filled. */
export function isMarked(text: string): boolean {
  const mark = readMark(text);
  return (
    mark === 'set' || mark === 'cross' || (mark === undefined && readBoxedWords(text).some(({ checked }) => checked))
  );
}

/** Columns that may hold the answer as well: those with the heading of another one, and those without that are marked only where no known one is. */
export function strayColumns(
  view: SheetView,
  rows: readonly number[],
  { words, answer, told, rivals }: Columns,
): number[] {
  const known = words.size > 0 ? [...words.values()] : answer === undefined ? [] : [answer];
  if (known.length === 0) return [...rivals];
  const from = Math.min(...known) - 1;
  const last = words.size > 0 ? Math.max(...known) + 1 : Math.max(...known) + REACH;
  const untold = Array.from({ length: last + 1 - from }, (_, at) => from + at).filter((column) => !told.has(column));
  const marked = (row: number, column: number): boolean => isMarked(view.text(row, column));
  const exclusive = untold.filter((column) => {
    const at = rows.filter((row) => marked(row, column));
    return at.length > 0 && !at.some((row) => known.some((other) => marked(row, other)));
  });
  return [...new Set([...rivals, ...exclusive])];
}

/** Columns of a table that hold something beside its questions and were given no meaning, with their headings. */
export function unreadColumns(
  view: SheetView,
  rows: readonly number[],
  headings: readonly Row[],
  told: ReadonlySet<number>,
  from: number,
  to: number,
): UnreadColumn[] {
  const at = new Set(rows);
  const cells = view.sheet.rows.filter(({ row }) => at.has(row)).flatMap((row) => row.cells);
  const left = cells.filter(
    ({ column, text }) => column >= from && column <= to && !told.has(column) && text.trim() !== '',
  );
  return [...new Set(left.map(({ column }) => column))].map((column) => ({
    column,
    heading: headings
      .flatMap((row) => row.cells.flatMap((cell) => (cell.column === column ? cell.text.trim() : [])))
      .join(' '),
    rows: left.filter((cell) => cell.column === column).map(({ row }) => row),
  }));
}

/** Texts right of the answers under no heading at all are remarks, where the table has no others. */
export function withUntitledRemarks(columns: Columns, unread: readonly UnreadColumn[]): Columns {
  const last = Math.max(0, columns.answer ?? 0, ...columns.words.values());
  const beside = unread.find(({ column, heading }) => column > last && heading === '');
  return columns.remarks.length > 0 || last === 0 || !beside ? columns : { ...columns, remarks: [beside.column] };
}
