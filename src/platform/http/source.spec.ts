import { describe, expect, it } from '@jest/globals';
import { sourceOf } from './source.js';

describe('a source', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:0DB8:0:0:abcd::'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
  ])('%s is the same as %s', (one, other) => {
    expect(sourceOf(one)).toBe(sourceOf(other));
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['2001:db8::1', '2001:db9::1'],
    ['192.0.2.1', '192.0.2.2'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
    ['::1', '127.0.0.1'],
  ])('%s is another than %s', (one, other) => {
    expect(sourceOf(one)).not.toBe(sourceOf(other));
  });

  it('that is no address stays as it is', () => {
    expect(sourceOf('')).toBe('');
  });
});
