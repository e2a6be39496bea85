import type { Language } from '#kernel/actor.js';
import { dayInJapan } from '#kernel/local-date.js';
import type { PlannedCell, SheetPlan } from '#kernel/sheet-plan.js';
import { makeCsv } from '#platform/spreadsheet/make-csv.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import { wordsOf } from './domain/field-words.js';
import { FIELDS, LEDGER_FIELDS, type LedgerField, textsOf } from './domain/ledger-field.js';
import type { PortfolioEntry } from './domain/portfolio-entry.js';
import type { PortfolioFormat } from './portfolio.dto.js';

const TITLE = { ja: '採用台帳', en: 'Portfolio' };
/** Behind the fields that a ledger may hold. */
const FURTHER = { ja: ['Kaijiの製品', '最終更新日'], en: ['Product on Kaiji', 'Last updated'] };
const HEADER_ROW = 3;
const FROZEN_COLUMNS = 3;
const [NARROW, WIDE] = [12, 24];

/** Printed even where nobody has said anything: an inspection asks for them. */
const ALWAYS: ReadonlySet<LedgerField> = new Set([
  'vendorName',
  'productName',
  'version',
  'department',
  'status',
  'contract',
  'serverUpdatesByVendor',
  'remoteUsed',
  'remoteConfirmedOn',
]);

/** The portfolio as a file: CSV with every column, or Excel for print on A3 without those that nobody filled. Read as a ledger again, it says what stands there. */
export async function portfolioFile(
  entries: readonly PortfolioEntry[],
  format: PortfolioFormat,
  language: Language,
): Promise<Uint8Array> {
  const isWanted = (field: LedgerField): boolean =>
    format === 'csv' || ALWAYS.has(field) || entries.some((entry) => textsOf(entry, field).some((text) => text !== ''));
  const fields = LEDGER_FIELDS.filter(isWanted);
  const headings = [...fields.map((field) => FIELDS[field][language]), ...FURTHER[language]];
  const body = entries.map((entry) => rowOf(entry, fields, language));
  if (format === 'csv') return makeCsv([headings, ...body]);
  const widths = headings.map((_, at) => (FIELDS[fields[at] ?? 'note'].kind === 'text' ? WIDE : NARROW));
  return makeWorkbook([plan(headings, body, widths, language)]);
}

function rowOf(entry: PortfolioEntry, fields: readonly LedgerField[], language: Language): string[] {
  const { product, updatedAt } = entry;
  const linked = product === null ? '' : `${product.vendorName}\n${product.name} ${product.version}`;
  return [...fields.map((field) => wordsOf(entry, field, language)), linked, dayInJapan(new Date(updatedAt))];
}

function plan(
  headings: readonly string[],
  body: readonly (readonly PlannedCell[])[],
  widths: readonly number[],
  language: Language,
): SheetPlan {
  const count = language === 'ja' ? `${body.length} 件` : `${body.length} entries`;
  return {
    name: TITLE[language],
    rows: [[TITLE[language]], [count], headings, ...body],
    widths,
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
