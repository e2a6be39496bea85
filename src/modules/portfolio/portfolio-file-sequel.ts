import type { Language } from '#kernel/actor.js';
import type { Grid } from '#kernel/grid.js';
import type { PortfolioEntry } from './domain/portfolio-entry.js';
import { portfolioFile } from './portfolio-files.js';
import type { PortfolioFormat } from './portfolio.dto.js';

/** What a file of the portfolio is made of. */
export interface FileInput {
  readonly entries: readonly PortfolioEntry[];
  readonly format: PortfolioFormat;
  readonly language: Language;
}

/** Runs in the spreadsheet worker: a workbook of thousands of entries takes a second or more. */
export function follow(_: Grid, { entries, format, language }: FileInput): Promise<Uint8Array> {
  return portfolioFile(entries, format, language);
}
