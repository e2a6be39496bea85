import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RuleViolation } from '#kernel/rule-violation.js';

/** The row version that the caller read, from `If-Match: "7"`. `precondition.required` (428) without the header. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) throw new RuleViolation('precondition.required');
  const [, digits] = /^(?:W\/)?"(\d{1,9})"$/.exec(header.trim()) ?? [];
  return digits === undefined ? -1 : Number(digits);
});

/** The ETag of a row version. */
export function etag(rowVersion: number): string {
  return `"${rowVersion}"`;
}
