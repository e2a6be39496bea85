import type { Language } from '#kernel/actor.js';
import type { Area } from '#kernel/grid.js';
import { dayInJapan } from '#kernel/local-date.js';
import type { SheetPlan, Tone } from '#kernel/sheet-plan.js';
import { officialNote } from '#modules/templates/domain/official-note.js';
import type { Template } from '#modules/templates/domain/template.js';
import { COMPARISON_HEADINGS } from '#modules/workbooks/domain/comparison-table.js';
import { makeCsv } from '#platform/spreadsheet/make-csv.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import type { ComparisonFormat } from './comparison.dto.js';
import type { Comparison, ComparisonColumn } from './comparison.service.js';
import { cellWords, missingWords, verdictWord } from './domain/cell-words.js';
import type { RowVerdict } from './domain/row-verdict.js';

/** The forms of the comparison by id. */
export type FormsById = (id: string) => Template;

const TITLE = { ja: '開示書の比較', en: 'Comparison of disclosures' };
const LEADING_WIDTHS = [18, 9, 48, 14];
const COLUMN_WIDTH = 24;
const HEADER_ROW = 3;
const FROZEN_COLUMNS = 3;
const VERDICT_COLUMN = 4;

/** The comparison as a file: Excel for print on A3 with frozen headings, or CSV. */
export async function comparisonFile(
  comparison: Comparison,
  format: ComparisonFormat,
  forms: FormsById,
  language: Language,
): Promise<Uint8Array> {
  const body = comparison.rows.map((row) => [
    row.section[language],
    row.code,
    row.prompt[language],
    verdictWord(row.verdict, language),
    ...row.cells.map((cell, index) =>
      cellWords(cell, forms(comparison.columns[index]?.templateId ?? comparison.onto), language),
    ),
  ]);
  const headings = [
    ...COMPARISON_HEADINGS[language],
    ...comparison.columns.map((column) => heading(column, forms, language)),
  ];
  const used = [comparison.onto, ...comparison.columns.map(({ templateId }) => templateId)].map(forms);
  const official = officialNote(used);
  const notes = [
    ...comparison.missing.map((product) => missingWords(product, language)),
    ...(official ? [official[language]] : []),
  ];
  if (format === 'csv') return makeCsv([headings, ...body, ...notes.map((line) => [line])]);
  return makeWorkbook([plan(headings, body, comparison, notes, language)]);
}

function heading(
  { vendorName, productName, productVersion, templateId, number, publishedAt, expired }: ComparisonColumn,
  forms: FormsById,
  language: Language,
): string {
  const form = forms(templateId);
  const day = dayInJapan(new Date(publishedAt));
  const revision = language === 'ja' ? `第${number}版 ${day}` : `Revision ${number}, ${day}`;
  const late = expired ? (language === 'ja' ? '(期限切れ)' : ' (expired)') : '';
  return [vendorName, `${productName} ${productVersion}`, `${form.form} ${form.version}`, revision + late].join('\n');
}

function plan(
  headings: string[],
  body: string[][],
  comparison: Comparison,
  notes: readonly string[],
  language: Language,
): SheetPlan {
  const count =
    language === 'ja'
      ? `${comparison.columns.length} 製品、${body.length} 行`
      : `${comparison.columns.length} products, ${body.length} rows`;
  return {
    name: TITLE[language],
    rows: [[TITLE[language]], [[count, ...notes].join('　')], headings, ...body],
    widths: [...LEADING_WIDTHS, ...comparison.columns.map(() => COLUMN_WIDTH)],
    headerRow: HEADER_ROW,
    frozenColumns: FROZEN_COLUMNS,
    titleRows: [1],
    sectionRows: [],
    merges: [1, 2].map((row) => ({ top: row, left: 1, bottom: row, right: FROZEN_COLUMNS })),
    lists: [],
    print: { paper: 'A3', landscape: true },
    tones: [verdictTone(comparison, 'notice', 'different'), verdictTone(comparison, 'warning', 'missing')],
    filter: true,
  };
}

function verdictTone({ rows }: Comparison, tone: Tone, verdict: RowVerdict): { tone: Tone; areas: Area[] } {
  const places = rows.flatMap((row, at) => (row.verdict === verdict ? [HEADER_ROW + 1 + at] : []));
  return { tone, areas: places.map((row) => ({ top: row, left: VERDICT_COLUMN, bottom: row, right: VERDICT_COLUMN })) };
}
