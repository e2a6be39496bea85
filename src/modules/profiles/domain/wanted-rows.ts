import { isOlderForm } from '../../disclosures/domain/form-age.js';
import { type FormKind, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { WantedRow } from './judged-profile.js';

/** Rows by topic, on any of these families of forms; `all` = every form of the installation. */
export function wantedTopics(
  topics: readonly string[],
  forms: readonly FormKind[],
  all: readonly Template[],
): readonly WantedRow[] {
  const candidates = forms.flatMap((form) => newestFirst(all.filter((template) => template.form === form)));
  return topics.map((topic) => {
    const asked = firstAsking(topic, candidates);
    return { topic, forms, byNumber: false, ...(asked && { asked }) };
  });
}

/** Rows of one form by their codes; answers on every version of its family count. A code that the form does not have is left out. */
export function wantedCodes(codes: readonly string[], template: Template): readonly WantedRow[] {
  const rows = new Map(questionsOf(template).map((question) => [question.code, question]));
  return codes.flatMap((code) => {
    const question = rows.get(code);
    if (question === undefined) return [];
    return [{ topic: topicKey(question), forms: [template.form], byNumber: true, asked: { template, question } }];
  });
}

/** Whether a row is about a topic: exactly, or about one kind of equipment where the topic names none. */
export function isAbout(question: Question, topic: string): boolean {
  return question.answerType !== 'group' && (topicKey(question) === topic || question.topic === topic);
}

function firstAsking(topic: string, templates: readonly Template[]): WantedRow['asked'] {
  for (const template of templates) {
    const question = questionsOf(template).find((each) => isAbout(each, topic));
    if (question) return { template, question };
  }
  return undefined;
}

function newestFirst(templates: readonly Template[]): readonly Template[] {
  const age = (one: Template, other: Template): number =>
    isOlderForm(one, other) ? 1 : isOlderForm(other, one) ? -1 : 0;
  return [...templates].sort(age);
}
