import { AlikeWordings } from '../../../kernel/alike-wordings.js';
import type { PairableRow } from './pairable-rows.js';

/** A row of the other form with how alike its wording is, from 0 to 1, in the language in which the two are more alike. */
export interface AlikeRow {
  readonly row: PairableRow;
  readonly likeness: number;
}

/** Of any row of two forms the rows of the other form that are most like it, best first. */
export type Neighbours = (row: PairableRow) => readonly AlikeRow[];

/** What is less alike than this is no neighbour, and more than so many nobody looks at. */
const LEAST_LIKENESS = 0.3;
const MOST = 10;

/** Compares the wordings of all rows of one form with all of another; equally alike ones stand in printed order. */
export function neighbours(from: readonly PairableRow[], to: readonly PairableRow[]): Neighbours {
  const likenessToEach = comparing(to);
  const ofNewer = to.map((row) => ({ row, best: [] as AlikeRow[] }));
  const ofOlder = from.map((row) => {
    const best: AlikeRow[] = [];
    const each = likenessToEach(row);
    // Millions of turns where every question is like every other: nothing is looked up or made in them.
    ofNewer.forEach((newer, at) => {
      const likeness = each[at] ?? 0;
      if (likeness < LEAST_LIKENESS) return;
      note(best, newer.row, likeness);
      note(newer.best, row, likeness);
    });
    return { row, best };
  });
  const found = new Map([...ofOlder, ...ofNewer].map(({ row, best }) => [row, best]));
  return (row) => found.get(row) ?? [];
}

/** The likeness of a row to each of the rows, in their order. */
function comparing(rows: readonly PairableRow[]): (row: PairableRow) => ArrayLike<number> {
  const japanese = new AlikeWordings(rows.map(({ letters }) => letters[0]));
  if (rows.every(({ wordings: [ja, en] }) => ja === en)) return ({ letters }) => japanese.likenessToEach(letters[0]);
  const english = new AlikeWordings(rows.map(({ letters }) => letters[1]));
  return ({ letters }) => {
    const [ja, en] = [japanese.likenessToEach(letters[0]), english.likenessToEach(letters[1])];
    return Float64Array.from(ja, (likeness, at) => larger(likeness, en[at] ?? 0));
  };
}

const larger = (one: number, other: number): number => (one > other ? one : other);

function note(best: AlikeRow[], row: PairableRow, likeness: number): void {
  const last = best[MOST - 1];
  if (last !== undefined && last.likeness >= likeness) return;
  let at = best.length;
  while (at > 0 && (best[at - 1]?.likeness ?? 0) < likeness) at -= 1;
  best.splice(at, 0, { row, likeness });
  if (best.length > MOST) best.pop();
}
