import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { AnswerType } from '#modules/templates/domain/template.js';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import type {
  AddField,
  AddRow,
  AddSection,
  FormChange,
  JoinRows,
  MoveRow,
  ReleaseBeside,
  RemoveSection,
  SetField,
  SetRow,
  SplitRow,
} from './domain/form-change.js';
import type { FormNaming } from './domain/form-naming.js';
import type { ProposedChoice } from './domain/form-proposal.js';

const ANSWER_TYPES = [
  'yes_no_na',
  'yes_no',
  'choice',
  'multi_choice',
  'text',
  'date',
  'group',
] as const satisfies readonly AnswerType[];
const SCOPES = ['server', 'terminal', 'network'] as const;
const FIELD_TYPES = ['text', 'date'] as const;

/** Longest wording, number, name (of a row, section or field), key of an answer. */
const [WORDING, NUMBER, NAME, KEY] = [4000, 40, 100, 200];
const LAST_ROW = 1_048_576;
const MOST_CHANGES = 500;
const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u;

export class GuidelineInput {
  @IsPlainText() @MaxLength(200) name!: string;
  @IsPlainText() @MaxLength(100) version!: string;
}

export class NameForm implements Partial<FormNaming> {
  /** The family, e.g. `SDS`. */
  @MayBeAbsent() @IsPlainText() @MaxLength(40) form?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(100) version?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(300) title?: string;
  /** Whose numbers and wording these are. */
  @MayBeAbsent() @IsPlainText() @MaxLength(200) publisher?: string;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => GuidelineInput) guideline?: GuidelineInput;
}

export class ChoiceInput implements ProposedChoice {
  @IsPlainText() @IsNotEmpty() @MaxLength(KEY) key!: string;
  @IsPlainText() @IsNotEmpty() @MaxLength(KEY) label!: string;
  /** Not together with another choice. */
  @IsBoolean() exclusive!: boolean;
}

export class ConditionInput {
  @IsPlainText() @MaxLength(NAME) row!: string;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(KEY, { each: true })
  in!: string[];
}

export class RemarkInput {
  @IsBoolean() allowed!: boolean;
  /** Keys of the answers that need a remark. */
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(KEY, { each: true })
  requiredWhen!: string[];
}

/** What is left out stays; null takes away. */
export class SetRowInput implements SetRow {
  @IsPlainText() @MaxLength(NAME) row!: string;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(NUMBER) number?: string | null;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(WORDING) prompt?: string;
  @MayBeAbsent() @IsIn(ANSWER_TYPES) answerType?: AnswerType;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ChoiceInput)
  choices?: ChoiceInput[];
  @IsOptional() @IsPlainText() @MaxLength(NAME) parent?: string | null;
  @MayBeAbsent() @IsPlainText() @MaxLength(NAME) section?: string;
  /** A topic of a known form, or `own.…`. */
  @MayBeAbsent() @IsPlainText() @MaxLength(KEY) topic?: string;
  @IsOptional() @IsIn(SCOPES) scope?: (typeof SCOPES)[number] | null;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ConditionInput) visibleWhen?: ConditionInput | null;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RemarkInput) remark?: RemarkInput;
  /** A person looked at the row's doubts. */
  @MayBeAbsent() @IsBoolean() settled?: boolean;
}

export class MoveRowInput implements MoveRow {
  @IsPlainText() @MaxLength(NAME) row!: string;
  /** The row in front of it; null: it is the first. */
  @IsOptional() @IsPlainText() @MaxLength(NAME) after: string | null = null;
  @MayBeAbsent() @IsPlainText() @MaxLength(NAME) section?: string;
}

export class SplitRowInput implements SplitRow {
  @IsPlainText() @MaxLength(NAME) row!: string;
  /** The wordings of the two. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsPlainText({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(WORDING, { each: true })
  prompts!: string[];
  /** The number of the second. */
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(NUMBER) number?: string | null;
  /** Row of the sheet on which the second is answered; left out, it has no place in the workbook. */
  @MayBeAbsent() @IsInt() @Min(1) @Max(LAST_ROW) sheetRow?: number;
}

