import { type Question, questionsOf, type Template } from './template.js';

/** What a row asks about, the same in every form: its topic and, where there is one, the kind of equipment. `update.os@server`. */
export function topicKey({ topic, scope }: Pick<Question, 'topic' | 'scope'>): string {
  return scope === undefined ? topic : `${topic}@${scope}`;
}

/** Whether a topic was made for a question that no known form asks (`own.…`): another form may ask the same under another key. */
export function isOwnTopic(topic: string): boolean {
  return topic.startsWith('own.');
}

/** The answered rows of a form by topic key; group rows have no answer and are left out. Unique in every form that was accepted. */
export function questionsByTopic(template: Template): ReadonlyMap<string, Question> {
  const answered = questionsOf(template).filter((question) => question.answerType !== 'group');
  return new Map(answered.map((question) => [topicKey(question), question]));
}
