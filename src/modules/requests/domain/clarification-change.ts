import type { AnswerAspect, Change, Side } from '../../disclosures/domain/diff.js';

/** How a new revision answers a clarification: what the row said when it was asked about, and what it says since. */
export interface AnswerChange {
  readonly before: Side;
  readonly after: Side;
  readonly aspects: readonly AnswerAspect[];
}

/** The rows that a newer revision answers otherwise, by topic. What the form alone did (wording, numbers, rows that came or went) is no answer. */
export function answerChanges(changes: readonly Change[]): ReadonlyMap<string, AnswerChange> {
  return new Map(
    changes.flatMap((change) => {
      if (change.kind !== 'answer') return [];
      const { topic, before, after, aspects } = change;
      return [[topic, { before, after, aspects }] as const];
    }),
  );
}
