import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  anyChain,
  AUDIT_KEY,
  cardOf,
  type IntactChain,
  INSTALLATION,
  provenOf,
  TOOLS,
} from '../../../../test/support/any-chain.js';
import type { SealedBlock } from './block.js';
import type { FaultKind } from './chain.js';
import { type CheckedExport, ExportCheck } from './export-check.js';
import type { ExportLine, ProvenRecord } from './export-lines.js';

const HEAD = { format: 'kaiji-audit-export-1', at: '2026-11-20T00:00:00.000Z', keys: [cardOf(AUDIT_KEY)] } as const;
const FEW = { numRuns: 25 };

/** The lines of a chain: of the whole, or of somebody's part of it. */
function linesOf(chain: IntactChain, records: readonly ProvenRecord[], organizationId: string | null): ExportLine[] {
  return [
    { export: { ...HEAD, organizationId } },
    ...chain.blocks.map((block) => ({ block })),
    ...records,
    { end: { records: records.length, blocks: chain.blocks.length, missing: [] } },
  ];
}

function checked(lines: readonly (ExportLine | null)[], heads: readonly SealedBlock[] = []): CheckedExport | null {
  const check = new ExportCheck(heads, (_, key) => key === INSTALLATION.publicKey, TOOLS);
  lines.forEach((line, index) => {
    check.take(line, index + 1);
  });
  return check.result();
}

const kindsOf = (lines: readonly (ExportLine | null)[], heads?: readonly SealedBlock[]): FaultKind[] =>
  [...new Set(checked(lines, heads)?.faults.map(({ kind }) => kind))].sort();

const somewhere = anyChain.chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.entries.length - 1)));

describe('an export', () => {
  it('that nobody touched is intact, whole or in part', () => {
    fc.assert(
      fc.property(somewhere, ([chain, index]) => {
        const proven = provenOf(chain);
        expect(checked(linesOf(chain, proven, null), chain.blocks)).toMatchObject({
          faults: [],
          records: proven.length,
        });
        expect(kindsOf(linesOf(chain, proven.slice(0, index), 'somebody'), chain.blocks)).toEqual([]);
      }),
      FEW,
    );
  });

  it('says nothing of heads that are newer than it, and is cut where it lacks one from before it was made', () => {
    const AFTER = { at: '2026-11-20T00:00:00.001Z', keyId: 'f'.repeat(64) };
    fc.assert(
      fc.property(anyChain, (chain) => {
        const [proven, newest] = [provenOf(chain), chain.blocks.at(-1)!];
        const cut = { ...chain, blocks: chain.blocks.slice(0, -1) };
        const left = proven.slice(0, newest.first - 1);
        const grown = [...cut.blocks, { ...newest, ...AFTER }, { ...newest, ...AFTER }];
        expect(checked(linesOf(cut, left, null), grown)).toMatchObject({ faults: [], newerHeads: 1 });
        expect(kindsOf(linesOf(cut, left, null), chain.blocks)).toEqual(['tail-cut']);
        expect(kindsOf(linesOf(cut, left, null), [{ ...newest, at: 'never' }])).toEqual(['head-forged']);
        expect(kindsOf(linesOf(chain, proven, null), grown)).toEqual(['head-forged']);
      }),
      FEW,
    );
  });

  it('names the line whose record was changed', () => {
    fc.assert(
      fc.property(somewhere, ([chain, index]) => {
        const proven = provenOf(chain).map((line, at) =>
          at === index ? { ...line, record: { ...line.record, type: 'other' } } : line,
        );
        const line = 1 + chain.blocks.length + index + 1;
        expect(checked(linesOf(chain, proven, null))?.faults).toMatchObject([
          { kind: 'record-changed', position: index + 1, line },
        ]);
      }),
      FEW,
    );
  });

  it('misses a line that was taken out, also where its count was mended', () => {
    fc.assert(
      fc.property(somewhere, ([chain, index]) => {
        const lines = linesOf(chain, provenOf(chain), null);
        const at = 1 + chain.blocks.length + index;
        expect(kindsOf(lines.filter((_, each) => each !== at))).toEqual(['export-cut', 'record-deleted']);
        const mended = provenOf(chain).filter((_, each) => each !== index);
        expect(kindsOf(linesOf(chain, mended, null))).toEqual(['record-deleted']);
      }),
      FEW,
    );
  });

  it('tells records that stand in each other’s place', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const [one, other, ...rest] = provenOf(chain) as [ProvenRecord, ProvenRecord, ...ProvenRecord[]];
        const swapped = [{ ...one, record: other.record }, { ...other, record: one.record }, ...rest];
        expect(checked(linesOf(chain, swapped, null))?.faults).toMatchObject([
          { kind: 'records-swapped', position: 1, otherPosition: 2 },
          { kind: 'records-swapped', position: 2, otherPosition: 1 },
        ]);
      }),
      FEW,
    );
  });

  it('is refused where it does not begin as one, and told where a line is none, twice there, or the end lacks', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const lines = linesOf(chain, provenOf(chain), null);
        expect(checked(lines.slice(1))).toBeNull();
        expect(kindsOf([...lines.slice(0, -1), null, ...lines.slice(-1)])).toEqual(['line-unreadable']);
        expect(kindsOf(lines.slice(0, -1))).toEqual(['export-cut']);
        expect(kindsOf([...lines.slice(0, -1), lines.at(-2)!, lines.at(-1)!])).toEqual([
          'export-cut',
          'record-inserted',
        ]);
      }),
      FEW,
    );
  });
});
