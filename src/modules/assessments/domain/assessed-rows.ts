import { type Change, diff, type RevisionContent } from '../../disclosures/domain/diff.js';
import { printedCode } from '../../disclosures/domain/printed-code.js';
import { rowStates } from '../../disclosures/domain/state.js';
import { BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import type { AssessedRow, AssessmentView, Shown } from './assessment-view.js';
import { type Judgements, rowsToJudge } from './judgement.js';
import { afterwards, touchedTopics } from './touched-topics.js';

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
  const rows = rowsByCode(assessed, changesByCode(changes));
  const onlyChanged = show === 'changed' && revision !== null && accepted !== null;
  const isShown = (row: AssessedRow): boolean => (!onlyChanged || isChanged(row)) && (show !== 'open' || isOpen(row));
  const sections = template.sections.map(({ code, title, questions }) => {
    const own = questions.flatMap((question) => rows.get(question.code) ?? []);
    return { code, title, rows: own.filter(isShown) };
  });
  return {
    changes: changes.filter((change) => afterwards(change) === undefined),
    sections: sections.filter((section) => section.rows.length > 0),
  };
}

/** Said or asked otherwise than what was accepted, or to be judged for the first time since. */
function isChanged({ changes, toJudge, judgement }: AssessedRow): boolean {
  return touchedTopics(changes).size > 0 || (toJudge && judgement?.kept !== true);
}

function isOpen({ toJudge, judgement }: AssessedRow): boolean {
  return toJudge && (judgement === null || judgement.verdict === 'to_check');
}

function changesByCode(changes: readonly Change[]): ReadonlyMap<string, readonly Change[]> {
  const found = new Map<string, Change[]>();
  for (const change of changes) {
    const code = afterwards(change)?.question;
    if (code !== undefined) found.set(code, [...(found.get(code) ?? []), change]);
  }
  return found;
}

function rowsByCode(
  { template, revision, judgements }: Assessed,
  changes: ReadonlyMap<string, readonly Change[]>,
): ReadonlyMap<string, AssessedRow> {
  const states = revision ? rowStates(template, revision.answers) : null;
  const toJudge = new Set(revision ? rowsToJudge(template, revision.codes) : []);
  const row = (question: Question): AssessedRow => {
    const { code, prompt, answerType } = question;
    return {
      question: code,
      code: printedCode(question),
      prompt,
      answerType,
      state: states?.get(code) ?? null,
      answer: revision ? (revision.answers.get(code) ?? BLANK) : null,
      toJudge: toJudge.has(code),
      judgement: judgements.get(code) ?? null,
      changes: changes.get(code) ?? [],
    };
  };
  return new Map(questionsOf(template).map((question) => [question.code, row(question)]));
}
