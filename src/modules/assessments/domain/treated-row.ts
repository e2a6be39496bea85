import { askedBeyond } from '../../disclosures/domain/gaps.js';
import { rowStates, type State } from '../../disclosures/domain/state.js';
import type { Answers } from '../../templates/domain/answer.js';
import type { Template } from '../../templates/domain/template.js';
import { questionsByTopic } from '../../templates/domain/topics.js';

/** A row that may be treated, on the form that asks it. */
export interface TreatedRow {
  readonly templateId: string;
  readonly question: string;
  readonly topic: string;
  readonly state: State | 'not_in_version';
}

/** Every row that takes an answer, and those that only the newer version of the form asks (旧様式にない). */
export function rowsOf(
  { template, answers }: { readonly template: Template; readonly answers: Answers },
  newer: Template | undefined,
): readonly TreatedRow[] {
  const states = rowStates(template, answers);
  const own = [...questionsByTopic(template)].map(([topic, { code }]) => {
    return { templateId: template.id, question: code, topic, state: states.get(code) ?? 'blank' };
  });
  const beyond =
    newer === undefined ? [] : askedBeyond(template, newer).map((gap) => ({ ...gap, templateId: newer.id }));
  return [...own, ...beyond.map(({ templateId, question, topic, state }) => ({ templateId, question, topic, state }))];
}
