import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '#platform/http/field-rules.js';
import type { FormKind } from './domain/template.js';

export class TemplatesQuery {
  /** Only forms of this family, e.g. `SDS`. */
  @MayBeAbsent() @MaxLength(40) @IsString() form?: FormKind;
}

export class CrosswalkQuery {
  /** Id of the form that the answers stand on, e.g. `mds-4.1`. */
  @MaxLength(100) @IsString() from!: string;
  /** Id of the form that they are taken to. */
  @MaxLength(100) @IsString() to!: string;
}
