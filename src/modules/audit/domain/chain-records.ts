import { lastOf, type SealedBlock } from './block.js';
import { type Fault, fault, type Tools } from './chain.js';
import type { ProvenRecord } from './export-lines.js';
import { type AuditRecord, type HashText, leafOf } from './leaf.js';
import { merkleRoot, merkleTree, rootByPath } from './merkle.js';

/** What a database holds at one position of the chain. */
export interface Entry {
  readonly position: number;
  /** As it was sealed, hexadecimal. */
  readonly leaf: string;
  readonly recordId: string;
  /** Null where the record is gone; 'hidden' where it is there, but not for the one who checks. */
  readonly record: AuditRecord | 'hidden' | null;
  /** Rank in the journal, where that is known: grows with the position. */
  readonly order?: bigint;
}

/** Entries to the blocks that they stand in: to each those up to its last position that none before it has. Both come by position. */
export function sharedOut(blocks: readonly SealedBlock[], entries: readonly Entry[]): readonly (readonly Entry[])[] {
  let next = 0;
  return blocks.map((block) => {
    const from = next;
    for (let entry = entries[next]; entry && entry.position <= lastOf(block); entry = entries[next]) next += 1;
    return entries.slice(from, next);
  });
}

/** Checks everything that a block holds, against the root that was signed. The entries come by position. */
export function checkBlock(block: SealedBlock, entries: readonly Entry[], tools: Tools): Fault[] {
  const leaves = entries.map(({ leaf }) => leaf);
  const isWhole = entries.length > 0 && merkleRoot(merkleTree(leaves, tools.hash)) === block.root;
  const found = named(
    [...gaps(block, entries), ...entries.flatMap((entry) => checkEntry(block, entry, tools))],
    entries,
    tools,
  );
  if (isWhole) return [...found, ...(found.length === 0 ? misplaced(block, entries) : [])];
  return found.length > 0 ? found : reordered(block, entries, tools);
}

/** Checks one record by its own path to the signed root: all that is needed to trust one's own records without seeing others'. */
export function checkProven(
  { record, leaf, position, proof }: ProvenRecord,
  block: SealedBlock | undefined,
  tools: Tools,
): Fault[] {
  const place = { block: proof?.block ?? null, position, recordId: record.id };
  if (leafOrNull(record, tools.sha256) !== leaf) return [fault('record-changed', place)];
  if (position === null || proof === null) return [];
  if (block === undefined) return [fault('block-missing', place)];
  return leadsToRoot(leaf, position, proof.path, block, tools) ? [] : [fault('record-changed', place)];
}

function leadsToRoot(
  leaf: string,
  position: number,
  path: readonly string[],
  block: SealedBlock,
  tools: Tools,
): boolean {
  const at = { index: position - block.first, size: block.size };
  const isInside = at.index >= 0 && at.index < at.size;
  return isInside && rootByPath(leaf, at, path, tools.hash) === block.root;
}

/** A record that waits longer than a transaction can last was put in past the sealer. */
const LONGEST_WAIT_MS = 120_000;

/** Checks a record without a position, against the newest block. */
export function checkWaiting(record: AuditRecord, newest: SealedBlock | undefined): Fault[] {
  const isLate = newest !== undefined && Date.parse(record.at) < Date.parse(newest.at) - LONGEST_WAIT_MS;
  return isLate ? [fault('record-inserted', { recordId: record.id })] : [];
}

/** The leaf of what the record says now; null where it says nothing that could have been sealed. */
export function leafOrNull(record: AuditRecord, sha256: HashText): string | null {
  try {
    return leafOf(record, sha256);
  } catch {
    return null;
  }
}

function checkEntry(block: SealedBlock, { position, recordId, leaf, record }: Entry, { sha256 }: Tools): Fault[] {
  const place = { block: block.number, position, recordId };
  if (position < block.first || position > lastOf(block)) return [fault('record-inserted', place)];
  if (record === null) return [fault('record-deleted', place)];
  if (record === 'hidden') return [];
  return leafOrNull(record, sha256) === leaf ? [] : [fault('record-changed', place)];
}

/** Positions of the block that nothing stands at, one fault for those that follow each other. */
function gaps(block: SealedBlock, entries: readonly Entry[]): Fault[] {
  const found: Fault[] = [];
  let next = block.first;
  for (const position of [...entries.map((entry) => entry.position), lastOf(block) + 1]) {
    if (position > next) {
      const otherPosition = position - 1 > next ? position - 1 : null;
      found.push(fault('record-deleted', { block: block.number, position: next, otherPosition }));
    }
    next = Math.max(next, position + 1);
  }
  return found;
}

/** A changed record that fits the leaf of another place was not changed but moved. */
function named(faults: readonly Fault[], entries: readonly Entry[], { sha256 }: Tools): Fault[] {
  if (!faults.some(({ kind }) => kind === 'record-changed')) return [...faults];
  const records = new Map(entries.map(({ position, record }) => [position, record]));
  const places = new Map(entries.map(({ leaf, position }) => [leaf, position]));
  return faults.map((each) => {
    const record = each.kind === 'record-changed' ? records.get(each.position ?? 0) : null;
    const other = record && record !== 'hidden' ? places.get(leafOrNull(record, sha256) ?? '') : undefined;
    return other === undefined ? each : { ...each, kind: 'records-swapped', otherPosition: other };
  });
}

/** The leaves are not those that were sealed: in the order of the journal they may be. */
function reordered(block: SealedBlock, entries: readonly Entry[], { hash }: Tools): Fault[] {
  const leaves = entries.toSorted(ranked).map(({ leaf }) => leaf);
  const wasSo = leaves.length > 0 && merkleRoot(merkleTree(leaves, hash)) === block.root;
  if (wasSo) return misplaced(block, entries);
  return [fault('block-contents', { block: block.number, position: block.first, otherPosition: lastOf(block) })];
}

/** Entries that stand elsewhere than the order of the journal says. */
function misplaced(block: SealedBlock, entries: readonly Entry[]): Fault[] {
  const byRank = entries.toSorted(ranked);
  return entries.flatMap(({ position, recordId }, index) => {
    const there = byRank[index];
    return there === undefined || there.position === position
      ? []
      : [fault('records-swapped', { block: block.number, position, recordId, otherPosition: there.position })];
  });
}

function ranked({ order: one }: Entry, { order: other }: Entry): number {
  if (one === undefined || other === undefined || one === other) return 0;
  return one < other ? -1 : 1;
}
