import type { Answer } from '../../templates/domain/answer.js';
import type { Choice, Question } from '../../templates/domain/template.js';
import { called, foldWording } from '../../../kernel/wording.js';
import { foldSign } from './legend.js';

const SEPARATORS = [/\s*[、,，;；\n]\s*/, /\s*[、,，;；\n・/／]\s*/];

/** The choice a word names: by its label in either language or by its key; a sign also as another key types it (`x` for ×). */
export function choiceOf({ choices }: Question, word: string): Choice | undefined {
  return (
    called(choices, ({ key, label }) => [label.ja, label.en, key], word) ??
    choices.find(({ label }) => foldWording(label.ja) === '' && foldSign(label.ja) === foldSign(word))
  );
}

/** The answer that chosen words give. Words that are none of the choices stay text without a key. */
export function answerOfWords(question: Question, text: string): Answer {
  const one = choiceOf(question, text);
  if (question.answerType !== 'multi_choice') return { value: 'choice', ...(one && { key: one.key }), text };
  for (const separator of SEPARATORS) {
    const found = text.split(separator).map((word) => choiceOf(question, word));
    const keys = found.flatMap((choice) => choice?.key ?? []);
    if (keys.length === found.length) return { value: 'choice', keys, text };
  }
  return { value: 'choice', text };
}

/** The words to write for a chosen answer: as printed before, else the labels. */
export function wordsOfChoice(question: Question, { key, keys, text }: Answer, language: 'ja' | 'en'): string {
  if (text !== undefined) return text;
  const chosen = keys ?? (key === undefined ? [] : [key]);
  return question.choices
    .filter((choice) => chosen.includes(choice.key))
    .map(({ label }) => label[language])
    .join('、');
}
