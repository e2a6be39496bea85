import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RECOVERY_CODE_BYTES, recoveryCodeOf, typedRecoveryCode } from './recovery-codes.js';

const bytes = fc.uint8Array({ minLength: RECOVERY_CODE_BYTES, maxLength: RECOVERY_CODE_BYTES });

describe('a recovery code', () => {
  it('is six groups of four', () => {
    expect(recoveryCodeOf(new Uint8Array(RECOVERY_CODE_BYTES))).toBe('0000-0000-0000-0000-0000-0000');
    expect(recoveryCodeOf(new Uint8Array(RECOVERY_CODE_BYTES).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ');
    fc.assert(
      fc.property(bytes, (any) => /^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/.test(recoveryCodeOf(any))),
    );
  });

  it('loses nothing of what makes it hard to guess', () => {
    const differ = fc.tuple(bytes, bytes).filter(([one, other]) => one.some((byte, index) => byte !== other[index]));
    fc.assert(fc.property(differ, ([one, other]) => recoveryCodeOf(one) !== recoveryCodeOf(other)));
  });

  it.each(['7kq2-0abc-1def', '7KQ20ABC1DEF', ' 7kq2 oabc ldef ', '７ＫＱ２－０ＡＢＣ－１ＤＥＦ', '7KQ2–OABC–IDEF'])(
    'is known however it is typed: %j',
    (typed) => {
      expect(typedRecoveryCode(typed)).toBe('7KQ2-0ABC-1DEF');
    },
  );
});
