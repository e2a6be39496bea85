import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type HashBytes, inclusionPath, merkleRoot, merkleTree, rootByPath } from './merkle.js';

const hash: HashBytes = (bytes) => createHash('sha256').update(bytes).digest();

/** The published vectors of Certificate Transparency: the tree over the first n of these leaves. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaf = (index: number): string => createHash('sha256').update(String(index)).digest('hex');

describe('the Merkle tree', () => {
  it.each(ROOTS.map((root, index) => [index + 1, root]))('over %i leaves has the root of RFC 9162', (size, root) => {
    expect(merkleRoot(merkleTree(LEAVES.slice(0, Number(size)), hash))).toBe(root);
  });

  it('leads from every leaf of every size to its root, and from no other leaf or place', () => {
    const place = fc.integer({ min: 1, max: 70 }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
    fc.assert(
      fc.property(place, fc.nat(80), ([size, index], other) => {
        const tree = merkleTree(
          Array.from({ length: size }, (_, each) => leaf(each)),
          hash,
        );
        const [root, path] = [merkleRoot(tree), inclusionPath(tree, index)];
        expect(rootByPath(leaf(index), { index, size }, path, hash)).toBe(root);
        if (other === index) return;
        expect(rootByPath(leaf(other), { index, size }, path, hash)).not.toBe(root);
        if (other < size) expect(rootByPath(leaf(index), { index: other, size }, path, hash)).not.toBe(root);
      }),
    );
  });

  it('refuses a path that is too short or too long', () => {
    const tree = merkleTree([leaf(0), leaf(1), leaf(2)], hash);
    const path = inclusionPath(tree, 0);
    expect(rootByPath(leaf(0), { index: 0, size: 3 }, path.slice(1), hash)).toBeNull();
    expect(rootByPath(leaf(0), { index: 0, size: 3 }, [...path, leaf(1)], hash)).toBeNull();
  });
});
