import { nameKey } from '../../identity/domain/organization-name.js';
import { fieldOf, type LedgerField, type LedgerValues, LEDGER_FIELDS, withValues } from './ledger-field.js';
import type { LedgerReading, MatchedRow } from './ledger-reading.js';
import { type LedgerMatch, NO_MATCH, productKey, versionKey } from './match-products.js';
import type { PortfolioEntry } from './portfolio-entry.js';
import { stops } from './read-ledger.js';

/** How a row stands to the portfolio. `missing` = an entry that the ledger does not have. */
export type LineState = 'new' | 'changed' | 'unchanged' | 'faulty' | 'missing';

/** What a person decides on a row: take it as the product that matches, by its name alone, with the link that its entry has, or not at all. */
export const TAKES = ['match', 'name', 'keep', 'leave_out'] as const;
export type Take = (typeof TAKES)[number];

/** What taking a row over would change of its entry; `null` = nothing said. */
export interface FieldChange {
  readonly field: LedgerField;
  readonly before: string | null;
  readonly after: string;
}

/** A row of a ledger beside the portfolio as it stands. */
export interface ComparedRow {
  /** Its place in the ledger, from 1: rows of all sheets, counted through. */
  readonly line: number;
  readonly read: MatchedRow;
  readonly match: LedgerMatch;
  readonly state: Exclude<LineState, 'missing'>;
  readonly entry: PortfolioEntry | null;
  readonly changes: readonly FieldChange[];
  /** Whether the row names its entry's product by another name, vendor or version. */
  readonly isOther: boolean;
  /** Other rows of the file that say the same thing: asset number and name, or without asset number vendor, name, version and department. */
  readonly twins: readonly number[];
  /** Ids of other entries that the row might mean as well; with any, only a person can tell what it changes. */
  readonly alsoFits: readonly string[];
  /** What is taken where the person leaves it to Kaiji; null = only a person can tell. */
  readonly suggestion: Take | null;
}

export interface ComparedLedger {
  readonly rows: readonly ComparedRow[];
  /** Entries in use or considered that no row means. They stay; a person retires them. */
  readonly missing: readonly PortfolioEntry[];
}

/** Finds the entries that rows mean again, and tells what is new, what would change, and what the ledger does not have. */
export function compareLedger({ rows, matches }: LedgerReading, entries: readonly PortfolioEntry[]): ComparedLedger {
  const keyed = rows.map((read, at) => {
    const match = matches[read.match] ?? NO_MATCH;
    return { line: at + 1, read, match, keys: keysOfRow(read.values, match), isFaulty: read.faults.some(stops) };
  });
  const paired = pair(keyed, entries);
  const twins = twinsOf(keyed);
  const seen = new Set([...paired.values()].map(({ entry }) => entry.id));
  return {
    rows: keyed.map((row) => compared(row, paired.get(row.line) ?? null, twins.get(row.line) ?? [])),
    missing: entries.filter(({ id, status }) => !seen.has(id) && status !== 'retired'),
  };
}

interface Keys {
  readonly asset: string;
  readonly product: string;
  readonly whole: string;
  /** Of the linked or matching product, with the department; empty without one. */
  readonly link: string;
}

interface KeyedRow {
  readonly line: number;
  readonly read: MatchedRow;
  readonly match: LedgerMatch;
  readonly keys: Keys;
  readonly isFaulty: boolean;
}

const fold = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

type Named = Pick<LedgerValues, 'vendorName' | 'productName' | 'version' | 'department' | 'assetNumber'>;

function keysOf(named: Named, productId: string | null): Keys {
  const { vendorName = '', productName = '', version = '', department = '', assetNumber = '' } = named;
  const [product, place] = [productKey(productName), fold(department)];
  return {
    asset: fold(assetNumber),
    product,
    whole: [nameKey(vendorName), product, versionKey(version), place].join('\n'),
    link: productId === null ? '' : `${productId}\n${place}`,
  };
}

function keysOfRow(values: LedgerValues, { sure, candidates }: LedgerMatch): Keys {
  return keysOf(values, sure === 'exact' ? (candidates[0]?.id ?? null) : null);
}

/**
 * The entry of each row, by line: the same asset number and name, the same asset number, the same vendor, name, version and
 * department, the same product of Kaiji in the same department. An entry is found by one row only; of several that fit, first one that
 * already says what the row says.
 */
function pair(rows: readonly KeyedRow[], entries: readonly PortfolioEntry[]): ReadonlyMap<number, Paired> {
  const paired = new Map<number, Paired>();
  const used = new Set<string>();
  const keyed = entries.map((entry) => ({ entry, keys: keysOf(entry, entry.productId) }));
  for (const { keyOf, agree } of PASSES) {
    const waiting = grouped(
      keyed.filter(({ entry }) => !used.has(entry.id)),
      ({ keys }) => keyOf(keys),
    );
    for (const { line, keys, read } of rows.filter((row) => !row.isFaulty && !paired.has(row.line))) {
      const candidates = waiting.get(keyOf(keys)) ?? [];
      const fitting = firstFew(candidates, (each) => !used.has(each.entry.id) && agree(keys, each.keys));
      const meant = meantOf(fitting, read.values);
      if (meant === undefined) continue;
      used.add(meant.entry.id);
      paired.set(line, meant);
    }
  }
  return paired;
}

