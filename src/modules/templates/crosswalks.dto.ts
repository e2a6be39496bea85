import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { CarryRule, RowRelation } from './domain/crosswalk-pair.js';

const KINDS = [
  'same',
  'reworded',
  'split',
  'merged',
  'related',
  'new',
  'dropped',
] as const satisfies readonly RowRelation[];
const RULES = ['suggest', 'confirm', 'agree', 'show', 'none'] as const satisfies readonly CarryRule[];
const MOST_ENTRIES = 2000;
const MOST_ROWS = 50;
const NEWEST = 1_000_000;

export class CrosswalkQuery {
  /** Id of the form that the answers stand on, e.g. `mds-4.1`. */
  @MaxLength(100) @IsString() from!: string;
  /** Id of the form that they are taken to. */
  @MaxLength(100) @IsString() to!: string;
}

export class CrosswalkVersionQuery extends CrosswalkQuery {
  /** An older version (`listCrosswalkVersions`); the newest, if left out. */
  @MayBeAbsent() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(NEWEST) version?: number;
}

export class ExportCrosswalkQuery extends CrosswalkVersionQuery {
  @IsIn(['xlsx', 'csv']) format: 'xlsx' | 'csv' = 'xlsx';
}

export class CrosswalkVersionsQuery extends PageQuery {
  /** Id of the form that the answers stand on, e.g. `mds-4.1`. */
  @MaxLength(100) @IsString() from!: string;
  /** Id of the form that they are taken to. */
  @MaxLength(100) @IsString() to!: string;
}

export class EntryRowsInput {
  /** Row codes of the older form. */
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @MaxLength(100, { each: true })
  @IsNotEmpty({ each: true })
  @IsString({ each: true })
  from!: string[];
  /** Row codes of the newer form. */
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @MaxLength(100, { each: true })
  @IsNotEmpty({ each: true })
  @IsString({ each: true })
  to!: string[];
}

export class EntryInput extends EntryRowsInput {
  @IsIn(KINDS) kind!: RowRelation;
  @IsIn(RULES) carryOver!: CarryRule;
  /** Why; left out, the reason that stands there stays. */
  @MayBeAbsent() @IsPlainText() @MaxLength(1000) because?: string;
}

export class ChangeCrosswalk {
  /**
   * Entries as they shall be; one that is sent as it stands counts as accepted. Rows that are only shown (`show`) stand beside what carries;
   * one that carries takes its rows out of others that do.
   */
  @IsArray() @ArrayMaxSize(MOST_ENTRIES) @ValidateNested({ each: true }) @Type(() => EntryInput) set: EntryInput[] = [];
  /** Entries that shall not be, by exactly their rows: after one that was set, what was proposed is back; the rows of another stand alone. */
  @IsArray()
  @ArrayMaxSize(MOST_ENTRIES)
  @ValidateNested({ each: true })
  @Type(() => EntryRowsInput)
  remove: EntryRowsInput[] = [];
  /** Why it was changed, for whoever reads the versions. */
  @IsPlainText() @MaxLength(4000) note: string = '';
}
