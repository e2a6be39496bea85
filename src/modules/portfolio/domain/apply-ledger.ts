import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { ComparedLedger, ComparedRow, FieldChange, Take } from './compare-ledger.js';
import { withValues } from './ledger-field.js';
import { type EntryDetails, type EntryLink, keepable, NOTHING_SAID } from './portfolio-entry.js';

/** What a person decides on one row of a ledger; `productId` says which, where several products match. */
export interface LineDecision {
  readonly line: number;
  readonly take: Take;
  readonly productId?: string;
}

/** What happens with rows that nobody names: what is suggested (rows that only a person can tell stay open), all by name, or nothing. */
export const OTHERWISE = ['suggested', 'name', 'leave_out'] as const;
export type Otherwise = (typeof OTHERWISE)[number];

/** An entry to be added or written anew. */
export interface AppliedLine {
  readonly line: number;
  /** Null = to be added. */
  readonly entryId: string | null;
  readonly entry: EntryDetails & EntryLink;
  readonly changes: readonly FieldChange[];
  /** Whether it is linked to another product or vendor than before. */
  readonly isLinkNew: boolean;
}

/** What taking a ledger over does. */
export interface AppliedLedger {
  readonly added: readonly AppliedLine[];
  readonly changed: readonly AppliedLine[];
  /** Rows whose entries say the same already. */
  readonly unchanged: number;
  readonly leftOut: number;
}

/** How many lines a refusal names. */
const MOST_NAMED = 50;

/**
 * Takes a ledger over by what was decided. Nothing is merged by itself: a row that may mean several things, or says the same as another
 * row, stays open until somebody decides.
 * @throws RuleViolation `ledger.no-such-line` {lines}, `ledger.faulty-line` {lines}, `ledger.line-twice` {lines}, `ledger.no-such-match` {lines},
 *   `ledger.lines-open` {lines, count}
 */
export function applyLedger(
  { rows }: ComparedLedger,
  decisions: readonly LineDecision[],
  otherwise: Otherwise | null,
): AppliedLedger {
  const named = new Map(decisions.map((decision) => [decision.line, decision]));
  refuseUnknown(rows, decisions, named);
  const decided = rows.map((row) => ({ row, decision: named.get(row.line) ?? decidedFor(row, otherwise) }));
  refuse(
    'ledger.lines-open',
    decided.filter(({ decision }) => decision === null).map(({ row }) => row.line),
  );
  refuse(
    'ledger.no-such-match',
    decided.filter(({ row, decision }) => decision && !fits(row, decision)).map(({ row }) => row.line),
  );
  const taken = decided.flatMap(({ row, decision }) =>
    decision === null || decision.take === 'leave_out' ? [] : [lineOf(row, decision)],
  );
  const written = taken.filter(
    ({ entryId, changes, isLinkNew }) => entryId === null || isLinkNew || changes.length > 0,
  );
  return {
    added: written.filter(({ entryId }) => entryId === null),
    changed: written.filter(({ entryId }) => entryId !== null),
    unchanged: taken.length - written.length,
    leftOut: rows.length - taken.length,
  };
}

function refuseUnknown(
  rows: readonly ComparedRow[],
  decisions: readonly LineDecision[],
  named: ReadonlyMap<number, LineDecision>,
): void {
  const lines = decisions.map(({ line }) => line);
  refuse(
    'ledger.no-such-line',
    lines.filter((line) => rows[line - 1] === undefined),
  );
  if (named.size < lines.length)
    refuse(
      'ledger.line-twice',
      lines.filter((line, at) => lines.indexOf(line) !== at),
    );
  const faulty = decisions.filter(({ line, take }) => rows[line - 1]?.state === 'faulty' && take !== 'leave_out');
  refuse(
    'ledger.faulty-line',
    faulty.map(({ line }) => line),
  );
}

function refuse(code: RefusedLines, lines: readonly number[]): void {
  if (lines.length > 0) throw new RuleViolation(code, { lines: lines.slice(0, MOST_NAMED), count: lines.length });
}

type RefusedLines =
  'ledger.no-such-line' | 'ledger.line-twice' | 'ledger.faulty-line' | 'ledger.no-such-match' | 'ledger.lines-open';

function decidedFor({ line, state, suggestion }: ComparedRow, otherwise: Otherwise | null): LineDecision | null {
  if (state === 'faulty') return { line, take: 'leave_out' };
  const take = otherwise === 'suggested' || (otherwise === 'name' && suggestion === 'keep') ? suggestion : otherwise;
  return take === null ? null : { line, take };
}

/** Whether there is what the decision takes: one product that is meant, or an entry whose link stays. */
function fits({ match, entry }: ComparedRow, { take, productId }: LineDecision): boolean {
  if (take === 'keep') return entry !== null;
  if (take !== 'match') return productId === undefined;
  if (productId === undefined) return match.candidates.length === 1;
  return match.candidates.some(({ id }) => id === productId);
}

function lineOf(row: ComparedRow, decision: LineDecision): AppliedLine {
  const { line, entry, changes } = row;
  const link = linkOf(row, decision);
  const { productId, vendorId }: EntryLink = entry ?? NO_LINK;
  return {
    line,
    entryId: entry && entry.id,
    entry: { ...keepable(withValues(entry ?? NOTHING_SAID, row.read.values)), ...link },
    changes,
    isLinkNew: link.productId !== productId || link.vendorId !== vendorId,
  };
}

const NO_LINK: EntryLink = { productId: null, vendorId: null };

function linkOf({ entry, match, changes }: ComparedRow, { take, productId }: LineDecision): EntryLink {
  if (take === 'keep' && entry !== null) return { productId: entry.productId, vendorId: entry.vendorId };
  const product =
    take === 'match' ? match.candidates.find(({ id }) => productId === undefined || id === productId) : undefined;
  if (product !== undefined) return { productId: product.id, vendorId: product.vendorId };
  const isSameVendor = entry !== null && !changes.some(({ field }) => field === 'vendorName');
  return { productId: null, vendorId: match.vendorId ?? (isSameVendor ? entry.vendorId : null) };
}
