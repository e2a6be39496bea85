import { Transform } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

/** From where on the chain is checked. */
export class VerifyAudit {
  /** Number of the block after which to go on: `next` of the answer before; 0 for the beginning. */
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) after: number =
    0;
}
