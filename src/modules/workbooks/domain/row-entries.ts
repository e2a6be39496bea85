import type { Cell } from '../../../kernel/grid.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import type { SheetView } from './sheet-view.js';
import { foldWording, splitLabel } from '../../../kernel/wording.js';

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
}

interface Columns {
  readonly numberColumns: ReadonlySet<number>;
  readonly wordingColumns: ReadonlySet<number>;
}

interface Reading {
  readonly folded: string;
  readonly number?: string;
  readonly bare: string;
  readonly bareFolded: string;
}

interface WordingHit {
  readonly cell: Cell;
  /** The cell holds the wording alone, without a number in front. */
  readonly whole: boolean;
  readonly questions: readonly Question[];
}

const readings = new WeakMap<Cell, Reading>();

function readingOf(cell: Cell): Reading {
  let reading = readings.get(cell);
  if (!reading) {
    const { number, wording } = splitLabel(cell.text);
    const folded = foldWording(cell.text);
    const bareFolded = number === undefined ? folded : foldWording(wording);
    reading = { folded, ...(number !== undefined && { number }), bare: wording, bareFolded };
    readings.set(cell, reading);
  }
  return reading;
}

const NOTE = /^(?:note|ref)s?[\s.]*\d/i;

/** No number with its 設問 in front and blanks around it is longer; most cells are told by their length before anything is compared. */
const LONGEST_CELL = 40;

/** Whether a text can be a printed number at all: short, with a digit, without running words. */
export function isNumberLike(text: string): boolean {
  if (text.length > LONGEST_CELL || !/\p{N}/u.test(text)) return false;
  const folded = text
    .normalize('NFKC')
    .replace(/^\s*(?:設問|質問|項番|問)|\s*[※*]\s*$/g, '')
    .trim();
  return (
    folded.length <= 14 && !NOTE.test(folded) && /\d/.test(folded) && /^[a-z0-9()[\]\-‐–ー−.:、\s]+$/i.test(folded)
  );
}

/** Every row of a sheet that has a number or a wording where this form's numbers and wordings stand. */
export function entriesOf(view: SheetView, index: FormIndex): readonly RowEntry[] {
  const hits = wordingHits(view, index);
  const numberColumns = findNumberColumns(view, index, hits);
  const wordingColumns = findWordingColumns(view, index, hits, numberColumns);
  if (numberColumns.size === 0 && wordingColumns.size === 0) return [];
  const segments = segmentsOf(hits, numberColumns, wordingColumns);
  const byCell = new Map(hits.map((hit) => [hit.cell, hit]));
  return view.sheet.rows.flatMap(({ cells }) =>
    segments.flatMap(({ from, to }) => {
      const own = cells.filter(({ column, text }) => column >= from && column <= to && text.trim() !== '');
      const entry = entryOf(own, byCell, { numberColumns, wordingColumns });
      return entry ? [{ ...entry, from, to }] : [];
    }),
  );
}

/** How many questions of a form a sheet seems to hold, by wording and by number: a quick look before the forms are told apart. */
export function roughCount(view: SheetView, index: FormIndex): { wordings: number; numbers: number } {
  const numbers = new Set<string>();
  for (const { text } of view.sheet.rows.flatMap(({ cells }) => cells)) {
    const question = isNumberLike(text) ? index.byNumber(text) : undefined;
    if (question) numbers.add(question.code);
  }
  return { wordings: wordingHits(view, index).length, numbers: numbers.size };
}

function wordingHits(view: SheetView, index: FormIndex): WordingHit[] {
  return view.sheet.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => {
      if (cell.kind !== 'text' || cell.text.length < 2) return [];
      const reading = readingOf(cell);
      const whole = index.byWording(reading.folded);
      const questions = whole.length > 0 ? whole : index.byWording(reading.bareFolded);
      return questions.length > 0 ? [{ cell, whole: whole.length > 0, questions }] : [];
    }),
  );
}

