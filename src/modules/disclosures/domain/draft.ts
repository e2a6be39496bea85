import type { Answer, Answers } from '../../templates/domain/answer.js';
import { type Applicability, askedQuestions } from '../../templates/domain/applicability.js';
import { type FormKind, questionsOf, type Template } from '../../templates/domain/template.js';
import type { OpenRow } from '../../templates/domain/crosswalk.js';
import type { Counts } from './counts.js';
import type { DraftMove, DraftState } from './revision.js';
import type { State } from './state.js';

/** A disclosure being written, seen by its vendor alone. */
export interface DraftHead {
  readonly id: string;
  readonly disclosureId: string;
  readonly productId: string;
  readonly vendorId: string;
  readonly form: FormKind;
  readonly templateId: string;
  readonly state: DraftState;
  /** Head of the form by field key. */
  readonly header: Readonly<Record<string, string>>;
  /** The revision it began with. */
  readonly fromRevisionId: string | null;
  /** The applied import whose workbook it can be written back into. */
  readonly importId: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: string | null;
  /** Why it last came back from the check. */
  readonly returnNote: string | null;
  readonly rowVersion: number;
  readonly createdAt: string;
}

/** Where in a workbook an answer stood. */
export interface AnswerPlace {
  readonly sheet: string;
  /** All cells of the row. */
  readonly cells: readonly string[];
  /** Those for the answer itself, and those for its remark, where the import told them apart. */
  readonly answer?: readonly string[];
  readonly remark?: readonly string[];
}

/** One row of a draft that was answered, imported or given to somebody. */
export interface DraftAnswer {
  readonly code: string;
  readonly answer: Answer;
  /** For `If-Match`; 0 for a row that nobody has saved. */
  readonly rowVersion: number;
  readonly place: AnswerPlace | null;
  /** The colleague who is to answer it (担当割当). */
  readonly assigneeId: string | null;
  readonly updatedBy: string | null;
  readonly updatedAt: string;
}

/** A draft with everything that a screen for writing it shows. */
export interface DraftView extends DraftHead {
  /** Only rows that were touched, in printed order. */
  readonly answers: readonly DraftAnswer[];
  readonly asked: Readonly<Record<string, Applicability>>;
  readonly states: Readonly<Record<string, State>>;
  readonly counts: Counts;
  /** How many findings stop publishing, and how many only warn. */
  readonly findings: { readonly stop: number; readonly warn: number };
  /** What the caller may do with the draft now. */
  readonly moves: readonly DraftMove[];
}

/** A new draft; `open` = the rows that carrying over left empty, and why. */
export interface StartedDraft extends DraftView {
  readonly open: readonly OpenRow[];
}

/** What a saved answer changed. */
export interface SavedAnswer {
  readonly code: string;
  readonly answer: Answer;
  readonly rowVersion: number;
  /** Rows that came to be asked, or no longer are. */
  readonly asked: Readonly<Record<string, Applicability>>;
  readonly counts: Counts;
}

export interface SavedAnswers {
  readonly answers: readonly Pick<SavedAnswer, 'code' | 'answer' | 'rowVersion'>[];
  readonly asked: SavedAnswer['asked'];
  readonly counts: Counts;
}

/** The answers alone, as the rules take them. */
export function answersOf(rows: readonly Pick<DraftAnswer, 'code' | 'answer'>[]): Answers {
  return new Map(rows.map(({ code, answer }) => [code, answer]));
}

/** What a person's word on a row makes of what stood there: saying it confirms what was carried over; emptying it forgets that. */
export function restated(before: Answer, said: Answer, now: string): Answer {
  const { carriedFrom, confirmedAt = now } = before;
  if (carriedFrom === undefined || said.value === 'blank') return said;
  return { ...said, carriedFrom, confirmedAt };
}

/** Rows whose applicability differs, as it is afterwards; `edited` = the rows whose answers differ. */
export function changedAsked(
  template: Template,
  before: Answers,
  after: Answers,
  edited: readonly string[],
): SavedAnswer['asked'] {
  if (!questionsOf(template).some(({ visibleWhen }) => visibleWhen && edited.includes(visibleWhen.question))) return {};
  const [then, now] = [askedQuestions(template, before), askedQuestions(template, after)];
  return Object.fromEntries([...now].filter(([code, asked]) => then.get(code) !== asked));
}

/** A row's place among all rows of its form, by its code. */
export function positionsOf(template: Template): ReadonlyMap<string, number> {
  return new Map(questionsOf(template).map(({ code }, position) => [code, position]));
}
