import { describe, expect, it } from '@jest/globals';
import { refuseUnfit } from './body-shape.js';

const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('a body', () => {
  it.each([undefined, null, 'x', 1, {}, { a: [{ b: '𠮷野家' }] }, nested(20)])('like %j passes', (body) => {
    expect(() => {
      refuseUnfit(body);
    }).not.toThrow();
  });

  it('nested beyond any use is refused, however deep', () => {
    for (const depth of [50, 5000, 500_000])
      expect(() => {
        refuseUnfit(nested(depth));
      }).toThrow('request.too-deep');
  });

  it('with half a character in a value or a name is refused', () => {
    expect(() => {
      refuseUnfit({ a: ['\ud800'] });
    }).toThrow('request.bad-text');
    expect(() => {
      refuseUnfit({ '\udc00': 1 });
    }).toThrow('request.bad-text');
  });
});
