/** Moments in milliseconds: of the wall clock, which may be set, and of one that only ever runs. */
export interface ClockReading {
  readonly wall: number;
  readonly running: number;
}

/** Further back than clocks drift. */
const TOLERANCE_MS = 5_000;

/** Longest time that a transaction may take from its record to its commit. */
const LONGEST_TRANSACTION_MS = 120_000;

/** By how many milliseconds the wall clock is back behind the last reading or the last block (RFC 3339); null where it is not. */
export function clockSetBack(before: ClockReading | null, sealedAt: string | null, now: ClockReading): number | null {
  const expected = before === null ? now.wall : before.wall + now.running - before.running;
  const latest = Math.max(expected, sealedAt === null ? now.wall : Date.parse(sealedAt));
  return latest - now.wall > TOLERANCE_MS ? latest - now.wall : null;
}

/** By how many milliseconds a record is older than any transaction that still ran when the block before it was sealed; null where none is. */
export function recordedEarlier(sealedAt: string | null, recordedAt: readonly string[]): number | null {
  if (sealedAt === null) return null;
  const earliest = recordedAt.reduce((least, at) => Math.min(least, Date.parse(at)), Infinity);
  const behind = Date.parse(sealedAt) - earliest;
  return behind > LONGEST_TRANSACTION_MS ? behind : null;
}
