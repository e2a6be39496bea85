import { type Area, type Cell, columnName, type Grid, type Row, type Sheet } from '../../../kernel/grid.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { LONGEST } from './portfolio-entry.js';
import { readHeading } from './read-heading.js';

/** The most rows that one ledger is read with. */
export const MOST_ROWS = 3000;
/** The most columns that are looked at. */
const MOST_COLUMNS = 200;
/** How far down the headings are looked for. */
const DEEPEST_HEADINGS = 60;
/** Texts from merged cells that are set into the cells below. */
const MOST_FILLED = 100_000;

/** One column: its letters, its heading as it stands and the heading above it, where one stretches over several columns. */
export interface LedgerHeading {
  readonly column: string;
  readonly text: string;
  readonly above: string;
}

/** `t` text, `n` number, `d` date, `b` boolean, `e` error, `u` a formula without a value; `-` nothing. */
export type CellMark = 't' | 'n' | 'd' | 'b' | 'e' | 'u' | '-';

/** A row below the headings: texts in the order of the headings, and of what kind each cell is, one sign per cell. */
export interface LedgerTableRow {
  readonly sheet: string;
  readonly row: number;
  readonly texts: readonly string[];
  readonly marks: string;
}

/** The table of a device ledger as it stands in the file. */
export interface LedgerTable {
  readonly headings: readonly LedgerHeading[];
  /** The sheets that were read, each with the row of its headings. */
  readonly sheets: readonly { readonly name: string; readonly headerRow: number }[];
  /** Sheets that were not: they have other headings. */
  readonly otherSheets: readonly string[];
  readonly rows: readonly LedgerTableRow[];
}

interface Found {
  readonly sheet: Sheet;
  readonly headerRow: number;
  readonly columns: readonly number[];
  readonly headings: readonly LedgerHeading[];
  readonly score: number;
}

const MARKS: Readonly<Record<Cell['kind'], CellMark>> = {
  text: 't',
  number: 'n',
  date: 'd',
  boolean: 'b',
  error: 'e',
  unknown: 'u',
};

/**
 * Finds the table with the best headings, and the same table on further sheets (one per department, say).
 * @throws RuleViolation `ledger.no-table`, `ledger.too-many-rows` {rows, limit}
 */
export function ledgerTable(grid: Grid): LedgerTable {
  const visible = grid.sheets.filter(({ visibility, rows }) => visibility === 'visible' && rows.length > 0);
  const found = visible.flatMap((sheet) => bestHeadings(sheet) ?? []);
  const best = found.reduce<Found | undefined>(
    (one, other) => (one && one.score >= other.score ? one : other),
    undefined,
  );
  if (best === undefined) throw new RuleViolation('ledger.no-table');
  const alike = found.filter((other) => sameHeadings(best.headings, other.headings));
  const rows = alike.flatMap((each) => rowsBelow(each));
  if (rows.length > MOST_ROWS) throw new RuleViolation('ledger.too-many-rows', { rows: rows.length, limit: MOST_ROWS });
  const read = new Set(alike.map(({ sheet }) => sheet));
  return {
    headings: best.headings,
    sheets: alike.map(({ sheet, headerRow }) => ({ name: sheet.name, headerRow })),
    otherSheets: visible.filter((sheet) => !read.has(sheet)).map(({ name }) => name),
    rows,
  };
}

