import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';
import type { AnswerType, Question, VocabularyWord } from '../../templates/domain/template.js';
import type { Layout, Spot } from '../../workbooks/domain/layout.js';

/**
 * What was found in a workbook that shall become a form: a proposal that a person reads, changes and releases. Plain values, kept as JSON.
 * Rows are named by `id`, which never changes however a person renumbers, moves or splits them; `layout` names rows by it, too.
 */
export interface FormProposal {
  /** The title as printed; empty where none stands above the table. */
  readonly title: string;
  /** What the title says of the form; null where it says nothing. The person decides. */
  readonly form: string | null;
  readonly version: string | null;
  readonly guideline: { readonly name: string; readonly version: string } | null;
  /** The words that yes/no rows take, as printed, with the key each stands for. */
  readonly vocabulary: readonly VocabularyWord[];
  readonly header: readonly ProposedField[];
  /** 2 where every row is answered twice, as in the yearly check list. */
  readonly rounds: number;
  readonly dates: readonly ('checked_on' | 'target_on')[];
  readonly sections: readonly ProposedSection[];
  /** In reading order, over all sheets. */
  readonly rows: readonly ProposedRow[];
  /** Where everything stands; `question` of its rows is the row's `id`, `templateId` is empty until the form is released. */
  readonly layout: Layout;
  /** False where an answer, a remark or a field of the head is filled: such a workbook is written for its owner alone. */
  readonly blank: boolean;
  /** What a person should look at first, each with its cells. */
  readonly doubts: readonly Finding[];
  /** Ids of forms released from the same workbook that a person knows of and wants another form beside. */
  readonly beside?: readonly string[];
}

export interface ProposedField {
  readonly key: string;
  readonly type: 'text' | 'date';
  readonly label: string;
  readonly sheet: string;
  readonly spot: Spot;
}

export interface ProposedSection {
  /** Ours: the form's own where it prints one, else `s1`, `s2` … */
  readonly code: string;
  readonly title: string;
}

/** One row of the table: a question, or a heading with a number (`group`). */
export interface ProposedRow {
  readonly id: string;
  readonly section: string;
  readonly sheet: string;
  readonly row: number;
  /** The cells with its number and wording, A1 names. */
  readonly cells: readonly string[];
  /** As printed, e.g. `17.1.1.2`, `2-③`, `(ア)`, `DOC-1`; null for a bullet or a row without any. */
  readonly number: string | null;
  /** `id` of the row above it in the outline. */
  readonly parent: string | null;
  /** A person saw that another row of its section has the number, too. */
  readonly numberSettled?: true;
  /** The wording as printed, without the number or bullet in front. */
  readonly prompt: string;
  readonly answerType: AnswerType;
  /** For `choice` and `multi_choice`: labels as printed. */
  readonly choices: readonly ProposedChoice[];
  readonly scope?: NonNullable<Question['scope']>;
  readonly topic: ProposedTopic;
  readonly visibleWhen: ProposedCondition | null;
  readonly remark: { readonly allowed: boolean; readonly requiredWhen: readonly string[] };
  readonly doubts: readonly Finding[];
}

export interface ProposedChoice {
  readonly key: string;
  readonly label: string;
  readonly exclusive: boolean;
}

/**
 * What a row asks about, against the known forms. `exact`: wording (or number and wording) leave no doubt; `likely`: a person should look;
 * `none`: a question of its own, `key` is made for it (`own.…`).
 */
export interface ProposedTopic {
  readonly key: string;
  readonly sureness: 'exact' | 'likely' | 'none' | 'person';
  readonly because: Bilingual;
  /** The known row it was taken from. */
  readonly from?: { readonly templateId: string; readonly code: string };
}

/** The row is asked only where the row `row` (an `id`) has one of these answers. */
export interface ProposedCondition {
  readonly row: string;
  readonly in: readonly string[];
  readonly because: Bilingual;
}
