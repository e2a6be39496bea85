import type { AnswerKey, AnswerType, Question } from '../../templates/domain/template.js';
import { isRing, readBoxedWords } from '../../workbooks/domain/inline-boxes.js';
import type { AnswerPlace, RowPlace } from '../../workbooks/domain/layout.js';
import { type Mark, readMark, usualWord } from '../../workbooks/domain/marks.js';
import type { SheetView } from '../../workbooks/domain/sheet-view.js';
import { called, foldWording } from '../../../kernel/wording.js';
import type { DoubtKind } from './doubts.js';
import { offeredWords } from './offered-words.js';
import type { ProposedChoice } from './form-proposal.js';
import { soundsLikeQuestion } from './sentence.js';

/** How a row is answered, as far as its cells tell. */
export interface AnswerKind {
  readonly answerType: AnswerType;
  readonly choices: readonly ProposedChoice[];
  /** The words that its cells offer, as printed, with the answer each stands for. */
  readonly words: readonly WordFor[];
  readonly doubt?: DoubtKind;
}

export type WordFor = readonly [word: string, key: AnswerKey];

/** What else decides how a row is answered, where its cells do not. */
export interface KindContext {
  readonly view: SheetView;
  readonly wording: string;
  /** The known row that it is beyond doubt: it says what the row does not print. */
  readonly known: Question | undefined;
  /** The answers that its table takes as a whole: by heading, legend or what is typed; empty where nothing says. */
  readonly tableKeys: ReadonlySet<AnswerKey>;
  /** Most rows of its table show what they offer. */
  readonly othersOffer: boolean;
}

const free = (answerType: AnswerType, doubt?: DoubtKind): AnswerKind => ({
  answerType,
  choices: [],
  words: [],
  ...(doubt && { doubt }),
});

/** Tells the kind of one row from its place for the answer. */
export function answerKindOf(place: RowPlace, context: KindContext): AnswerKind {
  const { answer } = place;
  if (!answer) return free('text', 'no_answer_cell');
  if (answer.kind === 'inline-boxes') return ofBoxes(context.view.text(answer.entry.row, answer.entry.column), context);
  return answer.kind === 'word' ? ofWordCell(answer, context) : ofColumns(answer, context);
}

function ofColumns(answer: AnswerPlace & { kind: 'columns' | 'check-boxes' }, context: KindContext): AnswerKind {
  const { view, known } = context;
  const isMerged = answer.kind === 'columns' && answer.merged;
  if (answer.kind === 'columns' && known && !isWordType(known.answerType)) return asKnown(known, context);
  if (isMerged || holdsWords(answer, context)) return free('text', 'answer_kind');
  const open = Object.entries(answer.cells).filter(
    ([, { row, column }]) => !isStruckOut(view, row, column, answer.kind),
  );
  const keys = open.map(([key]) => key);
  const places = new Set(open.map(([, { column }]) => column));
  return free(typeOf(keys), places.size < keys.length ? 'boxes_in_one_cell' : undefined);
}

/** Words stand in the cell for a mark, under a title that asks nothing (回線の種別): somebody answered it in words. */
function holdsWords(
  answer: AnswerPlace & { kind: 'columns' | 'check-boxes' },
  { view, wording }: KindContext,
): boolean {
  return isNoWord(view.text(answer.entry.row, answer.entry.column).trim()) && !soundsLikeQuestion(wording);
}

const typeOf = (keys: readonly string[]): AnswerType =>
  keys.includes('na') || keys.includes('see_note') ? 'yes_no_na' : 'yes_no';

/** A dash or slash where a mark would stand: this row does not offer the word. */
const isStruckOut = (view: SheetView, row: number, column: number, kind: AnswerPlace['kind']): boolean =>
  kind === 'columns' &&
  readMark(view.text(row, column)) === 'clear' &&
  /^[-‐–—―−ー－/／]$/u.test(view.text(row, column).trim());

const isWordType = (type: AnswerType): boolean => type === 'yes_no_na' || type === 'yes_no';

/** As the known row is answered; choices that the row itself does not print are for a person to look at. */
function asKnown({ answerType, choices }: Question, { wording }: KindContext): AnswerKind {
  const printed = foldWording(wording);
  const isPrinted = choices
    .map(({ label }) => foldWording(label.ja))
    .every((label) => label !== '' && printed.includes(label));
  return {
    ...free(answerType, isPrinted ? undefined : 'choices_not_printed'),
    choices: choices.map(({ key, label, exclusive }) => ({ key, label: label.ja, exclusive })),
  };
}

function ofBoxes(text: string, context: KindContext): AnswerKind {
  const boxes = readBoxedWords(text);
  const words = boxes.map(({ word }) => word).filter((word) => word !== '');
  if (words.length === 0) return ofNothing(context);
  if (words.every((word) => answerKeyOf(word) !== undefined)) return ofWords(words);
  const kind = choicesOf(words, context);
  if (kind.doubt === undefined) return kind;
  return boxes.every(isRing) ? { ...kind, answerType: 'choice' } : kind;
}

const answerKeyOf = (word: string): AnswerKey | undefined => usualWord(foldWording(word));

