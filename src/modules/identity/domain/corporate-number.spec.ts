import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkDigit, isCorporateNumber, normalCorporateNumber } from './corporate-number.js';

const twelve = fc.stringMatching(/^[0-9]{12}$/);

describe('a corporate number', () => {
  // 国税庁「チェックデジットの計算」の計算例; 法務省 and 国税庁 as published by the agency itself.
  it.each(['8700110005901', '1000012030001', '7000012050002'])('is told by its check digit: %s', (number) => {
    expect(isCorporateNumber(number)).toBe(true);
  });

  it.each([
    '',
    '700001205000',
    '70000120500022',
    '7000012050003',
    '0000012050002',
    '７００００１２０５０００２',
    7000012050002,
  ])('is not %p', (wrong) => {
    expect(isCorporateNumber(wrong)).toBe(false);
  });

  it('has exactly one check digit, never 0', () => {
    fc.assert(
      fc.property(twelve, (digits) => {
        const fitting = Array.from('0123456789').filter((check) => isCorporateNumber(check + digits));
        expect(fitting).toEqual([checkDigit(digits)]);
        expect(fitting).not.toEqual(['0']);
      }),
    );
  });

  it('betrays every single mistyped digit but 0 for 9 and 9 for 0', () => {
    fc.assert(
      fc.property(twelve, fc.nat(11), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const [was, typed] = [Number(digits[place]), (Number(digits[place]) + shift) % 10];
        const mistyped = digits.slice(0, place) + String(typed) + digits.slice(place + 1);
        const unseen = Math.abs(was - typed) === 9;
        expect(isCorporateNumber(checkDigit(digits) + mistyped)).toBe(unseen);
      }),
    );
  });

  it.each(['７００００１２０５０００２', '7000-0120-50002', '７−００００−１２０５−０００２', ' 7 0000 1205 0002　'])(
    'is understood however it is typed: %s',
    (typed) => {
      expect(normalCorporateNumber(typed)).toBe('7000012050002');
    },
  );

  it('leaves what is no text', () => {
    expect([undefined, null, 7].map(normalCorporateNumber)).toEqual([undefined, null, 7]);
  });
});
