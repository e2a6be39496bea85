import type { Grid } from '#kernel/grid.js';
import { type LedgerReading, ledgerReading } from './domain/ledger-reading.js';
import type { KnownThings } from './domain/match-products.js';
import type { MappedLedger } from './domain/propose-mapping.js';

/** A ledger that was found in a file before, with the columns that somebody chose; `known` is `KnownThings` as JSON. */
export interface ColumnsInput {
  readonly ledger: MappedLedger;
  readonly known: string;
}

/** Runs in the spreadsheet worker: reads the rows of a ledger anew, by other columns. */
export function follow(_: Grid, { ledger, known }: ColumnsInput): LedgerReading {
  return ledgerReading(ledger, ledger.columns, JSON.parse(known) as KnownThings);
}
