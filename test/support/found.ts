import type { Answer } from '../../src/modules/templates/domain/answer.js';
import { type AnswerFinding, findings, type FindingsContext } from '../../src/modules/disclosures/domain/findings.js';
import { DEFAULT_POLICY } from '../../src/modules/disclosures/domain/policy.js';
import { saidYes, shipped } from './any-answers.js';

export const TODAY = '2026-11-21';

const reason = { kind: 'explanation', text: '単独で使う製品のため' } as const;
export const blank: Answer = { value: 'blank' };
export const yes: Answer = { value: 'yes' };
export const no: Answer = { value: 'no', reason };
export const na: Answer = { value: 'na', reason };

/** Findings on a shipped form that says はい throughout, except what is given; each as `code kind`. */
export function found(
  id: string,
  but: Readonly<Record<string, Answer>>,
  context: Partial<FindingsContext> = {},
): readonly string[] {
  const template = shipped(id);
  return findings(template, saidYes(template, but), DEFAULT_POLICY, { today: TODAY, ...context }).map(named);
}

function named({ kind, code }: AnswerFinding): string {
  return code === undefined ? kind : `${code} ${kind}`;
}
