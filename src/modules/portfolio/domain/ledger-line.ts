import type { Bilingual } from '../../../kernel/bilingual.js';
import type { ComparedLedger, ComparedRow, FieldChange, LineState, Take } from './compare-ledger.js';
import { FIELDS, type LedgerValues } from './ledger-field.js';
import type { LedgerMatch, LikelyReason } from './match-products.js';
import type { LinkedProduct, PortfolioEntry } from './portfolio-entry.js';
import { type LedgerFault, type LedgerFaultKind, stops } from './read-ledger.js';

/** Something wrong or doubtful with a row, with its cell. `stop` = the row cannot be taken over. */
export interface LedgerFinding {
  readonly kind: LedgerFaultKind;
  readonly level: 'stop' | 'warn';
  readonly sheet: string;
  /** A1 name; the whole row where it is about no single cell. */
  readonly cell: string;
  readonly message: Bilingual;
}

/** A product that a row may mean, and why it is not sure. */
export interface LineCandidate extends LinkedProduct {
  readonly because: readonly { readonly code: LikelyReason; readonly message: Bilingual }[];
}

/** The entry of the portfolio that a row means, or that the ledger does not have. */
export type LineEntry = Pick<
  PortfolioEntry,
  'id' | 'assetNumber' | 'vendorName' | 'productName' | 'version' | 'department' | 'status' | 'productId' | 'vendorId'
>;

/** A row of a ledger as a person decides on it; or, in the state `missing`, an entry that the ledger does not have. */
export interface LedgerLine {
  /** What a decision names it by; null for an entry that the ledger does not have. */
  readonly line: number | null;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly state: LineState;
  readonly values: LedgerValues;
  readonly findings: readonly LedgerFinding[];
  readonly sure: LedgerMatch['sure'];
  readonly candidates: readonly LineCandidate[];
  /** The vendor of Kaiji with this name, where there is exactly one. */
  readonly vendorId: string | null;
  readonly entry: LineEntry | null;
  readonly changes: readonly FieldChange[];
  /** Other lines that say the same thing. */
  readonly twins: readonly number[];
  /** Ids of other entries that the line might mean as well. */
  readonly alsoFits: readonly string[];
  /** Null = only a person can tell. */
  readonly suggestion: Take | null;
}

/** How many lines there are of each state; `open` = those that only a person can tell. */
export type LedgerCounts = Readonly<Record<LineState | 'rows' | 'open' | 'doubtful', number>>;

/** The lines of a compared ledger: its rows, then the entries that it does not have. */
export function linesOf({ rows, missing }: ComparedLedger): readonly (ComparedRow | PortfolioEntry)[] {
  return [...rows, ...missing];
}

/** The state of a line. */
export function stateOf(line: ComparedRow | PortfolioEntry): LineState {
  return 'read' in line ? line.state : 'missing';
}

/** How many of each. `doubtful` = rows that are taken with something left out or to be checked. */
export function countsOf({ rows, missing }: ComparedLedger): LedgerCounts {
  const count = (fits: (row: ComparedRow) => boolean): number => rows.filter(fits).length;
  return {
    rows: rows.length,
    new: count(({ state }) => state === 'new'),
    changed: count(({ state }) => state === 'changed'),
    unchanged: count(({ state }) => state === 'unchanged'),
    faulty: count(({ state }) => state === 'faulty'),
    missing: missing.length,
    open: count(({ suggestion }) => suggestion === null),
    doubtful: count(({ state, read }) => state !== 'faulty' && read.faults.length > 0),
  };
}

/** A line as it is shown. */
export function shownLine(line: ComparedRow | PortfolioEntry): LedgerLine {
  return 'read' in line ? shownRow(line) : shownMissing(line);
}

function shownRow({ line, read, match, state, entry, changes, twins, alsoFits, suggestion }: ComparedRow): LedgerLine {
  return {
    line,
    sheet: read.sheet,
    row: read.row,
    state,
    values: read.values,
    findings: read.faults.map((fault) => findingOf(fault, read.sheet, read.row)),
    sure: match.sure,
    candidates: match.candidates.map((candidate) => ({
      ...candidate,
      because: candidate.because.map((code) => ({ code, message: REASONS[code] })),
    })),
    vendorId: match.vendorId,
    entry: entry && shownEntry(entry),
    changes,
    twins,
    alsoFits,
    suggestion,
  };
}

