import type { Bilingual } from '../../../kernel/bilingual.js';
import { foldWording } from '../../../kernel/wording.js';
import {
  type CarryRule,
  type CrosswalkEntry,
  type CrosswalkPair,
  inPrintedOrder,
  ofOneStandard,
  type RowRelation,
} from './crosswalk-pair.js';
import {
  aloneReason,
  type ChoiceChange,
  otherStandard,
  pairReason,
  partsReason,
  scopeReason,
} from './crosswalk-reasons.js';
import { type PairableRow, pairableRows, saysTheSame } from './pairable-rows.js';
import { pairRows, type RowPair, type RowPairing } from './row-pairing.js';
import { type RowParts, takenApart } from './row-parts.js';
import { isSameVersion } from './stepping-back.js';
import type { Question, Template } from './template.js';

/** A crosswalk that nobody has looked at: each entry says what told so. */
export interface ProposedCrosswalk extends CrosswalkPair {
  readonly map: readonly ProposedEntry[];
}

export type ProposedEntry = CrosswalkEntry & { readonly because: Bilingual };

/**
 * How the rows of two forms lie on each other as far as topics, wordings, numbers, outline and ways of answering tell. Every row that takes
 * an answer stands in exactly one entry: those of the newer form in printed order, then what was dropped. In one form each row is itself;
 * between different standards (MDS2, check lists) rows are only shown beside each other. The same forms always give the same.
 */
export function proposeCrosswalk(from: Template, to: Template): ProposedCrosswalk {
  const known = proposals.get(from) ?? new WeakMap<Template, ProposedCrosswalk>();
  let proposal = known.get(to);
  if (!proposal) known.set(to, (proposal = propose(from, to)));
  proposals.set(from, known);
  return proposal;
}

/** Made once for as long as both forms live: they never change. */
const proposals = new WeakMap<Template, WeakMap<Template, ProposedCrosswalk>>();

function propose(from: Template, to: Template): ProposedCrosswalk {
  const forms: Forms = { from, to, older: pairableRows(from), newer: pairableRows(to) };
  const entries = from.id === to.id ? forms.older.map(itself) : entriesOf(forms, pairRows(forms.older, forms.newer));
  return { from: from.id, to: to.id, confidence: 'proposed', map: inPrintedOrder(from, to, entries) };
}

interface Forms {
  readonly from: Template;
  readonly to: Template;
  readonly older: readonly PairableRow[];
  readonly newer: readonly PairableRow[];
}

const itself = (row: PairableRow): ProposedEntry =>
  entry([row], [row], 'same', 'suggest', { ja: '同じ様式の同じ設問', en: 'the same row of the same form' });

function entriesOf(forms: Forms, pairing: RowPairing): readonly ProposedEntry[] {
  const { splits, merges } = partsAmong(forms, pairing);
  const used = new Set([...splits, ...merges].flatMap(({ whole, parts }) => [whole, ...parts]));
  const isFree = (row: PairableRow) => !used.has(row);
  const { pairs, groups, left, near } = pairing;
  return [
    ...groups.map((group) => severalEntry(forms, group.from, group.to, scopeReason(group.from, group.to))),
    ...splits.map(({ whole, parts }) => severalEntry(forms, [whole], parts, partsReason('split'))),
    ...merges.map(({ whole, parts }) => severalEntry(forms, parts, [whole], partsReason('merged'))),
    ...pairs.filter(({ from, to }) => isFree(from) && isFree(to)).map((pair) => pairEntry(forms, pair)),
    ...left.to.filter(isFree).map((row) => entry([], [row], 'new', 'none', aloneReason('new', near(row)[0]))),
    ...left.from.filter(isFree).map((row) => entry([row], [], 'dropped', 'none', aloneReason('dropped', near(row)[0]))),
  ];
}

