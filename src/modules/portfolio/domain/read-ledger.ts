import { FIELDS, type LedgerField, type LedgerValues } from './ledger-field.js';
import type { CellMark, LedgerTable, LedgerTableRow } from './ledger-table.js';
import { readWord, saysNone, type ToldWord } from './ledger-words.js';
import type { LedgerColumn } from './propose-mapping.js';

/** What is wrong or doubtful with a cell or a row. `stop` = the row cannot be taken over. */
export type LedgerFaultKind =
  | 'product.missing'
  | 'product.too-long'
  | 'vendor.missing'
  | 'cell.error'
  | 'cell.no-value'
  | 'cell.too-long'
  | 'version.number'
  | 'version.date'
  | 'word.unread'
  | 'date.unread'
  | 'remote.contradiction'
  | 'contract.contradiction';

const STOPS: ReadonlySet<LedgerFaultKind> = new Set(['product.missing', 'product.too-long']);

export interface LedgerFault {
  readonly kind: LedgerFaultKind;
  /** Of the cell, in letters; absent where it is about the row. */
  readonly column?: string;
  readonly field?: LedgerField;
  /** What stands there. */
  readonly text?: string;
}

/** Whether the row cannot be taken over with this fault. */
export const stops = ({ kind }: LedgerFault): boolean => STOPS.has(kind);

/** A row of a ledger as read. */
export interface LedgerRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: LedgerValues;
  readonly faults: readonly LedgerFault[];
}

/** A row that names no thing: a heading of a section, a total. */
export interface SkippedRow {
  readonly sheet: string;
  readonly row: number;
  readonly text: string;
}

export interface ReadLedger {
  readonly rows: readonly LedgerRow[];
  readonly skipped: readonly SkippedRow[];
}

interface Place {
  readonly at: number;
  readonly column: string;
  readonly field: LedgerField;
}

