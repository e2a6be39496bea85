import { IsIn, IsInt, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { Role } from '#kernel/actor.js';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { ROLES } from './domain/roles.js';

export class CreateApiToken {
  /** What it is for. */
  @MaxLength(100) @MinLength(1) @IsPlainText() name!: string;
  /** What it may do, at most what its maker may; the maker's own role if absent. */
  @MayBeAbsent() @IsIn(ROLES) role?: Role;
  /** Days until it expires. */
  @MayBeAbsent() @Max(366) @Min(1) @IsInt() days: number = 90;
}
