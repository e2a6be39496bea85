import { IsNotEmpty, MaxLength } from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';

export class ClausesQuery {
  /** Only this version of the guideline, e.g. `6.0`; `5.x` where a form follows its order without naming the version. */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(20) version?: string;
  /** Only rows of this form, by id. */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(100) templateId?: string;
}
