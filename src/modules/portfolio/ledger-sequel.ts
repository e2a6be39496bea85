import type { Grid } from '#kernel/grid.js';
import { type LedgerReading, ledgerReading } from './domain/ledger-reading.js';
import type { KnownThings } from './domain/match-products.js';
import { type MappedLedger, proposeMapping, type SavedMapping } from './domain/propose-mapping.js';

/** What is sent along with a ledger. `known` is `KnownThings` as JSON: one text costs less to send than thousands of products. */
export interface LedgerInput {
  readonly saved: readonly SavedMapping[];
  readonly known: string;
}

/** What a file says. */
export interface LedgerOutcome {
  readonly ledger: MappedLedger;
  readonly reading: LedgerReading;
}

/** Runs in the spreadsheet worker on the grid of an uploaded ledger. */
export function follow(grid: Grid, { saved, known }: LedgerInput): LedgerOutcome {
  const ledger = proposeMapping(grid, saved);
  return { ledger, reading: ledgerReading(ledger, ledger.columns, JSON.parse(known) as KnownThings) };
}
