import type { Finding } from '../../../kernel/finding.js';
import { cellName, columnName } from '../../../kernel/grid.js';
import { finding } from './findings.js';
import type { CopiedRow } from './layout-of-copy.js';
import type { RowPlace, Spot } from './layout.js';
import { spotsOf } from './read-row.js';

/** As many cells as a person looks at: the message says how many rows there are. */
const MOST_CELLS = 20;
const MOST_COLUMNS = 8;

/** What somebody changed in a copy of a learned workbook: sheets renamed, rows and columns moved; one finding of each kind per sheet. */
export function changesInCopy(rows: readonly CopiedRow[]): Finding[] {
  return bySheet(rows).flatMap(([sheet, copied]) => [
    ...renamed(sheet, copied),
    ...rowsMoved(sheet, copied),
    ...columnsMoved(sheet, copied),
  ]);
}

/** The same findings with those about the wording of single rows folded into one per sheet. */
export function foldedWordings(findings: readonly Finding[]): Finding[] {
  const reworded = findings.filter(({ kind }) => kind === 'reworded_question');
  const sheets = [...new Set(reworded.map(({ sheet }) => sheet ?? ''))];
  const folded = sheets.map((sheet) => {
    const cells = reworded.flatMap((one) => (one.sheet === sheet ? (one.cells ?? []) : []));
    return finding('wording_changed', { sheet, cells: cells.slice(0, MOST_CELLS) }, { sheet, count: cells.length });
  });
  return [...findings.filter(({ kind }) => kind !== 'reworded_question'), ...folded];
}

function bySheet(rows: readonly CopiedRow[]): [string, CopiedRow[]][] {
  const sheets = new Map<string, CopiedRow[]>();
  for (const row of rows) {
    const known = sheets.get(row.sheet);
    if (known) known.push(row);
    else sheets.set(row.sheet, [row]);
  }
  return [...sheets];
}

function renamed(sheet: string, rows: readonly CopiedRow[]): Finding[] {
  const before = [...new Set(rows.map(({ table }) => table.sheet))].filter((name) => name !== sheet);
  return before.map((from) => finding('sheet_renamed', { sheet }, { from, to: sheet }));
}

/** The cells are those where rows begin to stand otherwise than above: there somebody inserted or deleted some. */
function rowsMoved(sheet: string, rows: readonly CopiedRow[]): Finding[] {
  const inOrder = [...rows].sort((one, other) => one.own.row - other.own.row);
  const count = inOrder.filter((row) => offsetOf(row) !== 0).length;
  if (count === 0) return [];
  const jumps = inOrder.filter((row, at) => {
    const above = inOrder[at - 1];
    return offsetOf(row) !== (above ? offsetOf(above) : 0);
  });
  const cells = jumps.map(({ own: { label } }) => cellName(label.row, label.column));
  return [finding('rows_moved', { sheet, cells: cells.slice(0, MOST_CELLS) }, { sheet, count })];
}

const offsetOf = ({ own, learned }: CopiedRow): number => own.row - learned.row;

function columnsMoved(sheet: string, rows: readonly CopiedRow[]): Finding[] {
  const moved = new Map<number, string>();
  for (const { own, learned, columnOf } of rows) {
    if (isLabelledAlike(own, learned)) note(moved, learned.label.column, own.label.column);
    for (const { column } of answerSpots(learned)) {
      const there = columnOf(column);
      if (there.found === 'titled') note(moved, column, there.column);
    }
  }
  if (moved.size === 0) return [];
  const names = [...moved].sort(([one], [other]) => one - other).map(([, name]) => name);
  const columns = names.slice(0, MOST_COLUMNS).join(', ') + (names.length > MOST_COLUMNS ? ' …' : '');
  return [finding('columns_moved', { sheet }, { sheet, columns })];
}

/** Labels are compared number with number and wording with wording. */
const isLabelledAlike = (one: RowPlace, other: RowPlace): boolean =>
  (one.number === undefined) === (other.number === undefined);

function note(moved: Map<number, string>, from: number, to: number): void {
  if (from !== to) moved.set(from, `${columnName(from)}→${columnName(to)}`);
}

const answerSpots = ({ answer, remarks }: CopiedRow['learned']): Spot[] => [
  ...(answer ? spotsOf(answer) : []),
  ...remarks,
];
