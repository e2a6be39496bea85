import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { RuleViolation } from '#kernel/rule-violation.js';
import { isId } from './id-param.js';

/** Query of every list: an opaque cursor from the last page, and how many rows. */
export class PageQuery {
  @IsOptional() @IsString() @MaxLength(500) cursor?: string;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(1) @Max(200) limit: number = 50;
}

/** One page of a list. `next` is the cursor of the following page, null on the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The page out of `limit + 1` rows that were read; `keyOf` gives the values that the next page starts after. */
export function page<T>(rows: readonly T[], limit: number, keyOf: (row: T) => readonly (string | number)[]): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next = rows.length > limit && last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { items, next };
}

/** The values that a cursor holds, the id of the row last; null for the first page. `page.bad-cursor` for anything not made here. */
export function cursorKey(cursor: string | undefined, parts: number): readonly (string | number)[] | null {
  if (cursor === undefined) return null;
  const key = parsed(Buffer.from(cursor, 'base64url').toString('utf8'));
  if (!Array.isArray(key) || key.length !== parts || !key.every(isStorable) || !isId(key.at(-1)))
    throw new RuleViolation('page.bad-cursor');
  return key;
}

/** The same for a list by number (a version, a revision): the number, of the row whose id stands behind it. */
export function cursorNumber(cursor: string | undefined): number | null {
  const [number = null] = cursorKey(cursor, 2) ?? [];
  if (number !== null && !isStorableInteger(number)) throw new RuleViolation('page.bad-cursor');
  return number;
}

/** Whether PostgreSQL takes it as an `integer`. */
function isStorableInteger(part: string | number): part is number {
  return typeof part === 'number' && Number.isInteger(part) && Math.abs(part) < 2 ** 31;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether PostgreSQL takes it as a parameter: it knows no NUL, and no half of a character. */
function isStorable(part: unknown): part is string | number {
  return typeof part === 'number' || (typeof part === 'string' && part.isWellFormed() && !part.includes('\u0000'));
}
