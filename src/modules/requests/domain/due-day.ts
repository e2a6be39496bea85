import { RuleViolation } from '../../../kernel/rule-violation.js';
import { addDays } from './business-days.js';

/** Days from today within which a due date lies. */
const LONGEST = 3 * 366;

/** @throws RuleViolation `request.due-day` {today, latest} for a day that has passed, or lies too far ahead to be meant */
export function refuseDueDay(dueOn: string, today: string): void {
  const latest = addDays(today, LONGEST);
  if (dueOn < today || dueOn > latest) throw new RuleViolation('request.due-day', { today, latest });
}
