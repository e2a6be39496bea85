import type { Cell, Row } from '../../../kernel/grid.js';
import { headingsAbove, isHeadingRow } from '../../workbooks/domain/columns.js';
import { readHeading, type Role } from '../../workbooks/domain/headings.js';
import { readBoxedWords } from '../../workbooks/domain/inline-boxes.js';
import type { SheetView } from '../../workbooks/domain/sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';
import { bulletInFront, numberInFront, readNumber } from './printed-number.js';
import { soundsLikeQuestion } from './sentence.js';

/** A part of a sheet under one heading (which may stand there again and again), as wide as one table: tables may lie side by side. */
export interface Region {
  readonly view: SheetView;
  /** The heading rows; none for a part whose columns nothing names. */
  readonly headings: readonly Row[];
  /** What each column holds, as the heading says. */
  readonly roles: ReadonlyMap<number, Role>;
  readonly rows: readonly Row[];
  readonly from: number;
  readonly to: number;
}

const LONG_TEXT = 8;
const NO_ROWS: readonly Row[] = [];

/** Whether a row is told by its label or boxes to be one of the table, though its answers may look like headings. */
function isLabelled({ cells }: Row): boolean {
  const [first, ...others] = cells.filter(({ text }) => text.trim() !== '');
  const numbered = first !== undefined && readNumber(first.text) !== undefined && readHeading(first.text) === undefined;
  const isNamed = others.some(({ text }) => /\p{L}{2}/u.test(text) && readHeading(text) === undefined);
  return (
    (numbered && isNamed) ||
    cells.some(({ text }) => isBoxedOrBulleted(text) || isLong(text, numbered) || isAsked(text))
  );
}

/** The rows that only look like headings; of the others nobody asks. */
function labelledAmong(rows: readonly Row[]): ReadonlySet<number> {
  const labelled = new Set<number>();
  rows.forEach((row, at) => {
    const next = rows[at + 1];
    const counts = isHeadingRow(row) || (next !== undefined && next.row === row.row + 1 && isHeadingRow(next));
    if (counts && isLabelled(row)) labelled.add(row.row);
  });
  return labelled;
}

const isBoxedOrBulleted = (text: string): boolean =>
  readBoxedWords(text).length > 1 || (text.length >= LONG_TEXT && bulletInFront(text).bullet !== '');

const isLong = (text: string, numbered: boolean): boolean => numbered && text.trim().length >= LONG_TEXT;

const isAsked = (text: string): boolean =>
  readHeading(text) === undefined && (soundsLikeQuestion(text) || (numberInFront(text)?.rest.length ?? 0) >= LONG_TEXT);

/** The parts of a sheet that may be tables, from left to right and top to bottom; rows above the first heading are in none. */
export function regionsOf(view: SheetView): readonly Region[] {
  const labelled = labelledAmong(view.sheet.rows);
  const headings = headingsAbove(view, labelled);
  const groups = new Map<string, { headings: readonly Row[]; rows: Row[] }>();
  for (const row of view.sheet.rows) {
    const above = headings(row.row);
    if (above.length === 0 || (!labelled.has(row.row) && isHeadingRow(row))) continue;
    const key = above.map(({ cells }) => cells.map(({ column, text }) => `${column}${foldWording(text)}`).join('|'));
    const name = key.join('/');
    const known = groups.get(name);
    if (known) known.rows.push(row);
    else groups.set(name, { headings: above, rows: [row] });
  }
  const found = [...groups.values()].map((group) => ({
    ...group,
    rows: withoutTops(group.rows, group.headings, headings),
  }));
  return found.flatMap(({ headings: above, rows }) => segmentsOf(view, above, rows));

  /** Rows on top of a heading that is repeated below belong to that heading. */
  function withoutTops(rows: readonly Row[], own: readonly Row[], above: (row: number) => readonly Row[]): Row[] {
    const tops = new Set(rows.flatMap((row) => above(row.row)).concat(own));
    return rows.filter((row) => !tops.has(row));
  }
}

/** A sheet without any heading as one part. */
export function bareRegion(view: SheetView): Region {
  return { view, headings: NO_ROWS, roles: new Map(), rows: view.sheet.rows, from: 1, to: Number.MAX_SAFE_INTEGER };
}

const LABELS: readonly Role[] = ['number', 'question'];

/** A new table begins at a number or question behind the answers of the one before, if it has a question of its own. */
function segmentsOf(view: SheetView, headings: readonly Row[], rows: readonly Row[]): Region[] {
  const roles = rolesOf(view, headings);
  const columns = [...roles].sort(([one], [other]) => one - other);
  const starts = [1];
  let hasQuestion = false;
  let hasAnswer = false;
  columns.forEach(([column, role], place) => {
    const isLabel = LABELS.includes(role);
    if (isLabel && hasQuestion && hasAnswer && columns.slice(place).some(([, one]) => one === 'question')) {
      starts.push(column);
      [hasQuestion, hasAnswer] = [false, false];
    }
    hasQuestion ||= role === 'question';
    hasAnswer ||= !isLabel;
  });
  return starts.map((from, place) => {
    const to = (starts[place + 1] ?? Number.MAX_SAFE_INTEGER) - 1;
    const own = new Map(columns.filter(([column]) => column >= from && column <= to));
    return { view, headings, roles: own, rows, from, to };
  });
}

const WIDEST = 64;

/** The role of each column; what stands lower is more exact, and a heading counts for all columns it is merged over. */
function rolesOf(view: SheetView, headings: readonly Row[]): Map<number, Role> {
  const roles = new Map<number, Role>();
  for (const cell of headings.flatMap(({ cells }) => cells)) {
    const role = readHeading(cell.text)?.role;
    if (role === undefined) continue;
    for (const column of columnsUnder(view, cell)) roles.set(column, role);
  }
  return asNo(roles, headings);
}

function columnsUnder(view: SheetView, { row, column }: Cell): number[] {
  const right = Math.min(view.merge(row, column)?.right ?? column, column + WIDEST);
  return Array.from({ length: right - column + 1 }, (_, at) => column + at);
}

/** `No` behind `Yes` is an answer, not a number. */
function asNo(roles: Map<number, Role>, headings: readonly Row[]): Map<number, Role> {
  const yes = [...roles].find(([, role]) => role === 'yes')?.[0];
  if (yes === undefined || [...roles.values()].includes('no')) return roles;
  const saysNo = headings.flatMap(({ cells }) => cells.filter(({ text }) => foldWording(text) === 'no'));
  const no = saysNo.find(({ column }) => column > yes && roles.get(column) === 'number');
  return no ? new Map(roles).set(no.column, 'no') : roles;
}
