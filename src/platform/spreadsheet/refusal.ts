import { RuleViolation } from '#kernel/rule-violation.js';

/** The file cannot be read as what it claims to be. `part` is the file inside the workbook, `reason` a stable word of what is wrong with it. */
export function damaged(part: string, reason: string): RuleViolation {
  return new RuleViolation('workbook.damaged', { part, reason });
}

/** Two readers could read the file differently, e.g. because an entry or a cell is there twice. */
export function ambiguous(what: string, name: string): RuleViolation {
  return new RuleViolation('workbook.ambiguous', { what, name });
}

/** More of `what` (a word of `Limits`) than a form can need. */
export function tooLarge(what: string, limit: number): RuleViolation {
  return new RuleViolation('workbook.too-large', { what, limit });
}
