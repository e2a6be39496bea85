import type { Bilingual } from '../../../kernel/bilingual.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { AnswerFindingKind } from './policy.js';
import { currentRound, rowStates, type State } from './state.js';

/** One row with all that is known about it. */
export interface Row {
  readonly question: Question;
  readonly answer: Answer;
  readonly state: State;
  /** The word that holds now, over both rounds. */
  readonly value: Answer['value'];
}

/** A form with its answers, laid out for rules that look from row to row. */
export interface FormCase {
  readonly template: Template;
  readonly rows: readonly Row[];
  row(code: string): Row | undefined;
  /** The answered row on a topic (with its scope), if the form has one. */
  onTopic(topic: string): Row | undefined;
}

/** What a rule found, before the policy weighs it. Without a question it concerns the form as a whole. */
export interface Doubt {
  readonly kind: AnswerFindingKind;
  readonly question?: Question;
  readonly facts?: DoubtFacts;
}

/** What a message names: a day, another row or form, words of the vendor, a field of the head. */
export interface DoubtFacts {
  readonly field?: Bilingual;
  readonly on?: string;
  readonly other?: string;
  readonly words?: string;
}

/** Lays a form out. */
export function formCase(template: Template, answers: Answers): FormCase {
  const states = rowStates(template, answers);
  const rows = questionsOf(template).map((question): Row => {
    const answer = answers.get(question.code) ?? BLANK;
    return { question, answer, state: states.get(question.code) ?? 'blank', value: currentRound(answer).value };
  });
  const byCode = new Map(rows.map((row) => [row.question.code, row]));
  const byTopic = new Map(rows.filter(({ state }) => state !== 'group').map((row) => [topicKey(row.question), row]));
  return { template, rows, row: (code) => byCode.get(code), onTopic: (topic) => byTopic.get(topic) };
}
