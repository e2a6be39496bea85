import type { CellWrite } from '../../../kernel/grid.js';
import type { Answer, SecondRound } from '../../templates/domain/answer.js';
import type { AnswerKey, Question, Template } from '../../templates/domain/template.js';
import { takesWord } from './answer-places.js';
import { wordsOfChoice } from './choices.js';
import { indexOf } from './form-index.js';
import { readBoxedWords, writeBoxedWords } from './inline-boxes.js';
import type { AnswerPlace, Spot, WordCells } from './layout.js';

type Put = (spot: Spot, content: CellWrite['content']) => void;

interface Given {
  readonly question: Question;
  readonly answer: Answer | SecondRound;
  readonly template: Template;
  readonly mark: string;
}

const isKey = (value: string): value is AnswerKey => ['yes', 'no', 'na', 'see_note'].includes(value);

/** Writes one answer where it belongs: the old mark goes, the new one comes, in the style of the place. */
export function writeAnswerAt(place: AnswerPlace, given: Given, put: Put): void {
  const { value } = given.answer;
  const key = keyOf(given);
  if (place.kind === 'check-boxes') putEach(place.cells, (one) => ({ checked: one === value }), put);
  else if (place.kind === 'inline-boxes') put(place.entry, { text: boxed(place.pattern, given) });
  else {
    const inColumns = place.kind === 'columns' && !place.merged;
    if (inColumns) putEach(place.cells, (one) => (one === key ? { text: given.mark } : { empty: true }), put);
    if (!key) putOwn(place.entry, given, put);
    else if (!inColumns) put(place.entry, { text: wordAt(place, key, given.template) });
  }
}

/** The form's own word that an answer is; a row with words of its own takes only 対象外. */
function keyOf({ answer: { value }, question }: Given): AnswerKey | undefined {
  return isKey(value) && (value === 'na' || takesWord(question)) ? value : undefined;
}

function putEach(cells: WordCells, content: (key: string) => CellWrite['content'], put: Put): void {
  for (const [key, spot] of Object.entries(cells)) put(spot, content(key));
}

/** Words of the row itself: a choice, a text, a day. */
function putOwn(spot: Spot, { question, answer, template }: Given, put: Put): void {
  const text =
    answer.value === 'choice'
      ? wordsOfChoice(question, answer, languageOf(template))
      : 'text' in answer && answer.value === 'text'
        ? (answer.text ?? '')
        : '';
  if (text === '') put(spot, { empty: true });
  else put(spot, question.answerType === 'date' ? { date: text } : { text });
}

/** The language of a form's own words. */
export const languageOf = ({ form }: Template): 'ja' | 'en' => (form === 'MDS2' ? 'en' : 'ja');

function wordAt(place: AnswerPlace, key: AnswerKey, template: Template): string {
  const listed = place.kind === 'word' ? place.words[key] : undefined;
  return listed ?? template.answerVocabulary.find((word) => word.key === key)?.label[languageOf(template)] ?? key;
}

function boxed(pattern: string, { question, answer, template }: Given): string {
  const chosen = indexesOf(pattern, question, answer, template);
  return writeBoxedWords(pattern, chosen, '■');
}

/** Which of the boxed words say the answer. */
function indexesOf(pattern: string, question: Question, answer: Answer | SecondRound, template: Template): number[] {
  const { wordOf } = indexOf(template);
  const keys = answer.value === 'choice' ? (answer.keys ?? (answer.key === undefined ? [] : [answer.key])) : [];
  return readBoxedWords(pattern).flatMap(({ word }, at) => {
    const choice = question.choices.find(({ label }) => [label.ja, label.en].includes(word));
    const says = choice ? keys.includes(choice.key) : isKey(answer.value) && wordOf(word) === answer.value;
    return says ? [at] : [];
  });
}

/** Whether an answer can stand at a place: a row may offer fewer words than the form has. */
export function canHold(place: AnswerPlace, template: Template, { value }: Answer): boolean {
  if (place.kind === 'word' || !isKey(value)) return true;
  if (place.kind === 'inline-boxes')
    return readBoxedWords(place.pattern).some(({ word }) => indexOf(template).wordOf(word) === value);
  return place.kind === 'columns' && place.merged ? true : place.cells[value] !== undefined;
}
