import type { Answer, Answers } from '../../templates/domain/answer.js';
import type { CellDetails } from './cell-details.js';
import type { ComparedCell } from './compared-cell.js';
import type { Matrix } from './compare.js';

type DetailedCell = ComparedCell & { readonly details?: CellDetails };

const FIELDS = [
  'remark',
  'reason',
  'plannedOn',
  'condition',
  'waitingFor',
  'responsibility',
  'targetOn',
] as const satisfies readonly (keyof CellDetails)[];

/** The comparison with remarks and reasons at each cell; `answers` = one per column, in the columns' order. */
export function withDetails(matrix: Matrix, answers: readonly Answers[]): Matrix {
  const detailed = (cell: ComparedCell, column: number): DetailedCell => {
    const details = detailsOf(answers[column]?.get(cell.sourceQuestion ?? ''));
    return details ? { ...cell, details } : cell;
  };
  return { ...matrix, rows: matrix.rows.map((row) => ({ ...row, cells: row.cells.map(detailed) })) };
}

function detailsOf(answer: Answer | undefined): CellDetails | undefined {
  if (answer === undefined) return undefined;
  const said = FIELDS.flatMap((field) => (answer[field] === undefined ? [] : [[field, answer[field]] as const]));
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