/**
 * Columns whose numbers agree with the wording beside them. Where none does - a form with other numbers, or retyped throughout -
 * the column of different numbers left of the wordings, or the one with the most numbers of the form. None where numbers and wordings share cells.
 */
function findNumberColumns(view: SheetView, index: FormIndex, hits: readonly WordingHit[]): Set<number> {
  if (hits.filter(({ whole }) => !whole).length * 2 > hits.length) return new Set();
  const wordings = questionsByRow(hits);
  const numbers = view.sheet.rows.flatMap(({ cells }) => cells.filter(({ text }) => isNumberLike(text)));
  const agreeing = textsByColumn(
    numbers.filter(({ row, text }) => wordings.get(row)?.some((question) => question === index.byNumber(text))),
  );
  const all = textsByColumn(numbers.filter(({ row, text }) => wordings.has(row) && index.byNumber(text) !== undefined));
  const least = Math.min(2, hits.length);
  const ownColumns = [...agreeing]
    .filter(([column, { size }]) => size >= least && size * 2 >= (all.get(column)?.size ?? 0))
    .map(([column]) => column);
  if (ownColumns.length > 0) return new Set(ownColumns);
  if (hits.length < 3)
    return fullest(textsByColumn(numbers.filter(({ text }) => index.byNumber(text) !== undefined)), 3);
  const firstWording = Math.min(...hits.map(({ cell }) => cell.column));
  const counted = countingColumns(numbers.filter(({ row }) => wordings.has(row)));
  return fullest(
    textsByColumn(
      numbers.filter(({ row, column }) => wordings.has(row) && column < firstWording && !counted.has(column)),
    ),
    Math.max(3, wordings.size / 3),
  );
}

/** Fewer rows than this may well be numbered 1, 2, 3 by the form itself. */
const LONG_COUNT = 30;

/** Columns that merely count the rows (通番): whole numbers, each one more than that above it. */
function countingColumns(numbers: readonly Cell[]): Set<number> {
  const columns = new Map<number, number[]>();
  for (const { column, text } of numbers)
    columns.set(column, [...(columns.get(column) ?? []), Number(text.normalize('NFKC').replace(/^\D+/, ''))]);
  const counts = [...columns].filter(
    ([, found]) =>
      found.length >= LONG_COUNT && found.every((number, at) => at === 0 || number === (found[at - 1] ?? 0) + 1),
  );
  return new Set(counts.map(([column]) => column));
}

function questionsByRow(hits: readonly WordingHit[]): Map<number, readonly Question[]> {
  const found = new Map<number, readonly Question[]>();
  for (const { cell, questions } of hits) found.set(cell.row, [...(found.get(cell.row) ?? []), ...questions]);
  return found;
}

function textsByColumn(cells: readonly Cell[]): Map<number, Set<string>> {
  const texts = new Map<number, Set<string>>();
  for (const { column, text } of cells) texts.set(column, (texts.get(column) ?? new Set()).add(text));
  return texts;
}

function fullest(columns: ReadonlyMap<number, ReadonlySet<string>>, least: number): Set<number> {
  const [best] = [...columns]
    .filter(([, found]) => found.size >= least)
    .sort(([, one], [, other]) => other.size - one.size);
  return new Set(best ? [best[0]] : []);
}

/** Columns where wordings of the form stand; for a form retyped throughout, the column with the most text beside the numbers. */
function findWordingColumns(
  view: SheetView,
  index: FormIndex,
  hits: readonly WordingHit[],
  numberColumns: ReadonlySet<number>,
): Set<number> {
  const counts = new Map<number, number>();
  for (const { cell } of hits) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  const least = most >= 3 ? Math.max(2, most / 20) : 1;
  if (most >= 3 || isFewButSure(view, index, hits, numberColumns))
    return new Set([...counts].filter(([, count]) => count >= least).map(([column]) => column));
  return widestTextColumn(view, index, numberColumns);
}

