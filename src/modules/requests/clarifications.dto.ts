import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsObject,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import { PageQuery } from '#platform/http/paging.js';
import type { ClarificationKind, ClarificationMove, ClarificationState } from './domain/clarification.js';
import type { AskedClarification } from './domain/clarification-asking.js';

const KINDS = [
  'reason_for_blank',
  'reason_for_na',
  'contradiction',
  'own_words',
  'free',
] as const satisfies readonly ClarificationKind[];
const MOVES = ['answer', 'add', 'close', 'reopen', 'withdraw'] as const satisfies readonly ClarificationMove[];
const STATES = ['open', 'answered', 'reopened', 'closed', 'withdrawn'] as const satisfies readonly ClarificationState[];
const LONGEST = 4000;
/** Lines of one call. */
const MOST_ITEMS = 200;

/** A row of a published revision (`revisionId`, `question`), or for kind `free` a product (`productId`). */
export class ClarificationItem implements AskedClarification {
  /** `reason_for_blank` and `reason_for_na` ask without words of one's own; the others need `text`. */
  @IsIn(KINDS) kind!: ClarificationKind;
  @MayBeAbsent() @IsUUID() revisionId?: string;
  /** The row's stable name. */
  @MayBeAbsent() @IsString() @IsNotEmpty() @MaxLength(100) question?: string;
  @MayBeAbsent() @IsUUID() productId?: string;
  @IsPlainText() @MaxLength(LONGEST) text: string = '';
}

export class OpenClarifications {
  @IsArray()
  @ArrayMaxSize(MOST_ITEMS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ClarificationItem)
  items: ClarificationItem[] = [];
  /** A revision: the reason for each of its blanks is asked, but for those that are being asked about. */
  @MayBeAbsent() @IsUUID() blanksOf?: string;
}

export class ReplyClarification {
  /** The vendor: `answer`. The hospital: `add`, `close` (it is satisfied), `reopen`, `withdraw`. */
  @IsIn(MOVES) move!: ClarificationMove;
  /** Needed but for `close` and `withdraw`. */
  @IsPlainText() @MaxLength(LONGEST) text: string = '';
  /** With `answer`: says the same to all hospitals that ask the same about the product and wait for an answer. */
  @IsBoolean() everyAsker: boolean = false;
}

export class NoteClarification {
  @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST) text!: string;
}

/** Question and answer as all readers of the product's disclosures see them; nothing in them should tell who asked. */
export class PublishClarification {
  @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST) question!: string;
  @IsPlainText() @IsNotEmpty() @MaxLength(LONGEST) answer!: string;
}

export class ClarificationGroupsQuery extends PageQuery {
  /** Comma-separated: open, answered, reopened, closed, withdrawn. */
  @MayBeAbsent()
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',') : value))
  @IsArray()
  @IsIn(STATES, { each: true })
  states?: ClarificationState[];
  @MayBeAbsent() @IsUUID() productId?: string;
  /** What the row is about in every version of its form (`row.topic`). */
  @MayBeAbsent() @IsPlainText() @IsNotEmpty() @MaxLength(200) topic?: string;
}

export class ClarificationsQuery extends ClarificationGroupsQuery {
  /** What was asked in one call. */
  @MayBeAbsent() @IsUUID() batchId?: string;
  /** A clarification: those that ask the same about the same product, itself among them. */
  @MayBeAbsent() @IsUUID() sameAs?: string;
}
