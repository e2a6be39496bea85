import { type KnownThings, type LedgerMatch, ProductMatcher } from './match-products.js';
import type { LedgerColumn, MappedLedger } from './propose-mapping.js';
import { type LedgerRow, type ReadLedger, readLedger } from './read-ledger.js';

/** A row with the place of its match in the list of matches. */
export type MatchedRow = LedgerRow & { readonly match: number };

/** What the rows of a ledger say, and what of Kaiji they may mean; equal rows share a match. */
export interface LedgerReading extends Pick<ReadLedger, 'skipped'> {
  readonly rows: readonly MatchedRow[];
  readonly matches: readonly LedgerMatch[];
}

/** Reads the rows of a ledger by these columns and compares them with what Kaiji knows. */
export function ledgerReading(
  { table }: Pick<MappedLedger, 'table'>,
  columns: readonly LedgerColumn[],
  known: KnownThings,
): LedgerReading {
  const { rows, skipped } = readLedger(table, columns);
  const matcher = new ProductMatcher(known);
  const places = new Map<LedgerMatch, number>();
  const matched = rows.map((row) => {
    const match = matcher.match(row.values);
    const place = places.get(match) ?? places.size;
    places.set(match, place);
    return { ...row, match: place };
  });
  return { rows: matched, matches: [...places.keys()], skipped };
}
