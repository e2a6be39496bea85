import type { Bigrams } from './wording.js';

/** Wordings prepared for being compared with many others: a pair of letters leads to those that hold it. */
export class AlikeWordings {
  /** Plain numbers, wording and count in turn: where every wording ends alike, one pair of letters leads to all of them. */
  private readonly holders = new Map<string, number[]>();
  private readonly sizes: readonly number[];

  constructor(wordings: readonly Bigrams[]) {
    this.sizes = wordings.map(sizeOf);
    for (const [at, wording] of wordings.entries())
      for (const [pair, count] of wording) {
        const known = this.holders.get(pair);
        if (known) known.push(at, count);
        else this.holders.set(pair, [at, count]);
      }
  }

  /** The likeness of a wording to each of them, in their order: what `likeness` of wording.ts says, without a look at what shares nothing. */
  likenessToEach(asked: Bigrams): ArrayLike<number> {
    const found = new Float64Array(this.sizes.length);
    for (const [pair, count] of asked) addShared(found, this.holders.get(pair) ?? [], count);
    const size = sizeOf(asked);
    for (let at = 0; at < found.length; at += 1) {
      const shared = found[at] ?? 0;
      if (shared > 0) found[at] = (2 * shared) / (size + (this.sizes[at] ?? 0));
    }
    return found;
  }
}

function addShared(found: Float64Array, holders: readonly number[], count: number): void {
  for (let at = 0; at < holders.length; at += 2) {
    const holder = holders[at] ?? 0;
    const held = holders[at + 1] ?? 0;
    found[holder] = (found[holder] ?? 0) + (held < count ? held : count);
  }
}

function sizeOf(wording: Bigrams): number {
  let size = 0;
  for (const count of wording.values()) size += count;
  return size;
}
