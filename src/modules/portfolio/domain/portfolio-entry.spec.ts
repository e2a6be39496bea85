import { describe, expect, it } from '@jest/globals';
import { keepable, NO_CONNECTION, NOTHING_SAID, remoteConfirmedOn } from './portfolio-entry.js';

const named = { ...NOTHING_SAID, productName: 'みらいカルテ' };
const on = (confirmedOn: string | null) => ({ ...NO_CONNECTION, confirmedOn });

describe('an entry', () => {
  it.each([
    ['has no name', { productName: ' ' }, 'portfolio.product-missing'],
    ['went without a reason', { status: 'retired' }, 'portfolio.retired-reason'],
    [
      'has somebody who signed no contract',
      { contract: false, contractedBy: 'vendor' },
      'portfolio.contract-contradiction',
    ],
    [
      'is not maintained remotely over a connection',
      { remoteMaintenance: { used: false, confirmedOn: null, connections: [NO_CONNECTION] } },
      'portfolio.remote-contradiction',
    ],
    [
      'is perhaps maintained remotely over a connection',
      { remoteMaintenance: { used: null, confirmedOn: null, connections: [NO_CONNECTION] } },
      'portfolio.remote-contradiction',
    ],
  ] as const)('that %s is refused', (_, details, code) => {
    expect(() => keepable({ ...named, ...details })).toThrow(code);
  });

  it('that is in use again has no reason for having gone', () => {
    const gone = { ...named, status: 'retired', retiredReason: '更新のため' } as const;
    expect(keepable(gone)).toEqual(gone);
    expect(keepable({ ...gone, status: 'in_use' }).retiredReason).toBe('');
  });
});

describe('remote maintenance is sure since', () => {
  it.each([
    ['never, where nobody asked', { used: null, confirmedOn: '2026-04-01', connections: [] }, null],
    ['the day on which there was none', { used: false, confirmedOn: '2026-04-01', connections: [] }, '2026-04-01'],
    ['never, where a none was never made sure of', { used: false, confirmedOn: null, connections: [] }, null],
    [
      'the earliest day of its connections',
      { used: true, confirmedOn: null, connections: [on('2026-05-01'), on('2025-05-01'), on('2026-06-01')] },
      '2025-05-01',
    ],
    [
      'never, where one connection was not made sure of',
      { used: true, confirmedOn: '2026-04-01', connections: [on('2026-05-01'), on(null), on('2026-06-01')] },
      null,
    ],
  ])('%s', (_, remote, day) => {
    expect(remoteConfirmedOn(remote)).toBe(day);
  });
});
