import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newSigningKey, verifyText } from '../../../platform/keys/signing.js';
import {
  anyChain,
  anyRecord,
  AUDIT_KEY,
  cardOf,
  type Chain,
  chainOf,
  INSTALLATION,
  signed,
  TOOLS,
} from '../../../../test/support/any-chain.js';
import { runsOf, type SealedBlock } from './block.js';
import { certifiedKeys, checkLinks, type Fault, type FaultKind } from './chain.js';
import { checkBlock, type Entry, sharedOut } from './chain-records.js';

/** Each case signs its blocks anew. */
const FEW = { numRuns: 25 };
const isOwn = (key: string): boolean => key === INSTALLATION.publicKey;
const KEYS = certifiedKeys([cardOf(AUDIT_KEY)], isOwn, verifyText);

/** Everything that is wrong with a chain, given the heads that somebody kept. */
function faultsOf({ blocks, entries }: Chain, heads: readonly SealedBlock[] = []): Fault[] {
  const held = (block: SealedBlock): Entry[] =>
    entries.filter(({ position }) => position >= block.first && position < block.first + block.size);
  return [
    ...checkLinks({ before: null, blocks, isLast: true }, KEYS, heads, TOOLS),
    ...blocks.flatMap((block) => checkBlock(block, held(block), TOOLS)),
  ];
}

const kindsOf = (faults: readonly Fault[]): FaultKind[] => [...new Set(faults.map(({ kind }) => kind))].sort();

/** A chain, and a place in it. */
const somewhere = anyChain.chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.entries.length - 1)));
const inSomeBlock = anyChain.chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.blocks.length - 1)));

const withEntry = (chain: Chain, index: number, change: Partial<Entry>): Chain => ({
  ...chain,
  entries: chain.entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)),
});
const withBlock = (chain: Chain, index: number, change: Partial<SealedBlock>): Chain => ({
  ...chain,
  blocks: chain.blocks.map((block, at) => (at === index ? { ...block, ...change } : block)),
});

describe('a chain that is read in parts', () => {
  it('comes in runs without a gap, no larger than wished unless a block is, and each block gets what stands in it', () => {
    fc.assert(
      fc.property(somewhere, fc.boolean(), fc.integer({ min: 1, max: 12 }), ([chain, index], isTorn, atMost) => {
        const blocks = chain.blocks.map((block) =>
          isTorn && block.number > 1 ? { ...block, first: block.first + 1 } : block,
        );
        const runs = runsOf(blocks, atMost);
        expect(runs.flat()).toEqual(blocks);
        if (isTorn) expect(runs[0]).toHaveLength(1);
        for (const run of runs)
          expect(run.length === 1 || run.reduce((sum, { size }) => sum + size, 0) <= atMost).toBe(true);
        const left = chain.entries.filter((_, at) => at !== index);
        const held = sharedOut(chain.blocks, left);
        expect(held.flat()).toEqual(left);
        for (const [at, { first, size }] of chain.blocks.entries())
          expect(held[at]!.every(({ position }) => position >= first && position < first + size)).toBe(true);
      }),
    );
  });

  it('has one empty run where it is empty', () => {
    expect(runsOf([], 1)).toEqual([[]]);
  });
});

