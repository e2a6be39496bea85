import type { Language } from '#kernel/actor.js';
import type { SheetPlan, Tone } from '#kernel/sheet-plan.js';
import { makeCsv } from '#platform/spreadsheet/make-csv.js';
import { makeWorkbook } from '#platform/spreadsheet/make-workbook.js';
import type { OpenCrosswalk } from './crosswalks.service.js';
import type { RowRelation } from './domain/crosswalk-pair.js';
import { type CrosswalkTable, crosswalkTable } from './domain/crosswalk-table.js';

const WIDTHS = [10, 40, 10, 10, 40, 22, 34];
const COLUMNS = WIDTHS.length;
const RELATION_COLUMN = 3;

/** The migration table (新旧対照表) as a file: Excel for print on A4, its headings on each page, or CSV with each line under its section. */
export async function crosswalkFile(
  { view, from, to }: OpenCrosswalk,
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<Uint8Array> {
  const table = crosswalkTable(view, from, to, language);
  if (format === 'xlsx') return makeWorkbook([plan(table, language)]);
  const lines = table.lines.flatMap((line) => ('cells' in line ? [[...line.cells]] : []));
  return makeCsv([table.headings, ...lines, ...table.notes.map((note) => [note])]);
}

function plan({ title, notes, headings, lines }: CrosswalkTable, language: Language): SheetPlan {
  const headerRow = notes.length + 2;
  const rowsOf = (wanted: (line: CrosswalkTable['lines'][number]) => boolean) =>
    lines.flatMap((line, at) => (wanted(line) ? [headerRow + 1 + at] : []));
  const sectionRows = rowsOf((line) => 'section' in line);
  const above = Array.from({ length: notes.length + 1 }, (_, at) => at + 1);
  const toned = (tone: Tone, ...kinds: readonly RowRelation[]) => ({
    tone,
    areas: rowsOf((line) => 'kind' in line && kinds.includes(line.kind)).map((row) => ({
      top: row,
      left: RELATION_COLUMN,
      bottom: row,
      right: RELATION_COLUMN,
    })),
  });
  return {
    name: language === 'ja' ? '新旧対照表' : 'Migration table',
    rows: [
      [title],
      ...notes.map((note) => [note]),
      headings,
      ...lines.map((line) => ('cells' in line ? line.cells : [line.section])),
    ],
    widths: WIDTHS,
    headerRow,
    frozenColumns: 0,
    titleRows: [1],
    sectionRows,
    merges: [...above, ...sectionRows].map((row) => ({ top: row, left: 1, bottom: row, right: COLUMNS })),
    lists: [],
    print: { paper: 'A4', landscape: true },
    tones: [toned('notice', 'reworded', 'split', 'merged', 'new'), toned('warning', 'related', 'dropped')],
  };
}
