import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

export type ComparisonFormat = 'xlsx' | 'csv';

/** What to set side by side. */
export class ComparisonQuery {
  /** Product ids in the order of the columns, joined by commas or repeated. */
  @Transform(listed) @ArrayMaxSize(100) @ArrayMinSize(2) @ArrayUnique() @IsUUID(undefined, { each: true }) @IsArray()
  productIds!: string[];
  /** The form whose rows lead, by id; else the newest one that most columns use. */
  @IsOptional() @MaxLength(100) @IsPlainText() onto?: string;
  /** Only rows that differ, or only rows that somebody leaves open. */
  @IsOptional() @IsIn(['differences', 'gaps']) show?: 'differences' | 'gaps';
}

export class ExportComparisonQuery extends ComparisonQuery {
  @IsIn(['xlsx', 'csv']) format: ComparisonFormat = 'xlsx';
}
