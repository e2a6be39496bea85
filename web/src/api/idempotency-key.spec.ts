import { describe, expect, it } from '@jest/globals';
import { keysOfAct } from './idempotency-key.js';

describe('the key of an act', () => {
  it('stays while the same is sent again, for no answer may have come', () => {
    const { keyOf } = keysOfAct();
    expect(keyOf({ body: { name: 'x' } })).toBe(keyOf({ body: { name: 'x' } }));
  });

  it('is another one for something else', () => {
    const { keyOf } = keysOfAct();
    expect(keyOf({ body: { name: 'x' } })).not.toBe(keyOf({ body: { name: 'y' } }));
  });

  it('is another one after it has worked: the same may be made once more', () => {
    const { keyOf, settle } = keysOfAct();
    const first = keyOf({});
    settle();
    expect(keyOf({})).not.toBe(first);
  });
});
