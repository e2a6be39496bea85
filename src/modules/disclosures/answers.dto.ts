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
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';

/** What a cell of a workbook can hold. */
const LONGEST = 32_767;
const VALUES = [
  'yes',
  'no',
  'na',
  'see_note',
  'choice',
  'text',
  'blank',
  'declined',
  'waiting',
] as const satisfies readonly AnswerValue[];

export class ReasonInput implements Reason {
  @IsIn(['explanation', 'alternative_measure']) kind!: Reason['kind'];
  @IsPlainText() @MaxLength(LONGEST) text!: string;
}

export class SecondRoundInput implements SecondRound {
  @IsIn(['yes', 'no']) value!: 'yes' | 'no';
  @MayBeAbsent() @IsLocalDate() checkedOn?: string;
  @MayBeAbsent() @IsLocalDate() targetOn?: string;
}

/** An answer as a person gives it. What was carried over, and its confirmation, is kept by the server. */
export class AnswerInput implements Omit<Answer, 'carriedFrom' | 'confirmedAt'> {
  @IsIn(VALUES) value!: (typeof VALUES)[number];
  @MayBeAbsent() @IsPlainText() @MaxLength(200) key?: string;
  @MayBeAbsent()
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsPlainText({ each: true })
  @MaxLength(200, { each: true })
  keys?: string[];
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) text?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) remark?: string;
  /** Day by which a はい will be true. */
  @MayBeAbsent() @IsLocalDate() plannedOn?: string;
  /** What a はい holds under. */
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) condition?: string;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => ReasonInput) reason?: ReasonInput;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) waitingFor?: string;
  @MayBeAbsent() @IsPlainText() @MaxLength(LONGEST) responsibility?: string;
  @MayBeAbsent() @IsLocalDate() checkedOn?: string;
  @MayBeAbsent() @IsLocalDate() targetOn?: string;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => SecondRoundInput) second?: SecondRoundInput;
}

/** Either an answer, or `confirm` for what stands there. */
export class AnswerItem {
  @IsString() @IsNotEmpty() @MaxLength(100) code!: string;
  /** The version that was read; 0 for a row never saved. */
  @IsInt() @Min(0) @Max(2_000_000_000) rowVersion!: number;
  @MayBeAbsent() @IsObject() @ValidateNested() @Type(() => AnswerInput) answer?: AnswerInput;
  @MayBeAbsent() @Equals(true) confirm?: true;
}

export class SaveAnswers {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => AnswerItem)
  answers!: AnswerItem[];
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
