import { givenKeys } from './answer-keys.js';
import { type Answers, BLANK } from './answer.js';
import { type Condition, type Question, questionsOf, type Template } from './template.js';

/**
 * Whether a row is put to the vendor: `asked`; `not_asked`, its condition does not hold, so it has no answer and is no gap;
 * `undecided`, the row it depends on says neither: it is shown, and left blank it is no finding.
 */
export type Applicability = 'asked' | 'not_asked' | 'undecided';

/**
 * The applicability of every row of a form, group rows included, in printed order. Only conditions decide, never the outline:
 * a row without a condition is asked always. A condition on a row that is not asked fails. Needs a form without faults (`templateFaults`).
 */
export function askedQuestions(template: Template, answers: Answers): ReadonlyMap<string, Applicability> {
  const rows = new Map(questionsOf(template).map((question) => [question.code, question]));
  const decided = new Map<string, Applicability>();
  const decide = (code: string): Applicability => {
    const known = decided.get(code);
    if (known !== undefined) return known;
    const found = stateUnder(rows.get(code)?.visibleWhen);
    decided.set(code, found);
    return found;
  };
  const stateUnder = (condition: Condition | undefined): Applicability => {
    if (condition === undefined) return 'asked';
    return decide(condition.question) === 'not_asked' ? 'not_asked' : conditionState(condition, answers);
  };
  return new Map([...rows.keys()].map((code) => [code, decide(code)]));
}

/**
 * The rows that may not stay blank: asked, and where the form says when the row is required, only then.
 * `asked` is what `askedQuestions` gave for the same answers.
 */
export function requiredQuestions(
  template: Template,
  answers: Answers,
  asked: ReadonlyMap<string, Applicability>,
): readonly Question[] {
  const isRequired = ({ code, answerType, requiredWhen: condition }: Question): boolean => {
    if (answerType === 'group' || asked.get(code) !== 'asked') return false;
    if (condition === undefined) return true;
    return asked.get(condition.question) !== 'not_asked' && conditionState(condition, answers) === 'asked';
  };
  return questionsOf(template).filter(isRequired);
}

/** What one condition makes of its row by the answer alone. 注記参照 and an answer without any key decide nothing. */
function conditionState(condition: Condition, answers: Answers): Applicability {
  const answer = answers.get(condition.question) ?? BLANK;
  const given = givenKeys(answer);
  if (given.length === 0 || answer.value === 'see_note') return 'undecided';
  return given.some((key) => condition.in.includes(key)) ? 'asked' : 'not_asked';
}
