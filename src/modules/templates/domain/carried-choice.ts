import { called } from '../../../kernel/wording.js';
import { answerKeys, givenKeys } from './answer-keys.js';
import type { Answer } from './answer.js';
import type { Question, Template } from './template.js';

/** A row and the form it stands in. */
export interface FormRow {
  readonly template: Template;
  readonly question: Question;
}

/**
 * An answer as another row takes it: each choice under the key that the other row has for the same label, each word as it is. Null where the
 * other row has no such word or choice. Keys alone say something only between forms that Kaiji describes itself: a form learned from a
 * workbook names its choices in its own way.
 */
export function takenBy(target: FormRow, answer: Answer, source: FormRow): Answer | null {
  const keys = givenKeys(answer);
  const known = answerKeys(target.template, target.question);
  if (answer.value !== 'choice') return keys.every((key) => known.includes(key)) ? answer : null;
  const found = keys.map((key) => keyIn(target, key, source));
  const taken = found.flatMap((key) => key ?? []);
  if (taken.length < keys.length) return null;
  const [only] = taken;
  return {
    ...answer,
    ...(answer.keys && { keys: taken }),
    ...(answer.key !== undefined && only !== undefined && { key: only }),
  };
}

function keyIn(target: FormRow, key: string, source: FormRow): string | undefined {
  const chosen = source.question.choices.find((choice) => choice.key === key);
  const alike = chosen && called(target.question.choices, ({ label }) => [label.ja], chosen.label.ja);
  if (alike) return alike.key;
  const byKey = source.template.official === undefined && target.template.official === undefined;
  return byKey && target.question.choices.some((choice) => choice.key === key) ? key : undefined;
}