export class JoinRowsInput implements JoinRows {
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(NAME, { each: true })
  rows!: string[];
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(WORDING) prompt?: string;
}

export class RemoveRowInput {
  @IsPlainText() @MaxLength(NAME) row!: string;
}

export class AddRowInput implements AddRow {
  /** The row in front of it; null: it is the first. */
  @IsOptional() @IsPlainText() @MaxLength(NAME) after: string | null = null;
  @MayBeAbsent() @IsPlainText() @MaxLength(NAME) section?: string;
  /** A row that is answered in the same columns. */
  @IsPlainText() @MaxLength(NAME) like!: string;
  @IsInt() @Min(1) @Max(LAST_ROW) sheetRow!: number;
  @IsOptional() @IsPlainText() @IsNotEmpty() @MaxLength(NUMBER) number?: string | null;
  @IsPlainText() @IsNotEmpty() @MaxLength(WORDING) prompt!: string;
}

export class AddSectionInput implements AddSection {
  @Matches(CODE) @MaxLength(NUMBER) section!: string;
  @IsPlainText() @MaxLength(300) title!: string;
  /** The section in front of it; null: it is the first. */
  @IsOptional() @IsPlainText() @MaxLength(NAME) after: string | null = null;
}

export class RenameSectionInput {
  @IsPlainText() @MaxLength(NAME) section!: string;
  @IsPlainText() @MaxLength(300) title!: string;
}

export class RemoveSectionInput implements RemoveSection {
  @IsPlainText() @MaxLength(NAME) section!: string;
  /** The section that its rows go into. */
  @MayBeAbsent() @IsPlainText() @MaxLength(NAME) into?: string;
}

export class SetFieldInput implements SetField {
  @IsPlainText() @MaxLength(NAME) field!: string;
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) label?: string;
  @MayBeAbsent() @IsIn(FIELD_TYPES) type?: 'text' | 'date';
}

export class AddFieldInput implements AddField {
  @Matches(CODE) @MaxLength(NAME) field!: string;
  @IsPlainText() @IsNotEmpty() @MaxLength(200) label!: string;
  @IsIn(FIELD_TYPES) type!: 'text' | 'date';
  @IsPlainText() @MaxLength(100) sheet!: string;
  /** A1 name of the cell that takes the value. */
  @Matches(/^[A-Z]{1,3}[1-9]\d{0,6}$/) cell!: string;
}

export class RemoveFieldInput {
  @IsPlainText() @MaxLength(NAME) field!: string;
}

export class ReleaseBesideInput implements ReleaseBeside {
  /** The released form that the review names (`released_before`). */
  @IsPlainText() @IsNotEmpty() @MaxLength(100) templateId!: string;
}

/** One change: exactly one of these. */
export class FormChangeInput implements FormChange {
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => NameForm) name?: NameForm;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SetRowInput) setRow?: SetRowInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => MoveRowInput) moveRow?: MoveRowInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SplitRowInput) splitRow?: SplitRowInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => JoinRowsInput) joinRows?: JoinRowsInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RemoveRowInput) removeRow?: RemoveRowInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AddRowInput) addRow?: AddRowInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AddSectionInput) addSection?: AddSectionInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RenameSectionInput) renameSection?: RenameSectionInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RemoveSectionInput) removeSection?: RemoveSectionInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SetFieldInput) setField?: SetFieldInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AddFieldInput) addField?: AddFieldInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => RemoveFieldInput) removeField?: RemoveFieldInput;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ReleaseBesideInput) releaseBeside?: ReleaseBesideInput;
}

export class ChangeFormDraft {
  /** Done one after the other, all or none. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => FormChangeInput)
  changes!: FormChangeInput[];
}
