import { type AuditKeyCard, auditKeyStatement, blockHash, blockText, lastOf, type SealedBlock } from './block.js';
import type { HashText } from './leaf.js';
import type { HashBytes } from './merkle.js';

/**
 * What is wrong, and since which place:
 * `record-changed`, `record-deleted`, `record-inserted` (after the fact, past the sealer), `records-swapped` (with another position);
 * `block-contents`: the records of the block are not those that were sealed, although each fits its own leaf;
 * `block-changed`: not as the audit key signed it; `block-missing`; `chain-broken`: does not follow on the block before;
 * `key-unknown`: signed by a key that the installation has not certified;
 * `chain-rebuilt`: a head that was kept elsewhere names another block of this number; `tail-cut`: it names blocks after the last;
 * `head-forged`: a kept head is not the audit key's; `export-cut`: the file does not hold what it says; `line-unreadable`: a line of it is none.
 */
export type FaultKind =
  | 'record-changed'
  | 'record-deleted'
  | 'record-inserted'
  | 'records-swapped'
  | 'block-contents'
  | 'block-changed'
  | 'block-missing'
  | 'chain-broken'
  | 'key-unknown'
  | 'chain-rebuilt'
  | 'tail-cut'
  | 'head-forged'
  | 'export-cut'
  | 'line-unreadable';

/** One thing that is wrong. Positions count the records of the chain from 1. */
export interface Fault {
  readonly kind: FaultKind;
  readonly block: number | null;
  readonly position: number | null;
  readonly recordId: string | null;
  /** Where the record of this position should stand, or the last position in question. */
  readonly otherPosition: number | null;
}

/** The fault with what is known of its place. */
export function fault(kind: FaultKind, place: Partial<Omit<Fault, 'kind'>> = {}): Fault {
  return { kind, block: null, position: null, recordId: null, otherPosition: null, ...place };
}

/** Hashes and signatures, which come in from outside. */
export interface Tools {
  readonly sha256: HashText;
  readonly hash: HashBytes;
  readonly verify: (text: string, signature: string, publicKey: string) => boolean;
}

/** Public keys by key id. */
export type KnownKeys = ReadonlyMap<string, string>;

/** The audit keys that this installation certified. `isOwn` says whether a public key is, or was, the installation's. */
export function certifiedKeys(
  cards: readonly AuditKeyCard[],
  isOwn: (installationKey: string) => boolean,
  verify: Tools['verify'],
): KnownKeys {
  const own = cards.filter(
    (card) => isOwn(card.installationKey) && verify(auditKeyStatement(card), card.signature, card.installationKey),
  );
  return new Map(own.map(({ keyId, publicKey }) => [keyId, publicKey]));
}

/** Consecutive blocks of a chain, of which the last may be the chain's last. */
export interface Stretch {
  readonly before: SealedBlock | null;
  readonly blocks: readonly SealedBlock[];
  readonly isLast: boolean;
}

/**
 * Checks a stretch of the chain - signatures, links, gaps - and whether it is that of the heads that somebody kept elsewhere. What the
 * blocks hold is for `checkBlock`.
 */
export function checkLinks(stretch: Stretch, keys: KnownKeys, heads: readonly SealedBlock[], tools: Tools): Fault[] {
  const { before, blocks } = stretch;
  const links = blocks.flatMap((block, index) => [
    ...checkSignature(block, keys, tools),
    ...checkLink(block, index === 0 ? before : (blocks[index - 1] ?? null), tools),
  ]);
  return [...links, ...checkHeads(stretch, keys, heads, tools)];
}

function checkSignature(block: SealedBlock, keys: KnownKeys, { verify }: Tools): Fault[] {
  const place = { block: block.number, position: block.first, otherPosition: lastOf(block) };
  const key = keys.get(block.keyId);
  if (key === undefined) return [fault('key-unknown', place)];
  return verify(blockText(block), block.signature, key) ? [] : [fault('block-changed', place)];
}

function checkLink(block: SealedBlock, before: SealedBlock | null, { sha256 }: Tools): Fault[] {
  const [number, first] = before ? [before.number + 1, lastOf(before) + 1] : [1, 1];
  if (block.number > number)
    return [fault('block-missing', { block: number, position: first, otherPosition: block.first - 1 })];
  const previous = before ? blockHash(before, sha256) : null;
  const follows = block.number === number && block.first === first && block.size > 0 && block.previous === previous;
  return follows ? [] : [fault('chain-broken', { block: block.number, position: block.first })];
}

function checkHeads(
  { before, blocks, isLast }: Stretch,
  keys: KnownKeys,
  heads: readonly SealedBlock[],
  tools: Tools,
): Fault[] {
  const last = blocks.at(-1) ?? before;
  const meant = heads.filter(
    ({ number }) => number > (before?.number ?? 0) && (isLast || number <= (last?.number ?? 0)),
  );
  const isSigned = (head: SealedBlock): boolean =>
    tools.verify(blockText(head), head.signature, keys.get(head.keyId) ?? '');
  const signed = new Set(meant.filter(isSigned));
  return [
    ...meant.filter((head) => !signed.has(head)).map(({ number }) => fault('head-forged', { block: number })),
    ...checkRebuilt(blocks, [...signed], tools),
    ...checkTail(last, [...signed]),
  ];
}

/** The lowest block that is not the one that was kept says from where on the chain is another. */
function checkRebuilt(blocks: readonly SealedBlock[], heads: readonly SealedBlock[], { sha256 }: Tools): Fault[] {
  const byNumber = new Map(blocks.map((block) => [block.number, block]));
  const differing = heads.filter((head) => {
    const block = byNumber.get(head.number);
    return block !== undefined && blockHash(block, sha256) !== blockHash(head, sha256);
  });
  const first = differing.toSorted((one, other) => one.number - other.number)[0];
  return first ? [fault('chain-rebuilt', { block: first.number, position: first.first })] : [];
}

function checkTail(last: SealedBlock | null, heads: readonly SealedBlock[]): Fault[] {
  const [number, position] = last ? [last.number, lastOf(last)] : [0, 0];
  const ends = heads.filter((head) => head.number > number).map(lastOf);
  if (ends.length === 0) return [];
  const otherPosition = ends.reduce((most, end) => Math.max(most, end));
  return [fault('tail-cut', { block: number + 1, position: position + 1, otherPosition })];
}
