import type { FormState } from './domain/asked-forms.js';
import type { ReminderPlan } from './domain/reminder-plan.js';
import type { AskedForm, OpenMove, RequestState, SubmittedForm } from './domain/request.js';
import type { RequestFacts, RequestLabel } from './domain/request-label.js';

/** One of the asked forms, with how far it is answered as the caller may know it. */
export interface FormProgress extends AskedForm {
  readonly form: string;
  readonly state: FormState | 'received';
  /** What is published now, also where it does not do; null where the caller sees nothing. */
  readonly revisionId: string | null;
  /** For the vendor: its open draft. */
  readonly draftId: string | null;
  /** Percent answered: of the vendor's draft for the vendor, else of what is published or was received; null where there is nothing. */
  readonly answered: number | null;
}

/** A workbook that came by the mailed link. */
export interface ReceivedFile {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
  readonly templateId: string;
  readonly createdAt: string;
  readonly answered: number | null;
}

/** A request as one of its parties sees it. Moments RFC 3339, days YYYY-MM-DD in Asia/Tokyo. */
export interface RequestView extends RequestFacts {
  readonly id: string;
  readonly campaignId: string;
  readonly hospitalId: string;
  readonly hospitalName: string;
  readonly vendorId: string;
  readonly vendorName: string;
  /** Somebody at the vendor uses Kaiji; if not, `contactEmail` is written to. */
  readonly vendorRegistered: boolean;
  /** Null for a product that is not on Kaiji. */
  readonly productId: string | null;
  /** As it was called when it was asked for. */
  readonly productName: string;
  readonly productVersion: string;
  readonly forms: readonly FormProgress[];
  readonly criteria: readonly string[];
  readonly purpose: string;
  readonly dueOn: string;
  readonly overdue: boolean;
  readonly plan: ReminderPlan;
  readonly state: RequestState;
  /** The one word for where it stands, the first that applies. */
  readonly label: RequestLabel;
  /** Percent answered over all forms. */
  readonly answered: number | null;
  readonly reason: string | null;
  readonly submission: readonly SubmittedForm[];
  readonly received: readonly ReceivedFile[];
  /** For the hospital; null for everybody else. */
  readonly contactEmail: string | null;
  /** For the vendor; null for everybody else. */
  readonly assigneeId: string | null;
  readonly createdAt: string;
  readonly rowVersion: number;
  /** What the caller may do with it, and what each needs. */
  readonly moves: readonly OpenMove[];
}
