import type { Bilingual } from '../../../kernel/bilingual.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import { answerFaults } from './answer-faults.js';
import { type DraftAnswer, restated } from './draft.js';

/** What a person says to a row, or that what stands there holds; `rowVersion` = the version that the person saw, 0 for a row never saved. */
export interface Edit {
  readonly code: string;
  readonly rowVersion: number;
  readonly answer: Answer | 'confirm';
}

/** An edit that fits its row, by the row's position. */
export interface JudgedEdit extends Edit {
  readonly position: number;
  readonly answer: Answer;
}

/** Why an edit cannot be taken; `pointer` = place in the edit (RFC 6901). */
export interface EditFault {
  readonly index: number;
  readonly pointer: string;
  readonly code: string;
  readonly detail: Bilingual;
}

export interface Judged {
  /** To be saved where there is neither fault nor conflict. */
  readonly edits: readonly JudgedEdit[];
  readonly faults: readonly EditFault[];
  /** What stands now in rows that somebody changed since they were read. */
  readonly conflicts: readonly Pick<DraftAnswer, 'code' | 'answer' | 'rowVersion'>[];
}

/** Judges edits against the form and against what stands in the draft. `now` is RFC 3339, for confirmations. */
export function judgeEdits(
  template: Template,
  standing: readonly DraftAnswer[],
  edits: readonly Edit[],
  now: string,
): Judged {
  const rows = new Map(standing.map((row) => [row.code, row]));
  const questions = new Map(questionsOf(template).map((question, position) => [question.code, { question, position }]));
  const judged: JudgedEdit[] = [];
  const faults: EditFault[] = [];
  const conflicts: Judged['conflicts'][number][] = [];
  for (const [index, edit] of edits.entries()) {
    const { code, rowVersion } = edit;
    const place = questions.get(code);
    const row = rows.get(code) ?? { code, answer: BLANK, rowVersion: 0 };
    if (place === undefined) faults.push({ index, pointer: '/code', ...UNKNOWN });
    else if (edits.findIndex((other) => other.code === code) < index)
      faults.push({ index, pointer: '/code', ...TWICE });
    else if (rowVersion !== row.rowVersion) conflicts.push(row);
    else {
      const answer = saidBy(edit, row.answer, now);
      faults.push(...faultsOf(template, place.question, edit, answer).map((fault) => ({ index, ...fault })));
      judged.push({ code, rowVersion, answer, position: place.position });
    }
  }
  return { edits: judged, faults, conflicts };
}

function saidBy({ answer }: Edit, before: Answer, now: string): Answer {
  return restated(before, answer === 'confirm' ? before : answer, now);
}

/** What stands there fits already: it was carried over or saved under the same rules. */
function faultsOf(
  template: Template,
  question: Question,
  edit: Edit,
  answer: Answer,
): readonly Omit<EditFault, 'index'>[] {
  if (edit.answer === 'confirm') return [];
  return answerFaults(template, question, answer).map(({ field, ...fault }) => ({
    pointer: `/answer/${field}`,
    ...fault,
  }));
}

const UNKNOWN = {
  code: 'no_such_question',
  detail: { ja: 'この様式にない設問です', en: 'is no question of this form' },
};
const TWICE = { code: 'twice', detail: { ja: '同じ設問が二度あります', en: 'stands twice' } };