function ofWords(words: readonly string[]): AnswerKind {
  const known = words.flatMap((word): WordFor[] => {
    const key = answerKeyOf(word);
    return key ? [[word, key]] : [];
  });
  return { ...free(typeOf(known.map(([, key]) => key))), words: known };
}

const SEVERAL = /複数|すべて選|全て選|該当するもの|当てはまるもの|all that apply|multiple/i;
const ONE = /いずれか|一つ選|1つ選|ひとつ選|どれか|select one|one of/i;
const ALONE = /^(?:なし|無し|無|該当なし|いずれもなし|特になし|none)$/i;

function choicesOf(words: readonly string[], { known, wording }: KindContext): AnswerKind {
  const choices = keyed(words, known);
  const told = SEVERAL.test(wording) ? 'multi_choice' : ONE.test(wording) ? 'choice' : typeOfKnown(known);
  return {
    answerType: told ?? 'multi_choice',
    choices,
    words: [],
    ...(told === undefined && { doubt: 'one_or_several' }),
  };
}

const typeOfKnown = (known: Question | undefined): AnswerType | undefined =>
  known?.answerType === 'choice' || known?.answerType === 'multi_choice' ? known.answerType : undefined;

/** Choices with the keys that the known row has for the same words, so that answers go along. */
function keyed(words: readonly string[], known: Question | undefined): ProposedChoice[] {
  const labels = [...new Set(words)];
  const taken = new Set<string>();
  return labels.map((label, at) => {
    const same = called(known?.choices ?? [], ({ label: own }) => [own.ja, own.en], label);
    const key = same && !taken.has(same.key) ? same.key : `c${String(at + 1)}`;
    taken.add(key);
    return { key, label, exclusive: same?.exclusive ?? ALONE.test(label) };
  });
}

function ofWordCell({ entry }: AnswerPlace & { kind: 'word' }, context: KindContext): AnswerKind {
  const listed = context.view.list(entry.row, entry.column)?.filter((word) => word.trim() !== '') ?? [];
  if (listed.length > 1) return ofList(listed, context);
  const text = context.view.text(entry.row, entry.column).trim();
  const offered = offeredWords(text);
  if (offered.length > 1) return ofWords(offered);
  return isNoWord(text) ? ofTypedText(text, context) : ofNothing(context);
}

const isNoWord = (text: string): boolean =>
  text !== '' && answerKeyOf(text) === undefined && readMark(text) === undefined;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ASKS_DAY = /日$|年月日|\bdate\b/i;

/** Words of somebody's answer tell that the row takes words. */
function ofTypedText(text: string, context: KindContext): AnswerKind {
  const { known, wording } = context;
  if (known && !isWordType(known.answerType)) return asKnown(known, context);
  return free(DAY.test(text) && ASKS_DAY.test(wording.trim()) ? 'date' : 'text');
}

/** The list on the row decides, whatever a known form offers; where the two differ a person looks. */
function ofList(listed: readonly string[], { known }: KindContext): AnswerKind {
  const words = wordsOfList(listed);
  const kind: AnswerKind = words
    ? { ...free(typeOf(words.map(([, key]) => key))), words }
    : { ...free(typeOfKnown(known) ?? 'choice'), choices: keyed(listed, known) };
  return known && differs(kind, known) ? { ...kind, doubt: 'known_kind' } : kind;
}

/** はい and いいえ in a list, each in one word of its own, also where a sign is that word (○, ×, 該当なし); else the list is of choices. */
function wordsOfList(listed: readonly string[]): readonly WordFor[] | undefined {
  const said = [...new Set(listed)].filter((word) => answerKeyOf(word) !== undefined || readMark(word) !== 'clear');
  const words = said.flatMap((word): WordFor[] => {
    const key = answerKeyOf(word) ?? KEY_OF_SIGN[readMark(word) ?? 'clear'];
    return key ? [[word, key]] : [];
  });
  const keys = new Set(words.map(([, key]) => key));
  const isClear = words.length === said.length && keys.size === words.length && keys.has('yes') && keys.has('no');
  return isClear && said.some((word) => answerKeyOf(word) !== undefined) ? words : undefined;
}

const KEY_OF_SIGN: Readonly<Record<Mark, AnswerKey | undefined>> = { set: 'yes', cross: 'no', clear: undefined };

function differs({ answerType, choices }: AnswerKind, known: Question): boolean {
  if (isWordType(answerType) || isWordType(known.answerType))
    return isWordType(answerType) !== isWordType(known.answerType);
  const isKnown = ({ label }: ProposedChoice): boolean =>
    called(known.choices, ({ label: own }) => [own.ja, own.en], label) !== undefined;
  return choices.length !== known.choices.length || !choices.every(isKnown);
}

/** Nothing in the row says how: as the known row, else like the rest of its table. */
function ofNothing(context: KindContext): AnswerKind {
  const { known, wording, tableKeys, othersOffer } = context;
  if (known && !isWordType(known.answerType)) return asKnown(known, context);
  if (known || (tableKeys.size > 0 && !othersOffer)) return free(typeOf([...tableKeys]));
  if (othersOffer) return free('text', 'answer_kind');
  return soundsLikeQuestion(wording) ? free('text', 'answer_kind') : free('text');
}
