import type { Bilingual } from '../../../kernel/bilingual.js';

/** A form in one version (様式), as `src/mds-sds-templates/<id>/template.yaml` describes it. Terms: `mds-sds-templates/README.md`. */
export interface Template {
  /** e.g. `sds-5.0`. */
  readonly id: string;
  readonly form: FormKind;
  /** As printed: `5.0`, `HN 1-2019`, `令和7年度`. */
  readonly version: string;
  readonly guideline: { readonly name: string; readonly version: string };
  readonly title: Bilingual;
  readonly provenance: Provenance;
  /** The words yes/no rows of this form take; empty where the form has none. */
  readonly answerVocabulary: readonly VocabularyWord[];
  readonly layout: { readonly columns: readonly string[]; readonly mark?: string; readonly note?: string };
  /** How often each row is answered; 2 for the yearly check list. */
  readonly rounds: number;
  readonly dates: readonly ('checked_on' | 'target_on')[];
  readonly targetRequiredWhen?: AnswerKey;
  readonly headerFields: readonly HeaderField[];
  readonly sections: readonly Section[];
  /** Whose numbers and wording these are, where the form was learned from its own workbook; absent where they are Kaiji's. */
  readonly official?: OfficialSource;
}

/** The workbook that a form was learned from. What it says belongs to its publisher and is never passed on as Kaiji's own. */
export interface OfficialSource {
  readonly publisher: string;
  /** SHA-256 of the workbook, hex. */
  readonly workbook: string;
}

/** What the versions of a form have in common, e.g. `MDS`; a learned form may found a family of its own under the name it was given. */
export type FormKind = string;
export type Provenance = 'seen' | 'partly seen' | 'inferred' | 'reconstructed';
export type AnswerKey = 'yes' | 'no' | 'na' | 'see_note';
export type AnswerType = 'yes_no_na' | 'yes_no' | 'choice' | 'multi_choice' | 'text' | 'date' | 'group';

export interface VocabularyWord {
  readonly key: AnswerKey;
  readonly label: Bilingual;
}

export interface HeaderField {
  readonly key: string;
  readonly type: 'text' | 'date';
  /** `ja` falls back to `en` where the form is English only. */
  readonly label: Bilingual;
  readonly required: boolean;
}

export interface Section {
  readonly code: string;
  readonly title: Bilingual;
  readonly provenance: Provenance;
  readonly source?: string;
  readonly meaning?: 'seen' | 'inferred';
  readonly note?: string;
  readonly questions: readonly Question[];
}

export interface Question {
  /** Stable name inside the form; ours unless `officialCode` is there. */
  readonly code: string;
  /** The number as printed on the form; absent = not known or none. */
  readonly officialCode?: string;
  readonly parent?: string;
  readonly scope?: 'server' | 'terminal' | 'network';
  readonly prompt: Bilingual;
  readonly answerType: AnswerType;
  readonly choices: readonly Choice[];
  readonly visibleWhen?: Condition;
  readonly requiredWhen?: Condition;
  /** Whether the row takes a remark; `requiredWhen` = answer or choice keys that need one. */
  readonly remark: { readonly allowed: boolean; readonly requiredWhen: readonly string[] };
  readonly guidelineRefs: readonly string[];
  /** Key shared by versions and forms, always together with `scope`. */
  readonly topic: string;
  readonly provenance?: Provenance;
  readonly note?: string;
}

export interface Choice {
  readonly key: string;
  readonly label: Bilingual;
  /** Not together with another choice. */
  readonly exclusive: boolean;
}

/** Holds when the named row's answer (or one of its chosen keys) is among `in`. */
export interface Condition {
  readonly question: string;
  readonly in: readonly string[];
}

/** A whole form, with the hash of its definition (SHA-256, hex): equal hashes, equal forms. */
export type HashedTemplate = Template & { readonly hash: string };

/** All rows of a form in printed order. A row's place in this list is its position everywhere (drafts, packed codes). */
export function questionsOf(template: Template): readonly Question[] {
  return template.sections.flatMap((section) => section.questions);
}
