import type { Bilingual } from '../../../kernel/bilingual.js';
import { isOlderForm } from '../../disclosures/domain/form-age.js';
import { printedCode } from '../../disclosures/domain/printed-code.js';
import { type FormKind, type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { AskedRow, WantedRow } from './judged-profile.js';

/** Rows by topic, each once, on any of these families of forms; `all` = every form of the installation. */
export function wantedTopics(
  topics: readonly string[],
  forms: readonly FormKind[],
  all: readonly Template[],
): readonly WantedRow[] {
  const families = forms.map((form) => newestFirst(all.filter((template) => template.form === form)).map(firstByTopic));
  return widest(topics).map((topic) => {
    const asking = families.flatMap((versions) => firstAsking(topic, versions) ?? []);
    return { topic, forms, byNumber: false, asking };
  });
}

/** The first row about each topic, with and without its kind of equipment. */
function firstByTopic(template: Template): ReadonlyMap<string, AskedRow> {
  const first = new Map<string, AskedRow>();
  for (const question of questionsOf(template).filter(({ answerType }) => answerType !== 'group'))
    for (const key of [question.topic, topicKey(question)]) if (!first.has(key)) first.set(key, { template, question });
  return first;
}

function firstAsking(topic: string, versions: readonly ReadonlyMap<string, AskedRow>[]): AskedRow | undefined {
  return versions.find((rows) => rows.has(topic))?.get(topic);
}

/** Without those for one kind of equipment whose topic is there for every kind. */
function widest(topics: readonly string[]): readonly string[] {
  const wanted = new Set(topics);
  return [...wanted].filter((topic) => !topic.includes('@') || !wanted.has(topic.replace(/@.*/, '')));
}

/** Rows of one form by their codes; answers on every version of its family count. A code that the form does not have is left out. */
export function wantedCodes(codes: readonly string[], template: Template): readonly WantedRow[] {
  const rows = new Map(questionsOf(template).map((question) => [question.code, question]));
  return codes.flatMap((code): WantedRow[] => {
    const question = rows.get(code);
    if (question === undefined || question.answerType === 'group') return [];
    const asking = [{ template, question }];
    return [{ topic: topicKey(question), forms: [template.form], byNumber: true, asking }];
  });
}

/** Whether a row is about a topic: exactly, or about one kind of equipment where the topic names none. */
export function isAbout(question: Question, topic: string): boolean {
  return question.answerType !== 'group' && (topicKey(question) === topic || question.topic === topic);
}

function newestFirst(templates: readonly Template[]): readonly Template[] {
  const age = (one: Template, other: Template): number =>
    isOlderForm(one, other) ? 1 : isOlderForm(other, one) ? -1 : 0;
  return [...templates].sort(age);
}

/** A row as lists name it. */
export interface RowHead {
  readonly topic: string;
  /** The form that it stands on, and the row there; null where no form is known to ask it. */
  readonly templateId: string | null;
  readonly question: string | null;
  /** As printed, or our own code; the topic where no form is known to ask it. */
  readonly code: string;
  readonly prompt: Bilingual;
}

/** How a row of a form is named. */
export function rowHead({ template, question }: AskedRow): RowHead {
  const { code, prompt } = question;
  return { topic: topicKey(question), templateId: template.id, question: code, code: printedCode(question), prompt };
}

/** How a wanted row is named before a product answers it: by the form of that family where there is one. */
export function wantedHead({ topic, asking }: WantedRow, families: readonly FormKind[] = []): RowHead {
  const asked = asking.find(({ template }) => families.includes(template.form)) ?? asking[0];
  if (asked === undefined)
    return { topic, templateId: null, question: null, code: topic, prompt: { ja: topic, en: topic } };
  return rowHead(asked);
}
