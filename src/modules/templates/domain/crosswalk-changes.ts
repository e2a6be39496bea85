import type { Bilingual } from '../../../kernel/bilingual.js';
import { type ChangeFault, type EntryChange, setFaults } from './crosswalk-change-faults.js';
import { type CrosswalkEntry, inPrintedOrder } from './crosswalk-pair.js';
import { conflict, type EntryRows, isOfRows, shareRow } from './entry-conflicts.js';
import { type Question, questionsOf, type Template } from './template.js';

export interface CrosswalkChanges {
  readonly set: readonly EntryChange[];
  /** Entries that shall not be: what a person set gives way to the proposal again, and what was proposed leaves its rows alone. */
  readonly remove: readonly EntryRows[];
}

/** The crosswalk afterwards; where there are faults, nothing is to be kept. */
export interface ChangedCrosswalk {
  readonly map: readonly CrosswalkEntry[];
  readonly faults: readonly ChangeFault[];
}

/** The entries as they stand, and as they would if nobody had changed any. */
export interface StandingMaps {
  readonly map: readonly CrosswalkEntry[];
  readonly proposal: readonly CrosswalkEntry[];
}

/**
 * The entries of a crosswalk after a person changed some. What a person sets stands; of the proposal stands what goes with that (`conflict`)
 * and nobody removed. Rows that are left over stand alone, as new or dropped, until somebody says otherwise: no row gets lost, and none
 * is carried along by a leftover.
 */
export function changedCrosswalk(
  from: Template,
  to: Template,
  maps: StandingMaps,
  changes: CrosswalkChanges,
): ChangedCrosswalk {
  const { map, proposal } = maps;
  const faults = [...setFaults(from, to, changes.set), ...removeFaults(map, changes.remove)];
  if (faults.length > 0) return { map, faults };
  const rows = { from: byCode(from), to: byCode(to) };
  const set = changes.set.map((change) => settledEntry(change, rows, map));
  const settled = [
    ...map.filter((entry) => entry.settled && !isAmong(entry, changes.remove) && goesWith(entry, set)),
    ...set,
  ];
  const standing = [...settled, ...proposedBeside(settled, maps, changes.remove)];
  const alone = leftOver([...map, ...proposal], standing, rows);
  return { map: inPrintedOrder(from, to, [...standing, ...alone]), faults };
}

/** What stays of the proposal, and what comes back of it. */
function proposedBeside(
  settled: readonly CrosswalkEntry[],
  { map, proposal }: StandingMaps,
  remove: readonly EntryRows[],
): readonly CrosswalkEntry[] {
  const unsettled = map.filter(({ settled: isSettled, carryOver }) => !isSettled && carryOver !== 'none');
  const stays = unsettled.filter((entry) => !isAmong(entry, remove) && goesWith(entry, settled));
  const turnedDown = proposal.filter((entry) => isTurnedDown(entry, map, remove));
  const back = proposal.filter((entry) => !isAmong(entry, unsettled) && !turnedDown.includes(entry));
  const others = [...settled, ...stays.filter((entry) => !isAmong(entry, proposal))];
  return [...stays, ...back.filter((entry) => goesWith(entry, others))];
}

/** Whether a person removed the proposed entry before, and now neither what was said of its rows instead nor that they are alone. */
function isTurnedDown(entry: CrosswalkEntry, map: readonly CrosswalkEntry[], remove: readonly EntryRows[]): boolean {
  if (entry.carryOver === 'none' || isAmong(entry, map)) return false;
  const said = map.filter(({ settled }) => settled);
  const takenBack = map.filter((each) => (each.settled ?? each.carryOver === 'none') && isAmong(each, remove));
  return goesWith(entry, said) && !takenBack.some((each) => shareRow(each, entry));
}

const isAmong = (entry: EntryRows, others: readonly EntryRows[]): boolean =>
  others.some((other) => isOfRows(entry, other));

const goesWith = (entry: CrosswalkEntry, others: readonly CrosswalkEntry[]): boolean =>
  !others.some((other) => conflict(entry, other));

interface RowsOfBoth {
  readonly from: Rows;
  readonly to: Rows;
}

type Rows = ReadonlyMap<string, Question>;

/** The rows of entries as far as none that stands names them. */
function leftOver(
  entries: readonly CrosswalkEntry[],
  standing: readonly CrosswalkEntry[],
  rows: RowsOfBoth,
): readonly CrosswalkEntry[] {
  const left = (side: 'from' | 'to') => {
    const named = new Set(standing.flatMap((entry) => entry[side]));
    return [...new Set(entries.flatMap((entry) => entry[side]))].filter((code) => !named.has(code));
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

function byCode(template: Template): Rows {
  return new Map(questionsOf(template).map((question) => [question.code, question]));
}
