import type { Bilingual } from '../../../kernel/bilingual.js';
import { type FormKind, type Question, questionsOf, type Template } from './template.js';

/** How rows of two forms relate; `related` = one topic, other answer type; `new` and `dropped` stand in one of the forms alone. */
export type RowRelation = 'same' | 'reworded' | 'split' | 'merged' | 'related' | 'new' | 'dropped';

/**
 * What becomes of the older answer: `suggest` offered as it is; `confirm` offered and marked as changed; `agree` offered only if all
 * source rows answer the same, with their remarks joined; `show` only shown beside; `none` nothing. Whatever is offered counts only once
 * the vendor confirms it.
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
  /** What told so, where it was proposed or changed by a person. */
  readonly because?: Bilingual;
  /** A person set or accepted it. */
  readonly settled?: true;
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

/**
 * The pairs of a chain (`shortestChain`: 3.0a → 4.1 → 5.0) as one pair; null where the chain is empty. What a person settled is settled for
 * its own two forms alone.
 */
export function composedOver([first, ...others]: readonly CrosswalkPair[]): CrosswalkPair | null {
  return first === undefined ? null : others.reduce(composed, first);
}

/** Whether two forms belong to one standard, so that an answer to one may be an answer to the other. MDS and SDS are two sheets of one. */
export function ofOneStandard(from: Pick<Template, 'form'>, to: Pick<Template, 'form'>): boolean {
  return standardOf(from) === standardOf(to);
}

const standardOf = ({ form }: Pick<Template, 'form'>): FormKind =>
  form === 'MDS' || form === 'SDS' ? 'MDS/SDS' : form;

/** Rows of both forms that no entry names, in printed order: headings, and what a crosswalk that was described by hand leaves out. */
export function rowsWithoutEntry(
  from: Template,
  to: Template,
  map: readonly CrosswalkEntry[],
): { readonly from: readonly string[]; readonly to: readonly string[] } {
  const named = { from: new Set(map.flatMap((entry) => entry.from)), to: new Set(map.flatMap((entry) => entry.to)) };
  const codes = (template: Template, known: ReadonlySet<string>) =>
    questionsOf(template).flatMap(({ code }) => (known.has(code) ? [] : [code]));
  return { from: codes(from, named.from), to: codes(to, named.to) };
}

/**
 * Entries in the order in which a person reads them: as the newer form prints its rows, those that are only shown beside a row behind what
 * it carries, then what was dropped as the older form printed it.
 */
export function inPrintedOrder<T extends CrosswalkEntry>(
  from: Template,
  to: Template,
  map: readonly T[],
): readonly T[] {
  const newer = new Map(questionsOf(to).map(({ code }, place) => [code, place]));
  const older = new Map(questionsOf(from).map(({ code }, place) => [code, newer.size + place]));
  const place = (entry: T): number => newer.get(entry.to[0] ?? '') ?? older.get(entry.from[0] ?? '') ?? 0;
  const shown = (entry: T): number => Number(entry.carryOver === 'show');
  return [...map].sort((one, other) => place(one) - place(other) || shown(one) - shown(other));
}

/**
 * The fewest pairs that lead from one form to another; empty where none do. Between two shipped forms they lead over shipped ones alone:
 * whoever learned a form says how it lies on others, not how those lie on each other.
 */
export function shortestChain<T extends Pick<CrosswalkPair, 'from' | 'to'>>(
  pairs: readonly T[],
  from: string,
  to: string,
  isShipped: (form: string) => boolean,
): readonly T[] {
  const areShipped = (...forms: readonly string[]): boolean => forms.every(isShipped);
  const leading = areShipped(from, to) ? pairs.filter((pair) => areShipped(pair.from, pair.to)) : pairs;
  const reached = new Map<string, readonly T[]>([[from, []]]);
  // Breadth first: a Map goes on to entries added while it is walked.
  for (const [form, chain] of reached) {
    if (form === to) return chain;
    for (const pair of leading) if (pair.from === form && !reached.has(pair.to)) reached.set(pair.to, [...chain, pair]);
  }
  return [];
}

function composed(first: CrosswalkPair, second: CrosswalkPair): CrosswalkPair {
  const dropped = first.map.filter((entry) => entry.to.length === 0).map(unsettled);
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
  const steps = entry.from.map((code) => stepsTo(code, first.map));
  const before = steps.flat();
  const from = [...new Set(before.flatMap((step) => step.from))];
  if (entry.to.length === 0) return from.length === 0 ? [] : [{ ...unsettled(entry), from }];
  if (from.length === 0) return [{ ...unsettled(entry), kind: 'new', from, carryOver: 'none' }];
  const rules = [entry.carryOver, ...before.map((step) => step.carryOver)];
  if (steps.some((step) => step.length === 0)) rules.push('show');
  const kind = last(RELATIONS, [entry.kind, ...before.map((step) => step.kind)]);
  return [{ ...unsettled(entry), kind, from, carryOver: last(RULES, rules) }];
}

/** The entries that lead to a row: those that carry to it, else those that are shown beside it. */
function stepsTo(code: string, map: readonly CrosswalkEntry[]): readonly CrosswalkEntry[] {
  const steps = map.filter(({ from, to }) => from.length > 0 && to.includes(code));
  const carrying = steps.filter(({ carryOver }) => carryOver !== 'show');
  return carrying.length > 0 ? carrying : steps;
}

/** The entry without what holds for one step of a chain alone. */
function unsettled({ kind, from, to, topic, scope, carryOver }: CrosswalkEntry): CrosswalkEntry {
  return { kind, from, to, topic, ...(scope && { scope }), carryOver };
}

/** From the closest relation to the loosest. */
const RELATIONS: readonly RowRelation[] = ['same', 'reworded', 'split', 'merged', 'related', 'dropped', 'new'];
/** From the freest rule to the strictest. */
const RULES: readonly CarryRule[] = ['suggest', 'confirm', 'agree', 'show', 'none'];

/** That of the values which stands last in the order. */
function last<T>(order: readonly T[], values: readonly T[]): T {
  return values.reduce((worst, value) => (order.indexOf(value) > order.indexOf(worst) ? value : worst));
}
