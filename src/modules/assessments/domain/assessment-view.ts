import type { Change } from '../../disclosures/domain/diff.js';
import type { RevisionRow } from '../../disclosures/domain/published.js';
import type { State } from '../../disclosures/domain/state.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import type { FormKind } from '../../templates/domain/template.js';
import type { AssessmentMove, AssessmentState } from './assessment.js';
import type { Judgement, Progress } from './judgement.js';

/** A hospital's assessment of one revision (確認), as lists show it. */
export interface AssessmentHead {
  readonly id: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly productId: string;
  /** Null where the product is no longer shown to the hospital. */
  readonly productName: string | null;
  readonly productVersion: string | null;
  readonly disclosureId: string;
  readonly form: FormKind;
  readonly templateId: string;
  readonly revisionId: string;
  readonly number: number;
  /** The revision that was accepted last, whose judgements it began with; null where it began with none. */
  readonly fromRevisionId: string | null;
  readonly state: AssessmentState;
  /** What is published now instead of the revision; null where nothing newer is. */
  readonly newerRevisionId: string | null;
  /** Null where the hospital may no longer read the revision. */
  readonly progress: Progress | null;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly doneAt: string | null;
  readonly doneBy: string | null;
  readonly reopenedAt: string | null;
  readonly reopenedBy: string | null;
  readonly reopenReason: string | null;
  /** What the caller may do with it now. */
  readonly moves: readonly AssessmentMove[];
  readonly rowVersion: number;
}

/** One row with what the vendor says and what the hospital thinks of it. */
export interface AssessedRow extends Omit<RevisionRow, 'state' | 'answer'> {
  /** Null where the hospital may no longer read the revision. */
  readonly state: State | null;
  readonly answer: Answer | null;
  /** Whether it is asked, and so to be judged. */
  readonly toJudge: boolean;
  readonly judgement: Judgement | null;
  /** What changed in it since what was accepted last. */
  readonly changes: readonly Change[];
}

/** An assessment with its rows. */
export interface AssessmentView extends AssessmentHead {
  /** What changed since what was accepted last outside the rows that are there: form, head of the form, rows that are gone. */
  readonly changes: readonly Change[];
  readonly sections: readonly {
    readonly code: string;
    readonly title: Bilingual;
    readonly rows: readonly AssessedRow[];
  }[];
}

/**
 * Which rows are shown: those that changed, or came to be asked, since what was accepted last (all, where nothing was); those that nobody
 * judged or that are to be checked; or all.
 */
export type Shown = 'changed' | 'open' | 'all';
