import { type Cell, cellName } from '../../../kernel/grid.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import type { AnswerKey, Question } from '../../templates/domain/template.js';
import { takesWord } from './answer-places.js';
import { answerOfWords, choiceOf } from './choices.js';
import { readDate } from './dates.js';
import type { FindingKind } from './findings.js';
import type { FormIndex } from './form-index.js';
import { type BoxedWord, isRing, readBoxedWords } from './inline-boxes.js';
import type { AnswerPlace, Spot, WordCells } from './layout.js';
import { isAnswerWord, readMark } from './marks.js';
import type { SheetView } from './sheet-view.js';

/** An answer as read, with what was wrong or doubtful about its cells. */
export interface ReadAnswer {
  readonly answer: Answer;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly kind: FindingKind;
  readonly cells: readonly string[];
  readonly facts: Readonly<Record<string, string>>;
}

interface Source {
  readonly view: SheetView;
  readonly index: FormIndex;
  readonly question: Question;
}

const read = (answer: Answer, ...faults: Fault[]): ReadAnswer => ({ answer, faults });
const nameOf = ({ row, column }: Spot): string => cellName(row, column);
const isWordy = (text: string): boolean => /[\p{L}\p{N}]{2}/u.test(text);

/** What a row's cells say. Nothing is guessed: what is no clear answer becomes `unreadable`, with a fault. */
export function readAnswerAt(source: Source, place: AnswerPlace): ReadAnswer {
  const { view, question } = source;
  if (place.kind === 'check-boxes') return readBoxes(source, place.cells);
  if (place.kind === 'columns' && !place.merged) return takesWord(question) ? readColumns(source, place.cells) : readEntryInColumns(source, place.cells);
  const cell = view.cell(place.entry.row, place.entry.column);
  return cell && (cell.kind === 'unknown' || cell.text.trim() !== '') ? readEntry(source, cell) : read(BLANK);
}

function unreadable(kind: FindingKind, cells: readonly Cell[]): ReadAnswer {
  const text = cells.map((cell) => cell.text.trim()).join('、');
  const faults = cells.map((cell) => ({ kind: cell.kind === 'unknown' ? ('formula_without_value' as const) : kind, cells: [nameOf(cell)], facts: { text: cell.text.trim() } }));
  return read({ value: 'unreadable', ...(isWordy(text) && { text }) }, ...faults);
}

/** Marks in one column per word. A cross beside one clear mark says "not this one"; alone it may mean either. */
function readColumns({ view, index }: Source, places: WordCells): ReadAnswer {
  const set: { key: AnswerKey; cell: Cell }[] = [];
  const crosses: Cell[] = [];
  const strange: Cell[] = [];
  for (const [key, spot] of Object.entries(places) as [AnswerKey, Spot][]) {
    const cell = view.cell(spot.row, spot.column);
    if (!cell || (cell.text.trim() === '' && cell.kind !== 'unknown')) continue;
    const mark = signOf(cell) ?? (index.wordOf(cell.text) === key && cell.kind !== 'error' ? 'set' : undefined);
    if (mark === 'set') set.push({ key, cell });
    else if (mark === 'cross') crosses.push(cell);
    else if (mark === undefined) strange.push(cell);
  }
  if (strange.length > 0) return unreadable('unreadable_mark', strange);
  if (set.length === 0 && crosses.length > 0) return unreadable('unreadable_mark', crosses);
  return oneOf(set.map(({ key, cell }) => ({ key, spot: cell })));
}

const signOf = ({ kind, text }: Cell): ReturnType<typeof readMark> => (kind === 'error' || kind === 'unknown' ? undefined : readMark(text));

function oneOf(set: readonly { readonly key: AnswerKey; readonly spot: Spot }[]): ReadAnswer {
  const [first] = set;
  if (!first) return read(BLANK);
  if (set.length === 1) return read({ value: first.key });
  const words = set.map(({ key }) => key).join('、');
  return read({ value: 'unreadable' }, { kind: 'ambiguous_mark', cells: set.map(({ spot }) => nameOf(spot)), facts: { words } });
}

function readBoxes(source: Source, places: WordCells): ReadAnswer {
  const spots = Object.entries(places) as [AnswerKey, Spot][];
  const checked = spots.filter(([, { row, column }]) => source.view.boxes(row).some((box) => box.column === column && box.checked));
  const typed = spots.filter(([, { row, column }]) => !['', 'true', 'false'].includes(source.view.text(row, column).trim().toLowerCase()));
  if (typed.length > 0) return readColumns(source, Object.fromEntries(typed));
  return oneOf(checked.map(([key, spot]) => ({ key, spot })));
}

