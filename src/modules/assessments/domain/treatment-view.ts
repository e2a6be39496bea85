import type { Bilingual } from '../../../kernel/bilingual.js';
import type { FormKind } from '../../templates/domain/template.js';
import type { Side, TreatmentKind, TreatmentMove, TreatmentState } from './treatment.js';
import type { RenewalReason } from './treatment-standing.js';

/** One step of a treatment, for the proof: who said what when. */
export interface TreatmentStep {
  readonly move: Exclude<TreatmentMove, 'plan'> | 'begin';
  readonly side: Side;
  readonly kind: TreatmentKind;
  readonly revisionId: string;
  /** The hospital's reason, the vendor's explanation, or why not. */
  readonly text: string;
  readonly at: string;
  /** The user; null for people of the other side. */
  readonly by: string | null;
}

/** The hospital's own side of a treatment; the vendor never sees it. Days are YYYY-MM-DD in Asia/Tokyo. */
export interface TreatmentPlan {
  readonly measure: string;
  /** By when the measure is to be carried out, and when it was. */
  readonly targetOn: string | null;
  readonly doneOn: string | null;
  readonly note: string;
}

/** The treatment of one row of a product by one hospital (残存リスク対応), as the reader may see it. */
export interface TreatmentView {
  readonly id: string;
  readonly hospitalId: string;
  readonly hospitalName: string;
  readonly vendorId: string;
  readonly vendorName: string;
  readonly productId: string;
  /** Null where the product is no longer shown to the reader. */
  readonly productName: string | null;
  readonly productVersion: string | null;
  readonly form: FormKind;
  /** The revision that was looked at. */
  readonly revisionId: string;
  /** The form that asks the row: a newer one than the revision's where that does not ask it. */
  readonly templateId: string;
  readonly question: string;
  /** As printed, or our own code. */
  readonly code: string;
  readonly topic: string;
  readonly prompt: Bilingual;
  readonly kind: TreatmentKind;
  readonly reason: string;
  /** Its last day; from the next on it is to be evaluated again. */
  readonly reviewOn: string;
  readonly state: TreatmentState;
  /** Whether the row is taken care of by it today. */
  readonly counts: boolean;
  /** Why it is to be renewed; null where it need not be. */
  readonly renewal: RenewalReason | null;
  /** Null for the vendor. */
  readonly plan: TreatmentPlan | null;
  readonly steps: readonly TreatmentStep[];
  /** What the caller may do with it now. */
  readonly moves: readonly TreatmentMove[];
  readonly rowVersion: number;
  readonly createdAt: string;
}
