import { describe, expect, it } from '@jest/globals';
import { clockSetBack, recordedEarlier } from './clock-jump.js';

const NOON = Date.parse('2026-11-20T03:00:00.000Z');
const at = (seconds: number): string => new Date(NOON + seconds * 1000).toISOString();

describe('a clock', () => {
  it.each([
    ['goes on', 10_000, null],
    ['drifts a little', 6_000, null],
    ['jumps ahead', 3_600_000, null],
    ['is set back by a minute', -50_000, 60_000],
  ])('that %s within ten seconds', (_, wall, found) => {
    expect(clockSetBack({ wall: NOON, running: 500 }, null, { wall: NOON + wall, running: 10_500 })).toBe(found);
  });

  it('is behind where the last block was sealed later than now, also before a first reading', () => {
    expect(clockSetBack(null, at(30), { wall: NOON, running: 0 })).toBe(30_000);
    expect(clockSetBack(null, at(3), { wall: NOON, running: 0 })).toBeNull();
    expect(clockSetBack(null, null, { wall: NOON, running: 0 })).toBeNull();
  });
});

describe('a record', () => {
  it('is earlier than its place only where no transaction lasts that long', () => {
    expect(recordedEarlier(at(0), [at(5), at(-60)])).toBeNull();
    expect(recordedEarlier(at(0), [at(5), at(-600)])).toBe(600_000);
    expect(recordedEarlier(null, [at(-600)])).toBeNull();
    expect(recordedEarlier(at(0), [])).toBeNull();
  });
});