const DITTO = new Set(['〃', '々', '"', '″', '同上', '同じ', '仝', 'ditto']);
const NO_THING = /^(?:[■◆●▼▽※＊*【<〈《[]|(?:合計|小計|総計|計|以上|以下余白|total|subtotal|end)(?:[\s:：]|$))/i;

/** What the rows of a ledger say by these columns. Nothing is guessed: what cannot be read is named with its cell, and left out. */
export function readLedger({ rows }: LedgerTable, columns: readonly LedgerColumn[]): ReadLedger {
  const places = columns.flatMap(({ column, field }, at) => (field === null ? [] : [{ at, column, field }]));
  const read: LedgerRow[] = [];
  const skipped: SkippedRow[] = [];
  const last = new Map<LedgerField, string>();
  for (const row of rows) {
    const lead = row.texts.find((text) => text !== '') ?? '';
    if (namesNothing(row, places, lead)) skipped.push({ sheet: row.sheet, row: row.row, text: lead.slice(0, 100) });
    else read.push(readRow(row, places, last));
  }
  return { rows: read, skipped };
}

/** A total, a note, or a single cell beside the names: nothing that could be taken over. */
function namesNothing({ texts, marks }: LedgerTableRow, places: readonly Place[], lead: string): boolean {
  const said = texts.filter((text) => text !== '').length;
  if (said <= 2 && NO_THING.test(lead)) return true;
  const names = places.filter(({ field }) => field === 'productName' || field === 'model');
  return said <= 1 && !marks.includes('e') && !names.some(({ at }) => texts[at] !== '');
}

function readRow(row: LedgerTableRow, places: readonly Place[], last: Map<LedgerField, string>): LedgerRow {
  const cells = places.map((place) => readCell(row, place, last));
  const values = Object.assign({}, ...cells.map((cell) => cell.values)) as LedgerValues;
  const beside = Object.assign({}, ...cells.map((cell) => cell.beside)) as LedgerValues;
  const faults = cells.flatMap((cell) => cell.faults);
  return { sheet: row.sheet, row: row.row, ...settled(joined(values, beside), faults) };
}

/** A field's own column comes first; what another says of it stands behind, but for the reason, which a status says for want of a better. */
function joined(values: LedgerValues, beside: LedgerValues): LedgerValues {
  const both = { ...beside, ...values };
  for (const [field, rest] of Object.entries(beside) as [LedgerField, string][]) {
    const own = values[field];
    const whole = `${own ?? ''} / ${rest}`;
    if (own !== undefined && field !== 'retiredReason' && whole.length <= FIELDS[field].longest) both[field] = whole;
  }
  return both;
}

interface CellReading {
  readonly values: LedgerValues;
  /** What it says of other fields. */
  readonly beside: LedgerValues;
  readonly faults: readonly LedgerFault[];
}

const NOTHING: CellReading = { values: {}, beside: {}, faults: [] };

function readCell({ texts, marks }: LedgerTableRow, place: Place, last: Map<LedgerField, string>): CellReading {
  const { at, field } = place;
  const stands = texts[at] ?? '';
  const text = DITTO.has(stands) ? (last.get(field) ?? '') : stands;
  const broken = faultOfMark(marks[at] as CellMark, field);
  if (broken !== undefined) return fault(broken, place, text, broken === 'version.number' ? { version: text } : {});
  if (text === '') return NOTHING;
  last.set(field, text);
  return text.length > FIELDS[field].longest ? tooLong(place, text) : saidBy(place, text);
}

function tooLong(place: Place, text: string): CellReading {
  return fault(place.field === 'productName' ? 'product.too-long' : 'cell.too-long', place, text);
}

const LONGEST_SHOWN = 60;

function fault(kind: LedgerFaultKind, { column, field }: Place, text: string, values: LedgerValues = {}): CellReading {
  return { values, beside: {}, faults: [{ kind, column, field, text: text.slice(0, LONGEST_SHOWN).toWellFormed() }] };
}

function faultOfMark(mark: CellMark, field: LedgerField): LedgerFaultKind | undefined {
  if (mark === 'e') return 'cell.error';
  if (mark === 'u') return 'cell.no-value';
  if (field !== 'version') return undefined;
  return mark === 'n' ? 'version.number' : mark === 'd' ? 'version.date' : undefined;
}

/** Where a 有 or 無 may have more written beside it. */
const BESIDE: Readonly<Partial<Record<LedgerField, LedgerField>>> = {
  contract: 'contractNote',
  remoteUsed: 'remoteConnection',
  serverUpdatesByVendor: 'serverUpdatesWritten',
};

function saidBy(place: Place, text: string): CellReading {
  const { field } = place;
  const { kind } = FIELDS[field];
  const word = readWord(kind, text);
  if (word === 'unread') return fault(kind === 'date' ? 'date.unread' : 'word.unread', place, text);
  if (word === 'unsaid' || (kind === 'text' && IN_CONNECTION.has(field) && saysNone(text))) return NOTHING;
  const beside = word.value === 'retired' ? { retiredReason: text } : besideOf(field, word);
  return { values: { [field]: word.value }, beside, faults: [] };
}

function besideOf(field: LedgerField, { value, rest }: ToldWord): LedgerValues {
  const beside = BESIDE[field];
  return rest === '' || beside === undefined || (value === 'no' && field === 'remoteUsed') ? {} : { [beside]: rest };
}

const IN_CONNECTION: ReadonlySet<LedgerField> = new Set([
  'remotePurpose',
  'remoteConnection',
  'remoteLine',
  'remoteOwnRouter',
  'remoteSource',
  'remoteAccount',
  'remoteAuthentication',
  'remoteTerminal',
  'remoteAnnouncement',
  'remoteEvidence',
]);

/** What the cells of a row say together. */
function settled(said: LedgerValues, inCells: readonly LedgerFault[]): Pick<LedgerRow, 'values' | 'faults'> {
  const named = { ...(said.model === undefined ? {} : { productName: said.model }), ...said };
  const connection = connectionOf(named);
  const contract = contractOf(named);
  const missing: LedgerFault[] = [];
  if (named.productName === undefined && !inCells.some(stops)) missing.push({ kind: 'product.missing' });
  if (named.vendorName === undefined) missing.push({ kind: 'vendor.missing' });
  const reason: readonly LedgerField[] = named.status === 'retired' ? [] : ['retiredReason'];
  return {
    values: without(named, [...connection.dropped, ...contract.dropped, ...reason]),
    faults: [...inCells, ...missing, ...connection.faults, ...contract.faults],
  };
}

interface Dropped {
  readonly dropped: readonly LedgerField[];
  readonly faults: readonly LedgerFault[];
}

/** A 無 for its parts is no connection; and where there is no remote maintenance there is none to describe. */
function connectionOf(values: LedgerValues): Dropped {
  const parts = [...IN_CONNECTION].filter((field) => values[field] !== undefined);
  const isTold = parts.some((field) => values[field] !== 'no');
  if (values.remoteUsed !== 'no') return { dropped: isTold || values.remoteUsed === 'yes' ? [] : parts, faults: [] };
  return { dropped: parts, faults: isTold ? [{ kind: 'remote.contradiction', field: 'remoteUsed' }] : [] };
}

function contractOf({ contract, contractedBy }: LedgerValues): Dropped {
  if (contract !== 'no' || contractedBy === undefined) return { dropped: [], faults: [] };
  return { dropped: ['contractedBy'], faults: [{ kind: 'contract.contradiction', field: 'contract' }] };
}

function without(values: LedgerValues, fields: readonly LedgerField[]): LedgerValues {
  return Object.fromEntries(Object.entries(values).filter(([field]) => !fields.includes(field as LedgerField)));
}
