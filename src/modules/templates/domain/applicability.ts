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
    const condition = rows.get(code)?.visibleWhen;
    const found =
      condition === undefined ? 'asked' : both(decide(condition.question), conditionState(condition, answers));
    decided.set(code, found);
    return found;
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
    return asked.get(condition.question) === 'asked' && conditionState(condition, answers) === 'asked';
  };
  return questionsOf(template).filter(isRequired);
}

/** What one condition makes of its row, the row it depends on being asked. 注記参照 and an answer without any key decide nothing. */
function conditionState(condition: Condition, answers: Answers): Applicability {
  const answer = answers.get(condition.question) ?? BLANK;
  const given = givenKeys(answer);
  if (given.length === 0 || answer.value === 'see_note') return 'undecided';
  return given.some((key) => condition.in.includes(key)) ? 'asked' : 'not_asked';
}

/** Asked only if both say so, not asked if one of them does not: the other need not be known. */
function both(above: Applicability, own: Applicability): Applicability {
  if (above === 'not_asked' || own === 'not_asked') return 'not_asked';
  return above === 'asked' ? own : 'undecided';
}
