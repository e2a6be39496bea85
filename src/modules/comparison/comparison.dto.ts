import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';

export type ComparisonFormat = 'xlsx' | 'csv';

const listed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.split(',') : value);

/** What to set side by side. */
export class ComparedProducts {
  /** Product ids in the order of the columns, joined by commas or repeated. */
  @Transform(listed)
  @ArrayMaxSize(100)
  @ArrayMinSize(2)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  @IsArray()
  productIds!: string[];
  /** The form whose rows lead, by id; else the newest one that most columns use. */
  @IsOptional() @MaxLength(100) @IsPlainText() onto?: string;
  /** Only rows that differ, or only rows that somebody leaves open. */
  @IsOptional() @IsIn(['differences', 'gaps']) show?: 'differences' | 'gaps';
}

export class ComparisonQuery extends ComparedProducts {
  /** Also remarks, reasons, plans and conditions, as `details` of each cell. */
  @Transform(({ value }) => value === 'true') @IsBoolean() remarks: boolean = false;
}

export class ExportComparisonQuery extends ComparedProducts {
  /** Remarks and reasons below each mark; on unless said otherwise. */
  @Transform(({ value }) => value !== 'false') @IsBoolean() remarks: boolean = true;
  @IsIn(['xlsx', 'csv']) format: ComparisonFormat = 'xlsx';
}
