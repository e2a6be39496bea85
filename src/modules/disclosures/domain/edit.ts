import type { Bilingual } from '../../../kernel/bilingual.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { answerFaults } from './answer-faults.js';
import { confirmed, type DraftAnswer, restated } from './draft.js';

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
  readonly edits: readonly JudgedEdit[];
  readonly faults: readonly EditFault[];
  /** What stands now in rows that somebody changed since they were read. */
  readonly conflicts: readonly Pick<DraftAnswer, 'code' | 'answer' | 'rowVersion'>[];
}

/** Judges edits against the form and against what stands in the draft. `now` is RFC 3339, for confirmations. */
export function judgeEdits(template: Template, standing: readonly DraftAnswer[], edits: readonly Edit[], now: string): Judged {
  const rows = new Map(standing.map((row) => [row.code, row]));
  const questions = new Map(questionsOf(template).map((question, position) => [question.code, { question, position }]));
  const met = new Set<string>();
  const judged: JudgedEdit[] = [];
  const faults: EditFault[] = [];
  const conflicts: Judged['conflicts'][number][] = [];
  edits.forEach((edit, index) => {
    const { code, rowVersion } = edit;
    const row = rows.get(code);
    const place = questions.get(code);
    if (place === undefined) return faults.push({ index, pointer: '/code', ...UNKNOWN });
    if (met.size === met.add(code).size) return faults.push({ index, pointer: '/code', ...TWICE });
    if (rowVersion !== (row?.rowVersion ?? 0)) return conflicts.push(row ?? { code, answer: BLANK, rowVersion: 0 });
    const answer = edit.answer === 'confirm' ? confirmed(row?.answer, now) : restated(row?.answer, edit.answer, now);
    const wrong = edit.answer === 'confirm' ? [] : answerFaults(template, place.question, answer);
    return wrong.length > 0
      ? faults.push(...wrong.map(({ field, ...fault }) => ({ index, pointer: `/answer/${field}`, ...fault })))
      : judged.push({ code, rowVersion, answer, position: place.position });
  });
  return { edits: judged, faults, conflicts };
}

const UNKNOWN = { code: 'no_such_question', detail: { ja: 'この様式にない設問です', en: 'is no question of this form' } };
const TWICE = { code: 'twice', detail: { ja: '同じ設問が二度あります', en: 'stands twice' } };
