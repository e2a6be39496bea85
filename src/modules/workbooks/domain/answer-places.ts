import type { AnswerKey, Question } from '../../templates/domain/template.js';
import type { RoundColumns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { readBoxedWords } from './inline-boxes.js';
import type { AnswerPlace, Spot, WordCells } from './layout.js';
import type { SheetView } from './sheet-view.js';

/** What the rows of one table have in common, found once per table. */
export interface TableStyle {
  /** A cell with all words behind boxes, by the number of words it offers; empty where the table has none. */
  readonly patterns: readonly string[];
  readonly words: Readonly<Partial<Record<AnswerKey, string>>>;
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
export function answerPlace(view: SheetView, row: number, question: Question, columns: RoundColumns, style: TableStyle): AnswerPlace | undefined {
  if (columns.words.size > 0) return inColumns(view, row, question, columns.words);
  if (columns.answer === undefined) return undefined;
  const entry = spotAt(view, row, columns.answer);
  const text = view.text(entry.row, entry.column);
  if (readBoxedWords(text).length > 0) return { kind: 'inline-boxes', entry, pattern: text };
  const pattern = takesWord(question) && text.trim() === '' ? style.patterns[0] : undefined;
  return pattern === undefined ? { kind: 'word', entry, words: style.words } : { kind: 'inline-boxes', entry, pattern };
}

function inColumns(view: SheetView, row: number, question: Question, words: ReadonlyMap<AnswerKey, number>): AnswerPlace {
  const columns = [...words.values()];
  const cells: WordCells = Object.fromEntries([...words].map(([key, column]) => [key, { row, column }]));
  const area = columns.map((column) => view.merge(row, column)).find((merge) => merge && columns.filter((one) => one >= merge.left && one <= merge.right).length > 1);
  const entry = area ? { row: area.top, column: area.left } : { row, column: words.get('yes') ?? Math.min(...columns) };
  const boxes = takesWord(question) ? view.boxes(row).map(({ column }) => column) : [];
  const boxed = Object.fromEntries(Object.entries(cells).filter(([, { column }]) => boxes.includes(column)));
  return Object.keys(boxed).length > 0 ? { kind: 'check-boxes', cells: boxed, entry } : { kind: 'columns', cells, entry, merged: area !== undefined };
}

/** The words and boxes in use in a column of answers: from its drop-down lists first, then from what is typed there. */
export function styleOf(view: SheetView, rows: readonly number[], column: number | undefined, index: FormIndex): TableStyle {
  if (column === undefined) return { patterns: [], words: {} };
  const texts = rows.map((row) => view.text(row, column)).filter((text) => text.trim() !== '');
  const listed = rows.flatMap((row) => view.list(row, column) ?? []);
  const words: Partial<Record<AnswerKey, string>> = {};
  for (const word of [...new Set([...listed, ...texts])]) {
    const key = index.wordOf(word);
    if (key) words[key] ??= word;
  }
  const boxed = texts.filter((text) => readBoxedWords(text).filter(({ word }) => index.wordOf(word) !== undefined).length >= 2);
  return { patterns: [...new Set(boxed)].sort((one, other) => readBoxedWords(other).length - readBoxedWords(one).length), words };
}
