import type { Change } from '../../disclosures/domain/diff.js';
import type { Template } from '../../templates/domain/template.js';
import { questionsByTopic } from '../../templates/domain/topics.js';
import { type Judgement, type Judgements, rowsToJudge } from './judgement.js';
import { touchedTopics } from './touched-topics.js';

/** What was accepted last: the form it was on and what was judged there. */
export interface Accepted {
  readonly template: Template;
  readonly judgements: Judgements;
}

/**
 * The judgements that a newer revision begins with: those of rows in which nothing changed since, marked as kept, with who judged and
 * when. Rows are joined by topic, so that they are found again in another version of the form.
 */
export function keptJudgements(
  { template, judgements }: Accepted,
  newer: { readonly template: Template; readonly codes: string },
  changes: readonly Change[],
): Judgements {
  const [before, touched] = [questionsByTopic(template), touchedTopics(changes)];
  const toJudge = new Set(rowsToJudge(newer.template, newer.codes));
  return new Map(
    [...questionsByTopic(newer.template)].flatMap(([topic, { code }]): [string, Judgement][] => {
      const judgement = judgements.get(before.get(topic)?.code ?? '');
      if (judgement === undefined || touched.has(topic) || !toJudge.has(code)) return [];
      return [[code, { ...judgement, kept: true, version: 1 }]];
    }),
  );
}
