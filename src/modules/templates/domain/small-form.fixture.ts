import type { Answer, AnswerValue } from './answer.js';
import type { Question, Template } from './template.js';

/** A form for tests: one section, はい / いいえ / 対象外, rows as given. A row is a yes/no row about its own code unless it says otherwise. */
export function smallForm(
  rows: readonly (Partial<Question> & { code: string })[],
  head: Partial<Template> = {},
): Template {
  return {
    id: 'small-1',
    form: 'MDS',
    version: '1',
    guideline: { name: '試験用', version: '1' },
    title: { ja: '試験用の様式', en: 'Form for tests' },
    provenance: 'reconstructed',
    answerVocabulary: [
      { key: 'yes', label: { ja: 'はい', en: 'Yes' } },
      { key: 'no', label: { ja: 'いいえ', en: 'No' } },
      { key: 'na', label: { ja: '対象外', en: 'Not applicable' } },
    ],
    layout: { columns: [] },
    rounds: 1,
    dates: [],
    headerFields: [],
    sections: [
      { code: '1', title: { ja: '節', en: 'Section' }, provenance: 'reconstructed', questions: rows.map(row) },
    ],
    ...head,
  };
}

function row(given: Partial<Question> & { code: string }): Question {
  return {
    prompt: { ja: given.code, en: given.code },
    answerType: 'yes_no_na',
    choices: [],
    remark: { allowed: true, requiredWhen: [] },
    guidelineRefs: [],
    topic: `topic.${given.code}`,
    ...given,
  };
}

/** Choices by their keys alone; one called `none` excludes the others. */
export function choicesOf(...keys: readonly string[]): Question['choices'] {
  return keys.map((key) => ({ key, label: { ja: key, en: key }, exclusive: key === 'none' }));
}

/** Answers by code; a bare word is an answer of that value. */
export function said(given: Readonly<Record<string, AnswerValue | Answer>>): ReadonlyMap<string, Answer> {
  return new Map(
    Object.entries(given).map(([code, each]) => [code, typeof each === 'string' ? { value: each } : each]),
  );
}
