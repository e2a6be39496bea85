import type { AnswerType, Question } from '../../templates/domain/template.js';
import type { FormNaming } from './form-naming.js';
import type { FormProposal, ProposedChoice } from './form-proposal.js';

/** A proposal under review, with the name it shall get. */
export interface FormUnderReview {
  readonly naming: FormNaming;
  readonly proposal: FormProposal;
}

/** One change to a form under review: exactly one of these. Rows are named by `id`, sections by `code`, fields of the head by `key`. */
export interface FormChange {
  /** What is left out stays. */
  readonly name?: Partial<FormNaming>;
  readonly setRow?: SetRow;
  readonly moveRow?: MoveRow;
  readonly splitRow?: SplitRow;
  readonly joinRows?: JoinRows;
  readonly removeRow?: { readonly row: string };
  readonly addRow?: AddRow;
  readonly addSection?: AddSection;
  readonly renameSection?: { readonly section: string; readonly title: string };
  readonly removeSection?: RemoveSection;
  readonly setField?: SetField;
  readonly addField?: AddField;
  readonly removeField?: { readonly field: string };
  readonly releaseBeside?: ReleaseBeside;
}

/** What is left out stays; null takes away. */
export interface SetRow {
  readonly row: string;
  readonly number?: string | null;
  readonly prompt?: string;
  readonly answerType?: AnswerType;
  readonly choices?: readonly ProposedChoice[];
  readonly parent?: string | null;
  readonly section?: string;
  /** A topic of a known form, or one of its own (`own.…`). Given again, it is confirmed. */
  readonly topic?: string;
  readonly scope?: NonNullable<Question['scope']> | null;
  readonly visibleWhen?: { readonly row: string; readonly in: readonly string[] } | null;
  readonly remark?: { readonly allowed: boolean; readonly requiredWhen: readonly string[] };
  /** A person looked at the row's doubts. */
  readonly settled?: boolean;
}

/** To behind another row, into its section unless another one is named; `after: null` puts it in front of all. */
export interface MoveRow {
  readonly row: string;
  readonly after: string | null;
  readonly section?: string;
}

/** One row that asks two things. The second gets a place in the workbook only where a person says on which row of the sheet it is answered. */
export interface SplitRow {
  readonly row: string;
  readonly prompts: readonly string[];
  /** The number of the second. */
  readonly number?: string | null;
  /** Row of the sheet with the answer to the second, in the same columns. */
  readonly sheetRow?: number;
}

/** Neighbours that are one question; the first keeps its name, the first of them that is a question says how it is answered. */
export interface JoinRows {
  readonly rows: readonly string[];
  /** Left out, the wordings one below the other. */
  readonly prompt?: string;
}

/** A row that was not found, or was taken away: answered as `like` is, in the same columns of row `sheetRow`. */
export interface AddRow {
  readonly after: string | null;
  readonly section?: string;
  readonly like: string;
  readonly sheetRow: number;
  readonly number?: string | null;
  readonly prompt: string;
}

export interface AddSection {
  readonly section: string;
  readonly title: string;
  /** `null`: in front of all. */
  readonly after: string | null;
}

/** A form of this version was released from the same workbook: a person knows of it, and wants this one for reasons of their own. */
export interface ReleaseBeside {
  readonly templateId: string;
}

/** Its rows go into another section. */
export interface RemoveSection {
  readonly section: string;
  readonly into?: string;
}

export interface SetField {
  readonly field: string;
  readonly label?: string;
  readonly type?: 'text' | 'date';
}

export interface AddField {
  readonly field: string;
  readonly label: string;
  readonly type: 'text' | 'date';
  readonly sheet: string;
  /** A1 name of the cell that takes the value. */
  readonly cell: string;
}
