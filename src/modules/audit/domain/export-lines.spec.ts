import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sha256 } from '../../../platform/keys/signing.js';
import { anyChain, AUDIT_KEY, cardOf, provenOf, TOOLS } from '../../../../test/support/any-chain.js';
import { checkProven, checkWaiting } from './chain-records.js';
import { type ExportLine, exportLine, type ProvenRecord, readExportLine } from './export-lines.js';
import { withoutOwnFacts } from './leaf.js';

describe('a line of an export', () => {
  it('says what was written into it', () => {
    fc.assert(
      fc.property(anyChain, (chain) => {
        const lines: ExportLine[] = [
          {
            export: {
              format: 'kaiji-audit-export-1',
              organizationId: null,
              at: '2026-11-20T00:00:00.000Z',
              keys: [cardOf(AUDIT_KEY)],
            },
          },
          ...chain.blocks.map((block) => ({ block })),
          ...provenOf(chain),
          { end: { records: 1, blocks: 2, missing: [3] } },
        ];
        expect(lines.map((line) => readExportLine(exportLine(line)))).toEqual(lines);
      }),
    );
  });

  it('is none where anything is not as it should be', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(readExportLine(text)).toBeNull();
      }),
    );
    expect(readExportLine('{"end":{"records":-1,"blocks":0,"missing":[]}}')).toBeNull();
  });
});

describe('a record with its proof', () => {
  const anywhere = anyChain.chain((chain) => fc.tuple(fc.constant(chain), fc.nat(chain.entries.length - 1)));

  it('is intact on its own, and changed where any part of it is', () => {
    fc.assert(
      fc.property(anywhere, ([chain, index]) => {
        const line = provenOf(chain)[index]!;
        const block = chain.blocks.find(({ number }) => number === line.proof?.block);
        expect(checkProven(line, block, TOOLS)).toEqual([]);
        const otherLeaf = chain.entries[(index + 1) % chain.entries.length]!;
        const changed: ProvenRecord[] = [
          { ...line, record: { ...line.record, at: '2020-01-01T00:00:00.000Z' } },
          { ...line, record: withoutOwnFacts(otherLeaf.record, sha256), leaf: otherLeaf.leaf },
          { ...line, position: line.position! + 1 },
        ];
        for (const each of changed)
          expect(checkProven(each, block, TOOLS)).toMatchObject([{ kind: 'record-changed', position: each.position }]);
        expect(checkProven(line, undefined, TOOLS)).toMatchObject([{ kind: 'block-missing' }]);
      }),
    );
  });

  it('may wait for its place, but not while later ones have got theirs', () => {
    fc.assert(
      fc.property(anyChain, ({ blocks, entries }) => {
        const newest = blocks.at(-1)!;
        const record = (secondsBefore: number) => ({
          ...entries[0]!.record,
          at: new Date(Date.parse(newest.at) - secondsBefore * 1000).toISOString(),
        });
        expect(checkWaiting(record(60), newest)).toEqual([]);
        expect(checkWaiting(record(600), undefined)).toEqual([]);
        expect(checkWaiting(record(600), newest)).toMatchObject([{ kind: 'record-inserted' }]);
      }),
    );
  });
});
