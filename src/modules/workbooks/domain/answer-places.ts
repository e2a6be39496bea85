import type { AnswerKey, Question } from '../../templates/domain/template.js';
import type { RoundColumns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { readBoxedWords } from './inline-boxes.js';
import type { AnswerPlace, Spot, WordCells } from './layout.js';
import { foldSign } from './legend.js';
import { readMark } from './marks.js';
import type { SheetView } from './sheet-view.js';

/** What the rows of one table have in common, found once per table. */
export interface TableStyle {
  /** A cell with all words behind boxes, by the number of words it offers; empty where the table has none. */
  readonly patterns: readonly string[];
  readonly words: Readonly<Partial<Record<AnswerKey, string>>>;
  /** Signs that no legend explains stand for the answers. */
  readonly signs: boolean;
  /** Crosses are the marks of the columns, not their opposite. */
  readonly crosses?: boolean;
}

const MARKED_TYPES: ReadonlySet<Question['answerType']> = new Set(['yes_no_na', 'yes_no']);

/** Whether a row is answered by one of the form's words, as opposed to words of its own. */
export const takesWord = ({ answerType }: Question): boolean => MARKED_TYPES.has(answerType);

/** A cell, or the first one of the merged area that covers it: where its value stands. */
export function spotAt(view: SheetView, row: number, column: number): Spot {
  const merge = view.merge(row, column);
  return merge ? { row: merge.top, column: merge.left } : { row, column };
}

/** How a row is answered in these columns; `undefined` if none of them is for answers. */
export function answerPlace(
  view: SheetView,
  row: number,
  question: Question,
  columns: RoundColumns,
  style: TableStyle,
): AnswerPlace | undefined {
  if (columns.words.size > 0) return inColumns(view, row, question, columns.words, style.crosses === true);
  if (columns.answer === undefined) return undefined;
  const entry = spotAt(view, row, columns.answer);
  const text = view.text(entry.row, entry.column);
  if (readBoxedWords(text).some(({ word }) => word !== '')) return { kind: 'inline-boxes', entry, pattern: text };
  const pattern = takesWord(question) && text.trim() === '' ? style.patterns[0] : undefined;
  return pattern === undefined
    ? { kind: 'word', entry, words: style.words, ...(style.signs && { signs: true }) }
    : { kind: 'inline-boxes', entry, pattern };
}

function inColumns(
  view: SheetView,
  row: number,
  question: Question,
  words: ReadonlyMap<AnswerKey, number>,
  crosses: boolean,
): AnswerPlace {
  const columns = [...words.values()];
  const cells: WordCells = Object.fromEntries([...words].map(([key, column]) => [key, { row, column }]));
  const area = columns
    .map((column) => view.merge(row, column))
    .find((merge) => merge && columns.filter((one) => one >= merge.left && one <= merge.right).length > 1);
  const entry = area ? { row: area.top, column: area.left } : { row, column: words.get('yes') ?? Math.min(...columns) };
  const boxes = takesWord(question) ? view.boxes(row).map(({ column }) => column) : [];
  const boxed = Object.fromEntries(Object.entries(cells).filter(([, { column }]) => boxes.includes(column)));
  return Object.keys(boxed).length > 0
    ? { kind: 'check-boxes', cells: boxed, entry }
    : { kind: 'columns', cells, entry, merged: area !== undefined, ...(crosses && { crosses }) };
}

/** The words and boxes in use in a column of answers: from its drop-down lists first, then from what is typed there, then from the legend. */
export function styleOf(
  view: SheetView,
  rows: readonly number[],
  column: number | undefined,
  index: FormIndex,
  legend: ReadonlyMap<string, AnswerKey>,
): TableStyle {
  if (column === undefined) return { patterns: [], words: {}, signs: false };
  const texts = rows.map((row) => view.text(row, column)).filter((text) => text.trim() !== '');
  const listed = rows.flatMap((row) => view.list(row, column) ?? []);
  const typed = wordsAmong([...listed, ...texts], index.wordOf);
  const signed = wordsAmong([...texts.map(foldSign), ...legend.keys()], (sign) => legend.get(sign));
  const words = Object.keys(typed).length > 0 ? typed : signed;
  const signs = Object.keys(words).length === 0 && texts.some((text) => readMark(text) === 'cross');
  const boxed = texts.filter(
    (text) => readBoxedWords(text).filter(({ word }) => index.wordOf(word) !== undefined).length >= 2,
  );
  return {
    patterns: [...new Set(boxed)].sort((one, other) => readBoxedWords(other).length - readBoxedWords(one).length),
    words,
    signs,
  };
}

/** The first of some texts that stands for each answer. */
function wordsAmong(
  texts: readonly string[],
  keyOf: (text: string) => AnswerKey | undefined,
): Partial<Record<AnswerKey, string>> {
  const words: Partial<Record<AnswerKey, string>> = {};
  for (const text of texts) {
    const key = keyOf(text);
    if (key) words[key] ??= text;
  }
  return words;
}

/** Fewer crosses than this may be anything. */
const ENOUGH_CROSSES = 5;

/** Whether a table is marked with crosses: they stand under more than one word, once in a row, and no other mark stands anywhere. */
export function marksWithCrosses(
  view: SheetView,
  rows: readonly number[],
  words: ReadonlyMap<AnswerKey, number>,
): boolean {
  const columns = [...words.values()];
  const marked = rows.map((row) => columns.filter((column) => readMark(view.text(row, column)) === 'cross'));
  const isOther = (row: number): boolean => columns.some((column) => readMark(view.text(row, column)) === 'set');
  const crossed = marked.filter((some) => some.length > 0);
  return (
    crossed.length >= ENOUGH_CROSSES &&
    crossed.every((some) => some.length === 1) &&
    new Set(crossed.flat()).size > 1 &&
    !rows.some(isOther)
  );
}
