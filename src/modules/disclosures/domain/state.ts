import { givenKeys } from '../../templates/domain/answer-keys.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { type Applicability, askedQuestions, requiredQuestions } from '../../templates/domain/applicability.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { givenText, reasonOf } from './reason.js';

/**
 * What one row of a disclosure says, for every list, count, mail and export. What looks like an empty cell is kept apart:
 * - `group`: a heading, takes no answer; `not_asked`: its condition does not hold, whatever was written there
 * - `optional`: empty, and nothing is missing: whether it is asked is undecided, or the form requires it only in another case
 * - `blank`: to be answered and empty; `declined`: refused; `waiting`: another party must answer first
 * - `unreadable`: a workbook held something that must not be guessed; `unconfirmed`: carried over, nobody has confirmed it
 * - `yes` done, `yes_planned` will be by a day, `yes_conditional` only under a condition
 * - `no` and `na` with a reason or remark, `…_without_reason`, `no_with_target` with a day by which it will be はい
 * - `choice` one of the row's own, `choice_other` another word, `choices` several; `text` free text or a date; `see_note` 注記参照
 */
export type State =
  | 'group'
  | 'not_asked'
  | 'optional'
  | 'blank'
  | 'declined'
  | 'waiting'
  | 'unreadable'
  | 'unconfirmed'
  | 'yes'
  | 'yes_planned'
  | 'yes_conditional'
  | 'no'
  | 'no_without_reason'
  | 'no_with_target'
  | 'na'
  | 'na_without_reason'
  | 'choice'
  | 'choice_other'
  | 'choices'
  | 'text'
  | 'see_note';

/** The state of one row. `asked` is `undecided` also where the row may stay empty because its `requiredWhen` does not hold. */
export function answerState(question: Question, answer: Answer, asked: Applicability): State {
  if (question.answerType === 'group') return 'group';
  if (asked === 'not_asked') return 'not_asked';
  const said = saidState(question, answer);
  if (said === 'blank') return asked === 'undecided' ? 'optional' : 'blank';
  if (said === 'unreadable') return said;
  return isUnconfirmed(answer) ? 'unconfirmed' : said;
}

/** The state of every row, in printed order. */
export function rowStates(template: Template, answers: Answers): ReadonlyMap<string, State> {
  const asked = askedQuestions(template, answers);
  const required = new Set(requiredQuestions(template, answers, asked).map((question) => question.code));
  return new Map(
    questionsOf(template).map((question) => {
      const own = asked.get(question.code) ?? 'asked';
      const applicability = own === 'asked' && !required.has(question.code) ? 'undecided' : own;
      return [question.code, answerState(question, answers.get(question.code) ?? BLANK, applicability)];
    }),
  );
}

/** Whether an answer came from another form or revision and nobody has said yet that it still holds. */
export function isUnconfirmed(answer: Answer): boolean {
  return answer.carriedFrom !== undefined && answer.confirmedAt === undefined;
}

/** What holds now of a row that is answered in rounds: a filled second round replaces the first; the target day stands until it does. */
export function currentRound({ value, targetOn, second }: Answer): Pick<Answer, 'value' | 'targetOn'> {
  const target = second?.targetOn ?? targetOn;
  return { value: second?.value ?? value, ...(target === undefined ? {} : { targetOn: target }) };
}

function saidState(question: Question, answer: Answer): State {
  const { value } = currentRound(answer);
  switch (value) {
    case 'yes':
      return yesState(answer);
    case 'no':
      return noState(answer);
    case 'na':
      return reasonOf(answer) === undefined ? 'na_without_reason' : 'na';
    case 'choice':
      return choiceState(question, answer);
    case 'text':
      return givenText(answer.text) === undefined ? 'blank' : 'text';
    default:
      return value;
  }
}

/** A day by which it will be so outweighs a condition: planned is not done. */
function yesState({ plannedOn, condition }: Answer): State {
  if (plannedOn !== undefined) return 'yes_planned';
  return givenText(condition) === undefined ? 'yes' : 'yes_conditional';
}

function noState(answer: Answer): State {
  if (currentRound(answer).targetOn !== undefined) return 'no_with_target';
  return reasonOf(answer) === undefined ? 'no_without_reason' : 'no';
}

function choiceState(question: Question, answer: Answer): State {
  const keys = givenKeys(answer);
  if (keys.length > 1) return 'choices';
  if (question.choices.some((choice) => choice.key === keys[0])) return 'choice';
  return keys.length === 1 || givenText(answer.text) !== undefined ? 'choice_other' : 'blank';
}
