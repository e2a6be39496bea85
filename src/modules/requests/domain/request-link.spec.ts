import { describe, expect, it } from '@jest/globals';
import { type LinkDates, openLink } from './request-link.js';

const NOW = new Date('2026-11-21T00:00:00Z');
const link = (more: Partial<LinkDates> = {}): LinkDates => ({
  registered: false,
  expiresAt: '2026-11-21T00:00:01Z',
  revokedAt: null,
  ...more,
});

describe('a mailed link', () => {
  it('works until it expires', () => {
    expect(openLink(link(), NOW)).toEqual(link());
    expect(() => openLink(link({ expiresAt: NOW.toISOString() }), NOW)).toThrow('request-link.expired');
  });

  it.each([
    ['request-link.not-found', null],
    ['request-link.revoked', link({ revokedAt: '2026-11-20T00:00:00Z', registered: true })],
    ['request-link.registered', link({ registered: true, expiresAt: '2026-01-01T00:00:00Z' })],
  ])('says why it does not: %s', (code, given) => {
    expect(() => openLink(given, NOW)).toThrow(code);
  });
});
