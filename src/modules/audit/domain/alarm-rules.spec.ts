import { describe, expect, it } from '@jest/globals';
import { alarmsOf, LIMITS, type Sign } from './alarm-rules.js';

const sign = (name: string, times = 1, at = '2026-11-20T03:00:00.000Z'): Sign => ({
  sign: name,
  organizationId: 'hospital',
  subjectId: 'person',
  cause: 'person',
  times,
  at,
});

describe('counts', () => {
  it.each(Object.entries(LIMITS))('%s: an alarm from its limit on, not before', (name, { kind, from }) => {
    expect(alarmsOf([sign(name, from - 1)])).toEqual([]);
    expect(alarmsOf([sign(name, from)])[0]).toMatchObject({ kind, facts: { times: from } });
  });

  it('are told to the organization, to the operators, or to both', () => {
    const told = (name: string): (string | null)[] =>
      alarmsOf([sign(name, 1000)]).map(({ organizationId }) => organizationId);
    expect(told('sign-in-refused')).toEqual(['hospital']);
    expect(told('sign-in-refused-anywhere')).toEqual([null]);
    expect(told('refused')).toEqual(['hospital', null]);
    expect(alarmsOf([{ ...sign('refused', 1000), organizationId: null }])).toHaveLength(1);
  });

  it('have one cause within an hour', () => {
    const causes = ['03:00', '03:50', '04:00'].map(
      (time) => alarmsOf([sign('read', 1000, `2026-11-20T${time}:00.000Z`)])[0]?.cause,
    );
    expect(causes[0]).toBe(causes[1]);
    expect(causes[2]).not.toBe(causes[0]);
  });
});

describe('a sign-in of an administrator', () => {
  const at = (hourInJapan: string): string => new Date(`2026-11-20T${hourInJapan}:00+09:00`).toISOString();

  it.each(['22:00', '23:59', '00:00', '05:59'])('at %s is an alarm', (time) => {
    expect(alarmsOf([sign('signed-in', 1, at(time))])).toMatchObject([{ kind: 'sign-in.odd-hours' }]);
  });

  it.each(['06:00', '12:00', '21:59'])('at %s is none', (time) => {
    expect(alarmsOf([sign('signed-in', 1, at(time))])).toEqual([]);
  });

  it('is told once a night', () => {
    const cause = (moment: string): string | undefined =>
      alarmsOf([sign('signed-in', 1, new Date(moment).toISOString())])[0]?.cause;
    expect(cause('2026-11-20T22:30:00+09:00')).toBe(cause('2026-11-21T05:30:00+09:00'));
    expect(cause('2026-11-21T22:30:00+09:00')).not.toBe(cause('2026-11-20T22:30:00+09:00'));
  });
});

describe('an act', () => {
  it('that opens what is closed is an alarm each time; any other sign is none', () => {
    expect(alarmsOf([sign('break-glass.opened'), sign('operator-access.opened')])).toHaveLength(2);
    expect(alarmsOf([sign('product.created', 1000)])).toEqual([]);
  });
});
