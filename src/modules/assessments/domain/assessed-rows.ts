import { type Change, diff, type RevisionContent } from '../../disclosures/domain/diff.js';
import { printedCode } from '../../disclosures/domain/printed-code.js';
import { rowStates } from '../../disclosures/domain/state.js';
import { BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { topicKey } from '../../templates/domain/topics.js';
import type { AssessedRow, AssessmentView, Shown } from './assessment-view.js';
import { type Judgements, rowsToJudge } from './judgement.js';
import { touchedTopics } from './touched-topics.js';

/** What an assessment lies on. `revision` is null where the hospital may no longer read it; `accepted` where nothing was accepted before. */
export interface Assessed {
  readonly template: Template;
  readonly revision: (RevisionContent & { readonly codes: string }) | null;
  readonly accepted: RevisionContent | null;
  readonly judgements: Judgements;
}

/** The rows of an assessment as they are shown, and what changed besides. */
export function assessedRows(assessed: Assessed, show: Shown): Pick<AssessmentView, 'changes' | 'sections'> {
  const { template, revision, accepted } = assessed;
  const changes = revision && accepted ? diff(accepted, revision) : [];
  const rows = rowsByCode(assessed, changes);
  const shown = revision && accepted && show === 'changed' ? changedCodes(template, changes) : null;
  const isShown = (row: AssessedRow): boolean => (shown?.has(row.question) ?? true) && (show !== 'open' || isOpen(row));
  const sections = template.sections.map(({ code, title, questions }) => {
    const own = questions.flatMap((question) => rows.get(question.code) ?? []);
    return { code, title, rows: own.filter(isShown) };
  });
  return {
    changes: changes.filter((change) => !('topic' in change) || change.kind === 'row_removed'),
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

function isOpen({ toJudge, judgement }: AssessedRow): boolean {
  return toJudge && (judgement === null || judgement.verdict === 'to_check');
}

function changedCodes(template: Template, changes: readonly Change[]): ReadonlySet<string> {
  const touched = touchedTopics(changes);
  const answered = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
  return new Set(answered.filter((question) => touched.has(topicKey(question))).map(({ code }) => code));
}

function rowsByCode(
  { template, revision, judgements }: Assessed,
  changes: readonly Change[],
): ReadonlyMap<string, AssessedRow> {
  const states = revision ? rowStates(template, revision.answers) : null;
  const toJudge = new Set(revision ? rowsToJudge(template, revision.codes) : []);
  const row = (question: Question): AssessedRow => {
    const { code, prompt, answerType } = question;
    const topic = answerType === 'group' ? null : topicKey(question);
    return {
      question: code,
      code: printedCode(question),
      prompt,
      answerType,
      state: states?.get(code) ?? null,
      answer: revision ? (revision.answers.get(code) ?? BLANK) : null,
      toJudge: toJudge.has(code),
      judgement: judgements.get(code) ?? null,
      changes: changes.filter((change) => 'topic' in change && change.topic === topic && change.kind !== 'row_removed'),
    };
  };
  return new Map(questionsOf(template).map((question) => [question.code, row(question)]));
}
