import type { Bigrams } from '../../../kernel/wording.js';
import type { Neighbours } from './alike-rows.js';
import type { PairableRow } from './pairable-rows.js';

/** A row whose wording stands in several rows of the other form, each with a part of it. */
export interface RowParts {
  readonly whole: PairableRow;
  /** In printed order. */
  readonly parts: readonly PairableRow[];
}

/** Letters (pairs of neighbours) that a part must have at least: shorter ones stand in anything. */
const SHORTEST = 8;
/** How much of a part must stand in the whole, of the whole in its parts, and at most of one part in another. */
const WITHIN = 0.75;
const COVERED = 0.75;
const SHARED = 0.5;

/**
 * Which rows of a form were taken apart into rows of the other; `isWhole` says which may have been. `partner` is the row that a whole is already paired with, if any;
 * `free` are the rows that found none. A partner that says all that the whole says leaves nothing for others.
 */
export function takenApart(
  free: readonly PairableRow[],
  near: Neighbours,
  isWhole: (row: PairableRow) => boolean,
  partner: (whole: PairableRow) => PairableRow | undefined,
): readonly RowParts[] {
  const claims = new Map<PairableRow, PairableRow[]>();
  for (const part of free) {
    const whole = near(part).find(({ row }) => isWhole(row) && isWithin(part, row))?.row;
    if (whole === undefined) continue;
    const claiming = claims.get(whole);
    if (claiming) claiming.push(part);
    else claims.set(whole, [part]);
  }
  return [...claims].flatMap(([whole, claiming]) => {
    const known = partner(whole);
    const parts = [...(known ? [known] : []), ...claiming].sort((one, other) => one.place - other.place);
    return arePartsOf(whole, parts) ? [{ whole, parts }] : [];
  });
}

function isWithin(part: PairableRow, whole: PairableRow): boolean {
  const letters = part.letters[0];
  return sizeOf(letters) >= SHORTEST && sharedBy(letters, whole.letters[0]) >= WITHIN * sizeOf(letters);
}

function arePartsOf(whole: PairableRow, parts: readonly PairableRow[]): boolean {
  if (parts.length < 2 || !parts.every((part) => isWithin(part, whole))) return false;
  const letters = parts.map((part) => part.letters[0]);
  const apart = letters.every((one, at) => letters.slice(at + 1).every((other) => isApart(one, other)));
  const all = new Map<string, number>();
  for (const each of letters) for (const [pair, count] of each) all.set(pair, (all.get(pair) ?? 0) + count);
  return apart && sharedBy(whole.letters[0], all) >= COVERED * sizeOf(whole.letters[0]);
}

const isApart = (one: Bigrams, other: Bigrams) => sharedBy(one, other) <= SHARED * Math.min(sizeOf(one), sizeOf(other));

function sharedBy(one: Bigrams, other: Bigrams): number {
  let shared = 0;
  for (const [pair, count] of one) shared += Math.min(count, other.get(pair) ?? 0);
  return shared;
}

function sizeOf(letters: Bigrams): number {
  let size = 0;
  for (const count of letters.values()) size += count;
  return size;
}
