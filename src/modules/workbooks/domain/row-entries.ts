import type { Cell } from '../../../kernel/grid.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import type { SheetView } from './sheet-view.js';
import { foldWording, splitLabel } from './wording.js';

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
    reading = { folded: foldWording(cell.text), ...(number !== undefined && { number }), bare: wording, bareFolded: foldWording(wording) };
    readings.set(cell, reading);
  }
  return reading;
}

const NOTE = /^(?:note|ref)s?[\s.]*\d/i;

/** Whether a text can be a printed number at all: short, with a digit, without running words. */
export function isNumberLike(text: string): boolean {
  const folded = text.normalize('NFKC').replace(/^\s*(?:設問|質問|項番|問)|\s*[※*]\s*$/g, '').trim();
  return folded.length <= 14 && !NOTE.test(folded) && /\d/.test(folded) && /^[a-z0-9()[\]\-‐–ー−.:、\s]+$/i.test(folded);
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
  const wordings = new Map(hits.map(({ cell, questions }) => [cell.row, questions]));
  const agreeing = new Map<number, number>();
  const known = new Map<number, Set<string>>();
  const any = new Map<number, Set<string>>();
  for (const cell of view.sheet.rows.flatMap(({ cells }) => cells)) {
    if (!isNumberLike(cell.text)) continue;
    const question = index.byNumber(cell.text);
    const beside = wordings.get(cell.row);
    if (question) known.set(cell.column, (known.get(cell.column) ?? new Set()).add(question.code));
    if (beside) any.set(cell.column, (any.get(cell.column) ?? new Set()).add(cell.text));
    if (question && beside?.includes(question) === true) agreeing.set(cell.column, (agreeing.get(cell.column) ?? 0) + 1);
  }
  const most = Math.max(0, ...agreeing.values());
  if (most >= 2) return new Set([...agreeing].filter(([, count]) => count >= Math.max(2, most / 20)).map(([column]) => column));
  if (hits.length < 3) return fullest(known, 3);
  const firstWording = Math.min(...hits.map(({ cell }) => cell.column));
  return fullest(new Map([...any].filter(([column]) => column < firstWording)), Math.max(3, wordings.size / 3));
}

function fullest(columns: ReadonlyMap<number, ReadonlySet<string>>, least: number): Set<number> {
  const [best] = [...columns].filter(([, found]) => found.size >= least).sort(([, one], [, other]) => other.size - one.size);
  return new Set(best ? [best[0]] : []);
}

/** Columns where wordings of the form stand; for a form retyped throughout, the column with the most text beside the numbers. */
function findWordingColumns(view: SheetView, index: FormIndex, hits: readonly WordingHit[], numberColumns: ReadonlySet<number>): Set<number> {
  const counts = new Map<number, number>();
  for (const { cell } of hits) counts.set(cell.column, (counts.get(cell.column) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  if (most >= 3) return new Set([...counts].filter(([, count]) => count >= Math.max(2, most / 20)).map(([column]) => column));
  return widestTextColumn(view, index, numberColumns);
}

function widestTextColumn(view: SheetView, index: FormIndex, numberColumns: ReadonlySet<number>): Set<number> {
  const lengths = new Map<number, number>();
  for (const { cells } of view.sheet.rows) {
    const numbered = cells.some(({ column, text }) => numberColumns.has(column) && index.byNumber(text) !== undefined);
    const labelled = cells.some((cell) => index.byNumber(readingOf(cell).number ?? '') !== undefined);
    if (!numbered && !labelled) continue;
    for (const { column, text } of cells) if (!numberColumns.has(column)) lengths.set(column, (lengths.get(column) ?? 0) + text.length);
  }
  const [widest] = [...lengths].sort(([, one], [, other]) => other - one);
  return new Set(widest ? [widest[0]] : []);
}

/** Tables side by side: a new one begins where wordings of different questions stand in one row, again and again. */
function segmentsOf(hits: readonly WordingHit[], numberColumns: ReadonlySet<number>, wordingColumns: ReadonlySet<number>): { from: number; to: number }[] {
  const columns = [...wordingColumns].sort((one, other) => one - other);
  const together = (one: number, other: number): number => {
    const rows = new Map(hits.filter(({ cell }) => cell.column === one).map((hit) => [hit.cell.row, hit.questions]));
    return hits.filter(({ cell, questions }) => cell.column === other && rows.get(cell.row)?.some((question) => !questions.includes(question)) === true).length;
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

function entryOf(cells: readonly Cell[], hits: ReadonlyMap<Cell, WordingHit>, { numberColumns, wordingColumns }: Columns): Omit<RowEntry, 'from' | 'to'> | undefined {
  const ofNumbers = cells.filter(({ column }) => numberColumns.has(column));
  const numberCell = ofNumbers.find((cell) => isNumberLike(cell.text) || cell.kind === 'date');
  const worded = cells.filter((cell) => wordingColumns.has(cell.column) && cell !== numberCell);
  const wordingCell = worded.find((cell) => hits.has(cell)) ?? worded[0] ?? ofNumbers.find((cell) => cell !== numberCell);
  const first = numberCell ?? wordingCell;
  if (!first) return undefined;
  const hit = wordingCell && hits.get(wordingCell);
  const inCell = wordingCell && !numberCell && (hit ?? numberColumns.size === 0) ? numberInCell(wordingCell, hit) : undefined;
  const number = inCell ?? (numberCell && numberCell.kind !== 'date' ? { text: numberCell.text.trim(), cell: numberCell } : undefined);
  return { row: first.row, ...(number && { number }), ...(wordingCell && { wording: wordingOf(wordingCell, inCell !== undefined) }), exact: hit?.questions ?? [] };
}

function wordingOf(cell: Cell, numbered: boolean): NonNullable<RowEntry['wording']> {
  const reading = readingOf(cell);
  return numbered ? { cell, text: reading.bare, folded: reading.bareFolded } : { cell, text: cell.text.trim(), folded: reading.folded };
}

/** The number in front of a wording in the same cell; none where the cell as a whole is a wording of the form. */
function numberInCell(cell: Cell, hit: WordingHit | undefined): RowEntry['number'] {
  const { number } = readingOf(cell);
  return number === undefined || hit?.whole === true || !isNumberLike(number) ? undefined : { text: number, cell };
}
