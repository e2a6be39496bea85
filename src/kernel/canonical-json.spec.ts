import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { canonicalJson, type JsonValue } from './canonical-json.js';

/** A number from its IEEE 754 bits, as RFC 8785 appendix B lists its samples. */
function fromBits(hex: string): number {
  return new DataView(Uint8Array.from(hex.match(/../g)!, (byte) => Number.parseInt(byte, 16)).buffer).getFloat64(0);
}

describe('canonical JSON', () => {
  it.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('writes the number %s as %s', (bits, text) => {
    expect(canonicalJson(fromBits(bits))).toBe(text);
  });

  it.each([
    ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
    ['\b\t\n\f\r\u0000\u001f\u007f', '"\\b\\t\\n\\f\\r\\u0000\\u001f\u007f"'],
    ['開示\u2028\u2029😀', '"開示\u2028\u2029😀"'],
    ['', '""'],
  ])('writes the text %j', (text, written) => {
    expect(canonicalJson(text)).toBe(written);
  });

  it('orders keys by their UTF-16 units, not by code points', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect(canonicalJson(value)).toBe('{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('keeps lists in their order and drops all space', () => {
    expect(canonicalJson({ b: [3, 1, { z: null, a: true }], a: [] })).toBe('{"a":[],"b":[3,1,{"a":true,"z":null}]}');
  });

  it('takes any key as a key', () => {
    expect(canonicalJson(JSON.parse('{"constructor":1,"__proto__":{"x":2},"10":3,"9":4}') as JsonValue)).toBe(
      '{"10":3,"9":4,"__proto__":{"x":2},"constructor":1}',
    );
  });

  it.each([
    [{ a: [1, Number.NaN] }, { reason: 'not a finite number', pointer: '/a/1' }],
    [[Number.POSITIVE_INFINITY], { reason: 'not a finite number', pointer: '/0' }],
    [{ 'a/b': { '~': '\ud800' } }, { reason: 'lone surrogate', pointer: '/a~1b/~0' }],
    [{ '\udead': 1 }, { reason: 'lone surrogate', pointer: '/\ufffd' }],
    [{ a: undefined as unknown as null }, { reason: 'not JSON', pointer: '/a' }],
    [[1n as unknown as number], { reason: 'not JSON', pointer: '/0' }],
  ])('refuses %p', (value, facts) => {
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ code: 'json.not-canonical', facts }));
  });

  it('refuses what is nested to exhaust the stack', () => {
    const deep = JSON.parse('['.repeat(5_000) + ']'.repeat(5_000)) as JsonValue;
    expect(() => canonicalJson(deep)).toThrow(expect.objectContaining({ code: 'json.not-canonical' }));
  });

  it('says the same value, in one way only', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 6 }), (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
      }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.integer()), (object) => {
        const turned = Object.fromEntries(Object.entries(object).reverse());
        expect(canonicalJson(turned)).toBe(canonicalJson(object));
      }),
    );
  });
});