function firstFew<T>(things: readonly T[], fits: (thing: T) => boolean): readonly T[] {
  const found: T[] = [];
  for (const thing of things) {
    if (fits(thing)) found.push(thing);
    if (found.length > MOST_TWINS) break;
  }
  return found;
}

interface Paired extends Pick<ComparedRow, 'alsoFits'> {
  readonly entry: PortfolioEntry;
}

/** The entry that a row means: the only one that fits, or one that it does not change; else the first, and only a person can tell. */
function meantOf(fitting: readonly { readonly entry: PortfolioEntry }[], values: LedgerValues): Paired | undefined {
  const [first, ...others] = fitting.map(({ entry }) => entry);
  if (first === undefined) return undefined;
  const same = [first, ...others].find((entry) => changesOf(entry, values).length === 0);
  if (same !== undefined || others.length === 0) return { entry: same ?? first, alsoFits: [] };
  return { entry: first, alsoFits: others.map(({ id }) => id) };
}

/** Things by their keys; those with an empty key are left out. */
function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else if (key !== '') groups.set(key, [thing]);
  }
  return groups;
}

interface Pass {
  readonly keyOf: (keys: Keys) => string;
  readonly agree: (row: Keys, entry: Keys) => boolean;
}

/** Two different asset numbers are two things. */
const noOtherAsset = (row: Keys, entry: Keys): boolean =>
  row.asset === '' || entry.asset === '' || row.asset === entry.asset;

const PASSES: readonly Pass[] = [
  { keyOf: ({ asset, product }) => (asset === '' ? '' : `${asset}\n${product}`), agree: () => true },
  { keyOf: ({ asset }) => asset, agree: () => true },
  { keyOf: ({ whole }) => whole, agree: noOtherAsset },
  { keyOf: ({ link }) => link, agree: noOtherAsset },
];

/** Rows that say one thing twice, by line. */
function twinsOf(rows: readonly KeyedRow[]): ReadonlyMap<number, readonly number[]> {
  const sound = rows.filter(({ isFaulty }) => !isFaulty);
  const groups = grouped(sound, ({ keys }) => (keys.asset === '' ? keys.whole : `${keys.asset}\n${keys.product}`));
  const twins = new Map<number, readonly number[]>();
  for (const group of groups.values()) {
    const lines = group.map(({ line }) => line);
    for (const line of lines) if (lines.length > 1) twins.set(line, others(lines.slice(0, MOST_TWINS + 1), line));
  }
  return twins;
}

/** A whole ledger of one thing must not cost its square. */
const MOST_TWINS = 10;

const others = (lines: readonly number[], line: number): readonly number[] => lines.filter((other) => other !== line);

function compared(row: KeyedRow, paired: Paired | null, twins: readonly number[]): ComparedRow {
  const { line, read, match, isFaulty } = row;
  const { entry, alsoFits } = paired ?? { entry: null, alsoFits: [] };
  if (isFaulty)
    return {
      line,
      read,
      match,
      state: 'faulty',
      entry: null,
      changes: [],
      isOther: false,
      twins: [],
      alsoFits,
      suggestion: 'leave_out',
    };
  if (entry === null) {
    const isSecond = twins.some((other) => other < line);
    return {
      line,
      read,
      match,
      state: 'new',
      entry,
      changes: [],
      isOther: false,
      twins,
      alsoFits,
      suggestion: isSecond ? null : bySureness(match),
    };
  }
  const changes = changesOf(entry, read.values);
  const isOther = changes.some(({ field }) => field === 'vendorName' || field === 'productName' || field === 'version');
  const state = changes.length === 0 ? 'unchanged' : 'changed';
  const suggestion = alsoFits.length > 0 ? null : isOther ? bySureness(match) : 'keep';
  return { line, read, match, state, entry, changes, isOther, twins, alsoFits, suggestion };
}

const bySureness = ({ sure }: LedgerMatch): Take | null =>
  sure === 'exact' ? 'match' : sure === 'none' ? 'name' : null;

/** What writing the values over the entry changes; another spelling of the same is no change. */
export function changesOf(entry: PortfolioEntry, values: LedgerValues): FieldChange[] {
  const written = withValues(entry, values);
  return LEDGER_FIELDS.flatMap((field) => {
    const [before, after] = [fieldOf(entry, field), fieldOf(written, field)];
    return sameSaying(field, before, after) ? [] : [{ field, before: before === '' ? null : before, after }];
  });
}

const SAME: Readonly<Partial<Record<LedgerField, (text: string) => string>>> = {
  vendorName: nameKey,
  productName: productKey,
  version: versionKey,
};

function sameSaying(field: LedgerField, before: string, after: string): boolean {
  if (before === after) return true;
  const key = SAME[field] ?? fold;
  return key(before) === key(after) && (key(before) !== '' || fold(before) === fold(after));
}
