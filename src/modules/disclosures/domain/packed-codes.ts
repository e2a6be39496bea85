import { givenKeys } from '../../templates/domain/answer-keys.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { rowStates, type State } from './state.js';

/**
 * The closed alphabet of a sealed revision: one character per row in printed order. A choice is the digit of its position;
 * from the tenth on, and where several are chosen, `X`: the text says which.
 */
const LETTERS = {
  yes: 'Y',
  yes_planned: 'P',
  yes_conditional: 'C',
  no: 'N',
  no_without_reason: 'n',
  no_with_target: 'T',
  na: 'A',
  na_without_reason: 'a',
  choice_other: '0',
  choices: 'X',
  text: 'X',
  see_note: 'S',
  declined: 'D',
  waiting: 'W',
  unconfirmed: 'U',
  unreadable: 'R',
  blank: '-',
  optional: 'o',
  not_asked: '.',
  group: 'g',
} as const satisfies Readonly<Record<Exclude<State, 'choice'>, string>>;

const STATES: ReadonlyMap<string, State> = new Map([
  ...Object.entries(LETTERS).map(([state, letter]) => [letter, state as State] as const),
  ...Array.from('123456789', (digit) => [digit, 'choice'] as const),
]);

const GAPS = '-WURD';
const TEXTS = 'XS0';

/** The character of one row; the answer is looked at only for the position of a choice. */
export function packCode(state: State, question: Question, answer: Answer): string {
  if (state !== 'choice') return LETTERS[state];
  const position = question.choices.findIndex((choice) => choice.key === givenKeys(answer)[0]) + 1;
  return position >= 1 && position <= 9 ? String(position) : LETTERS.text;
}

/** All rows of a form, packed; as long as the form has rows. */
export function packCodes(template: Template, answers: Answers): string {
  const states = rowStates(template, answers);
  return questionsOf(template)
    .map((question) => packCode(states.get(question.code) ?? 'blank', question, answers.get(question.code) ?? BLANK))
    .join('');
}

/** The state behind a character; `X` is `text`, also where it stands for several choices. Undefined outside the alphabet. */
export function stateOfCode(code: string): State | undefined {
  return code === LETTERS.text ? 'text' : STATES.get(code);
}

/** Whether nobody can rely on an answer here: blank, waiting, unconfirmed, unreadable - and declined, which lists keep apart. */
export function isGap(code: string): boolean {
  return GAPS.includes(code);
}

/** Whether the character alone does not say the answer: its text has to be read. */
export function needsText(code: string): boolean {
  return TEXTS.includes(code);
}

/** One bit per row as `0` and `1`: where there is a gap. */
export function gapMask(codes: string): string {
  return codes.replace(/[^]/g, (code) => (isGap(code) ? '1' : '0'));
}
