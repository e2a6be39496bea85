import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { AssessmentMove, AssessmentState } from './domain/assessment.js';
import type { Shown } from './domain/assessment-view.js';
import type { Said } from './domain/judgement.js';

/** As many rows as a form may have. */
const MOST_ROWS = 2000;
const LONGEST = 4000;
const questionOf = ({ question }: JudgementInput): string => question;

export class JudgementInput implements Said {
  /** The row's stable name. */
  @IsString() @IsNotEmpty() @MaxLength(100) question!: string;
  /** 確認済み, 要確認, 指摘; `none` takes back what was said. */
  @IsIn(['confirmed', 'to_check', 'objection', 'none']) verdict!: Said['verdict'];
  /** The hospital's own note; the vendor never sees it. Needed for an objection. */
  @IsPlainText() @MaxLength(LONGEST) note: string = '';
}

export class AssessRevision {
  /** What is known already; more can be said later. */
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @ArrayUnique(questionOf)
  @ValidateNested({ each: true })
  @Type(() => JudgementInput)
  judgements: JudgementInput[] = [];
}

export class JudgeRows {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_ROWS)
  @ArrayUnique(questionOf)
  @ValidateNested({ each: true })
  @Type(() => JudgementInput)
  judgements!: JudgementInput[];
}

export class MoveAssessment {
  /** `complete` locks it, `reopen` opens it again with a reason, `discard` throws one away that was never done. */
  @IsIn(['complete', 'reopen', 'discard']) move!: AssessmentMove;
  /** Why it is opened again. */
  @IsPlainText() @MaxLength(LONGEST) reason: string = '';
}

export class AssessmentQuery {
  /** Which rows: those that changed since what was accepted last (all, where nothing was), those still open or to be checked, or all. */
  @IsIn(['changed', 'open', 'all']) show: Shown = 'changed';
}

export class AssessmentsQuery extends PageQuery {
  @MayBeAbsent() @IsUUID() productId?: string;
  @MayBeAbsent() @IsUUID() revisionId?: string;
  @MayBeAbsent() @IsIn(['open', 'done', 'discarded']) state?: AssessmentState;
}
