import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '#platform/http/field-rules.js';
import type { FormKind } from './domain/template.js';

export class TemplatesQuery {
  /** Only forms of this family, e.g. `SDS`. */
  @MayBeAbsent() @MaxLength(40) @IsString() form?: FormKind;
}
