import type { Counts } from '../../disclosures/domain/counts.js';

/**
 * Percent of the asked rows that are answered, over all forms together, rounded down so that 100 means all; null where there is nothing to
 * look at. Counted from the one counter of disclosures.
 */
export function percentAnswered(counts: readonly Pick<Counts, 'asked' | 'answered'>[]): number | null {
  if (counts.length === 0) return null;
  const sum = (of: 'asked' | 'answered'): number => counts.reduce((total, each) => total + each[of], 0);
  const asked = sum('asked');
  return asked === 0 ? 100 : Math.floor((100 * sum('answered')) / asked);
}
