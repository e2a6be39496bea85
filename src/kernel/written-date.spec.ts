import { describe, expect, it } from '@jest/globals';
import { readDate } from './written-date.js';

describe('a day as people write it', () => {
  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026/8/3', '2026-08-03'],
    ['２０２６年８月３日', '2026-08-03'],
    ['2026.8.3(月)', '2026-08-03'],
    ['20260803', '2026-08-03'],
    ['令和8年11月20日', '2026-11-20'],
    ['R8.11.20', '2026-11-20'],
    ['令和元年5月1日', '2019-05-01'],
    ['H31/4/30', '2019-04-30'],
    ['3 Aug 2026', '2026-08-03'],
    ['Aug 3, 2026', '2026-08-03'],
    ['46346', '2026-11-20'],
  ])('%s', (written, day) => {
    expect(readDate(written)).toBe(day);
  });

  it.each(['', '8/3', '令和8年11月', '2026-02-30', '未定', '3.10', '12345', '2026'])('is none: %j', (written) => {
    expect(readDate(written)).toBeUndefined();
  });
});
