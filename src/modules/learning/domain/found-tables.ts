import { cellName, type Grid, type Sheet } from '../../../kernel/grid.js';
import type { Finding } from '../../../kernel/finding.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { viewOf } from '../../workbooks/domain/sheet-view.js';
import { isSample } from '../../workbooks/domain/sheet-choice.js';
import { foldWording } from '../../../kernel/wording.js';
import { doubt } from './doubts.js';
import type { KnownRows } from './known-rows.js';
import { type LabelColumns, labelColumnsOf } from './label-columns.js';
import { labelledRowsOf } from './labelled-rows.js';
import { nameOfNumber } from './printed-number.js';
import { bareRegion, type Region, regionsOf } from './table-regions.js';
import { soundsLikeQuestion } from './sentence.js';
import { type ToldRow, toldRowsOf } from './told-rows.js';

/** The rows of one region, told apart. */
export interface FoundTable {
  readonly region: Region;
  readonly columns: LabelColumns;
  readonly rows: readonly ToldRow[];
}

export interface FoundTables {
  /** In reading order. */
  readonly tables: readonly FoundTable[];
  readonly doubts: readonly Finding[];
}

/** More rows than this are a list of something, not a form. */
export const MOST_ROWS = 2_000;
const FEWEST_ROWS = 2;

/**
 * The tables of a workbook that make up its form: on visible sheets before hidden ones, samples aside.
 * @throws RuleViolation `form.no-table`, `form.two-tables`, `form.unclear-table`, `form.too-long`, each with `sheet` and `cells`
 */
export function findTables(grid: Grid, known: KnownRows): FoundTables {
  const headed = grid.sheets.map((sheet) => {
    const regions = regionsOf(viewOf(sheet));
    return { sheet, regions, tables: regions.flatMap((region) => tableIn(region, known)) };
  });
  const first = headed.flatMap(({ tables }) => tables).find(({ rows }) => rows.some(isAsked));
  const bySheet = headed.map(({ sheet, regions, tables }) => ({
    sheet,
    tables: regions.length > 0 ? tables : bareTables(sheet, known, first),
  }));
  const withTables = bySheet.filter(({ tables }) => tables.some(({ rows }) => rows.some(isAsked)));
  const best = Math.min(...withTables.map(({ sheet }) => rankOf(sheet)));
  const chosen = withTables.filter(({ sheet }) => rankOf(sheet) === best);
  const tables = chosen.flatMap((one) => one.tables.filter(({ rows }) => rows.some(isAsked)));
  if (tables.length === 0)
    refuseNoTable(
      grid,
      bySheet.flatMap((one) => one.tables),
    );
  refuse(tables);
  const others = withTables.filter((one) => !chosen.includes(one));
  return { tables, doubts: others.map(({ sheet, tables: own }) => doubtAbout(sheet, own, tables)) };
}

export const isAsked = ({ kind }: ToldRow): boolean => kind === 'question' || kind === 'group';

const rankOf = (sheet: Sheet): number => (sheet.visibility === 'visible' ? 0 : 2) + (isSample(sheet) ? 1 : 0);

/** A table without a heading: one that goes on in the columns of an earlier sheet, or one whose rows show what they offer. */
function bareTables(sheet: Sheet, known: KnownRows, earlier: FoundTable | undefined): FoundTable[] {
  const bare = bareRegion(viewOf(sheet));
  const goesOn = earlier ? tableIn({ ...bare, roles: earlier.region.roles }, known) : [];
  const isSure = ({ rows }: FoundTable): boolean => offersSomething(rows) || continues(rows, known);
  return [...goesOn.filter(isSure), ...tableIn(bare, known).filter(({ rows }) => offersSomething(rows))].slice(0, 1);
}

/** Most rows read like questions, or are known ones. */
function continues(rows: readonly ToldRow[], known: KnownRows): boolean {
  const asked = rows.filter(isAsked);
  const like = asked.filter(({ wording }) => soundsLikeQuestion(wording) || known.typeOf(wording) !== undefined);
  return asked.length >= FEWEST_ROWS && like.length > asked.length / 2;
}

function tableIn(region: Region, known: KnownRows): FoundTable[] {
  const columns = labelColumnsOf(region);
  if (!columns || !mayBeAsked(region, columns) || isEndless(region)) return [];
  const rows = toldRowsOf(labelledRowsOf(region, columns), known);
  return rows.length > 0 ? [{ region, columns, rows }] : [];
}

/** Longer than any form with its titles: a list that nobody looks at where it is hidden or has no heading, else refused before it costs more. */
function isEndless({ view: { sheet }, headings, rows }: Region): boolean {
  const next = rows[MOST_ROWS * 2];
  if (next && headings.length > 0 && rankOf(sheet) === 0)
    throw tooLong(sheet, cellName(next.row, next.cells[0]?.column ?? 1), rows.length);
  return next !== undefined;
}

