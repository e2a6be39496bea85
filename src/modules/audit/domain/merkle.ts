/** SHA-256 of bytes. */
export type HashBytes = (bytes: Uint8Array) => Uint8Array;

/** Merkle tree (RFC 9162, 2.1) level by level, the leaves first: each level pairs the one below; a last one without a partner goes up as it is. */
export type MerkleTree = readonly (readonly Uint8Array[])[];

const LEAF = 0;
const NODE = 1;

/** The tree over leaf hashes in hexadecimal, at least one. */
export function merkleTree(leaves: readonly string[], hash: HashBytes): MerkleTree {
  let level = leaves.map((leaf) => hash(prefixed(LEAF, fromHex(leaf))));
  const levels = [level];
  while (level.length > 1) {
    level = above(level, hash);
    levels.push(level);
  }
  return levels;
}

/** The tree's root, hexadecimal. */
export function merkleRoot(tree: MerkleTree): string {
  return toHex(tree.at(-1)?.[0] ?? new Uint8Array());
}

/** The hashes, hexadecimal, that lead from the leaf with this index (from 0) to the root (RFC 9162, 2.1.3.1). */
export function inclusionPath(tree: MerkleTree, index: number): readonly string[] {
  return tree.slice(0, -1).flatMap((level, height) => {
    const beside = level[Math.floor(index / 2 ** height) ^ 1];
    return beside === undefined ? [] : [toHex(beside)];
  });
}

/** The root to which a path leads from the leaf with this index in a tree of this size; null where the path does not fit the place (RFC 9162, 2.1.3.2). */
export function rootByPath(
  leaf: string,
  { index, size }: { readonly index: number; readonly size: number },
  path: readonly string[],
  hash: HashBytes,
): string | null {
  const rest = [...path];
  let node = hash(prefixed(LEAF, fromHex(leaf)));
  for (let [at, last] = [index, size - 1]; last > 0; [at, last] = [at >> 1, last >> 1]) {
    if (at === last && at % 2 === 0) continue;
    const beside = rest.shift();
    if (beside === undefined) return null;
    const pair: [Uint8Array, Uint8Array] = at % 2 === 0 ? [node, fromHex(beside)] : [fromHex(beside), node];
    node = hash(prefixed(NODE, ...pair));
  }
  return rest.length === 0 ? toHex(node) : null;
}

function above(level: readonly Uint8Array[], hash: HashBytes): Uint8Array[] {
  const pairs: Uint8Array[] = [];
  for (let index = 0; index < level.length; index += 2) {
    const [left, right] = [level[index], level[index + 1]];
    if (left !== undefined) pairs.push(right === undefined ? left : hash(prefixed(NODE, left, right)));
  }
  return pairs;
}

/** Leaves and nodes begin with different bytes, so that none can pass for the other. */
function prefixed(kind: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + parts.reduce((sum, part) => sum + part.length, 0));
  bytes[0] = kind;
  let at = 1;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += PAIRS[byte] ?? '';
  return text;
}

/** Values of the digits by their character codes; the same in either case. */
const DIGITS = Uint8Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16) || 0);

function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  const digit = (at: number): number => DIGITS[text.charCodeAt(at) & 127] ?? 0;
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = (digit(2 * at) << 4) | digit(2 * at + 1);
  return bytes;
}
