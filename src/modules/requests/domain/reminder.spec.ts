import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, isBusinessDay } from './business-days.js';
import { nextReminderOn, type Reminded, reminderDue } from './reminder.js';
import { DEFAULT_PLAN } from './reminder-plan.js';
import type { RequestState } from './request.js';

/** A Wednesday with plain weeks around it. */
const DUE = '2027-03-10';
const request = (more: Partial<Reminded> = {}): Reminded => ({
  state: 'sent',
  dueOn: DUE,
  plan: DEFAULT_PLAN,
  sentOn: '2027-02-01',
  remindedOn: null,
  ...more,
});

/** What is sent when the scan runs every day, except on those days. */
function sent(given: Reminded, days: number, off: (day: string) => boolean = () => false): string[] {
  let now = given;
  const letters: string[] = [];
  for (let day = given.sentOn; day < addDays(given.sentOn, days); day = addDays(day, 1)) {
    const reminder = off(day) ? null : reminderDue(now, day);
    if (reminder === null) continue;
    letters.push(`${reminder.step} ${day}`);
    now = { ...now, remindedOn: day };
  }
  return letters;
}

describe('reminders', () => {
  it('come 7, 3 and 1 days before, on the day, and weekly after', () => {
    expect(sent(request(), 60)).toEqual([
      'before-7 2027-03-03',
      'before-3 2027-03-05',
      'before-1 2027-03-09',
      'due 2027-03-10',
      'after-1 2027-03-17',
      'after-2 2027-03-24',
      'after-3 2027-03-31',
    ]);
  });

  it('before the day come early, those after it late, where nobody works; two on one day are one', () => {
    expect(sent(request({ dueOn: '2026-05-06', sentOn: '2026-04-01' }), 45)).toEqual([
      'before-7 2026-04-28',
      'due 2026-05-01',
      'after-1 2026-05-13',
    ]);
    expect(
      sent(request({ dueOn: '2026-04-27', sentOn: '2026-04-22', plan: { ...DEFAULT_PLAN, daysBefore: [] } }), 20),
    ).toEqual(['due 2026-04-27', 'after-1 2026-05-07', 'after-2 2026-05-11']);
  });

  it('do not come on the day of the request itself or for days before it', () => {
    expect(sent(request({ sentOn: '2027-03-08' }), 5)).toEqual(['before-1 2027-03-09', 'due 2027-03-10']);
    expect(sent(request({ sentOn: DUE }), 8)).toEqual(['after-1 2027-03-17']);
  });

  it.each(['submitted', 'confirmed', 'declined', 'withdrawn'] as const)('end when the request is %s', (state) => {
    for (const day of ['2027-03-03', DUE, '2027-03-17']) expect(reminderDue(request({ state }), day)).toBeNull();
    expect(nextReminderOn(request({ state }))).toBeNull();
  });

  it('go on after it was accepted', () => {
    expect(reminderDue(request({ state: 'accepted' }), DUE)).toEqual({ step: 'due', on: DUE });
  });

  it('that were missed come once, as the last of them', () => {
    const off = (day: string): boolean => day >= '2027-03-02' && day <= '2027-03-10';
    expect(sent(request(), 45, off)).toEqual(['due 2027-03-11', 'after-1 2027-03-17']);
  });

  it('follow an extended day', () => {
    expect(nextReminderOn(request({ remindedOn: '2027-03-05' }))).toBe('2027-03-09');
    expect(nextReminderOn(request({ remindedOn: '2027-03-05', dueOn: '2027-04-07' }))).toBe('2027-03-31');
  });

  it('are as few as the plan says', () => {
    const plan = { ...DEFAULT_PLAN, daysBefore: [14], onTheDay: false, weeklyAfter: false };
    expect(sent(request({ plan }), 90)).toEqual(['before-14 2027-02-24']);
    expect(nextReminderOn(request({ plan, remindedOn: '2027-02-24' }))).toBeNull();
    expect(sent(request({ plan: { ...plan, daysBefore: [] } }), 90)).toEqual([]);
  });

  const anyDay = fc.integer({ min: 0, max: 2190 }).map((n) => addDays('2024-06-01', n));
  const anyRequest = fc.record({
    state: fc.constantFrom<RequestState>('sent', 'accepted', 'submitted'),
    dueOn: anyDay,
    sentOn: anyDay,
    remindedOn: fc.option(anyDay),
    plan: fc.record({
      daysBefore: fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 5 }),
      onTheDay: fc.boolean(),
      weeklyAfter: fc.boolean(),
      escalateAfterDays: fc.constant(null),
    }),
  });

  it('are due exactly on the business days from the next one on, and never twice', () => {
    fc.assert(
      fc.property(anyRequest, anyDay, (given, today) => {
        const next = nextReminderOn(given);
        const due = reminderDue(given, today);
        expect(due !== null).toBe(next !== null && next <= today && isBusinessDay(today));
        if (due === null) return;
        expect(isBusinessDay(due.on)).toBe(true);
        expect(reminderDue({ ...given, remindedOn: today }, today)).toBeNull();
      }),
      { seed: 5, numRuns: 1000 },
    );
  });
});
