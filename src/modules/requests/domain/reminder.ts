import { addDays, businessDayFrom, businessDayUpTo, daysBetween, isBusinessDay } from './business-days.js';
import { type DisclosureRequest, isOpen } from './request.js';

/** Which reminder of a plan it is: `before-7` days, `due`, `after-2` weeks. */
export type ReminderStep = `before-${number}` | 'due' | `after-${number}`;

/** A reminder that is due: its place in the plan, and the business day that it falls on. */
export interface Reminder {
  readonly step: ReminderStep;
  readonly on: string;
}

/** What the next reminder depends on. Days in Asia/Tokyo. */
export interface Reminded extends Pick<DisclosureRequest, 'state' | 'dueOn' | 'plan'> {
  /** The day on which the request itself was sent: no reminder falls on it or before it. */
  readonly sentOn: string;
  /** The day of the last reminder; null before the first. */
  readonly remindedOn: string | null;
}

/**
 * The reminder to send today. None while nothing is due, on days on which nobody works, and once the request is answered or over. Of
 * several that were missed - the server was off - the last one alone.
 */
export function reminderDue(request: Reminded, today: string): Reminder | null {
  if (!isOpen(request) || !isBusinessDay(today)) return null;
  const since = lastWord(request);
  const missed = [...planned(request, today)].filter(({ on }) => on > since && on <= today);
  return missed.at(-1) ?? null;
}

/** The day of the next reminder; null where none will come any more. */
export function nextReminderOn(request: Reminded): string | null {
  if (!isOpen(request)) return null;
  const since = lastWord(request);
  const next = [...planned(request, addDays(later(since, request.dueOn), 14))].find(({ on }) => on > since);
  return next?.on ?? null;
}

/**
 * The reminders of a plan up to a day, in their order: those before the due date and on it fall on the last business day up to theirs,
 * so that there is still time; those after it on the next.
 */
function* planned({ dueOn, plan }: Pick<Reminded, 'dueOn' | 'plan'>, until: string): Generator<Reminder> {
  for (const days of [...plan.daysBefore].sort((one, other) => other - one))
    yield { step: `before-${days}`, on: businessDayUpTo(addDays(dueOn, -days)) };
  if (plan.onTheDay) yield { step: 'due', on: businessDayUpTo(dueOn) };
  if (!plan.weeklyAfter) return;
  for (let weeks = 1; weeks <= daysBetween(dueOn, until) / 7; weeks += 1)
    yield { step: `after-${weeks}`, on: businessDayFrom(addDays(dueOn, 7 * weeks)) };
}

function lastWord({ sentOn, remindedOn }: Reminded): string {
  return later(sentOn, remindedOn ?? sentOn);
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
