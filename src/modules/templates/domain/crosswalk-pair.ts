import type { FormKind, Question, Template } from './template.js';
import { questionsByTopic, topicKey } from './topics.js';

/** How rows of two forms relate; `related` = one topic, other answer type; `new` and `dropped` stand in one of the forms alone. */
export type RowRelation = 'same' | 'reworded' | 'split' | 'merged' | 'related' | 'new' | 'dropped';

/**
 * What becomes of the older answer: `suggest` offered as it is; `confirm` offered and marked as changed; `agree` offered only if all
 * source rows say the same; `show` only shown beside; `none` nothing. Whatever is offered counts only once the vendor confirms it.
 */
export type CarryRule = 'suggest' | 'confirm' | 'agree' | 'show' | 'none';

export interface CrosswalkEntry {
  readonly kind: RowRelation;
  /** Row codes of the older form; empty for `new`. */
  readonly from: readonly string[];
  /** Row codes of the newer form; empty for `dropped`. */
  readonly to: readonly string[];
  readonly topic: string;
  readonly scope?: NonNullable<Question['scope']>;
  readonly carryOver: CarryRule;
}

/** How the rows of one form lie on the rows of another; `from` and `to` are template ids. */
export interface CrosswalkPair {
  readonly from: string;
  readonly to: string;
  /** How sure the mapping is, e.g. `reconstructed`, `partly seen`, `inferred from meaning`. */
  readonly confidence: string;
  readonly note?: string;
  readonly map: readonly CrosswalkEntry[];
}

/** The pair of two forms: as given, else composed over the shortest chain of given ones (3.0a → 4.1 → 5.0), else null. */
export function crosswalkBetween(pairs: readonly CrosswalkPair[], from: string, to: string): CrosswalkPair | null {
  const [first, ...others] = shortestChain(pairs, from, to);
  return first === undefined ? null : others.reduce(composed, first);
}

/**
 * The pair where no crosswalk says anything: rows of one topic and scope. In the same form a row is itself; between forms of one
 * family it counts as reworded; forms of different standards (MDS2, check lists) are only shown beside each other.
 */
export function pairByTopic(from: Template, to: Template): CrosswalkPair {
  const older = questionsByTopic(from);
  const map = [...questionsByTopic(to).values()].map((row): CrosswalkEntry => {
    const source = older.get(topicKey(row));
    const about = { topic: row.topic, ...(row.scope && { scope: row.scope }) };
    if (source === undefined) return { kind: 'new', from: [], to: [row.code], ...about, carryOver: 'none' };
    const ends = { from: [source.code], to: [row.code], ...about };
    if (from.id === to.id) return { kind: 'same', ...ends, carryOver: 'suggest' };
    if (source.answerType !== row.answerType) return { kind: 'related', ...ends, carryOver: 'show' };
    return { kind: 'reworded', ...ends, carryOver: standardOf(from) === standardOf(to) ? 'confirm' : 'show' };
  });
  return { from: from.id, to: to.id, confidence: 'by topic', map };
}

/** MDS and SDS are two sheets of one standard. */
const standardOf = ({ form }: Template): FormKind => (form === 'MDS' || form === 'SDS' ? 'MDS/SDS' : form);

/** Breadth first: a Map goes on to the entries added while it is walked. */
function shortestChain(pairs: readonly CrosswalkPair[], from: string, to: string): readonly CrosswalkPair[] {
  const reached = new Map<string, readonly CrosswalkPair[]>([[from, []]]);
  for (const [form, chain] of reached) {
    if (form === to) return chain;
    for (const pair of pairs) if (pair.from === form && !reached.has(pair.to)) reached.set(pair.to, [...chain, pair]);
  }
  return [];
}

function composed(first: CrosswalkPair, second: CrosswalkPair): CrosswalkPair {
  const dropped = first.map.filter((entry) => entry.to.length === 0);
  return {
    from: first.from,
    to: second.to,
    confidence: [...new Set([first.confidence, second.confidence])].join(', '),
    note: `composed over ${first.to}`,
    map: [...dropped, ...second.map.flatMap((entry) => composedEntry(first, entry))],
  };
}

/** An entry of the later pair, led back to the rows of the earlier one. What is weaker of the two steps holds for both. */
function composedEntry(first: CrosswalkPair, entry: CrosswalkEntry): readonly CrosswalkEntry[] {
  const steps = entry.from.map((code) => first.map.filter(({ from, to }) => from.length > 0 && to.includes(code)));
  const before = steps.flat();
  const from = [...new Set(before.flatMap((step) => step.from))];
  if (entry.to.length === 0) return from.length === 0 ? [] : [{ ...entry, from }];
  if (from.length === 0) return [{ ...entry, kind: 'new', from, carryOver: 'none' }];
  const rules = [entry.carryOver, ...before.map((step) => step.carryOver)];
  if (steps.some((step) => step.length === 0)) rules.push('show');
  const kind = last(RELATIONS, [entry.kind, ...before.map((step) => step.kind)]);
  return [{ ...entry, kind, from, carryOver: last(RULES, rules) }];
}

/** From the closest relation to the loosest. */
const RELATIONS: readonly RowRelation[] = ['same', 'reworded', 'split', 'merged', 'related', 'dropped', 'new'];
/** From the freest rule to the strictest. */
const RULES: readonly CarryRule[] = ['suggest', 'confirm', 'agree', 'show', 'none'];

/** That of the values which stands last in the order. */
function last<T>(order: readonly T[], values: readonly T[]): T {
  return values.reduce((worst, value) => (order.indexOf(value) > order.indexOf(worst) ? value : worst));
}
