import { Transform } from 'class-transformer';
import { IsInt, IsUUID, Max, MaxLength, Min, MinLength } from 'class-validator';
import { IsPlainText } from '#platform/http/field-rules.js';

/** Why something out of the ordinary is done, for those concerned to read. */
export const LEAST_REASON = 10;
export const LONGEST_REASON = 1000;

/** Blanks around a text count for nothing. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class OpenOperatorAccess {
  /** Whose data is looked into. */
  @IsUUID() organizationId!: string;
  /** Why, for the organization to read. */
  @Trimmed() @MaxLength(LONGEST_REASON) @MinLength(LEAST_REASON) @IsPlainText() reason!: string;
  /** How long, at most an hour. */
  @IsInt() @Min(1) @Max(60) minutes!: number;
}
