import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { orderedJson } from './ordered-json.js';

describe('JSON text in order', () => {
  it('keeps the members of a Map where they were put', () => {
    expect(
      orderedJson({
        answers: new Map([
          ['2', {}],
          ['1.1', []],
          ['1', null],
        ]),
      }).replace(/\s/g, ''),
    ).toBe('{"answers":{"2":{},"1.1":[],"1":null}}');
  });

  it('is what JSON.stringify writes for anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(orderedJson(value)).toBe(JSON.stringify(value, null, 2));
      }),
    );
    expect(orderedJson({ a: undefined, b: 1 })).toBe(JSON.stringify({ b: 1 }, null, 2));
  });
});
