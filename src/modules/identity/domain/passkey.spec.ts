import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { namesAnother, tellsOfCopy } from './passkey.js';

const counter = fc.integer({ min: 0, max: 2 ** 32 - 1 });

describe('a signature counter', () => {
  it('rises with every signature', () => {
    fc.assert(
      fc.property(counter, counter, (kept, shown) => {
        fc.pre(shown > kept);
        expect(tellsOfCopy(kept, shown)).toBe(false);
      }),
    );
  });

  it('that stands still or goes back tells of a second copy of the key', () => {
    fc.assert(
      fc.property(counter, counter, (kept, shown) => {
        fc.pre(shown <= kept && kept > 0);
        expect(tellsOfCopy(kept, shown)).toBe(true);
      }),
    );
  });

  it('tells nothing where the authenticator counts nothing', () => {
    expect(tellsOfCopy(0, 0)).toBe(false);
  });
});

describe('the name in an answer', () => {
  it.each([
    [undefined, false],
    ['own', false],
    ['other', true],
    ['', true],
  ])('%s', (userHandle, another) => {
    expect(namesAnother(userHandle, 'own')).toBe(another);
  });
});
