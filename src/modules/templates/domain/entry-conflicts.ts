import type { CrosswalkEntry } from './crosswalk-pair.js';

/** Rows of both forms that an entry is about. */
export interface EntryRows {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** An entry as far as it says what becomes of its rows. */
export type RuledRows = EntryRows & Pick<CrosswalkEntry, 'carryOver'>;

/** Whether an entry is about exactly these rows, in whatever order. */
export function isOfRows(entry: EntryRows, rows: EntryRows): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((code) => other.includes(code));
  return same(entry.from, rows.from) && same(entry.to, rows.to);
}

/** Whether two entries name a row of the same form. */
export function shareRow(one: EntryRows, other: EntryRows): boolean {
  return one.from.some((code) => other.from.includes(code)) || one.to.some((code) => other.to.includes(code));
}

/**
 * Whether two entries cannot both stand: a row is in one entry that carries, or it is alone (new, dropped); rows that are only shown
 * stand beside whatever carries.
 */
export function conflict(one: RuledRows, other: RuledRows): boolean {
  if (!shareRow(one, other)) return false;
  if (one.carryOver === 'none' || other.carryOver === 'none') return true;
  return isOfRows(one, other) || (one.carryOver !== 'show' && other.carryOver !== 'show');
}
