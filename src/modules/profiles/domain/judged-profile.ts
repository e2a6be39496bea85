import type { ItemNote, PassRule } from '../../templates/domain/profile.js';
import type { FormKind, Question, Template } from '../../templates/domain/template.js';

/** A row on the form that asks it. */
export interface AskedRow {
  readonly template: Template;
  readonly question: Question;
}

/** A row that a profile asks for, whatever form and version a product answers on. */
export interface WantedRow {
  /** Its topic, with `@scope` where only that kind of equipment is meant; without, every kind that a form asks about. */
  readonly topic: string;
  /** The families of forms on which an answer counts. */
  readonly forms: readonly FormKind[];
  /** It is this one row of the form that the profile names; else every row of the topic. */
  readonly byNumber: boolean;
  /** The row on the form that the profile names, else on the newest form of each family that asks it. */
  readonly asking: readonly AskedRow[];
}

/** A profile made ready to judge with. */
export interface JudgedProfile {
  readonly passRule: PassRule;
  readonly wanted: readonly WantedRow[];
  readonly itemNotes: readonly ItemNote[];
  /** Whether every row of the list that it stands for is known: if not, nobody passes, only as far as known. */
  readonly complete: boolean;
}

/** The days that a judgement depends on (YYYY-MM-DD, Asia/Tokyo). */
export interface JudgingDays {
  readonly today: string;
  /** The hospital's next renewal, where it told it: what item notes mean that name it in words. */
  readonly renewalOn: string | null;
}
