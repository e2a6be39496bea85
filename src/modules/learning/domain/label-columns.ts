import type { Cell } from '../../../kernel/grid.js';
import type { Role } from '../../workbooks/domain/headings.js';
import { readBoxedWords } from '../../workbooks/domain/inline-boxes.js';
import { isAnswerWord, readMark } from '../../workbooks/domain/marks.js';
import { numberInFront, readNumber } from './printed-number.js';
import type { Region } from './table-regions.js';

/** Which columns of a region tell what its rows ask. */
export interface LabelColumns {
  readonly numbers: ReadonlySet<number>;
  /** From left to right; where sub-questions begin a column further right there are several. */
  readonly wordings: readonly number[];
  /** Columns of categories left of the wordings. */
  readonly categories: readonly number[];
  /** Numbers stand in front of the wordings, in the same cell. */
  readonly numbersInCells: boolean;
  /** The first column for answers; beyond the table where none is known. */
  readonly firstAnswer: number;
}

interface ColumnSum {
  readonly cells: readonly Cell[];
  readonly length: number;
  /** How many different ones. */
  readonly texts: number;
  readonly numbers: number;
}

const ANSWERS: readonly (Role | undefined)[] = ['yes', 'no', 'na', 'see_note', 'answer', 'checkedOn', 'targetOn'];
/** Columns that are never read for a wording. */
const NO_LABELS: readonly (Role | undefined)[] = [...ANSWERS, 'remark', 'foreign', 'state', 'reason', 'plannedOn'];
/** Share of the cells of a column that must be numbers for it to be one of numbers. */
const MOSTLY = 0.6;
/** Share of a column's rows that may stand beside another wording where the two are one column with indented rows. */
const BESIDE = 0.1;
const LONGEST_CELL = 400;

/** Tells number, wording and category columns apart: by their headings first, then by what stands in them. `undefined` where nothing is a wording. */
export function labelColumnsOf(region: Region): LabelColumns | undefined {
  const sums = sumsOf(region);
  const numbers = numberColumns(region, sums);
  const named = [...sums].filter(([column, { length }]) => !numbers.has(column) && length > 0);
  const asked = named.filter(([column]) => region.roles.get(column) === 'question');
  const bases = asked.length > 0 ? asked : named.filter(([column]) => !NO_LABELS.includes(region.roles.get(column)));
  const base = wordingAmong(bases);
  if (!base) return undefined;
  const [column] = base;
  const others = named.filter(([other]) => other !== column && mayBeLabel(region, other, column));
  const rowsOfBase = new Set(base[1].cells.map(({ row }) => row));
  const isIndented = ({ cells }: ColumnSum): boolean =>
    cells.filter(({ row }) => rowsOfBase.has(row)).length <= cells.length * BESIDE;
  const indented = others.filter(([other, sum]) => isIndented(sum) && isNear(region, other, column));
  const wordings = [column, ...indented.map(([other]) => other)].sort((one, other) => one - other);
  const left = others.filter(([other, sum]) => other < column && !wordings.includes(other) && isSparse(sum, base[1]));
  return {
    numbers,
    wordings,
    categories: left.map(([other]) => other).sort((one, other) => one - other),
    numbersInCells: numbers.size === 0 && hasNumbersInCells(base[1].cells),
    firstAnswer: firstAnswerOf(region, Math.max(...wordings)),
  };
}

/** Share of different texts from which one column says as much as another: the same questions in another language, perhaps. */
const AS_MANY = 0.8;

/** The column with the most text; of several that say something else in each row the first. */
function wordingAmong(columns: readonly (readonly [number, ColumnSum])[]): readonly [number, ColumnSum] | undefined {
  const [longest] = [...columns].sort(([, one], [, other]) => other.length - one.length);
  if (!longest) return undefined;
  const inOrder = [...columns].sort(([one], [other]) => one - other);
  return (
    inOrder.find(([, { texts, length }]) => texts >= longest[1].texts * AS_MANY && length >= texts * SHORTEST) ??
    longest
  );
}

/** Letters that a wording has on average, at least. */
const SHORTEST = 6;