function shownMissing(entry: PortfolioEntry): LedgerLine {
  return {
    line: null,
    sheet: null,
    row: null,
    state: 'missing',
    values: {},
    findings: [],
    sure: 'none',
    candidates: [],
    vendorId: null,
    entry: shownEntry(entry),
    changes: [],
    twins: [],
    alsoFits: [],
    suggestion: 'leave_out',
  };
}

function shownEntry(entry: PortfolioEntry): LineEntry {
  const { id, assetNumber, vendorName, productName, version, department, status, productId, vendorId } = entry;
  return { id, assetNumber, vendorName, productName, version, department, status, productId, vendorId };
}

function findingOf(fault: LedgerFault, sheet: string, row: number): LedgerFinding {
  const { kind, column, field, text = '' } = fault;
  const name = field === undefined ? { ja: '', en: '' } : FIELDS[field];
  const fill = (words: string, fieldName: string): string =>
    words.replace(/\{(field|text)\}/g, (_, which) => (which === 'field' ? fieldName : text));
  const { ja, en } = FAULTS[kind];
  const cell = column === undefined ? `${row}:${row}` : `${column}${row}`;
  const level = stops(fault) ? 'stop' : 'warn';
  return { kind, level, sheet, cell, message: { ja: fill(ja, name.ja), en: fill(en, name.en) } };
}

const FAULTS: Readonly<Record<LedgerFaultKind, Bilingual>> = {
  'product.missing': {
    ja: '製品名も型番もないため取り込めません。どちらかを入れてください',
    en: 'There is neither a product name nor a model: enter one of them',
  },
  'product.too-long': {
    ja: '製品名が長すぎます(200文字まで)。短くしてください',
    en: 'The product name is too long (200 characters at most): shorten it',
  },
  'vendor.missing': {
    ja: 'メーカー・事業者名がありません。空のまま取り込めます',
    en: 'There is no vendor; the row can be taken over without one',
  },
  'cell.error': {
    ja: '「{field}」のセルがエラー({text})です。この値は取り込みません',
    en: 'The cell of "{field}" holds an error ({text}); the value is left out',
  },
  'cell.no-value': {
    ja: '「{field}」の数式に計算結果がありません。Excelで開いて保存し直してください。この値は取り込みません',
    en: 'The formula of "{field}" has no result: open and save the file in Excel; the value is left out',
  },
  'cell.too-long': {
    ja: '「{field}」が長すぎます。この値は取り込みません',
    en: '"{field}" is too long; the value is left out',
  },
  'version.number': {
    ja: 'バージョンが数値のセルです。4.10 が 4.1 になっていないか確かめてください(今の値: {text})',
    en: 'The version is a number: check that 4.10 has not become 4.1 (it reads {text})',
  },
  'version.date': {
    ja: 'バージョンが日付に変わっています({text})。セルを文字列にして入れ直してください。この値は取り込みません',
    en: 'The version has become a date ({text}): enter it as text; the value is left out',
  },
  'word.unread': {
    ja: '「{field}」の「{text}」は読み取れません。この値は取り込みません',
    en: '"{text}" in "{field}" cannot be read; the value is left out',
  },
  'date.unread': {
    ja: '「{field}」の「{text}」は日付として読み取れません。この値は取り込みません',
    en: '"{text}" in "{field}" is no date; the value is left out',
  },
  'remote.contradiction': {
    ja: 'リモート保守が「なし」なのに接続の内容が書かれています。「なし」として読み、接続の内容は取り込みません',
    en: 'Remote maintenance is "no", and yet a connection is described: read as "no", the description is left out',
  },
  'contract.contradiction': {
    ja: '契約が「なし」なのに契約者が書かれています。「なし」として読み、契約者は取り込みません',
    en: 'The contract is "no", and yet somebody signed it: read as "no", the name is left out',
  },
};

const REASONS: Readonly<Record<LikelyReason, Bilingual>> = {
  version_differs: { ja: '別のバージョンとして登録されています', en: 'It is registered in another version' },
  version_missing: { ja: '台帳にバージョンがありません', en: 'The ledger names no version' },
  vendor_alike: { ja: '事業者名が似ています', en: "The vendors' names resemble each other" },
  vendor_missing: { ja: '台帳に事業者名がありません', en: 'The ledger names no vendor' },
  vendor_differs: {
    ja: '同じ名前とバージョンの製品を別の事業者が登録しています',
    en: 'Another vendor has registered a product of this name and version',
  },
  name_alike: { ja: '製品名が似ています', en: "The products' names resemble each other" },
  several: {
    ja: '同じ名前の製品が二つ以上登録されています',
    en: 'Several products of this name are registered',
  },
};