const tooLong = ({ name }: Sheet, cell: string, rows: number): RuleViolation =>
  new RuleViolation('form.too-long', { sheet: name, cells: [cell], rows, most: MOST_ROWS });

/** A list of remarks has a number and a text, and nothing to answer. */
function mayBeAsked({ roles }: Region, { firstAnswer }: LabelColumns): boolean {
  const named = [...roles.values()];
  return (
    roles.size === 0 || firstAnswer < Number.MAX_SAFE_INTEGER || named.includes('question') || !named.includes('detail')
  );
}

/** Without a heading only what can be answered makes a text a question. */
function offersSomething(rows: readonly ToldRow[]): boolean {
  const asked = rows.filter(isAsked);
  return asked.filter(({ offer }) => offer !== 'none').length >= Math.max(FEWEST_ROWS, asked.length / 2);
}

/** Nothing is asked: because no table is there, or because what is there is merged beyond telling. */
function refuseNoTable({ sheets }: Grid, others: readonly FoundTable[]): never {
  const unclear = others.find(isUnclear);
  if (unclear) throw new RuleViolation('form.unclear-table', placeOf(unclear));
  throw new RuleViolation('form.no-table', { sheet: sheets.map(({ name }) => name).join('、'), cells: [] });
}

function refuse(tables: readonly FoundTable[]): void {
  const asked = tables.flatMap(({ rows }) => rows.filter(isAsked));
  const [unclear] = tables.filter(isUnclear);
  if (unclear) throw new RuleViolation('form.unclear-table', placeOf(unclear));
  refuseEqual(tables);
  if (asked.length > MOST_ROWS) {
    const { region, wordingCell } = asked[MOST_ROWS] ?? never();
    throw tooLong(region.view.sheet, cellName(wordingCell.row, wordingCell.column), asked.length);
  }
  if (asked.length < FEWEST_ROWS) throw new RuleViolation('form.no-table', placeOf(tables[0] ?? never()));
}

function placeOf({ region, rows }: FoundTable): { sheet: string; cells: readonly string[] } {
  const ends = [rows[0], rows.at(-1)].flatMap((row) =>
    row ? [cellName(row.wordingCell.row, row.wordingCell.column)] : [],
  );
  return { sheet: region.view.sheet.name, cells: [...new Set(ends)] };
}

/** Share of questions out of place from which a table cannot be told from its decoration. */
const CHAOS = 0.3;

/** Questions merged with the cells of their answers, or standing in columns all over the table, in so many rows that none can be trusted. */
function isUnclear({ region, columns, rows }: FoundTable): boolean {
  const merged = rows.filter(({ across, kind, wording }) => across && kind !== 'note' && soundsLikeQuestion(wording));
  const isUnnamed = (column: number): boolean =>
    region.roles.size > 0 &&
    !region.roles.has(column) &&
    ![...columns.wordings, ...columns.categories, ...columns.numbers].includes(column);
  const astray = region.rows.filter(({ cells }) =>
    cells.some(
      ({ column, text }) =>
        column >= region.from && column <= region.to && isUnnamed(column) && soundsLikeQuestion(text),
    ),
  );
  const asked = rows.filter(isAsked).length;
  const odd = Math.max(merged.length, astray.length);
  return odd >= FEWEST_ROWS && odd > (asked + merged.length) * CHAOS;
}

/** Share of rows that two tables have in common to be the same one twice. */
const SAME = 0.8;

function refuseEqual(tables: readonly FoundTable[]): void {
  const sets = tables.map((table) => ({ table, rows: new Set(table.rows.filter(isAsked).map(rowName)) }));
  for (const [at, one] of sets.entries())
    for (const other of sets.slice(at + 1))
      if (isSame(one.rows, other.rows)) {
        const [first, second] = [placeOf(one.table), placeOf(other.table)];
        throw new RuleViolation('form.two-tables', {
          sheet: first.sheet,
          cells: first.cells,
          otherSheet: second.sheet,
          otherCells: second.cells,
        });
      }
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const least = Math.min(one.size, other.size);
  if (least < FEWEST_ROWS) return false;
  let shared = 0;
  for (const name of one) if (other.has(name)) shared += 1;
  return shared >= Math.max(one.size, other.size) * SAME;
}

const rowName = ({ number, wording }: ToldRow): string =>
  `${number ? nameOfNumber(number) : ''} ${foldWording(wording)}`;

function doubtAbout(sheet: Sheet, own: readonly FoundTable[], tables: readonly FoundTable[]): Finding {
  const used = new Set(tables.flatMap(({ rows }) => rows.map(rowName)));
  const names = own.flatMap(({ rows }) => rows.filter(isAsked).map(rowName));
  const isCopy = names.filter((name) => used.has(name)).length >= names.length / 2;
  return doubt(isCopy ? 'other_copy' : 'hidden_table', { sheet: sheet.name }, { name: sheet.name });
}

function never(): never {
  throw new RangeError('a table without rows');
}
