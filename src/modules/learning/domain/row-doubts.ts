import type { Finding } from '../../../kernel/finding.js';
import { cellName } from '../../../kernel/grid.js';
import type { AnswerKind } from './answer-kinds.js';
import { type DoubtKind, doubt } from './doubts.js';
import type { OutlinedRow } from './outlined-rows.js';
import { nameOfNumber } from './printed-number.js';

/** What a person should look at in each row. */
export class RowDoubts {
  private readonly numbers = new Map<string, number>();

  constructor(rows: readonly OutlinedRow[]) {
    for (const row of rows) {
      const name = this.nameOf(row);
      this.numbers.set(name, (this.numbers.get(name) ?? 0) + 1);
    }
  }

  of(row: OutlinedRow, kind: AnswerKind | undefined): readonly Finding[] {
    const { told, number } = row;
    const place = { ...(number !== null && { code: number }), sheet: told.region.view.sheet.name, cells: cellsOf(row) };
    const facts = { number: number ?? '', printed: told.numberCell?.text ?? '' };
    const kinds: (DoubtKind | undefined)[] = [
      told.unsure ? (told.kind === 'group' ? 'group_or_question' : 'row_without_number') : undefined,
      told.numberCell?.kind === 'date' ? 'number_became_date' : undefined,
      told.numberCell?.kind === 'number' && told.numberCell.text !== number ? 'number_lost_zero' : undefined,
      (this.numbers.get(this.nameOf(row)) ?? 0) > 1 && told.number?.shape === undefined ? 'number_twice' : undefined,
      kind?.doubt,
    ];
    return kinds.flatMap((one) => (one ? doubt(one, place, facts) : []));
  }

  private nameOf({ told, id, section }: OutlinedRow): string {
    return told.number ? `${section}\n${nameOfNumber(told.number)}` : id;
  }
}

/** The cells with a row's number and wording. */
export function cellsOf({ told: { numberCell, wordingCell } }: OutlinedRow): readonly string[] {
  const cells = numberCell ? [numberCell, wordingCell] : [wordingCell];
  return cells.map(({ row, column }) => cellName(row, column));
}
