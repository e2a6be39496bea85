import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { questionsByTopic, topicKey } from '../../templates/domain/topics.js';
import { isGap, packCode } from './packed-codes.js';
import { printedCode } from './printed-code.js';
import { givenText, reasonOf } from './reason.js';
import { rowStates, type State } from './state.js';

/** One row on which nobody can rely (欠落), with why. */
export interface AnswerGap {
  /** The row's stable name, and what the form prints for it. */
  readonly question: string;
  readonly code: string;
  readonly topic: string;
  readonly state: State;
  /** In the vendor's words: why it declined, whom it waits for, what the workbook held. Absent where nobody said. */
  readonly reason?: string;
}

/** Every gap of a form, in printed order. */
export function listGaps(template: Template, answers: Answers): readonly AnswerGap[] {
  const states = rowStates(template, answers);
  return questionsOf(template).flatMap((question) => {
    const state = states.get(question.code) ?? 'blank';
    const answer = answers.get(question.code) ?? BLANK;
    if (!isGap(packCode(state, question, answer))) return [];
    const reason = reasonOfGap(state, answer);
    const gap = { question: question.code, code: printedCode(question), topic: topicKey(question), state };
    return [reason === undefined ? gap : { ...gap, reason }];
  });
}

/** A row that a newer version of the form asks and this one does not (旧様式にない); `question` and `code` are the newer form's. */
export interface VersionGap extends Pick<AnswerGap, 'question' | 'code' | 'topic'> {
  readonly state: 'not_in_version';
}

/** What the newer form asks beyond the older, by topic, in the newer form's printed order. */
export function askedBeyond(older: Template, newer: Template): readonly VersionGap[] {
  const known = questionsByTopic(older);
  return [...questionsByTopic(newer)]
    .filter(([topic]) => !known.has(topic))
    .map(([topic, row]) => ({ question: row.code, code: printedCode(row), topic, state: 'not_in_version' }));
}

function reasonOfGap(state: State, answer: Answer): string | undefined {
  if (state === 'waiting') return givenText(answer.waitingFor) ?? reasonOf(answer);
  if (state === 'unreadable') return givenText(answer.text);
  return reasonOf(answer);
}
