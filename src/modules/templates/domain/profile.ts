import type { Bilingual } from '../../../kernel/bilingual.js';
import type { AnswerType } from './template.js';

/** What a hospital must have from a vendor on one occasion (判定プロファイル): which rows of which forms, and when they pass. */
export interface Profile {
  readonly id: string;
  readonly title: Bilingual;
  /** Where it is known from. */
  readonly source: string;
  /** Day from which it holds (YYYY-MM-DD). */
  readonly inForce?: string;
  readonly passRule?: PassRule;
  /** How many rows the official list has per form. `items` may hold fewer: what was not seen is not listed. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly items: readonly ProfileItem[];
  readonly itemNotes: readonly ItemNote[];
  /** Topics known to be on the official list of the SDS. */
  readonly knownSdsTopics: readonly string[];
  readonly sdsAreasInOrder: readonly string[];
  readonly obligationsOnRequest: readonly Obligation[];
  readonly publishedByVendor: readonly Obligation[];
  /** Further facts in words: what else must hold, and what a hospital must do where it does not. */
  readonly precondition?: string;
  readonly ifNot?: string;
  readonly sameWhenTermsLackDetail?: boolean;
  readonly rule?: string;
  readonly shape?: string;
  readonly firstItem?: string;
}

/** A form, or one item of it, that is asked for; `form` may name several, `MDS|SDS`. */
export interface ProfileItem {
  readonly form: string;
  readonly per?: string;
  readonly item?: string;
}

/** What is special about the rows of one topic. */
export interface ItemNote {
  readonly topic: string;
  readonly note?: string;
  /** The choices that pass. */
  readonly allowed?: readonly string[];
  /** A はい that is planned counts, if planned before the day named. */
  readonly plannedCounts?: boolean;
  readonly plannedBefore?: string;
  readonly withoutDate?: Judgement;
}

/** Something a vendor must hand over or publish, by the code of the standard that demands it. */
export interface Obligation {
  readonly code: string;
  readonly needs: string;
}

/** How one row is judged: `exception` = a person decides and says why. */
export type Judgement = 'pass' | 'exception' | 'fail' | 'open';

/** When a row passes, by the way it is answered and by how the answer is qualified. Lists of keys, or the rule in words. */
export interface PassRule {
  readonly id: string;
  readonly byAnswerType: Readonly<Record<AnswerType, RowRule>>;
  readonly planned: { readonly default: Judgement; readonly note: string };
  readonly conditional: Judgement;
  readonly seeNote: Judgement;
  readonly naWithoutReason: Judgement;
  readonly notAsked: Judgement;
  /** What leaves a row open. */
  readonly open: readonly string[];
  /** How the rows make up the whole. */
  readonly whole: string;
}

export interface RowRule {
  readonly pass?: readonly string[] | string;
  readonly fail?: readonly string[] | string;
  readonly exception?: readonly string[] | string;
}
