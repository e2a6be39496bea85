import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength, MinLength } from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';
import { LEAST_REASON, LONGEST_REASON, Trimmed } from './operator-access.dto.js';

export class SealBreakGlass {
  /** What is written on both envelopes, and where they lie. */
  @Trimmed() @MaxLength(100) @MinLength(1) @IsPlainText() label!: string;
}

export class OpenBreakGlass {
  /** The codes of both envelopes, in any order. */
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  codes!: string[];
  /** Who opens them. */
  @Trimmed() @MaxLength(200) @MinLength(1) @IsPlainText() openedBy!: string;
  /** Why nothing else serves. */
  @Trimmed() @MaxLength(LONGEST_REASON) @MinLength(LEAST_REASON) @IsPlainText() reason!: string;
}
