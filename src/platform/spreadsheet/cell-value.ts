import type { Cell } from '#kernel/grid.js';
import { serialToDate } from './date-serial.js';
import { shortestDecimal } from './decimal.js';
import { decodeSheetText } from './sheet-text.js';
import type { Styles } from './styles.js';

/** What is needed to turn a stored cell into what a person reads. */
export interface ValueContext {
  readonly strings: readonly string[];
  readonly styles: Styles;
  readonly date1904: boolean;
}

/** A cell as the sheet stores it. `value` undefined = no value stored. */
export interface StoredCell {
  readonly type: string;
  readonly style: number;
  readonly value: string | undefined;
  readonly inline: string;
  readonly formula: boolean;
}

type Reading = Pick<Cell, 'kind' | 'text'>;
const text = (value: string): Reading => ({ kind: 'text', text: value });
const faulty = (value: string): Reading => ({ kind: 'error', text: value });

/** Kind and text of a cell; undefined if it is blank. */
export function readValue(cell: StoredCell, context: ValueContext): Reading | undefined {
  if (cell.type === 'inlineStr') return cell.inline === '' ? undefined : text(cell.inline);
  if (cell.value === undefined || cell.value === '') return readEmpty(cell);
  const reading = (READERS.get(cell.type) ?? readNumber)(cell.value, context, cell.style);
  return reading.text === '' ? undefined : reading;
}

/** Without a stored value a formula is unknown, unless its stored value is the empty text. */
function readEmpty({ formula, type, value }: StoredCell): Reading | undefined {
  return formula && (type !== 'str' || value === undefined) ? { kind: 'unknown', text: '' } : undefined;
}

type Reader = (value: string, context: ValueContext, style: number) => Reading;
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['s', readShared],
  ['str', (value) => text(decodeSheetText(value))],
  ['b', (value) => ({ kind: 'boolean', text: value.trim() === '1' || value.trim() === 'true' ? 'TRUE' : 'FALSE' })],
  ['e', faulty],
  ['d', (value) => (/^\d{4}-\d{2}-\d{2}/.test(value) ? { kind: 'date', text: value.slice(0, 10) } : faulty(value))],
]);

function readShared(value: string, { strings }: ValueContext): Reading {
  const shared = /^\d+$/.test(value.trim()) ? strings[Number(value)] : undefined;
  return shared === undefined ? faulty(value) : text(shared);
}

function readNumber(stored: string, { styles, date1904 }: ValueContext, style: number): Reading {
  const value = Number(stored);
  if (!Number.isFinite(value) || !/^[-+.\deE\s]+$/.test(stored)) return faulty(stored);
  const date = styles.dates.has(style) ? serialToDate(value, date1904) : undefined;
  return date === undefined ? { kind: 'number', text: shortestDecimal(value) } : { kind: 'date', text: date };
}