/** A row with words of its own in the columns of marks: the one cell that is filled, or a mark for 対象外. */
function readEntryInColumns(source: Source, places: WordCells): ReadAnswer {
  const filled = (Object.entries(places) as [AnswerKey, Spot][]).flatMap(([key, { row, column }]) => {
    const cell = source.view.cell(row, column);
    const empty = cell?.text.trim() === '' || (source.question.answerType !== 'text' && cell !== undefined && signOf(cell) === 'clear');
    return cell && (cell.kind === 'unknown' || !empty) ? [{ key, cell }] : [];
  });
  const [first] = filled;
  if (!first) return read(BLANK);
  if (filled.length > 1) return unreadable('ambiguous_mark', filled.map(({ cell }) => cell));
  const mark = source.question.answerType === 'text' ? undefined : signOf(first.cell);
  if (mark === undefined) return readEntry(source, first.cell);
  return mark === 'set' && first.key === 'na' ? read({ value: 'na' }) : unreadable('unreadable_mark', [first.cell]);
}

/** One cell that holds the whole answer: a word of the form, words behind boxes, a choice, a date or free text. */
function readEntry(source: Source, cell: Cell): ReadAnswer {
  if (cell.kind === 'unknown' || cell.kind === 'error') return unreadable('unreadable_mark', [cell]);
  const { question, index } = source;
  if (question.answerType === 'text') return read({ value: 'text', text: cell.text });
  if (question.answerType === 'date') return readDay(cell);
  const boxed = readBoxedWords(cell.text);
  if (boxed.length > 0 && (boxed.length > 1 || boxed[0]?.word !== '')) return readBoxed(source, cell, boxed);
  const key = index.wordOf(cell.text);
  if (takesWord(question)) return key ? read({ value: key }) : readSign(source, cell);
  const chosen = answerOfWords(question, cell.text);
  const known = chosen.key !== undefined || chosen.keys !== undefined;
  if (!known && key === 'na') return read({ value: 'na' });
  return known ? read(chosen) : read(chosen, { kind: 'unknown_choice', cells: [nameOf(cell)], facts: { text: cell.text } });
}

function readDay(cell: Cell): ReadAnswer {
  const day = readDate(cell.text);
  return day === undefined ? unreadable('unreadable_date', [cell]) : read({ value: 'text', text: day });
}

/** A sign alone where a word belongs: a ring or tick is はい, a dash nothing; digits, crosses and everything else a person must read. */
function readSign({ index }: Source, cell: Cell): ReadAnswer {
  const mark = signOf(cell);
  const sure = !/^[0-9０-９a-zA-Z]/.test(cell.text.trim()) || cell.text.trim().toLowerCase() === 'true';
  if (mark === 'set' && sure) return read({ value: 'yes' });
  if (mark === 'clear' && sure) return read(BLANK);
  const words = cell.text.split(/[・/／、,|｜\s　]+/).filter((word) => word !== '');
  const printed = words.length > 1 && words.every(isAnswerWord);
  if (printed) return read(BLANK, { kind: 'marks_may_be_drawn', cells: [nameOf(cell)], facts: { text: cell.text } });
  return unreadable('unreadable_mark', [cell]);
}

function readBoxed({ index, question }: Source, cell: Cell, boxed: readonly BoxedWord[]): ReadAnswer {
  const checked = boxed.filter((one) => one.checked);
  if (!takesWord(question)) {
    const known = boxed.every(({ word }) => choiceOf(question, word) ?? index.wordOf(word));
    if (!known || (checked.length > 1 && question.answerType === 'choice')) return unreadable(known ? 'ambiguous_mark' : 'unreadable_mark', [cell]);
    return checked.length === 0 ? read(BLANK) : read(answerOfWords(question, checked.map(({ word }) => word).join('、')));
  }
  const keys = checked.flatMap(({ word }) => index.wordOf(word) ?? []);
  const doubtful = boxed.some(isRing) || boxed.every(({ word }) => !isAnswerWord(word)) ? boxed : checked;
  if (doubtful.some(({ word }) => !isAnswerWord(word)) || keys.length < checked.length) return unreadable('unreadable_mark', [cell]);
  const [key] = keys;
  if (keys.length > 1) return read({ value: 'unreadable' }, { kind: 'ambiguous_mark', cells: [nameOf(cell)], facts: { words: checked.map(({ word }) => word).join('、') } });
  return read(key ? { value: key } : BLANK);
}
