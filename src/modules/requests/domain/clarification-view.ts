import type { Bilingual } from '../../../kernel/bilingual.js';
import type {
  AnsweredBy,
  ClarificationKind,
  ClarificationMove,
  ClarificationNews,
  ClarificationSide,
  ClarificationState,
  OpenClarificationMove,
} from './clarification.js';
import type { AnswerChange } from './clarification-change.js';

/** The row of a revision that was asked about. */
export interface AskedRow {
  readonly revisionId: string;
  readonly form: string;
  readonly templateId: string;
  /** The row's stable name, what the form prints for it, and what it is about in every version of the form. */
  readonly question: string;
  readonly code: string;
  readonly topic: string;
  readonly prompt: Bilingual;
}

/** A clarification as one of its parties sees it in a list. Moments RFC 3339. */
export interface ClarificationHead {
  readonly id: string;
  /** What was asked in one call has one. */
  readonly batchId: string;
  readonly hospitalId: string;
  readonly hospitalName: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly productId: string;
  /** As it was called when it was asked. */
  readonly productName: string;
  readonly productVersion: string;
  readonly kind: ClarificationKind;
  /** Null for a free question. */
  readonly row: AskedRow | null;
  /** What the kind asks without typing; null where the hospital's own words are all there is. */
  readonly standard: Bilingual | null;
  /** The hospital's own words. */
  readonly text: string;
  readonly state: ClarificationState;
  readonly answeredBy: AnsweredBy | null;
  /** The revision that answers the row otherwise. */
  readonly answeringRevisionId: string | null;
  /** Whether the vendor shows question and answer to all readers of the product's disclosures. */
  readonly published: boolean;
  readonly createdAt: string;
  readonly rowVersion: number;
  /** What the caller may do with it, and what each needs. */
  readonly moves: readonly OpenClarificationMove[];
}

/** One thing said in a thread. */
export interface ClarificationMessage {
  readonly id: string;
  readonly side: ClarificationSide;
  readonly move: 'ask' | ClarificationMove | ClarificationNews;
  readonly text: string;
  readonly at: string;
  /** User id, for colleagues alone. */
  readonly by: string | null;
}

/** A note of the caller's own organization; the other party never sees it. */
export interface ClarificationNote {
  readonly id: string;
  readonly text: string;
  readonly at: string;
  readonly by: string;
}

/** A clarification with all that was said. */
export interface ClarificationView extends ClarificationHead {
  /** Oldest first. */
  readonly thread: readonly ClarificationMessage[];
  /** Oldest first. */
  readonly notes: readonly ClarificationNote[];
  /** How the new revision answers otherwise; null while none does, and for whoever may not read both revisions. */
  readonly change: AnswerChange | null;
}

/** The same question about a product, whoever asks it: for the vendor alone. */
export interface ClarificationGroup extends Pick<
  ClarificationHead,
  'productId' | 'productName' | 'productVersion' | 'row' | 'text'
> {
  /** Of the latest that asks it: answering that one with `everyAsker` answers all that wait. */
  readonly clarificationId: string;
  readonly kinds: readonly ClarificationKind[];
  /** Hospitals that ask it. */
  readonly askers: number;
  /** Clarifications that wait for the vendor. */
  readonly waiting: number;
  readonly firstAskedAt: string;
}
