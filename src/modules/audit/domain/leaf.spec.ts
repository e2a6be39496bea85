import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../platform/keys/signing.js';
import { anyRecord } from '../../../../test/support/any-chain.js';
import { leafOf, withoutOwnFacts } from './leaf.js';

describe('the leaf of a record', () => {
  it('is the same for who sees all of it and who sees a part', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        expect(leafOf(withoutOwnFacts(record, sha256), sha256)).toBe(leafOf(record, sha256));
      }),
    );
  });

  it('tells those who see a part neither own facts nor who else is concerned', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const seen = JSON.stringify(
          withoutOwnFacts(
            { ...record, concerns: ['a-stranger'], ownFacts: { facts: { word: 'hidden-word' }, salt: 'pepper' } },
            sha256,
          ),
        );
        expect(seen).not.toMatch(/a-stranger|hidden-word|pepper/);
      }),
    );
  });

  it('changes with every single field', () => {
    const other = {
      id: 'x',
      at: 'x',
      type: 'x',
      organizationId: 'x',
      actorId: 'x',
      subjectId: 'x',
      requestId: 'x',
      concerns: ['x'],
      facts: { x: 1 },
      ownFacts: { facts: {}, salt: 'x' },
    };
    fc.assert(
      fc.property(anyRecord, fc.constantFrom(...(Object.keys(other) as (keyof typeof other)[])), (record, field) => {
        expect(leafOf({ ...record, [field]: other[field] }, sha256)).not.toBe(leafOf(record, sha256));
      }),
    );
  });

  it('does not depend on the order in which a database gives the facts back', () => {
    const record = fc.sample(anyRecord, 1)[0]!;
    const [one, other] = [
      { a: 1, b: [true, null] },
      { b: [true, null], a: 1 },
    ];
    expect(leafOf({ ...record, facts: one }, sha256)).toBe(leafOf({ ...record, facts: other }, sha256));
  });
});
