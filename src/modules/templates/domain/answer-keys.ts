import type { Answer } from './answer.js';
import type { AnswerKey, Question, Template } from './template.js';

/**
 * The keys that an answer to this row may take, in the form's order: words of the form's vocabulary for yes/no rows
 * (`yes_no` takes `yes` and `no` alone), the choices' keys for choice rows; none for text, date and group rows.
 */
export function answerKeys(template: Template, question: Question): readonly string[] {
  const words = template.answerVocabulary.map((word) => word.key);
  switch (question.answerType) {
    case 'yes_no_na':
      return words;
    case 'yes_no':
      return words.filter((word) => word === 'yes' || word === 'no');
    case 'choice':
    case 'multi_choice':
      return question.choices.map((choice) => choice.key);
    case 'text':
    case 'date':
    case 'group':
      return [];
  }
}

/** The keys that an answer gives: its word, or the choices taken. None where it speaks otherwise (words, blank, declined, waiting, unreadable). */
export function givenKeys({ value, key, keys }: Answer): readonly string[] {
  if (value === 'choice') return keys ?? (key === undefined ? [] : [key]);
  return WORDS.includes(value) ? [value] : [];
}

const WORDS: readonly string[] = ['yes', 'no', 'na', 'see_note'] satisfies readonly AnswerKey[];