/** Few texts over many rows: categories, repeated or merged. */
const isSparse = ({ texts }: ColumnSum, base: ColumnSum): boolean => texts < base.texts * AS_MANY;

/** Fewer than this share of the wordings begin with a number by chance. */
const WITH_NUMBER = 0.4;

function hasNumbersInCells(cells: readonly Cell[]): boolean {
  const found = cells.filter(({ text }) => text.length > 2).map(({ text }) => numberInFront(text));
  const sure = found.filter((one) => one !== undefined).length;
  return sure > 0 && sure >= found.length * WITH_NUMBER;
}

function firstAnswerOf({ roles }: Region, lastWording: number): number {
  const answers = [...roles].filter(([column, role]) => column > lastWording && NO_LABELS.includes(role));
  return Math.min(Number.MAX_SAFE_INTEGER, ...answers.map(([column]) => column));
}

/** A column without a heading, or with one like the wording's, left of the answers or right beside the wording. */
function mayBeLabel({ roles }: Region, column: number, base: number): boolean {
  const role = roles.get(column);
  if (NO_LABELS.includes(role)) return false;
  return column < base || role === 'question' || role === undefined;
}

/** Whether only columns without a heading of another kind lie between two columns. */
function isNear({ roles, headings }: Region, column: number, base: number): boolean {
  const [from, to] = column < base ? [column, base] : [base, column];
  const between = [...roles].filter(([one]) => one > from && one < to);
  if (between.some(([, role]) => role !== 'question')) return false;
  const titled = headings.some(({ cells }) => cells.some((cell) => cell.column === column && cell.text.trim() !== ''));
  return roles.get(column) === 'question' || (!titled && to - from <= NEAR);
}

const NEAR = 4;
/** So many rows tell what a column holds. */
const ENOUGH_ROWS = 3_000;

function sumsOf({ rows, from, to }: Region): Map<number, ColumnSum> {
  const byColumn = new Map<number, Cell[]>();
  for (const cell of rows.slice(0, ENOUGH_ROWS).flatMap(({ cells }) => cells)) {
    if (cell.column < from || cell.column > to || cell.text.trim() === '') continue;
    const known = byColumn.get(cell.column);
    if (known) known.push(cell);
    else byColumn.set(cell.column, [cell]);
  }
  return new Map([...byColumn].map(([column, cells]) => [column, sumOf(cells)]));
}

function sumOf(cells: readonly Cell[]): ColumnSum {
  const texts = cells.filter((cell) => cell.kind === 'text' && !saysAnswer(cell.text));
  return {
    cells,
    texts: new Set(texts.map(({ text }) => text)).size,
    length: texts.reduce(
      (sum, { text }) => sum + (readNumber(text) ? 0 : Math.min(text.trim().length, LONGEST_CELL)),
      0,
    ),
    numbers: cells.filter(isNumberCell).length,
  };
}

const saysAnswer = (text: string): boolean =>
  readMark(text) !== undefined || isAnswerWord(text) || readBoxedWords(text).length > 0;

/** A number, or a date that one became (`1-1`). */
export const isNumberCell = (cell: Cell): boolean => cell.kind === 'date' || readNumber(cell.text) !== undefined;

/** Columns of numbers left of the wordings; of two that number the same rows, one that merely counts them is left out. */
function numberColumns({ roles }: Region, sums: ReadonlyMap<number, ColumnSum>): ReadonlySet<number> {
  const longest = [...sums].sort(([, one], [, other]) => other.length - one.length)[0]?.[0] ?? 0;
  const found = [...sums].filter(([column, { cells, numbers }]) => {
    const role = roles.get(column);
    if (role === 'number') return numbers > 0;
    const isMostly = numbers === cells.length || (numbers > 1 && numbers >= cells.length * MOSTLY);
    return column < longest && role === undefined && isMostly;
  });
  const counts = found.filter(([, sum]) => isCount(sum));
  const kept = found.length > counts.length ? found.filter((one) => !counts.includes(one)) : found;
  return new Set(kept.map(([column]) => column));
}

/** Whole numbers, each one more than that above it. */
function isCount({ cells }: ColumnSum): boolean {
  const numbers = cells.filter(isNumberCell).map(({ text }) => Number(text));
  return numbers.length > 2 && numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
}
