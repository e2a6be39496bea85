import type { Cell } from '../../../kernel/grid.js';
import type { Question } from '../../templates/domain/template.js';
import type { FormIndex } from './form-index.js';
import { mayBeNumber, readingOf, type WordingHit } from './label-cells.js';
import type { SheetView } from './sheet-view.js';

/** Where the numbers and the wordings of a table stand. */
export interface LabelColumns {
  readonly numberColumns: ReadonlySet<number>;
  readonly wordingColumns: ReadonlySet<number>;
}

/** The columns of numbers and of wordings on a sheet. */
export function labelColumns(view: SheetView, index: FormIndex, hits: readonly WordingHit[]): LabelColumns {
  const numberColumns = findNumberColumns(view, index, hits);
  return { numberColumns, wordingColumns: findWordingColumns(view, index, hits, numberColumns) };
}

/**
 * Columns whose numbers agree with the wording beside them. Where none does - a form with other numbers, or retyped throughout -
 * the column of different numbers left of the wordings, or the one with the most numbers of the form. None where numbers and wordings share cells.
 */
function findNumberColumns(view: SheetView, index: FormIndex, hits: readonly WordingHit[]): Set<number> {
  if (hits.filter(({ whole }) => !whole).length * 2 > hits.length) return new Set();
  const wordings = questionsByRow(hits);
  const numbers = view.sheet.rows.flatMap(({ cells }) => cells.filter(({ text }) => mayBeNumber(text, index)));
  const agreeing = textsByColumn(
    numbers.filter(({ row, text }) => wordings.get(row)?.some((question) => index.byNumber(text).includes(question))),
  );
  const all = textsByColumn(numbers.filter(({ row, text }) => wordings.has(row) && isNumberOf(index, text)));
  const least = Math.min(2, hits.length);
  const ownColumns = [...agreeing]
    .filter(([column, { size }]) => size >= least && size * 2 >= (all.get(column)?.size ?? 0))
    .map(([column]) => column);
  if (ownColumns.length > 0) return new Set(ownColumns);
  if (hits.length < 3) return fullest(textsByColumn(numbers.filter(({ text }) => isNumberOf(index, text))), 3);
  const firstWording = Math.min(...hits.map(({ cell }) => cell.column));
  const counted = countingColumns(numbers.filter(({ row }) => wordings.has(row)));
  return fullest(
    textsByColumn(
      numbers.filter(({ row, column }) => wordings.has(row) && column < firstWording && !counted.has(column)),
    ),
    Math.max(3, wordings.size / 3),
  );
}

const isNumberOf = (index: FormIndex, text: string): boolean => index.byNumber(text).length > 0;

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
    cells.some(({ column, text }) => numberColumns.has(column) && isNumberOf(index, text)),
  );
  return numbered.length > 0 && numbered.every(({ row }) => rows.has(row));
}

function widestTextColumn(view: SheetView, index: FormIndex, numberColumns: ReadonlySet<number>): Set<number> {
  const lengths = new Map<number, number>();
  for (const { cells } of view.sheet.rows) {
    const numbered = cells.some(({ column, text }) => numberColumns.has(column) && isNumberOf(index, text));
    const labelled = cells.some((cell) => isNumberOf(index, readingOf(cell).number ?? ''));
    if (!numbered && !labelled) continue;
    for (const { column, text } of cells)
      if (!numberColumns.has(column)) lengths.set(column, (lengths.get(column) ?? 0) + text.length);
  }
  const [widest] = [...lengths].sort(([, one], [, other]) => other - one);
  return new Set(widest ? [widest[0]] : []);
}

/** Tables side by side: a new one begins where wordings of different questions stand in one row, again and again. */
export function segmentsOf(
  hits: readonly WordingHit[],
  { numberColumns, wordingColumns }: LabelColumns,
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
