import type { Bigrams } from './wording.js';

/** Wordings prepared for being compared with many others: a pair of letters leads to those that hold it. */
export class AlikeWordings {
  private readonly holders = new Map<string, { readonly at: number; readonly count: number }[]>();
  private readonly sizes: readonly number[];

  constructor(wordings: readonly Bigrams[]) {
    this.sizes = wordings.map(sizeOf);
    for (const [at, wording] of wordings.entries())
      for (const [pair, count] of wording) {
        const known = this.holders.get(pair);
        if (known) known.push({ at, count });
        else this.holders.set(pair, [{ at, count }]);
      }
  }

  /** The likeness of a wording to each of them, in their order: what `likeness` of wording.ts says, without a look at what shares nothing. */
  likenessToEach(asked: Bigrams): readonly number[] {
    const size = sizeOf(asked);
    const shared = new Map<number, number>();
    for (const [pair, count] of asked)
      for (const holder of this.holders.get(pair) ?? [])
        shared.set(holder.at, (shared.get(holder.at) ?? 0) + Math.min(count, holder.count));
    return this.sizes.map((own, at) => {
      const both = shared.get(at) ?? 0;
      return both === 0 ? 0 : (2 * both) / (size + own);
    });
  }
}

function sizeOf(wording: Bigrams): number {
  let size = 0;
  for (const count of wording.values()) size += count;
  return size;
}
