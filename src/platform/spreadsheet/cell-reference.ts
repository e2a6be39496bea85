import { type Area, cellName } from '#kernel/grid.js';

export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Row and column of an A1 name such as `B12` or `$B$12`; undefined if it names no cell of a sheet. */
export function parseCell(name: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(name);
  if (match === null) return undefined;
  const column = columnNumber(match[1] ?? '');
  const row = Number(match[2]);
  return row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined;
}

/** Letters to column number: A → 1, AA → 27. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** An area such as `A1:B2`, `A1`, `$C:$C` or `3:5`; undefined if it is none. */
export function parseArea(text: string): Area | undefined {
  const [from = '', to = from, ...more] = text.split(':');
  if (more.length > 0) return undefined;
  const start = parseCell(from) ?? edge(from, 1);
  const end = parseCell(to) ?? edge(to, Infinity);
  if (start === undefined || end === undefined) return undefined;
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.min(Math.max(start.row, end.row), LAST_ROW),
    right: Math.min(Math.max(start.column, end.column), LAST_COLUMN),
  };
}

/** An area as `A1:B2`, a single cell as `A1`. */
export function areaName({ top, left, bottom, right }: Area): string {
  const [from, to] = [cellName(top, left), cellName(bottom, right)];
  return from === to ? from : `${from}:${to}`;
}

/** One side of a whole column (`$C`) or whole row (`3`); the open direction is `open`. */
function edge(text: string, open: number): { row: number; column: number } | undefined {
  const name = text.replaceAll('$', '');
  if (/^[A-Za-z]{1,3}$/.test(name)) return { row: open, column: columnNumber(name) };
  if (/^[1-9]\d{0,6}$/.test(name)) return { row: Number(name), column: open };
  return undefined;
}
