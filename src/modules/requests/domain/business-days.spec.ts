import { describe, expect, it } from '@jest/globals';
import { addDays, businessDayFrom, businessDayUpTo, daysBetween, isBusinessDay, isHoliday } from './business-days.js';

/** As the Cabinet Office lists them, substitutes and days between included; from 2028 on as the law gives them. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  2024: '1/1 1/8 2/11 2/12 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/22 9/23 10/14 11/3 11/4 11/23',
  2025: '1/1 1/13 2/11 2/23 2/24 3/20 4/29 5/3 5/4 5/5 5/6 7/21 8/11 9/15 9/23 10/13 11/3 11/23 11/24',
  2026: '1/1 1/12 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/20 8/11 9/21 9/22 9/23 10/12 11/3 11/23',
  2027: '1/1 1/11 2/11 2/23 3/21 3/22 4/29 5/3 5/4 5/5 7/19 8/11 9/20 9/23 10/11 11/3 11/23',
  2028: '1/1 1/10 2/11 2/23 3/20 4/29 5/3 5/4 5/5 7/17 8/11 9/18 9/22 10/9 11/3 11/23',
  2029: '1/1 1/8 2/11 2/12 2/23 3/20 4/29 4/30 5/3 5/4 5/5 7/16 8/11 9/17 9/23 9/24 10/8 11/3 11/23',
  2030: '1/1 1/14 2/11 2/23 3/20 4/29 5/3 5/4 5/5 5/6 7/15 8/11 8/12 9/16 9/23 10/14 11/3 11/4 11/23',
};

const daysOf = (year: string): string[] => {
  const first = `${year}-01-01`;
  return Array.from({ length: daysBetween(first, `${Number(year) + 1}-01-01`) }, (_, n) => addDays(first, n));
};

describe('Japanese holidays', () => {
  it.each(Object.entries(HOLIDAYS))('of %s are exactly %s', (year, listed) => {
    const short = (day: string): string => day.slice(5).split('-').map(Number).join('/');
    expect(daysOf(year).filter(isHoliday).map(short).join(' ')).toBe(listed);
  });

  it('follow the equinoxes, as the observatory announces them', () => {
    expect(['2092-03-19', '2032-09-22', '2044-09-22'].map(isHoliday)).toEqual([true, true, true]);
    expect(isHoliday('2092-03-20')).toBe(false);
  });
});

describe('business days', () => {
  it.each([
    ['2026-11-20', true, 'a Friday'],
    ['2026-11-21', false, 'a Saturday'],
    ['2026-11-22', false, 'a Sunday'],
    ['2026-11-23', false, '勤労感謝の日'],
    ['2026-09-22', false, 'a day between two holidays'],
    ['2026-12-31', true, 'no holiday by law'],
  ])('%s: %s, %s', (day, works) => {
    expect(isBusinessDay(day)).toBe(works);
  });

  it('are found before and after holidays', () => {
    expect(businessDayUpTo('2026-05-06')).toBe('2026-05-01');
    expect(businessDayFrom('2026-05-02')).toBe('2026-05-07');
    expect(businessDayFrom('2026-09-19')).toBe('2026-09-24');
    expect([businessDayUpTo('2026-11-20'), businessDayFrom('2026-11-20')]).toEqual(['2026-11-20', '2026-11-20']);
  });

  it('are at most a week away, any day of seven years', () => {
    for (const day of Object.keys(HOLIDAYS).flatMap(daysOf)) {
      const [before, after] = [businessDayUpTo(day), businessDayFrom(day)];
      expect(isBusinessDay(before) && isBusinessDay(after) && before <= day && day <= after).toBe(true);
      expect(daysBetween(before, after)).toBeLessThan(7);
      expect(before === day).toBe(isBusinessDay(day));
    }
  });
});
