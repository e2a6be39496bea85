import { Transform } from 'class-transformer';
import { IsBoolean } from 'class-validator';
import { PageQuery } from '#platform/http/paging.js';

export class AlarmsQuery extends PageQuery {
  /** Only those that nobody has acknowledged yet. */
  @Transform(({ value }) => value === 'true') @IsBoolean() open: boolean = false;
}