describe('a chain', () => {
  it('that nobody touched is intact, also beside every head of it that was kept', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        expect(faultsOf(chain, chain.blocks)).toEqual([]);
      }),
      FEW,
    );
  });

  it('names the record that was changed, and no other', () => {
    fc.assert(
      fc.property(
        somewhere,
        anyRecord,
        fc.constantFrom('at', 'type', 'facts', 'actorId', 'ownFacts', 'concerns'),
        ([chain, index], other, field) => {
          const { record, recordId, position } = chain.entries[index]!;
          fc.pre(JSON.stringify(record[field as 'at']) !== JSON.stringify(other[field as 'at']));
          const found = faultsOf(withEntry(chain, index, { record: { ...record, [field]: other[field as 'at'] } }));
          expect(found).toMatchObject([{ kind: 'record-changed', position, recordId }]);
        },
      ),
    );
  });

  it('names the record that was deleted, with its place in the chain or without', () => {
    fc.assert(
      fc.property(somewhere, fc.boolean(), ([chain, index], wholly) => {
        const { position } = chain.entries[index]!;
        const left = wholly
          ? { ...chain, entries: chain.entries.filter((_, at) => at !== index) }
          : withEntry(chain, index, { record: null });
        expect(faultsOf(left)).toMatchObject([{ kind: 'record-deleted', position }]);
      }),
      FEW,
    );
  });

  it('names the block whose records were changed together with their leaves', () => {
    fc.assert(
      fc.property(somewhere, anyRecord, ([chain, index], other) => {
        const { leaf, record } = chainOf([other], [1]).entries[0]!;
        const { number } = chain.blocks.findLast(({ first }) => first <= index + 1)!;
        expect(faultsOf(withEntry(chain, index, { leaf, record }))).toMatchObject([
          { kind: 'block-contents', block: number },
        ]);
      }),
      FEW,
    );
  });

  it('names both places of two records that were swapped, with their leaves or without', () => {
    const twoOfABlock = anyChain.map((chain) => [chain, chain.blocks.find(({ size }) => size > 1)!.first - 1] as const);
    fc.assert(
      fc.property(twoOfABlock, fc.constantFrom('records', 'leaves too', 'the journal'), ([chain, index], how) => {
        const [one, other] = [chain.entries[index]!, chain.entries[index + 1]!];
        const moved = (from: Entry): Partial<Entry> => {
          if (how === 'the journal') return { order: from.order! };
          const { record, recordId, leaf, order } = from;
          return how === 'records' ? { record, recordId } : { record, recordId, leaf, order: order! };
        };
        const swapped = withEntry(withEntry(chain, index, moved(other)), index + 1, moved(one));
        expect(faultsOf(swapped)).toMatchObject([
          { kind: 'records-swapped', position: index + 1, otherPosition: index + 2 },
          { kind: 'records-swapped', position: index + 2, otherPosition: index + 1 },
        ]);
      }),
      FEW,
    );
  });

  it('names a block that was changed, whatever of it', () => {
    const changes: Partial<SealedBlock>[] = [
      { number: 900 },
      { first: 900 },
      { size: 900 },
      { root: 'f'.repeat(64) },
      { previous: 'f'.repeat(64) },
      { at: '2020-01-01T00:00:00.000Z' },
      { signature: 'x' },
      { keyId: 'f'.repeat(64) },
    ];
    fc.assert(
      fc.property(inSomeBlock, fc.constantFrom(...changes), ([chain, index], change) => {
        const kinds = kindsOf(faultsOf(withBlock(chain, index, change)));
        expect(kinds).toContain(change.keyId === undefined ? 'block-changed' : 'key-unknown');
      }),
      FEW,
    );
  });

  it('misses a block that was taken out', () => {
    fc.assert(
      fc.property(inSomeBlock, ([chain, index]) => {
        const { number } = chain.blocks[index]!;
        const left = { ...chain, blocks: chain.blocks.filter((block) => block.number !== number) };
        if (index === chain.blocks.length - 1) {
          expect(faultsOf(left)).toEqual([]);
          expect(faultsOf(left, chain.blocks)).toMatchObject([{ kind: 'tail-cut', block: number }]);
        } else expect(faultsOf(left)).toMatchObject([{ kind: 'block-missing', block: number }]);
      }),
      FEW,
    );
  });

  it('that was cut to nothing is missed by who kept a head', () => {
    fc.assert(
      fc.property(anyChain, ({ blocks, entries }) => {
        const found = faultsOf({ blocks: [], entries: [] }, blocks);
        expect(found).toMatchObject([{ kind: 'tail-cut', block: 1, position: 1, otherPosition: entries.length }]);
      }),
      FEW,
    );
  });

  it('that was rebuilt needs a key: a foreign one is unknown, the stolen one disagrees with the heads that were kept', () => {
    fc.assert(
      fc.property(inSomeBlock, anyRecord, fc.boolean(), ([chain, index], other, stolen) => {
        const at = chain.blocks[index]!.first - 1;
        const records = chain.entries.map(({ record }, each) => (each === at ? other : record));
        const sizes = chain.blocks.map(({ size }) => size);
        const rebuilt = chainOf(records, sizes, stolen ? AUDIT_KEY : newSigningKey());
        const found = faultsOf(rebuilt, chain.blocks);
        expect(found).toContainEqual(expect.objectContaining({ kind: 'chain-rebuilt', block: stolen ? index + 1 : 1 }));
        if (!stolen) expect(kindsOf(found)).toEqual(['chain-rebuilt', 'key-unknown']);
      }),
      FEW,
    );
  });

  it('trusts a kept head only by its signature', () => {
    fc.assert(
      fc.property(inSomeBlock, ([chain, index]) => {
        const head = { ...chain.blocks[index]!, root: 'f'.repeat(64) };
        const found = [head, signed(head, newSigningKey())].map((each) => kindsOf(faultsOf(chain, [each])));
        expect(found).toEqual([['head-forged'], ['head-forged']]);
      }),
      FEW,
    );
  });

  it('knows only keys that the very installation certified', () => {
    const foreign = newSigningKey();
    const cards = [cardOf(AUDIT_KEY), cardOf(foreign, newSigningKey()), { ...cardOf(foreign), publicKey: 'x' }];
    expect([...certifiedKeys(cards, isOwn, verifyText).keys()]).toEqual([AUDIT_KEY.keyId]);
  });
});
