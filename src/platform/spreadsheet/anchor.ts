import type { Anchor } from './control-collector.js';
import { LAST_COLUMN, LAST_ROW } from './cell-reference.js';
import type { Measures } from './sheet-measures.js';

/** The cell (counted from 1) under the centre of an anchor; undefined if the anchor lies outside a sheet. */
export function cellUnderCentre({ from, to }: Anchor, measures: Measures): { row: number; column: number } | undefined {
  const column = middle(from.column, from.columnOffset, to.column, to.columnOffset, (index) =>
    measures.width(index + 1),
  );
  const row = middle(from.row, from.rowOffset, to.row, to.rowOffset, (index) => measures.height(index + 1));
  const inside = column >= 0 && column < LAST_COLUMN && row >= 0 && row < LAST_ROW;
  return inside ? { row: row + 1, column: column + 1 } : undefined;
}

/** Wider than any box over a question: its middle is then the middle cell, whatever the widths. */
const FAR = 500;

/** Index (from 0) of the column or row in which the middle lies. An offset never reaches beyond its own cell. */
function middle(
  from: number,
  fromOffset: number,
  to: number,
  toOffset: number,
  size: (index: number) => number,
): number {
  if (!(to >= from)) return from;
  if (to - from > FAR) return Math.floor((from + to) / 2);
  const sizes = Array.from({ length: to - from + 1 }, (_, step) => size(from + step));
  const start = Math.min(fromOffset, sizes[0] ?? 0);
  const end = sizes.slice(0, -1).reduce((sum, one) => sum + one, 0) + Math.min(toOffset, sizes.at(-1) ?? 0);
  const centre = (start + end) / 2;
  let reached = 0;
  for (const [step, one] of sizes.entries()) {
    reached += one;
    if (centre < reached) return from + step;
  }
  return to;
}
