import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import { type LineDecision, OTHERWISE, type Otherwise } from './domain/apply-ledger.js';
import { type LineState, TAKES, type Take } from './domain/compare-ledger.js';
import { LEDGER_FIELDS, type LedgerField } from './domain/ledger-field.js';
import { MOST_ROWS } from './domain/ledger-table.js';

export class ColumnChoice {
  /** In letters. */
  @IsPlainText() @MaxLength(3) @Matches(/^[A-Z]+$/) column!: string;
  /** null = not taken over. */
  @IsOptional() @IsIn(LEDGER_FIELDS) field: LedgerField | null = null;
}

export class ChangeColumns {
  /** Columns that are left out stay as they are. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => ColumnChoice)
  columns!: ColumnChoice[];
}

export class LineDecisionInput implements LineDecision {
  @IsInt() @Min(1) @Max(MOST_ROWS) line!: number;
  /** As the product that matches, by its name alone, with the link that its entry has, or not at all. */
  @IsIn(TAKES) take!: Take;
  /** Which one, where several products match. */
  @MayBeAbsent() @IsUUID() productId?: string;
}

/** Decisions on a ledger. */
export class ApplyLedger {
  @IsArray()
  @ArrayMaxSize(MOST_ROWS)
  @ValidateNested({ each: true })
  @Type(() => LineDecisionInput)
  rows: LineDecisionInput[] = [];
  /** For every row that is not named: what is suggested, by name, or not at all. Rows that only a person can tell stay open with `suggested`. */
  @MayBeAbsent() @IsIn(OTHERWISE) otherwise?: Otherwise;
}

const STATES = ['new', 'changed', 'unchanged', 'faulty', 'missing'] as const satisfies readonly LineState[];

export class LedgerRowsQuery extends PageQuery {
  @MayBeAbsent() @IsIn([...STATES, 'open']) state?: LineState | 'open';
}
