import fc from 'fast-check';
import {
  type AuditKeyCard,
  auditKeyStatement,
  type BlockHeader,
  blockText,
  nextBlock,
  type SealedBlock,
} from '../../src/modules/audit/domain/block.js';
import type { Tools } from '../../src/modules/audit/domain/chain.js';
import type { ProvenRecord } from '../../src/modules/audit/domain/export-lines.js';
import { inclusionPath, merkleTree } from '../../src/modules/audit/domain/merkle.js';
import type { Entry } from '../../src/modules/audit/domain/chain-records.js';
import { type AuditRecord, leafOf, withoutOwnFacts } from '../../src/modules/audit/domain/leaf.js';
import {
  digest,
  newSigningKey,
  sha256,
  signText,
  type SigningKey,
  verifyText,
} from '../../src/platform/keys/signing.js';

/** Hashes and signatures as the product has them. */
export const TOOLS: Tools = { sha256, hash: digest, verify: verifyText };

const word = fc.oneof(fc.constantFrom('はい', 'no', ''), fc.string());
const facts = fc.dictionary(word, fc.oneof(word, fc.integer(), fc.boolean(), fc.constant(null)), { maxKeys: 3 });
const idOrNull = fc.oneof(fc.uuid(), fc.constant(null));

/** Any record of the journal, as who sees all of it. */
export const anyRecord: fc.Arbitrary<AuditRecord> = fc.record({
  id: fc.uuid(),
  at: fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms).toISOString()),
  type: fc.constantFrom('revision.read', 'draft.moved', 'session.opened'),
  organizationId: idOrNull,
  actorId: idOrNull,
  subjectId: idOrNull,
  requestId: idOrNull,
  concerns: fc.array(fc.uuid(), { maxLength: 2 }),
  facts,
  ownFacts: fc.oneof(fc.constant(null), fc.record({ facts, salt: fc.uuid() })),
});

/** A chain with all that its database would hold. */
export interface Chain {
  readonly blocks: readonly SealedBlock[];
  readonly entries: readonly Entry[];
}

interface WholeEntry extends Entry {
  readonly record: AuditRecord;
}

/** As the product leaves it: every record is there. */
export interface IntactChain extends Chain {
  readonly entries: readonly WholeEntry[];
}

export const [AUDIT_KEY, INSTALLATION] = [newSigningKey(), newSigningKey()];

/** The installation's word for an audit key. */
export function cardOf({ keyId, publicKey }: SigningKey, installation = INSTALLATION): AuditKeyCard {
  const statement = { keyId, publicKey, installationKey: installation.publicKey };
  return { ...statement, signature: signText(auditKeyStatement(statement), installation.privateKey) };
}

/** Seals records into blocks of these sizes with a key. */
export function chainOf(records: readonly AuditRecord[], sizes: readonly number[], key = AUDIT_KEY): IntactChain {
  const entries = records.map((record, index) => ({
    position: index + 1,
    leaf: leafOf(record, sha256),
    recordId: record.id,
    record,
    order: BigInt(index),
  }));
  const blocks: SealedBlock[] = [];
  for (const size of sizes) blocks.push(blockAfter(blocks.at(-1), entries, size, key));
  return { blocks, entries };
}

function blockAfter(
  before: SealedBlock | undefined,
  entries: readonly Entry[],
  size: number,
  key: SigningKey,
): SealedBlock {
  const first = before ? before.first + before.size : 1;
  const leaves = entries.slice(first - 1, first - 1 + size).map(({ leaf }) => leaf);
  const at = new Date(1.7e12 + first * 1000).toISOString();
  return signed(nextBlock(before ?? null, leaves, { at, keyId: key.keyId }, TOOLS), key);
}

/** The block with the key's signature. */
export function signed(header: BlockHeader, key = AUDIT_KEY): SealedBlock {
  return { ...header, signature: signText(blockText(header), key.privateKey) };
}

/** Any intact chain of at least two blocks and three records. */
export const anyChain: fc.Arbitrary<IntactChain> = fc
  .array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 })
  .filter((sizes) => sizes.some((size) => size > 1))
  .chain((sizes) => {
    const count = sizes.reduce((sum, size) => sum + size, 0);
    return fc
      .uniqueArray(anyRecord, { minLength: count, maxLength: count, selector: ({ id }) => id })
      .map((records) => chainOf(records, sizes));
  });

/** Every record of the chain as somebody concerned gets it. */
export function provenOf({ blocks, entries }: IntactChain): ProvenRecord[] {
  return blocks.flatMap((block) => {
    const held = entries.slice(block.first - 1, block.first - 1 + block.size);
    const tree = merkleTree(
      held.map(({ leaf }) => leaf),
      TOOLS.hash,
    );
    return held.map(({ record, leaf, position }, index) => ({
      record: withoutOwnFacts(record, sha256),
      leaf,
      position,
      proof: { block: block.number, path: inclusionPath(tree, index) },
    }));
  });
}
