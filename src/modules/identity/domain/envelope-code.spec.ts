import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CODE_LENGTH, envelopeCode, typedCode } from './envelope-code.js';

const anyCode = fc.uint8Array({ minLength: CODE_LENGTH, maxLength: CODE_LENGTH }).map(envelopeCode);

describe('the code in an envelope', () => {
  it('is written in groups of four signs that do not look like each other', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}$/);
      }),
    );
  });

  it('carries 140 bits: five of each random byte', () => {
    const codes = new Set(Array.from({ length: 256 }, (_, byte) => envelopeCode(Uint8Array.of(byte))));
    expect([codes.size, CODE_LENGTH * Math.log2(codes.size)]).toEqual([32, 140]);
  });

  it('is read however it was typed', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const wide = Array.from(code, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join('');
        const typed = [
          code,
          code.toLowerCase(),
          code.replaceAll('-', ' '),
          code.replaceAll('0', 'o').replaceAll('1', 'l'),
          wide,
        ];
        expect(typed.map(typedCode)).toEqual(typed.map(() => code.replaceAll('-', '')));
      }),
    );
  });
});
