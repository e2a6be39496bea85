import { RuleViolation } from '../../../kernel/rule-violation.js';

/** The code by which an act is refused; null where it is not. */
export function refusalIn(act: () => unknown): string | null {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
}
