import type { Grid } from '../../../kernel/grid.js';
import { foldWording } from '../../../kernel/wording.js';
import { headingsAbove } from '../../workbooks/domain/columns.js';
import { readHeading } from '../../workbooks/domain/headings.js';
import type { Layout, TableLayout } from '../../workbooks/domain/layout.js';
import { readMark, usualWord } from '../../workbooks/domain/marks.js';
import { holdsRemarks } from '../../workbooks/domain/notes.js';
import { spotsOf } from '../../workbooks/domain/read-row.js';
import { type SheetView, viewOf } from '../../workbooks/domain/sheet-view.js';

/** As many cells that say an answer are no list of words to choose from, and no example. */
const ENOUGH_WORDS = 3;
const ENOUGH_ELSEWHERE = 10;
/** Whoever publishes a form shows on such a sheet how to fill it. */
const EXAMPLE = /記入例|記載例|見本|サンプル|sample|example/i;

/**
 * Whether a workbook holds answers beside the ones it asks for: of last year, of another product, on a sheet that is no part of the form,
 * or remarks that were left in their list when the rows were cleared. Whoever gets it gets them too.
 */
export function holdsOtherAnswers(grid: Grid, { tables }: Layout): boolean {
  return grid.sheets.some((sheet) => {
    const own = tables.filter((table) => table.sheet === sheet.name);
    const view = viewOf(sheet);
    if (own.length > 0) return own.some((table) => holdsBeside(view, table)) || holdsRemarks(sheet, own);
    return !EXAMPLE.test(sheet.name) && (answersOn(view) >= ENOUGH_ELSEWHERE || holdsRemarks(sheet, own));
  });
}

const saysAnswer = (text: string): boolean => usualWord(foldWording(text)) !== undefined;

function answersOn({ sheet }: SheetView): number {
  const cells = sheet.rows.flatMap((row) => row.cells);
  return cells.filter(({ text }) => saysAnswer(text) || readMark(text) === 'set').length;
}

function holdsBeside(view: SheetView, table: TableLayout): boolean {
  const foreign = foreignColumns(view, table);
  const beside = table.rows.flatMap(({ row, label, answer, second, remarks }) => {
    const spots = [answer, second?.answer].flatMap((place) => (place ? spotsOf(place) : []));
    const known = new Set([label, ...spots, ...remarks].map(({ column }) => column));
    const cells = view.sheet.rows.find((one) => one.row === row)?.cells ?? [];
    return cells.filter(({ column, text }) => !known.has(column) && text.trim() !== '');
  });
  return (
    beside.some(({ column }) => foreign.has(column)) ||
    beside.filter(({ text }) => saysAnswer(text)).length >= ENOUGH_WORDS
  );
}

/** Columns whose heading says that they are of another time or another party. */
function foreignColumns(view: SheetView, { rows }: TableLayout): ReadonlySet<number> {
  const headings = headingsAbove(view, new Set(rows.map(({ row }) => row)));
  const cells = rows.flatMap(({ row }) => headings(row)).flatMap((heading) => heading.cells);
  const foreign = new Set(cells.filter(({ text }) => readHeading(text)?.role === 'foreign'));
  return new Set(
    [...foreign].flatMap(({ row, column }) => {
      const last = view.merge(row, column)?.right ?? column;
      return Array.from({ length: Math.min(last - column, 12) + 1 }, (_, at) => column + at);
    }),
  );
}
