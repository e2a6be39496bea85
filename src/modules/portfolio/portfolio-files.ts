import type { Language } from '#kernel/actor.js';
import { dayInJapan } from '#kernel/local-date.js';
import type { PlannedCell, SheetPlan } from '#kernel/sheet-plan.js';
import { makeCsv } from '#platform/spreadsheet/make-csv.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { wordsOf } from './domain/field-words.js';
import { FIELDS, LEDGER_FIELDS } from './domain/ledger-field.js';
import type { PortfolioEntry } from './domain/portfolio-entry.js';
import type { PortfolioFormat } from './portfolio.dto.js';

const TITLE = { ja: '採用台帳', en: 'Portfolio' };
/** Behind the fields that a ledger may hold. */
const FURTHER = { ja: ['Kaijiの製品', '最終更新日'], en: ['Product on Kaiji', 'Last updated'] };
const HEADER_ROW = 3;
const FROZEN_COLUMNS = 3;
const [NARROW, WIDE] = [12, 24];

/** The portfolio as a file: Excel for print on A3, or CSV. Read as a ledger again, it says what stands there. */
export async function portfolioFile(
  entries: readonly PortfolioEntry[],
  format: PortfolioFormat,
  language: Language,
): Promise<Uint8Array> {
  const headings = [...LEDGER_FIELDS.map((field) => FIELDS[field][language]), ...FURTHER[language]];
  const body = entries.map((entry) => rowOf(entry, language));
  if (format === 'csv') return makeCsv([headings, ...body]);
  return makeWorkbook([plan(headings, body, language)]);
}

function rowOf(entry: PortfolioEntry, language: Language): string[] {
  const { product, updatedAt } = entry;
  const linked = product === null ? '' : `${product.vendorName}\n${product.name} ${product.version}`;
  return [...LEDGER_FIELDS.map((field) => wordsOf(entry, field, language)), linked, dayInJapan(new Date(updatedAt))];
}

function plan(headings: readonly string[], body: readonly (readonly PlannedCell[])[], language: Language): SheetPlan {
  const count = language === 'ja' ? `${body.length} 件` : `${body.length} entries`;
  return {
    name: TITLE[language],
    rows: [[TITLE[language]], [count], headings, ...body],
    widths: headings.map((_, at) => (FIELDS[LEDGER_FIELDS[at] ?? 'note'].kind === 'text' ? WIDE : NARROW)),
    headerRow: HEADER_ROW,
    frozenColumns: FROZEN_COLUMNS,
    titleRows: [1],
    sectionRows: [],
    merges: [],
    lists: [],
    print: { paper: 'A3', landscape: true },
    filter: true,
  };
}
