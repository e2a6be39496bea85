import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min } from 'class-validator';
import { IsLocalDate, IsPlainText, MayBeAbsent } from '#platform/http/field-rules.js';
import type { PageQuery } from '#platform/http/paging.js';

/** PostgreSQL knows no year 0. */
const NOT_YEAR_0 = /^(?!0000)/;

/** Which events are meant; all that the reader may see, where nothing is said. */
export class EventsFilter {
  /** The first day, in Japan. */
  @MayBeAbsent() @IsLocalDate() @Matches(NOT_YEAR_0) from?: string;
  /** The last day, in Japan. */
  @MayBeAbsent() @IsLocalDate() @Matches(NOT_YEAR_0) to?: string;
  /** `noun.verb`, e.g. `revision.read`. */
  @MayBeAbsent() @IsPlainText() @MaxLength(100) type?: string;
  /** The person who acted. */
  @MayBeAbsent() @IsUUID() actorId?: string;
  /** The thing it was done to. */
  @MayBeAbsent() @IsUUID() subjectId?: string;
}

export class EventsQuery extends EventsFilter implements PageQuery {
  @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

export class ExportEventsQuery extends EventsFilter {
  /** `jsonl`: lines of JSON that can be verified offline; `csv`: for a spreadsheet. */
  @IsIn(['jsonl', 'csv']) format!: 'jsonl' | 'csv';
}