/** What tells ledgers with the same headings from others, whatever stands below them. */
export function headingsKey(headings: readonly Omit<LedgerHeading, 'column'>[]): string {
  return headings.map(({ above, text }) => `${fold(above)}/${fold(text)}`).join('|');
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function sameHeadings(one: readonly LedgerHeading[], other: readonly LedgerHeading[]): boolean {
  return headingsKey(one) === headingsKey(other) && one.every(({ column }, at) => column === other[at]?.column);
}

/** The row of a sheet that has the most known headings; at least two different ones, and one of them names things. */
function bestHeadings(sheet: Sheet): Found | undefined {
  const candidates = sheet.rows
    .filter(({ row, cells }) => row <= DEEPEST_HEADINGS + (sheet.rows[0]?.row ?? 1) && cells.length >= 2)
    .slice(0, DEEPEST_HEADINGS)
    .filter(({ cells }) => !cells.some(({ kind }) => kind === 'date'));
  return candidates
    .map((row) => headingsAt(sheet, row))
    .reduce<Found | undefined>((best, each) => {
      if (each === undefined || (best && best.score >= each.score)) return best;
      return each;
    }, undefined);
}

const NAMING: readonly string[] = ['productName', 'model', 'vendorName', 'assetNumber'];

function headingsAt(sheet: Sheet, { row, cells }: Row): Found | undefined {
  const above = sheet.rows.find((other) => other.row === row - 1);
  const columns = columnsOf(cells, above);
  const headings = columns.map((column) => ({
    column: columnName(column),
    text: clean(textOver(sheet, cells, above, row, column)),
    above: clean(stretchedOver(sheet, above, column, columns)),
  }));
  const meanings = new Set(headings.flatMap(({ text, above: over }) => readHeading(text, over)?.meaning ?? []));
  const names = NAMING.some((name) => meanings.has(name as never));
  meanings.delete('other');
  if (!names || headings.filter(({ text, above: over }) => readHeading(text, over)).length < 2) return undefined;
  return { sheet, headerRow: row, columns, headings, score: meanings.size };
}

function columnsOf(cells: readonly Cell[], above: Row | undefined): readonly number[] {
  const told = [...cells, ...(above?.cells ?? [])].map(({ column }) => column);
  const last = Math.min(Math.max(...told), MOST_COLUMNS);
  const first = Math.min(...told, last);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

/** The heading of a column: its own cell, or one above that is merged down over it. */
function textOver(sheet: Sheet, cells: readonly Cell[], above: Row | undefined, row: number, column: number): string {
  const own = cells.find((cell) => cell.column === column)?.text ?? '';
  if (own !== '' || above === undefined) return own;
  const down = sheet.merges.some((area) => area.left === column && area.top === above.row && area.bottom >= row);
  return down ? (above.cells.find((cell) => cell.column === column)?.text ?? '') : '';
}

/** The text above that stretches over this column and others, or stands over it alone beside such; a title over the whole table is none. */
function stretchedOver(sheet: Sheet, above: Row | undefined, column: number, columns: readonly number[]): string {
  const stretched = above === undefined ? [] : stretchedAreas(sheet, above.row, columns);
  if (above === undefined || stretched.length === 0) return '';
  const over = stretched.find(({ left, right }) => left <= column && column <= right);
  const isMergedDown = sheet.merges.some(
    ({ top, bottom, left }) => left === column && top <= above.row && bottom > above.row,
  );
  return isMergedDown ? '' : (above.cells.find((cell) => cell.column === (over?.left ?? column))?.text ?? '');
}

function stretchedAreas({ merges }: Sheet, row: number, columns: readonly number[]): readonly Area[] {
  const [first = 1, last = 1] = [columns[0], columns.at(-1)];
  return merges.filter(
    ({ top, bottom, left, right }) => top === row && bottom === row && right > left && (left > first || right < last),
  );
}

function rowsBelow({ sheet, headerRow, columns, headings }: Found): LedgerTableRow[] {
  const filled = mergedTexts(sheet, headerRow);
  const places = new Map(columns.map((column, at) => [column, at]));
  return sheet.rows
    .filter(({ row }) => row > headerRow)
    .flatMap(({ row, cells }) => {
      const texts = columns.map(() => '');
      const marks = columns.map<CellMark>(() => '-');
      for (const cell of [...(filled.get(row) ?? []), ...cells]) {
        const at = places.get(cell.column);
        if (at === undefined || (cell.text === '' && cell.kind === 'text')) continue;
        texts[at] = clean(cell.text);
        marks[at] = MARKS[cell.kind];
      }
      const isBlank = marks.every((mark, at) => mark === '-' || (mark === 't' && texts[at] === ''));
      const isRepeated =
        headings.filter(({ text }, at) => text !== '' && text === texts[at]).length * 2 > headings.length;
      return isBlank || isRepeated ? [] : [{ sheet: sheet.name, row, texts, marks: marks.join('') }];
    });
}

/** A cell that is merged down over several rows speaks for each of them. */
function mergedTexts(sheet: Sheet, headerRow: number): ReadonlyMap<number, readonly Cell[]> {
  const cells = new Map(sheet.rows.flatMap((row) => row.cells.map((cell) => [`${cell.row} ${cell.column}`, cell])));
  const filled = new Map<number, Cell[]>();
  let left = MOST_FILLED;
  for (const area of sheet.merges) {
    const cell = cells.get(`${area.top} ${area.left}`);
    if (cell === undefined || area.top <= headerRow) continue;
    for (let row = area.top + 1; row <= area.bottom && left > 0; row += 1, left -= 1)
      filled.set(row, [...(filled.get(row) ?? []), cell]);
  }
  return filled;
}

const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** As it can be stored and shown; one sign more than any field takes, so that what is too long is seen to be. */
function clean(text: string): string {
  return text
    .slice(0, LONGEST.text + 1)
    .toWellFormed()
    .replace(UNSEEN, '')
    .trim();
}
