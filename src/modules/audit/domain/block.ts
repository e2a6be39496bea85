import { canonicalJson } from '../../../kernel/canonical-json.js';
import type { HashText } from './leaf.js';
import { type HashBytes, merkleRoot, merkleTree } from './merkle.js';

/** Consecutive records folded into one; each block names the one before, so that the last speaks for all. */
export interface BlockHeader {
  readonly format: 'kaiji-audit-block-1';
  /** From 1, without gaps. */
  readonly number: number;
  /** Position of its first record; positions count from 1, without gaps. */
  readonly first: number;
  readonly size: number;
  /** Merkle root (RFC 9162) over the leaves of its records, hexadecimal. */
  readonly root: string;
  /** Hash of the block before, hexadecimal; null for the first. */
  readonly previous: string | null;
  /** When it was sealed, RFC 3339, UTC. */
  readonly at: string;
  /** Fingerprint of the audit key that signed it. */
  readonly keyId: string;
}

/** A block with the audit key's signature over its canonical text. The newest one is the head of the chain. */
export type SealedBlock = BlockHeader & { readonly signature: string };

/** The installation's word that an audit key is its own. */
export interface AuditKeyCard {
  readonly keyId: string;
  /** Raw Ed25519 key, base64url. */
  readonly publicKey: string;
  /** Raw Ed25519 key of the installation, base64url. */
  readonly installationKey: string;
  /** By the installation's key, over the canonical text of the statement. */
  readonly signature: string;
}

/** The block that follows on the last one (null for the first), over at least one leaf. */
export function nextBlock(
  last: SealedBlock | null,
  leaves: readonly string[],
  { at, keyId }: Pick<BlockHeader, 'at' | 'keyId'>,
  { sha256, hash }: { readonly sha256: HashText; readonly hash: HashBytes },
): BlockHeader {
  return {
    format: 'kaiji-audit-block-1',
    number: (last?.number ?? 0) + 1,
    first: last === null ? 1 : lastOf(last) + 1,
    size: leaves.length,
    root: merkleRoot(merkleTree(leaves, hash)),
    previous: last === null ? null : blockHash(last, sha256),
    at,
    keyId,
  };
}

/** Canonical text (RFC 8785) that the audit key signs. */
export function blockText({ format, number, first, size, root, previous, at, keyId }: BlockHeader): string {
  return canonicalJson({ format, number, first, size, root, previous, at, keyId });
}

/** By what the next block names this one. */
export function blockHash(header: BlockHeader, sha256: HashText): string {
  return sha256(blockText(header));
}

/** Canonical text that the installation's key signs to certify an audit key. */
export function auditKeyStatement({ keyId, publicKey, installationKey }: Omit<AuditKeyCard, 'signature'>): string {
  return canonicalJson({ format: 'kaiji-audit-key-1', keyId, publicKey, installationKey });
}

/** Position of the block's last record. */
export function lastOf({ first, size }: BlockHeader): number {
  return first + size - 1;
}

/** Blocks in runs that follow each other without a gap and hold at most so many records, but at least one block; one empty run for none. */
export function runsOf<Block extends BlockHeader>(blocks: readonly Block[], atMost: number): readonly Block[][] {
  const runs: Block[][] = [[]];
  for (const block of blocks) {
    const run = runs.at(-1) ?? [];
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last || goesOn(first, last, block, atMost)) run.push(block);
    else runs.push([block]);
  }
  return runs;
}

function goesOn(first: BlockHeader, last: BlockHeader, block: BlockHeader, atMost: number): boolean {
  return block.first === lastOf(last) + 1 && lastOf(block) - first.first < atMost;
}
