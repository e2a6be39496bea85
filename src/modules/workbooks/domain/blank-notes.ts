import type { Cell, Grid, Sheet } from '../../../kernel/grid.js';
import type { Note, NotesPlace, TableLayout } from './layout.js';
import { readReference, spacedPrefix } from './notes.js';
import { type SheetView, viewOf } from './sheet-view.js';

const TITLE = /備考|注記|注釈|脚注|notes?\b|remarks/i;
const USUAL_PREFIX = '備考';
/** A number and nothing behind it but its sign: 備考1, (2), Note 3：. */
const SEPARATOR = /\s*[:：.．、]\s*$/u;
/** Fewer numbers in a row may be anything. */
const FEWEST = 2;
/** Rows above the first number among which the title of the list stands. */
const TITLE_WITHIN = 4;

interface Line extends Note {
  readonly cell: Cell;
  readonly prefix: string;
  readonly bracketed: boolean;
  /** The text goes into the same cell. */
  readonly shared: boolean;
}

/**
 * The list of numbers that a blank form prints for remarks: below the table or on another sheet, counted from 1, each alone in its row.
 * Undefined where there is none, or where remarks stand in the rows themselves.
 */
export function findBlankNotes(grid: Grid, tables: readonly TableLayout[]): NotesPlace | undefined {
  if (!mayPoint(grid, tables)) return undefined;
  const lists = grid.sheets.flatMap((sheet) => {
    const lines = sheet.visibility === 'visible' ? countedFromOne(linesOn(viewOf(sheet), tables)) : [];
    return lines.length >= FEWEST ? [{ sheet, lines }] : [];
  });
  const [best] = lists.sort((one, other) => other.lines.length - one.lines.length);
  return best && placeOf(best.sheet, best.lines);
}

function placeOf(sheet: Sheet, lines: readonly Line[]): NotesPlace | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const { cell, prefix, bracketed, shared } = first;
  return {
    sheet: sheet.name,
    notes: lines.map(({ number, row }) => ({ number, row })),
    numberColumn: cell.column,
    textColumn: shared ? cell.column : cell.column + 1,
    nextRow: (sheet.rows.at(-1)?.row ?? cell.row) + 1,
    prefix: spacedPrefix(prefix === '' ? USUAL_PREFIX : prefix),
    blockPrefix: spacedPrefix(prefix),
    ...(bracketed && { bracketed: true }),
  };
}

/** Rows have cells for remarks, and nothing stands in them. */
function mayPoint(grid: Grid, tables: readonly TableLayout[]): boolean {
  const texts = tables.flatMap(({ sheet, rows }) => {
    const found = grid.sheets.find(({ name }) => name === sheet);
    const view = found && viewOf(found);
    return rows.flatMap(({ remarks }) => remarks.map(({ row, column }) => view?.text(row, column) ?? ''));
  });
  return texts.length > 0 && texts.every((text) => text.trim() === '');
}

function linesOn(view: SheetView, tables: readonly TableLayout[]): Line[] {
  const { name, rows } = view.sheet;
  const own = tables.filter(({ sheet }) => sheet === name).flatMap((table) => table.rows.map(({ row }) => row));
  const below = rows.filter(({ row }) => row > Math.max(0, ...own));
  const titled = own.length === 0 && TITLE.test(name);
  const titles = below.filter(({ cells }) => cells.some(({ text }) => TITLE.test(text))).map(({ row }) => row);
  return below.flatMap(({ row, cells }): Line[] => {
    const [cell, more] = cells.filter(({ text }) => text.trim() !== '');
    const line = cell && !more ? lineIn(view, cell) : undefined;
    const hasTitle = titled || titles.some((title) => title <= row && (line?.number ?? 0) + TITLE_WITHIN > row - title);
    return line && (hasTitle || line.prefix !== '') ? [line] : [];
  });
}

function lineIn(view: SheetView, cell: Cell): Line | undefined {
  const printed = cell.text.trim();
  const bare = printed.replace(SEPARATOR, '');
  const reference = readReference(bare);
  const [number] = reference?.numbers ?? [];
  if (reference?.numbers.length !== 1 || number === undefined) return undefined;
  const { prefix, bracketed } = reference;
  const shared = bare !== printed || isWide(view, cell);
  return { cell, row: cell.row, number, prefix, bracketed: bracketed && prefix === '', shared };
}

const isWide = (view: SheetView, { row, column }: Cell): boolean => (view.merge(row, column)?.right ?? column) > column;

/** The first run of lines that count 1, 2, 3 in one column. */
function countedFromOne(lines: readonly Line[]): Line[] {
  const start = lines.findIndex(({ number }) => number === 1);
  const run = lines.slice(Math.max(0, start));
  const end = run.findIndex(({ number, cell }, at) => number !== at + 1 || cell.column !== run[0]?.cell.column);
  return start < 0 ? [] : run.slice(0, end < 0 ? run.length : end);
}
