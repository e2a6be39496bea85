import { RuleViolation } from '#kernel/rule-violation.js';

/** More than any request class nests; those who walk a body after this may do so by recursion. */
const DEEPEST = 32;

/** `request.too-deep` for what is nested beyond any use, `request.bad-text` for half characters (lone surrogates) anywhere. */
export function refuseUnfit(body: unknown): void {
  let layer: readonly unknown[] = [body];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > DEEPEST) throw new RuleViolation('request.too-deep');
    if (layer.some((value) => typeof value === 'string' && !value.isWellFormed()))
      throw new RuleViolation('request.bad-text');
    layer = layer.flatMap(inside);
  }
}

function inside(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.entries(value).flat() : [];
}