/** A sheet of one or two questions: all that it numbers is in the form's own wording. */
function isFewButSure(
  view: SheetView,
  index: FormIndex,
  hits: readonly WordingHit[],
  numberColumns: ReadonlySet<number>,
): boolean {
  const rows = new Set(hits.map(({ cell }) => cell.row));
  const numbered = view.sheet.rows.filter(({ cells }) =>
    cells.some(({ column, text }) => numberColumns.has(column) && index.byNumber(text) !== undefined),
  );
  return numbered.length > 0 && numbered.every(({ row }) => rows.has(row));
}

function widestTextColumn(view: SheetView, index: FormIndex, numberColumns: ReadonlySet<number>): Set<number> {
  const lengths = new Map<number, number>();
  for (const { cells } of view.sheet.rows) {
    const numbered = cells.some(({ column, text }) => numberColumns.has(column) && index.byNumber(text) !== undefined);
    const labelled = cells.some((cell) => index.byNumber(readingOf(cell).number ?? '') !== undefined);
    if (!numbered && !labelled) continue;
    for (const { column, text } of cells)
      if (!numberColumns.has(column)) lengths.set(column, (lengths.get(column) ?? 0) + text.length);
  }
  const [widest] = [...lengths].sort(([, one], [, other]) => other - one);
  return new Set(widest ? [widest[0]] : []);
}

/** Tables side by side: a new one begins where wordings of different questions stand in one row, again and again. */
function segmentsOf(
  hits: readonly WordingHit[],
  numberColumns: ReadonlySet<number>,
  wordingColumns: ReadonlySet<number>,
): { from: number; to: number }[] {
  const columns = [...wordingColumns].sort((one, other) => one - other);
  const together = (one: number, other: number): number => {
    const rows = new Map(hits.filter(({ cell }) => cell.column === one).map((hit) => [hit.cell.row, hit.questions]));
    return hits.filter(
      ({ cell, questions }) =>
        cell.column === other && rows.get(cell.row)?.some((question) => !questions.includes(question)) === true,
    ).length;
  };
  const starts = [1];
  let group: number[] = [];
  for (const column of columns) {
    if (group.some((earlier) => together(earlier, column) >= 3)) {
      const last = Math.max(...group);
      const number = [...numberColumns].filter((one) => one > last && one < column);
      starts.push(number.length > 0 ? Math.min(...number) : column);
      group = [];
    }
    group.push(column);
  }
  return starts.map((from, place) => ({ from, to: (starts[place + 1] ?? Number.MAX_SAFE_INTEGER) - 1 }));
}

function entryOf(
  cells: readonly Cell[],
  hits: ReadonlyMap<Cell, WordingHit>,
  columns: Columns,
): Omit<RowEntry, 'from' | 'to'> | undefined {
  const { numberCell, wordingCell } = labelCells(cells, hits, columns);
  const first = numberCell ?? wordingCell;
  if (!first) return undefined;
  const number = numberAlone(numberCell);
  const alone = { row: first.row, exact: [], ...(number && { number }) };
  if (!wordingCell) return alone;
  const hit = hits.get(wordingCell);
  const mayShare = numberCell === undefined && (hit !== undefined || columns.numberColumns.size === 0);
  return { ...alone, ...withWording(wordingCell, hit, mayShare ? numberInCell(wordingCell, hit) : undefined) };
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
  { numberColumns, wordingColumns }: Columns,
): { numberCell: Cell | undefined; wordingCell: Cell | undefined } {
  const ofNumbers = cells.filter(({ column }) => numberColumns.has(column));
  const numberCell = ofNumbers.find((cell) => isNumberLike(cell.text) || cell.kind === 'date');
  const worded = cells.filter((cell) => wordingColumns.has(cell.column) && cell !== numberCell);
  return {
    numberCell,
    wordingCell: worded.find((cell) => hits.has(cell)) ?? worded[0] ?? ofNumbers.find((cell) => cell !== numberCell),
  };
}

/** A number that became a date (`1-1`) says nothing. */
const numberAlone = (cell: Cell | undefined): RowEntry['number'] =>
  cell && cell.kind !== 'date' ? { text: cell.text.trim(), cell } : undefined;

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
