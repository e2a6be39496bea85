import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { Answer, AnswerValue, Reason, SecondRound } from '#modules/templates/domain/answer.js';
import { IsLocalDate, IsPlainText } from '#platform/http/field-rules.js';

/** What a cell of a workbook can hold. */
const LONGEST = 32_767;
const VALUES = ['yes', 'no', 'na', 'see_note', 'choice', 'text', 'blank', 'declined', 'waiting'] as const satisfies readonly AnswerValue[];

export class ReasonInput implements Reason {
  @IsIn(['explanation', 'alternative_measure']) kind!: Reason['kind'];
  @IsPlainText() @MaxLength(LONGEST) text!: string;
}

export class SecondRoundInput implements SecondRound {
  @IsIn(['yes', 'no']) value!: 'yes' | 'no';
  @IsOptional() @IsLocalDate() checkedOn?: string;
  @IsOptional() @IsLocalDate() targetOn?: string;
}

/** An answer as a person gives it. What was carried over, and its confirmation, is kept by the server. */
export class AnswerInput implements Omit<Answer, 'carriedFrom' | 'confirmedAt'> {
  @IsIn(VALUES) value!: (typeof VALUES)[number];
  @IsOptional() @IsPlainText() @MaxLength(200) key?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(200) @ArrayUnique() @IsPlainText({ each: true }) @MaxLength(200, { each: true })
  keys?: string[];
  @IsOptional() @IsPlainText() @MaxLength(LONGEST) text?: string;
  @IsOptional() @IsPlainText() @MaxLength(LONGEST) remark?: string;
  /** Day by which a はい will be true. */
  @IsOptional() @IsLocalDate() plannedOn?: string;
  /** What a はい holds under. */
  @IsOptional() @IsPlainText() @MaxLength(LONGEST) condition?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => ReasonInput) reason?: ReasonInput;
  @IsOptional() @IsPlainText() @MaxLength(LONGEST) waitingFor?: string;
  @IsOptional() @IsPlainText() @MaxLength(LONGEST) responsibility?: string;
  @IsOptional() @IsLocalDate() checkedOn?: string;
  @IsOptional() @IsLocalDate() targetOn?: string;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => SecondRoundInput) second?: SecondRoundInput;
}

/** Either an answer, or `confirm` for what stands there. */
export class AnswerItem {
  @IsString() @IsNotEmpty() @MaxLength(100) code!: string;
  /** The version that was read; 0 for a row never saved. */
  @IsInt() @Min(0) @Max(2_000_000_000) rowVersion!: number;
  @IsOptional() @IsObject() @ValidateNested() @Type(() => AnswerInput) answer?: AnswerInput;
  @IsOptional() @Equals(true) confirm?: true;
}

export class SaveAnswers {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2000) @ValidateNested({ each: true }) @Type(() => AnswerItem) answers!: AnswerItem[];
}

export class SaveHeader {
  /** By field key of the form; replaces the whole head. */
  @IsObject() header!: Record<string, string>;
}

export class AssignQuestions {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2000) @ArrayUnique() @IsString({ each: true }) questions!: string[];
  /** A colleague; null takes the questions back. */
  @IsOptional() @IsUUID() assigneeId?: string | null;
}
