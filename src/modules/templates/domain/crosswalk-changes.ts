import type { Bilingual } from '../../../kernel/bilingual.js';
import { type ChangeFault, type EntryChange, setFaults } from './crosswalk-change-faults.js';
import { type CrosswalkEntry, inPrintedOrder } from './crosswalk-pair.js';
import { type Question, questionsOf, type Template } from './template.js';

/** Rows of an entry that shall not lie on each other any more. */
export interface EntryRows {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

export interface CrosswalkChanges {
  readonly set: readonly EntryChange[];
  readonly remove: readonly EntryRows[];
}

/** The crosswalk afterwards; where there are faults, nothing is to be kept. */
export interface ChangedCrosswalk {
  readonly map: readonly CrosswalkEntry[];
  readonly faults: readonly ChangeFault[];
}

/**
 * The entries of a crosswalk after a person changed some. An entry that loses a row to a new one is taken apart: the rows that are left
 * over stand alone, as new or dropped, until somebody says otherwise. So no row gets lost, and none is carried along by a leftover.
 */
export function changedCrosswalk(
  from: Template,
  to: Template,
  map: readonly CrosswalkEntry[],
  { set, remove }: CrosswalkChanges,
): ChangedCrosswalk {
  const faults = [...setFaults(from, to, set), ...removeFaults(map, remove)];
  if (faults.length > 0) return { map, faults };
  const taken = { from: new Set(set.flatMap((each) => each.from)), to: new Set(set.flatMap((each) => each.to)) };
  const isApart = (entry: CrosswalkEntry) =>
    entry.from.some((code) => taken.from.has(code)) ||
    entry.to.some((code) => taken.to.has(code)) ||
    remove.some((each) => isOfRows(entry, each));
  const rows = { from: byCode(from), to: byCode(to) };
  const standing = [...map.filter((entry) => !isApart(entry)), ...set.map((change) => settledEntry(change, rows, map))];
  const alone = leftOver(map.filter(isApart), standing, rows);
  return { map: inPrintedOrder(from, to, [...standing, ...alone]), faults };
}

interface RowsOfBoth {
  readonly from: Rows;
  readonly to: Rows;
}

type Rows = ReadonlyMap<string, Question>;

/** The rows of entries that were taken apart, as far as no other entry names them. */
function leftOver(
  apart: readonly CrosswalkEntry[],
  standing: readonly CrosswalkEntry[],
  rows: RowsOfBoth,
): readonly CrosswalkEntry[] {
  const left = (side: 'from' | 'to') => {
    const named = new Set(standing.flatMap((entry) => entry[side]));
    return [...new Set(apart.flatMap((entry) => entry[side]))].filter((code) => !named.has(code));
  };
  return [
    ...left('to').map((code) => ({
      kind: 'new' as const,
      from: [],
      to: [code],
      ...about(rows.to.get(code)),
      ...ALONE,
    })),
    ...left('from').map((code) => ({
      kind: 'dropped' as const,
      from: [code],
      to: [],
      ...about(rows.from.get(code)),
      ...ALONE,
    })),
  ];
}

const ALONE = {
  carryOver: 'none' as const,
  because: { ja: '対応から外された', en: 'taken out of its entry' },
};

function settledEntry(
  { kind, from, to, carryOver, because }: EntryChange,
  rows: RowsOfBoth,
  map: readonly CrosswalkEntry[],
): CrosswalkEntry {
  const row = rows.to.get(to[0] ?? '') ?? rows.from.get(from[0] ?? '');
  const before = map.find((entry) => isOfRows(entry, { from, to }));
  const said = because === undefined || because === '' ? before?.because : { ja: because, en: because };
  return { kind, from, to, ...about(row), carryOver, because: said ?? BY_A_PERSON, settled: true };
}

const BY_A_PERSON: Bilingual = { ja: '人が定めた', en: 'set by a person' };

function about(row: Question | undefined): Pick<CrosswalkEntry, 'topic' | 'scope'> {
  return { topic: row?.topic ?? '', ...(row?.scope && { scope: row.scope }) };
}

function removeFaults(map: readonly CrosswalkEntry[], remove: readonly EntryRows[]): readonly ChangeFault[] {
  return remove.flatMap((rows, index) =>
    map.some((entry) => isOfRows(entry, rows))
      ? []
      : [{ pointer: `/remove/${index}`, code: 'no_such_entry', detail: NO_SUCH_ENTRY }],
  );
}

const NO_SUCH_ENTRY: Bilingual = {
  ja: 'この設問の組み合わせの対応はありません',
  en: 'is no entry of this crosswalk',
};

/** Whether an entry is about exactly these rows, in whatever order. */
function isOfRows(entry: EntryRows, rows: EntryRows): boolean {
  const same = (one: readonly string[], other: readonly string[]) =>
    one.length === other.length && one.every((code) => other.includes(code));
  return same(entry.from, rows.from) && same(entry.to, rows.to);
}

function byCode(template: Template): Rows {
  return new Map(questionsOf(template).map((question) => [question.code, question]));
}
