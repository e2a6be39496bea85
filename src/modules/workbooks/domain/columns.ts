import type { Cell, Row } from '../../../kernel/grid.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import { type ExtraField, type Heading, readHeading, type Role } from './headings.js';
import type { SheetView } from './sheet-view.js';

/** Which column holds what, as the headings over a table say. */
export interface Columns {
  readonly words: ReadonlyMap<AnswerKey, number>;
  readonly answer?: number;
  readonly remarks: readonly number[];
  readonly checkedOn?: number;
  readonly targetOn?: number;
  readonly second: RoundColumns;
  readonly extras: ReadonlyMap<ExtraField, number>;
}

export interface RoundColumns {
  readonly words: ReadonlyMap<AnswerKey, number>;
  readonly answer?: number;
  readonly checkedOn?: number;
  readonly targetOn?: number;
}

/** One column's heading, with the round it belongs to. */
interface Titled {
  readonly column: number;
  readonly role: Role;
  readonly round: 1 | 2;
}

const ANSWER_KEYS: readonly Role[] = ['yes', 'no', 'na', 'see_note'];
const EXTRAS: readonly Role[] = ['state', 'plannedOn', 'condition', 'reasonKind', 'reason', 'waitingFor', 'responsibility'];
const isWord = (role: Role): role is AnswerKey => ANSWER_KEYS.includes(role);
const isExtra = (role: Role): role is ExtraField => EXTRAS.includes(role);

/** Whether a row is the heading of a table, or one of several rows that are it together. */
export function isHeadingRow({ cells }: Row): boolean {
  if (cells.some(({ kind }) => kind === 'date')) return false;
  const roles = new Set(cells.flatMap(({ text }) => readHeading(text)?.role ?? []));
  const words = [...roles].filter(isWord).length;
  return roles.size >= 2 && (words >= 2 || roles.size > words);
}

/** Whether the row above a heading row belongs to it: it names rounds or an answer over several columns. */
function belongsAbove(view: SheetView, row: Row): boolean {
  return isHeadingRow(row) || row.cells.some(({ row: at, column, text }) => {
    const heading = readHeading(text);
    return heading !== undefined && (heading.round !== undefined || (view.merge(at, column)?.right ?? column) > column);
  });
}

/**
 * The columns of a table from its heading rows (top to bottom; a heading may stretch over several columns, or be split over two rows).
 * `taken` are the columns of the numbers and wordings, `from` and `to` the width of the table.
 */
export function columnsOf(view: SheetView, rows: readonly Row[], taken: ReadonlySet<number>, from: number, to: number, targets: boolean): Columns {
  const named = titledColumns(view, rows, taken, from, to);
  const planned = targets && !named.some(({ role }) => role === 'targetOn');
  const titled = named.map((one): Titled => (planned && one.role === 'plannedOn' ? { ...one, role: 'targetOn' } : one));
  const first = titled.filter(({ round }) => round === 1);
  const at = (role: Role): number | undefined => first.find((one) => one.role === role)?.column;
  const remarks = first.filter(({ role }) => role === 'remark').map(({ column }) => column);
  const detail = at('detail');
  const reason = at('reason');
  const noRemark = remarks.length === 0 && reason !== undefined && at('state') === undefined;
  const round = roundOf(first);
  const answer = round.answer ?? (round.words.size === 0 ? detail : undefined);
  const described = detail !== undefined && answer !== detail && remarks.length === 0 ? [detail] : [];
  return {
    ...round,
    ...(answer !== undefined && { answer }),
    remarks: noRemark ? [reason] : [...remarks, ...described],
    second: roundOf(titled.filter((one) => one.round === 2)),
    extras: new Map(first.flatMap(({ role, column }) => (isExtra(role) && !(noRemark && role === 'reason') ? [[role, column] as const] : []))),
  };
}

function roundOf(titled: readonly Titled[]): RoundColumns {
  const at = (role: Role): number | undefined => titled.find((one) => one.role === role)?.column;
  const [answer, checkedOn, targetOn] = [at('answer'), at('checkedOn'), at('targetOn')];
  const words = new Map(titled.flatMap(({ role, column }) => (isWord(role) ? [[role, column] as const] : [])));
  const complete = words.size >= 2 ? words : new Map<AnswerKey, number>();
  return { words: complete, ...(answer !== undefined && { answer }), ...(checkedOn !== undefined && { checkedOn }), ...(targetOn !== undefined && { targetOn }) };
}

function titledColumns(view: SheetView, rows: readonly Row[], taken: ReadonlySet<number>, from: number, to: number): Titled[] {
  const headings = new Map<number, Heading>();
  const lowest = rows.at(-1)?.row ?? 0;
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell.column < from || cell.column > to || taken.has(cell.column)) continue;
      const heading = unlessNumber(readHeading(cell.text));
      if (heading) spread(view, cell, heading, headings, lowest);
    }
  }
  let round: 1 | 2 = 1;
  return [...headings]
    .sort(([one], [other]) => one - other)
    .map(([column, heading]) => {
      const opens = heading.role === 'answer' || isWord(heading.role);
      const dated = heading.role === 'checkedOn' || heading.role === 'targetOn';
      if (opens) round = heading.round ?? (heading.role === 'answer' ? 1 : round);
      return { column, role: heading.role, round: heading.round ?? (dated || isWord(heading.role) ? round : 1) };
    });
}

/** `No` beside the column of the numbers is the answer, not a second number. */
function unlessNumber(heading: Heading | undefined): Heading | undefined {
  return heading?.role === 'number' ? { ...heading, role: 'no' } : heading;
}

/** A heading counts for its column, its round for all columns it stretches over; what stands lower is more exact. */
function spread(view: SheetView, cell: Cell, heading: Heading, headings: Map<number, Heading>, lowest: number): void {
  const above = headings.get(cell.column);
  const round = heading.round ?? above?.round;
  headings.set(cell.column, { role: heading.role, ...(round && { round }) });
  const merge = view.merge(cell.row, cell.column);
  if (!merge || merge.right === cell.column || cell.row === lowest) return;
  for (let column = cell.column + 1; column <= Math.min(merge.right, cell.column + 12); column += 1) {
    if (heading.round) headings.set(column, { role: heading.role, round: heading.round });
  }
}

/** The heading rows that hold for each row of a sheet: the nearest ones above it, with those directly on top of them. */
export function headingsAbove(view: SheetView, questionRows: ReadonlySet<number>): (row: number) => readonly Row[] {
  const groups: Row[][] = [];
  const rows = view.sheet.rows;
  rows.forEach((row, place) => {
    if (questionRows.has(row.row) || !isHeadingRow(row)) return;
    const previous = rows[place - 1];
    const group = groups.at(-1);
    if (group && previous === group.at(-1)) group.push(row);
    else groups.push(previous && !questionRows.has(previous.row) && previous.row === row.row - 1 && belongsAbove(view, previous) ? [previous, row] : [row]);
  });
  return (at) => groups.findLast((group) => (group.at(-1)?.row ?? 0) < at) ?? [];
}
