import { type Cell, cellName } from '../../../kernel/grid.js';
import { readDate } from '../../../kernel/written-date.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import type { AnswerKey, Question } from '../../templates/domain/template.js';
import { takesWord } from './answer-places.js';
import { answerOfWords, choiceOf } from './choices.js';
import type { Facts, FindingKind } from './findings.js';
import type { FormIndex } from './form-index.js';
import { type BoxedWord, isRing, readBoxedWords } from './inline-boxes.js';
import type { AnswerPlace, Spot, WordCells } from './layout.js';
import { foldSign } from './legend.js';
import { isAnswerWord, type Mark, readMark } from './marks.js';
import type { SheetView } from './sheet-view.js';

/** An answer as read, with what was wrong or doubtful about its cells. */
export interface ReadAnswer {
  readonly answer: Answer;
  readonly faults: readonly Fault[];
}

export interface Fault {
  readonly kind: FindingKind;
  readonly cells: readonly string[];
  readonly facts: Facts;
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
  if (place.kind === 'columns' && !place.merged)
    return takesWord(question)
      ? readColumns(source, place.cells, place.crosses === true)
      : readEntryInColumns(source, place.cells);
  const cell = view.cell(place.entry.row, place.entry.column);
  return cell && (cell.kind === 'unknown' || cell.text.trim() !== '') ? readEntry(source, cell, place) : read(BLANK);
}

function unreadable(kind: FindingKind, cells: readonly Cell[]): ReadAnswer {
  const text = cells.map((cell) => cell.text.trim()).join('、');
  const faults = cells.map((cell) => ({
    kind: cell.kind === 'unknown' ? ('formula_without_value' as const) : kind,
    cells: [nameOf(cell)],
    facts: { text: cell.text.trim() },
  }));
  return read({ value: 'unreadable', ...(isWordy(text) && { text }) }, ...faults);
}

/** Marks in one column per word. A cross beside one clear mark says "not this one"; alone it may mean either. */
function readColumns({ view, index }: Source, places: WordCells, crossesMark = false): ReadAnswer {
  const filled = (Object.entries(places) as [AnswerKey, Spot][]).flatMap(([key, spot]) => {
    const cell = view.cell(spot.row, spot.column);
    if (!cell || !isFilled(cell)) return [];
    const mark = markIn(cell, key, index);
    return [{ key, cell, mark: crossesMark && mark === 'cross' ? ('set' as const) : mark }];
  });
  const cellsWith = (mark: Mark | undefined): Cell[] =>
    filled.filter((one) => one.mark === mark).map(({ cell }) => cell);
  const strange = cellsWith(undefined);
  if (strange.length > 0) return unreadable('unreadable_mark', strange);
  const set = filled.filter(({ mark }) => mark === 'set');
  const crosses = cellsWith('cross');
  if (set.length === 0 && crosses.length > 0) return unreadable('unreadable_mark', crosses);
  return oneOf(
    index,
    set.map(({ key, cell }) => ({ key, spot: cell })),
  );
}

const isFilled = ({ text, kind }: Cell): boolean => text.trim() !== '' || kind === 'unknown';

/** A sign, or the column's own word. */
function markIn(cell: Cell, key: AnswerKey, index: FormIndex): Mark | undefined {
  const [boxed, more] = readBoxedWords(cell.text);
  if (boxed && !more && index.wordOf(boxed.word) === key) return boxed.checked ? 'set' : 'clear';
  return signOf(cell) ?? (cell.kind !== 'error' && index.wordOf(cell.text) === key ? 'set' : undefined);
}

const signOf = ({ kind, text }: Cell): ReturnType<typeof readMark> =>
  kind === 'error' || kind === 'unknown' ? undefined : readMark(text);

function oneOf({ template }: FormIndex, set: readonly { readonly key: AnswerKey; readonly spot: Spot }[]): ReadAnswer {
  const [first] = set;
  if (!first) return read(BLANK);
  if (set.length === 1) return read({ value: first.key });
  const labels = template.answerVocabulary
    .filter(({ key }) => set.some((one) => one.key === key))
    .map(({ label }) => label);
  const words = { ja: labels.map(({ ja }) => ja).join('、'), en: labels.map(({ en }) => en).join(', ') };
  return read(
    { value: 'unreadable' },
    { kind: 'ambiguous_mark', cells: set.map(({ spot }) => nameOf(spot)), facts: { words } },
  );
}

function readBoxes(source: Source, places: WordCells): ReadAnswer {
  const spots = Object.entries(places) as [AnswerKey, Spot][];
  const checked = spots.filter(([, { row, column }]) =>
    source.view.boxes(row).some((box) => box.column === column && box.checked),
  );
  const typed = spots.filter(
    ([, { row, column }]) => !['', 'true', 'false'].includes(source.view.text(row, column).trim().toLowerCase()),
  );
  if (typed.length > 0) return readColumns(source, Object.fromEntries(typed));
  return oneOf(
    source.index,
    checked.map(([key, spot]) => ({ key, spot })),
  );
}

