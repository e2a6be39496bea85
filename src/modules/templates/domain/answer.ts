/**
 * What a vendor says to one row (回答). `value` alone decides what kind of answer it is:
 * - `yes` `no` `na` `see_note`: a word of the form's vocabulary; `yes` with `plannedOn` is planned, with `condition` conditional
 * - `choice`: `key` (one) or `keys` (several may be chosen) of the row's choices; `text` as printed
 * - `text`: `text`, for free text and dates (ISO)
 * - `blank`: nothing given; `declined`: refused, `reason` says why; `waiting`: another party must answer first, named in `waitingFor`
 * - `unreadable`: a workbook held something that must not be guessed; `text` where it was words
 * "Not asked" is never a value: it follows from the other answers (`askedQuestions`).
 */
export interface Answer {
  readonly value: AnswerValue;
  readonly key?: string;
  readonly keys?: readonly string[];
  readonly text?: string;
  readonly remark?: string;
  /** Day (YYYY-MM-DD) by which a `yes` will be true. */
  readonly plannedOn?: string;
  /** What a `yes` holds under, e.g. "only with option X". */
  readonly condition?: string;
  readonly reason?: Reason;
  readonly waitingFor?: string;
  /** Who is responsible, in the vendor's words (責任分界). */
  readonly responsibility?: string;
  /** Yearly check list: day of the check, and target day of an いいえ. */
  readonly checkedOn?: string;
  readonly targetOn?: string;
  /** Yearly check list: second round. */
  readonly second?: SecondRound;
  /** Where a carried-over answer came from; unconfirmed until `confirmedAt` is set. */
  readonly carriedFrom?: CarriedFrom;
  readonly confirmedAt?: string;
}

export type AnswerValue =
  'yes' | 'no' | 'na' | 'see_note' | 'choice' | 'text' | 'blank' | 'declined' | 'waiting' | 'unreadable';

/** Why いいえ, 対象外 or a refusal; an alternative measure (代替措置) is a reason of its own kind. */
export interface Reason {
  readonly kind: 'explanation' | 'alternative_measure';
  readonly text: string;
}

export interface SecondRound {
  readonly value: 'yes' | 'no';
  readonly checkedOn?: string;
  readonly targetOn?: string;
}

export interface CarriedFrom {
  readonly templateId: string;
  readonly questions: readonly string[];
  /** The revision the answer stood in, where there was one. */
  readonly revisionId?: string;
  /** How the rows relate (crosswalk): same, reworded, split, merged. */
  readonly relation: string;
}

/** Answers of one form by question code; rows without an entry are blank. */
export type Answers = ReadonlyMap<string, Answer>;

export const BLANK: Answer = { value: 'blank' };
