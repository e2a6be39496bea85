import type { Audience } from '../../../kernel/audience.js';
import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Product } from '../../products/domain/product.js';
import type { Answer } from '../../templates/domain/answer.js';
import type { AnswerType, FormKind } from '../../templates/domain/template.js';
import type { Counts } from './counts.js';
import type { AnswerGap, VersionGap } from './gaps.js';
import type { RevisionState } from './revision.js';
import type { SealInput } from './seal.js';
import type { State } from './state.js';

/** A published revision as lists show it. Days are YYYY-MM-DD in Asia/Tokyo. */
export interface RevisionHead {
  readonly id: string;
  readonly disclosureId: string;
  readonly productId: string;
  readonly vendorId: string;
  readonly form: FormKind;
  readonly templateId: string;
  readonly audience: Audience;
  readonly number: number;
  readonly state: RevisionState;
  readonly counts: Counts;
  /** SHA-256 of the sealed document. */
  readonly hash: string;
  readonly publishedAt: string;
  readonly validUntil: string;
  readonly supersededAt: string | null;
  readonly withdrawnAt: string | null;
  readonly withdrawalReason: string | null;
}

/** One row of a revision with its wording. */
export interface RevisionRow {
  readonly question: string;
  /** As printed, or our own code. */
  readonly code: string;
  readonly prompt: Bilingual;
  readonly answerType: AnswerType;
  readonly state: State;
  readonly answer: Answer;
}

/** A published revision with everything that it says. */
export interface RevisionView extends RevisionHead {
  readonly product: SealInput['product'];
  readonly vendor: SealInput['vendor'];
  readonly signer: SealInput['signer'];
  readonly header: SealInput['header'];
  /** What it was published with in spite of doubts. */
  readonly warnings: SealInput['warnings'];
  readonly sections: readonly {
    readonly code: string;
    readonly title: Bilingual;
    readonly rows: readonly RevisionRow[];
  }[];
}

/** That something is disclosed on request, to whom may ask for it: never what it says. */
export interface OnRequest {
  readonly form: FormKind;
  readonly templateId: string;
  readonly publishedAt: string;
  readonly validUntil: string;
}

/** A product with what it discloses, as far as the caller may know. */
export interface ProductPage extends Product {
  /** What is published now. */
  readonly current: readonly RevisionHead[];
  /** What can be asked for. */
  readonly onRequest: readonly OnRequest[];
  /** For the vendor: its disclosures, published or not, each with the draft that is open. */
  readonly own: readonly OwnDisclosure[];
}

export interface OwnDisclosure {
  readonly id: string;
  readonly form: FormKind;
  readonly audience: Audience;
  readonly rowVersion: number;
  readonly draftId: string | null;
}

/** One gap of a published disclosure: a row on which nobody can rely, or one that its older form does not ask. */
export interface ProductGap extends Omit<AnswerGap, 'state'> {
  readonly state: AnswerGap['state'] | VersionGap['state'];
  readonly prompt: Bilingual;
  readonly form: FormKind;
  /** The form that asks the question: for `not_in_version` the newest one, not the revision's. */
  readonly templateId: string;
  readonly revisionId: string;
}

/** A published disclosure in which gaps were looked for. */
export interface LookedAt {
  readonly form: FormKind;
  readonly templateId: string;
  readonly revisionId: string;
  readonly number: number;
  readonly publishedAt: string;
  /** The newest version of the form, where the revision's is older. */
  readonly newerTemplateId: string | null;
}

/** Where a product leaves questions open. What is disclosed on request is no gap: it can be asked for. */
export interface ProductGaps {
  readonly productId: string;
  /** Whether anything is published that the caller may read; if not, there was nothing to look at and `items` is empty. */
  readonly published: boolean;
  readonly lookedAt: readonly LookedAt[];
  readonly items: readonly ProductGap[];
  readonly onRequest: readonly OnRequest[];
}
