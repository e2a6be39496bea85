import { foldCode } from '../../../kernel/wording.js';
import type { ProposedRow } from './form-proposal.js';
import { nameOfNumber, readNumber } from './printed-number.js';

/** A row's number with its section, as rows share it; undefined for a row without one, and for one that names no place (`①`, `(ア)`). */
export function numberInSection({ number, section }: Pick<ProposedRow, 'number' | 'section'>): string | undefined {
  if (number === null) return undefined;
  const printed = readNumber(number);
  return printed?.shape === undefined ? `${section}\n${printed ? nameOfNumber(printed) : foldCode(number)}` : undefined;
}

/** Whether another row of its section has the row's number. */
export function sharesNumber(row: ProposedRow, rows: readonly ProposedRow[]): boolean {
  const own = numberInSection(row);
  return own !== undefined && rows.some((other) => other.id !== row.id && numberInSection(other) === own);
}
