import type { Cell } from '../../../kernel/grid.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import { isNumberLike, mayBeNumber, readingOf, type WordingHit, wordingHits } from './label-cells.js';
import { type LabelColumns, labelColumns, segmentsOf } from './label-columns.js';
import type { SheetView } from './sheet-view.js';

/** One row of a sheet as a possible question: its number and its wording, wherever they stand. */
export interface RowEntry {
  readonly row: number;
  /** The columns that belong to the same table; tables may lie side by side. */
  readonly from: number;
  readonly to: number;
  readonly number?: { readonly text: string; readonly cell: Cell };
  readonly wording?: { readonly text: string; readonly folded: string; readonly cell: Cell };
  /** Questions of exactly this wording. */
  readonly exact: readonly Question[];
  /** The questions of the section whose title stands above, or beside it; absent where none does. */
  readonly section?: ReadonlySet<Question>;
}

/** Every row of a sheet that has a number or a wording where this form's numbers and wordings stand. */
export function entriesOf(view: SheetView, index: FormIndex): readonly RowEntry[] {
  const hits = wordingHits(view, index);
  const columns = labelColumns(view, index, hits);
  if (columns.numberColumns.size === 0 && columns.wordingColumns.size === 0) return [];
  const segments = segmentsOf(hits, columns);
  const byCell = new Map(hits.map((hit) => [hit.cell, hit]));
  const lastLabel = Math.max(...columns.numberColumns, ...columns.wordingColumns);
  return segments
    .flatMap(({ from, to }) => {
      let section: RowEntry['section'];
      return view.sheet.rows.flatMap(({ cells }): RowEntry[] => {
        const own = cells.filter(({ column, text }) => column >= from && column <= to && text.trim() !== '');
        const entry = entryOf(own, byCell, columns, index);
        section = sectionIn(own, lastLabel, index) ?? section;
        return entry ? [{ ...entry, from, to, ...(section && { section }) }] : [];
      });
    })
    .sort((one, other) => one.row - other.row);
}

/** The section whose title stands among the labels of a row. */
function sectionIn(cells: readonly Cell[], lastLabel: number, index: FormIndex): RowEntry['section'] {
  const titles = cells.filter(({ column }) => column <= lastLabel);
  return titles.map((cell) => index.inSection(readingOf(cell).folded)).find((section) => section !== undefined);
}

/** How many questions of a form a sheet seems to hold, by wording and by number: a quick look before the forms are told apart. */
export function roughCount(view: SheetView, index: FormIndex): { wordings: number; numbers: number } {
  const numbers = new Set<string>();
  for (const { text } of view.sheet.rows.flatMap(({ cells }) => cells)) {
    const [question] = isNumberLike(text) ? index.byNumber(text) : [];
    if (question) numbers.add(question.code);
  }
  return { wordings: wordingHits(view, index).length, numbers: numbers.size };
}

function entryOf(
  cells: readonly Cell[],
  hits: ReadonlyMap<Cell, WordingHit>,
  columns: LabelColumns,
  index: FormIndex,
): Omit<RowEntry, 'from' | 'to'> | undefined {
  const { numberCell, wordingCell } = labelCells(cells, hits, columns, index);
  const first = numberCell ?? wordingCell;
  if (!first) return undefined;
  const hit = wordingCell && hits.get(wordingCell);
  const number = numberCell && (splitNumber(cells, numberCell, hit, index) ?? numberAlone(numberCell));
  const alone = { row: first.row, exact: [], ...(number && { number }) };
  return wordingCell ? { ...alone, ...besideNumber(wordingCell, hit, numberCell, columns) } : alone;
}

/** The wording of a row; the number in front of it where the table has no column for numbers, or this row leaves it out. */
function besideNumber(
  cell: Cell,
  hit: WordingHit | undefined,
  numberCell: Cell | undefined,
  { numberColumns }: LabelColumns,
): ReturnType<typeof withWording> {
  const mayShare = numberCell === undefined && (hit !== undefined || numberColumns.size === 0);
  return withWording(cell, hit, mayShare ? numberInCell(cell, hit) : undefined);
}

function withWording(
  cell: Cell,
  hit: WordingHit | undefined,
  number: RowEntry['number'],
): Pick<RowEntry, 'exact' | 'number' | 'wording'> {
  return { exact: hit?.questions ?? [], wording: wordingOf(cell, number !== undefined), ...(number && { number }) };
}

/** The cell with a row's number and the one with its wording; a title may stand in the column of the numbers. */
function labelCells(
  cells: readonly Cell[],
  hits: ReadonlyMap<Cell, WordingHit>,
  { numberColumns, wordingColumns }: LabelColumns,
  index: FormIndex,
): { numberCell: Cell | undefined; wordingCell: Cell | undefined } {
  const ofNumbers = cells.filter(({ column }) => numberColumns.has(column));
  const numberCell = ofNumbers.find((cell) => mayBeNumber(cell.text, index) || cell.kind === 'date');
  const worded = cells.filter((cell) => wordingColumns.has(cell.column) && cell !== numberCell);
  return {
    numberCell,
    wordingCell: worded.find((cell) => hits.has(cell)) ?? worded[0] ?? ofNumbers.find((cell) => cell !== numberCell),
  };
}

/** A number whose parts stand in columns of their own (17 | 1 | 2): only where together they are the number of the wording beside them. */
function splitNumber(
  cells: readonly Cell[],
  numberCell: Cell,
  hit: WordingHit | undefined,
  index: FormIndex,
): RowEntry['number'] {
  if (!hit) return undefined;
  const parts = cells.filter(({ column }) => column >= numberCell.column && column < hit.cell.column);
  const text = parts.map((part) => part.text.trim()).join('.');
  const isItsNumber = parts.length > 1 && index.byNumber(text).some((question) => hit.questions.includes(question));
  return isItsNumber ? { text, cell: numberCell } : undefined;
}

/** A number that became a date (`1-1`) says nothing. */
const numberAlone = (cell: Cell): RowEntry['number'] =>
  cell.kind !== 'date' ? { text: cell.text.trim(), cell } : undefined;

function wordingOf(cell: Cell, numbered: boolean): NonNullable<RowEntry['wording']> {
  const reading = readingOf(cell);
  return numbered
    ? { cell, text: reading.bare, folded: reading.bareFolded }
    : { cell, text: cell.text.trim(), folded: reading.folded };
}

/** The number in front of a wording in the same cell; none where the cell as a whole is a wording of the form. */
function numberInCell(cell: Cell, hit: WordingHit | undefined): RowEntry['number'] {
  const { number } = readingOf(cell);
  return number === undefined || hit?.whole === true || !isNumberLike(number) ? undefined : { text: number, cell };
}