/** Rows that were taken apart or put together; no row is part of two of them. */
function partsAmong(
  { from, to }: Forms,
  { pairs, left, near }: RowPairing,
): { readonly splits: readonly RowParts[]; readonly merges: readonly RowParts[] } {
  if (!ofOneStandard(from, to)) return { splits: [], merges: [] };
  const partners = new Map(pairs.flatMap((pair) => [[pair.from, pair.to] as const, [pair.to, pair.from] as const]));
  const open = new Set([...partners.keys(), ...left.from, ...left.to]);
  const partner = (row: PairableRow) => partners.get(row);
  const splits = takenApart(left.to, near, (row) => open.has(row), partner);
  for (const row of splits.flatMap(({ whole, parts }) => [whole, ...parts])) open.delete(row);
  const isWhole = (row: PairableRow) => open.has(row) && open.has(partner(row) ?? row);
  const merges = takenApart(
    left.from.filter((row) => open.has(row)),
    near,
    isWhole,
    partner,
  );
  return { splits, merges };
}

function pairEntry({ from, to }: Forms, { from: older, to: newer, by, likeness }: RowPair): ProposedEntry {
  const choices = choiceChange(older.question, newer.question);
  const reason = pairReason(older, newer, by, likeness, choices);
  const make = (kind: RowRelation, rule: CarryRule, because = reason) => entry([older], [newer], kind, rule, because);
  if (older.question.answerType !== newer.question.answerType || older.question.scope !== newer.question.scope)
    return make('related', 'show');
  if (!ofOneStandard(from, to)) return make('reworded', 'show', otherStandard(reason));
  const sameChoices = choices.added.length + choices.gone.length === 0;
  return sameChoices && isSameQuestion(older, newer, by, isSameVersion(from, to) ? likeness : 0)
    ? make('same', 'suggest')
    : make('reworded', 'confirm');
}

/** Two descriptions of one version of a form word a row each in its own way: its topic, and its number or some likeness, are enough. */
const ALIKE_IN_ONE_VERSION = 0.4;

function isSameQuestion(older: PairableRow, newer: PairableRow, by: RowPair['by'], likenessInVersion: number): boolean {
  if (saysTheSame(older, newer)) return by === 'topic' || older.above === newer.above;
  if (by === 'wording') return false;
  const isNumbered =
    likenessInVersion > 0 && older.question.officialCode !== undefined && older.number === newer.number;
  return isNumbered || likenessInVersion >= ALIKE_IN_ONE_VERSION;
}

/** Several rows on at least one side, or rows that cannot answer for each other. */
function severalEntry(
  { from, to }: Forms,
  older: readonly PairableRow[],
  newer: readonly PairableRow[],
  because: Bilingual,
): ProposedEntry {
  const types = new Set([...older, ...newer].map(({ question }) => question.answerType));
  const carries = types.size === 1 && ofOneStandard(from, to) && older.length !== newer.length;
  if (!carries) return entry(older, newer, 'related', 'show', because);
  return older.length > 1
    ? entry(older, newer, 'merged', 'agree', because)
    : entry(older, newer, 'split', 'confirm', because);
}

function entry(
  from: readonly PairableRow[],
  to: readonly PairableRow[],
  kind: RowRelation,
  carryOver: CarryRule,
  because: Bilingual,
): ProposedEntry {
  const about = (to[0] ?? from[0])?.question;
  const codes = (rows: readonly PairableRow[]) => rows.map(({ question }) => question.code);
  const scope = about?.scope === undefined ? {} : { scope: about.scope };
  return { kind, from: codes(from), to: codes(to), topic: about?.topic ?? '', ...scope, carryOver, because };
}

/** Choices are the same where their labels are, however the forms call them inside. */
function choiceChange({ choices: before }: Question, { choices: after }: Question): ChoiceChange {
  const beyond = (some: Question['choices'], others: Question['choices']) => {
    const known = new Set(others.map(({ label }) => foldWording(label.ja)));
    return some.filter(({ label }) => !known.has(foldWording(label.ja))).map(({ label }) => label.ja);
  };
  return { added: beyond(after, before), gone: beyond(before, after) };
}
