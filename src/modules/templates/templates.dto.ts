import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FormKind } from './domain/template.js';

const FORM_KINDS = ['MDS', 'SDS', 'SSCD', 'CHECKLIST_VENDOR', 'MDS2'] as const satisfies readonly FormKind[];

export class TemplatesQuery {
  /** Only forms of this kind. */
  @IsOptional() @IsIn(FORM_KINDS) form?: FormKind;
}

export class CrosswalkQuery {
  /** Id of the form that the answers stand on, e.g. `mds-4.1`. */
  @MaxLength(100) @IsString() from!: string;
  /** Id of the form that they are taken to. */
  @MaxLength(100) @IsString() to!: string;
}
