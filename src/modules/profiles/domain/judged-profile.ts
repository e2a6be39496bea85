import type { ItemNote, PassRule } from '../../templates/domain/profile.js';
import type { FormKind, Question, Template } from '../../templates/domain/template.js';

/** A row that a profile asks for, whatever form and version a product answers on. */
export interface WantedRow {
  /** Its topic, with `@scope` where only that kind of equipment is meant; without, every kind that a form asks about. */
  readonly topic: string;
  /** The families of forms on which an answer counts. */
  readonly forms: readonly FormKind[];
  /** The row as its form asks it: the form that the profile names, else the newest that asks the topic. Absent where none is known to. */
  readonly asked?: { readonly template: Template; readonly question: Question };
  /** It is this one row of its form, by its number; else every row of the topic. */
  readonly byNumber: boolean;
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