/** A row with words of its own in the columns of marks: the one cell that is filled, or a mark for 対象外. */
function readEntryInColumns(source: Source, places: WordCells): ReadAnswer {
  const filled = (Object.entries(places) as [AnswerKey, Spot][]).flatMap(([key, { row, column }]) => {
    const cell = source.view.cell(row, column);
    const empty =
      cell?.text.trim() === '' ||
      (source.question.answerType !== 'text' && cell !== undefined && signOf(cell) === 'clear');
    return cell && (cell.kind === 'unknown' || !empty) ? [{ key, cell }] : [];
  });
  const [first] = filled;
  if (!first) return read(BLANK);
  if (filled.length > 1)
    return unreadable(
      'ambiguous_mark',
      filled.map(({ cell }) => cell),
    );
  const mark = source.question.answerType === 'text' ? undefined : signOf(first.cell);
  if (mark === undefined) return readEntry(source, first.cell);
  return mark === 'set' && first.key === 'na' ? read({ value: 'na' }) : unreadable('unreadable_mark', [first.cell]);
}

/** One cell that holds the whole answer: a word of the form, words behind boxes, a choice, a date or free text. */
function readEntry(source: Source, cell: Cell, place?: AnswerPlace): ReadAnswer {
  if (cell.kind === 'unknown' || cell.kind === 'error') return unreadable('unreadable_mark', [cell]);
  const { question } = source;
  if (question.answerType === 'text') return read({ value: 'text', text: cell.text });
  if (question.answerType === 'date') return readDay(cell);
  const boxed = readBoxedWords(cell.text);
  if (boxed.some(({ word }) => word !== ''))
    return takesWord(question) ? readBoxed(source, cell, boxed) : readBoxedChoice(source, cell, boxed);
  return takesWord(question) ? readWord(source, cell, place) : readChoice(source, cell);
}

function readWord({ index }: Source, cell: Cell, place: AnswerPlace | undefined): ReadAnswer {
  const { words = {}, signs = false } = place?.kind === 'word' ? place : {};
  const explained = (Object.keys(words) as AnswerKey[]).find(
    (key) => foldSign(words[key] ?? '') === foldSign(cell.text),
  );
  const key = index.wordOf(cell.text) ?? explained;
  return key ? read({ value: key }) : readSign(cell, signs);
}

/** A choice of the row; 対象外 where it is none of them; any other word is kept as text, and said to be none of them. */
function readChoice({ question, index }: Source, cell: Cell): ReadAnswer {
  const chosen = answerOfWords(question, cell.text);
  if (chosen.key !== undefined || chosen.keys !== undefined) return read(chosen);
  if (index.wordOf(cell.text) === 'na') return read({ value: 'na' });
  return read(chosen, { kind: 'unknown_choice', cells: [nameOf(cell)], facts: { text: cell.text } });
}

function readDay(cell: Cell): ReadAnswer {
  const day = readDate(cell.text);
  return day === undefined ? unreadable('unreadable_date', [cell]) : read({ value: 'text', text: day });
}

/**
 * A sign alone where a word belongs: a ring or tick is はい, a dash nothing - unless the answers are signs, then it may be 対象外;
 * digits, crosses and everything else a person must read.
 */
function readSign(cell: Cell, signs: boolean): ReadAnswer {
  const sure = !/^[0-9０-９a-zA-Z]/.test(cell.text.trim()) || cell.text.trim().toLowerCase() === 'true';
  const mark = sure ? signOf(cell) : undefined;
  if (mark === 'set') return read({ value: 'yes' });
  if (mark === 'clear' && !signs) return read(BLANK);
  if (isPrinted(cell.text))
    return read(BLANK, { kind: 'marks_may_be_drawn', cells: [nameOf(cell)], facts: { text: cell.text } });
  return unreadable('unreadable_mark', [cell]);
}

/** Several words and nothing that sets one apart, as a form prints them to be circled. */
function isPrinted(text: string): boolean {
  const words = text.split(/[・/／、,|｜\s　]+/).filter((word) => word !== '');
  return words.length > 1 && words.every(isAnswerWord) && !/[【】[\]「」()（）<>〈〉]/.test(text);
}

function readBoxedChoice({ index, question }: Source, cell: Cell, boxed: readonly BoxedWord[]): ReadAnswer {
  const checked = boxed.filter((one) => one.checked).map(({ word }) => word);
  if (!boxed.every(({ word }) => choiceOf(question, word) ?? index.wordOf(word)))
    return unreadable('unreadable_mark', [cell]);
  if (checked.length > 1 && question.answerType === 'choice') return unreadable('ambiguous_mark', [cell]);
  return checked.length === 0 ? read(BLANK) : read(answerOfWords(question, checked.join('、')));
}

function readBoxed({ index }: Source, cell: Cell, boxed: readonly BoxedWord[]): ReadAnswer {
  const checked = boxed.filter((one) => one.checked);
  const keys = checked.flatMap(({ word }) => index.wordOf(word) ?? []);
  if (keys.length < checked.length || isUnclear(boxed)) return unreadable('unreadable_mark', [cell]);
  const [key] = keys;
  if (keys.length <= 1) return read(key ? { value: key } : BLANK);
  return read(
    { value: 'unreadable' },
    { kind: 'ambiguous_mark', cells: [nameOf(cell)], facts: { words: checked.map(({ word }) => word).join('、') } },
  );
}

/** Rings with other words between them may be drawn around a word; boxes at none but strange words are no answer at all. */
function isUnclear(boxed: readonly BoxedWord[]): boolean {
  const strange = boxed.filter(({ word }) => !isAnswerWord(word)).length;
  return strange === boxed.length || (strange > 0 && boxed.some(isRing));
}
