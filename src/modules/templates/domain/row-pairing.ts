import { bigramsOf, likeness } from '../../../kernel/wording.js';
import { type Neighbours, neighbours } from './alike-rows.js';
import { type PairableRow, rowLikeness, saysTheSame } from './pairable-rows.js';
import { isOwnTopic, topicKey } from './topics.js';

/** A row of the older form and the row of the newer form that asks the same, what told so, and how alike they are worded (0 to 1). */
export interface RowPair {
  readonly from: PairableRow;
  readonly to: PairableRow;
  readonly by: 'topic' | 'wording';
  readonly likeness: number;
}

/** Rows about one topic: on one side a single row, on the other one row for each kind of equipment. */
export interface ScopeGroup {
  readonly from: readonly PairableRow[];
  readonly to: readonly PairableRow[];
}

/** Each row of both forms stands in it once. */
export interface RowPairing {
  readonly pairs: readonly RowPair[];
  readonly groups: readonly ScopeGroup[];
  readonly left: ScopeGroup;
  readonly near: Neighbours;
}

/** Which rows of two forms ask the same: by topic where the forms share it, else by wording where that leaves no choice. */
export function pairRows(from: readonly PairableRow[], to: readonly PairableRow[]): RowPairing {
  const taken = new Set<PairableRow>();
  const free = (rows: readonly PairableRow[]) => rows.filter((row) => !taken.has(row));
  const take = (rows: readonly PairableRow[]): void => {
    for (const row of rows) taken.add(row);
  };
  const byTopic = pairsByTopic(from, to);
  take(byTopic.flatMap((pair) => [pair.from, pair.to]));
  const groups = scopeGroups(free(from), free(to));
  take(groups.flatMap((group) => [...group.from, ...group.to]));
  // Forms that differ by nothing need no comparing of wordings.
  const near = [...from, ...to].every((row) => taken.has(row)) ? () => [] : neighbours(from, to);
  const byWording = pairsByWording(free(from), (row) => !taken.has(row), near);
  take(byWording.flatMap((pair) => [pair.from, pair.to]));
  return { pairs: [...byTopic, ...byWording], groups, left: { from: free(from), to: free(to) }, near };
}

/** Two forms' own topics may be one by chance: their wordings must be alike, too. */
const ALIKE_FOR_OWN_TOPIC = 0.4;

function pairsByTopic(from: readonly PairableRow[], to: readonly PairableRow[]): readonly RowPair[] {
  const newer = new Map(to.map((row) => [topicKey(row.question), row]));
  return from.flatMap((older): readonly RowPair[] => {
    const row = newer.get(topicKey(older.question));
    if (row === undefined) return [];
    const alike = rowLikeness(older, row);
    const byChance = isOwnTopic(older.question.topic) && alike < ALIKE_FOR_OWN_TOPIC;
    return byChance ? [] : [{ from: older, to: row, by: 'topic', likeness: alike }];
  });
}

/** One row for all kinds of equipment, that stands against rows for single ones. */
function scopeGroups(from: readonly PairableRow[], to: readonly PairableRow[]): readonly ScopeGroup[] {
  const topics = new Set(from.map(({ question }) => question.topic).filter((topic) => !isOwnTopic(topic)));
  return [...topics].flatMap((topic) => {
    const group = { from: about(topic, from), to: about(topic, to) };
    return group.to.length > 0 && [group.from, group.to].some(isForAll) ? [group] : [];
  });
}

/** A single row without a kind of equipment: what it stands against has one, else both had met by their topics. */
const isForAll = (rows: readonly PairableRow[]) => rows.length === 1 && rows[0]?.question.scope === undefined;
const about = (topic: string, rows: readonly PairableRow[]) => rows.filter(({ question }) => question.topic === topic);

interface Candidate extends RowPair {
  readonly score: number;
}

const LEAST_LIKENESS = 0.5;
const LEAST_SCORE = 0.52;
/** By how much a pair must be better than every other that one of its rows could be in. */
const LEAD = 0.05;

function pairsByWording(
  from: readonly PairableRow[],
  isFree: (row: PairableRow) => boolean,
  near: Neighbours,
): readonly RowPair[] {
  let open = from.flatMap((older) =>
    near(older).flatMap(({ row: newer, likeness: alike }): readonly Candidate[] => {
      const score = scoreOf(older, newer, alike);
      const isOne = isFree(newer) && alike >= LEAST_LIKENESS && score >= LEAST_SCORE && mayBeOne(older, newer);
      return isOne ? [{ from: older, to: newer, by: 'wording', likeness: alike, score }] : [];
    }),
  );
  const pairs: RowPair[] = [];
  for (let sure = unrivalled(open); sure.length > 0; sure = unrivalled(open)) {
    pairs.push(...sure);
    const taken = new Set(sure.flatMap((pair) => [pair.from, pair.to]));
    open = open.filter((pair) => !taken.has(pair.from) && !taken.has(pair.to));
  }
  return pairs;
}

/** Rows whose shared topics differ were told apart by a person: only the same words make them one. */
function mayBeOne(older: PairableRow, newer: PairableRow): boolean {
  return isOwnTopic(older.question.topic) || isOwnTopic(newer.question.topic) || saysTheSame(older, newer);
}

/** Likeness of the wordings, less for what differs around them: the words above tell rows apart that are worded alike. */
function scoreOf(older: PairableRow, newer: PairableRow, alike: number): number {
  const around = [
    isUnderTheSame(older, newer) ? 0 : -0.12,
    older.section === newer.section ? 0 : -0.03,
    older.number === newer.number ? 0.03 : 0,
    -0.05 * Math.abs(older.place - newer.place),
  ];
  return around.reduce((sum, part) => sum + part, alike);
}

/** Under one heading or row, also where one form repeats the heading's words in each row (利用者の認証方式：記憶…). */
function isUnderTheSame(older: PairableRow, newer: PairableRow): boolean {
  const repeats = (one: PairableRow, other: PairableRow) => one.above !== '' && other.wordings[0].startsWith(one.above);
  if (older.above === newer.above || repeats(older, newer) || repeats(newer, older)) return true;
  return likeness(bigramsOf(older.above), bigramsOf(newer.above)) > LEAST_LIKENESS;
}

/** The pairs that are the best of both their rows by a clear lead. */
function unrivalled(open: readonly Candidate[]): readonly Candidate[] {
  const best = new Map<PairableRow, { first: number; second: number }>();
  for (const { from, to, score } of open)
    for (const row of [from, to]) {
      const { first, second } = best.get(row) ?? { first: 0, second: 0 };
      best.set(row, score > first ? { first: score, second: first } : { first, second: Math.max(second, score) });
    }
  const leads = (row: PairableRow, score: number): boolean => {
    const { first = 0, second = 0 } = best.get(row) ?? {};
    return score === first && score - second >= LEAD;
  };
  return open.filter(({ from, to, score }) => leads(from, score) && leads(to, score));
}
