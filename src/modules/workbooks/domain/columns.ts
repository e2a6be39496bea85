import type { Cell, Row } from '../../../kernel/grid.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import { type ExtraField, type Heading, readHeading, type Role } from './headings.js';
import type { SheetView } from './sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';

/** Which column holds what, as the headings over a table say. */
export interface Columns {
  readonly words: ReadonlyMap<AnswerKey, number>;
  readonly answer?: number;
  readonly remarks: readonly number[];
  /** All columns whose heading, number or wording is known, whether they are read or not. */
  readonly told: ReadonlySet<number>;
  /** Columns whose heading says what that of another column says too: answers for another product, perhaps. */
  readonly rivals: readonly number[];
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
const EXTRAS: readonly Role[] = [
  'state',
  'plannedOn',
  'condition',
  'reasonKind',
  'reason',
  'waitingFor',
  'responsibility',
];
const isWord = (role: Role): role is AnswerKey => ANSWER_KEYS.includes(role);
const isExtra = (role: Role): role is ExtraField => EXTRAS.includes(role);

/** Whether a row is the heading of a table, or one of several rows that are it together. */
export function isHeadingRow(row: Row): boolean {
  let told = headingRows.get(row);
  if (told === undefined) headingRows.set(row, (told = looksLikeHeading(row)));
  return told;
}

const headingRows = new WeakMap<Row, boolean>();

function looksLikeHeading({ cells }: Row): boolean {
  if (cells.some(({ kind }) => kind === 'date')) return false;
  const roles = new Set<Role>(cells.flatMap(({ text }) => readHeading(text)?.role ?? []));
  roles.delete('foreign');
  const words = [...roles].filter(isWord).length;
  return roles.size >= 2 && (words >= 2 || roles.size > words);
}

/** Whether the row above a heading row belongs to it: it names rounds or an answer over several columns. */
function belongsAbove(view: SheetView, row: Row): boolean {
  return (
    isHeadingRow(row) ||
    row.cells.some(({ row: at, column, text }) => {
      const heading = readHeading(text);
      return (
        heading !== undefined &&
        (heading.round !== undefined ||
          heading.role === 'foreign' ||
          (view.merge(at, column)?.right ?? column) > column)
      );
    })
  );
}

/**
 * The columns of a table from its heading rows (top to bottom; a heading may stretch over several columns, or be split over two rows).
 * `taken` are the columns of the numbers and wordings, `from` and `to` the width of the table.
 */
export function columnsOf(
  view: SheetView,
  rows: readonly Row[],
  taken: ReadonlySet<number>,
  from: number,
  to: number,
  targets: boolean,
): Columns {
  const named = titledColumns(view, rows, taken, from, to);
  const planned = targets && !named.some(({ role }) => role === 'targetOn');
  const titled = named.map((one): Titled => (planned && one.role === 'plannedOn' ? { ...one, role: 'targetOn' } : one));
  const first = titled.filter(({ round }) => round === 1);
  const extras = new Map(first.flatMap(({ role, column }) => (isExtra(role) ? [[role, column] as const] : [])));
  const described = {
    ...roundOf(first),
    remarks: first.filter(({ role }) => role === 'remark').map(({ column }) => column),
  };
  const told = new Set([...taken, ...named.map(({ column }) => column)]);
  const detail = first.find(({ role }) => role === 'detail')?.column;
  const second = roundOf(titled.filter(({ round }) => round === 2));
  return withDetail(withReason({ ...described, told, rivals: rivalsAmong(first), second, extras }), detail);
}

/** Further columns of answers, and every column of a word that several columns stand for. */
function rivalsAmong(titled: readonly Titled[]): number[] {
  const further = titled.filter(({ role }) => role === 'answer').slice(1);
  const words = titled.filter(
    ({ role, column }) => isWord(role) && titled.some((other) => other.role === role && other.column !== column),
  );
  return [...further, ...words].map(({ column }) => column);
}

/** A column of reasons in a form that has none for remarks is where its remarks stand. */
function withReason(columns: Columns): Columns {
  const { remarks, extras } = columns;
  const reason = extras.get('reason');
  if (reason === undefined || remarks.length > 0 || extras.has('state')) return columns;
  return { ...columns, remarks: [reason], extras: new Map([...extras].filter(([field]) => field !== 'reason')) };
}

/** 内容 or the like: the answer where there is no other column for it, else the remark where there is none. */
function withDetail(columns: Columns, detail: number | undefined): Columns {
  if (detail === undefined) return columns;
  if (columns.answer === undefined && columns.words.size === 0) return { ...columns, answer: detail };
  return columns.remarks.length > 0 ? columns : { ...columns, remarks: [detail] };
}

function roundOf(titled: readonly Titled[]): RoundColumns {
  const at = (role: Role): number | undefined => titled.find((one) => one.role === role)?.column;
  const [answer, checkedOn, targetOn] = [at('answer'), at('checkedOn'), at('targetOn')];
  const firsts = titled.filter(({ role }, place) => titled.findIndex((one) => one.role === role) === place);
  const words = new Map(firsts.flatMap(({ role, column }) => (isWord(role) ? [[role, column] as const] : [])));
  const complete = words.size >= 2 ? words : new Map<AnswerKey, number>();
  const place = answer ?? (words.size === 1 ? words.get('yes') : undefined);
  return {
    words: complete,
    ...(place !== undefined && { answer: place }),
    ...(checkedOn !== undefined && { checkedOn }),
    ...(targetOn !== undefined && { targetOn }),
  };
}

function titledColumns(
  view: SheetView,
  rows: readonly Row[],
  taken: ReadonlySet<number>,
  from: number,
  to: number,
): Titled[] {
  const headings = new Map<number, Heading>();
  const lowest = rows.at(-1)?.row ?? 0;
  for (const row of rows) {
    for (const cell of row.cells.filter(({ column }) => column >= from && column <= to && !taken.has(column))) {
      const heading = readHeading(cell.text);
      if (heading && headings.get(cell.column)?.role !== 'foreign') spread(view, row, cell, heading, headings, lowest);
    }
  }
  const inOrder = [...headings].sort(([one], [other]) => one - other);
  return inRounds(withNo(inOrder, rows));
}

const FOLLOWING: ReadonlySet<Role> = new Set([...ANSWER_KEYS, 'checkedOn', 'targetOn']);

/** Columns that name no round belong to that of the answer before them, if they are its dates or words. */
function inRounds(headings: readonly (readonly [number, Heading])[]): Titled[] {
  let current: 1 | 2 = 1;
  return headings.map(([column, { role, round }]) => {
    if (role === 'answer') current = round ?? 1;
    else if (isWord(role)) current = round ?? current;
    return { column, role, round: round ?? (FOLLOWING.has(role) ? current : 1) };
  });
}

/** `No` beside `Yes` is the answer, not a second number: the one nearest to it, where no other heading says いいえ. */
function withNo(
  headings: readonly (readonly [number, Heading])[],
  rows: readonly Row[],
): (readonly [number, Heading])[] {
  const at = (role: Role): number[] => headings.flatMap(([column, heading]) => (heading.role === role ? [column] : []));
  const [yes] = at('yes');
  if (yes === undefined || at('no').length > 0) return [...headings];
  const saysNo = new Set(
    rows.flatMap(({ cells }) => cells.filter(({ text }) => foldWording(text) === 'no')).map(({ column }) => column),
  );
  const [no] = at('number')
    .filter((column) => saysNo.has(column))
    .sort((one, other) => Math.abs(one - yes) - Math.abs(other - yes));
  return headings.map(([column, heading]) => [column, column === no ? { ...heading, role: 'no' } : heading]);
}

/** A heading counts for its column, its round - and that its answers are another's - for all columns it stretches over; what stands lower is more exact. */
function spread(
  view: SheetView,
  row: Row,
  cell: Cell,
  heading: Heading,
  headings: Map<number, Heading>,
  lowest: number,
): void {
  const round = heading.round ?? headings.get(cell.column)?.round;
  headings.set(cell.column, { role: heading.role, ...(round && { round }) });
  if (cell.row === lowest) return;
  const last = Math.min(lastBelow(view, row, cell, heading), cell.column + WIDEST);
  for (let column = cell.column + 1; column <= last; column += 1) headings.set(column, heading);
}

/** The last column that a heading above others names; one that tells another's answers reaches to its neighbour even unmerged. */
function lastBelow(view: SheetView, { cells }: Row, { row, column }: Cell, { role, round }: Heading): number {
  const right = view.merge(row, column)?.right;
  if (role === 'foreign') return right ?? (cells.find((cell) => cell.column > column)?.column ?? Infinity) - 1;
  return round === undefined ? column : (right ?? column);
}

/** Columns that one heading may reasonably stretch over. */
const WIDEST = 12;

/** The heading rows that hold for each row of a sheet: the nearest ones above it, with those directly on top of them. */
export function headingsAbove(view: SheetView, questionRows: ReadonlySet<number>): (row: number) => readonly Row[] {
  const groups: Row[][] = [];
  const rows = view.sheet.rows;
  rows.forEach((row, place) => {
    if (questionRows.has(row.row) || !isHeadingRow(row)) return;
    const previous = rows[place - 1];
    const group = groups.at(-1);
    if (group && previous === group.at(-1)) group.push(row);
    else groups.push(previous && isTopOf(previous, row) ? [previous, row] : [row]);
  });
  return (at) => groups.findLast((group) => (group.at(-1)?.row ?? 0) < at) ?? [];

  function isTopOf(previous: Row, row: Row): boolean {
    return !questionRows.has(previous.row) && previous.row === row.row - 1 && belongsAbove(view, previous);
  }
}
