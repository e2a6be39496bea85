import type { Finding } from '../../../kernel/finding.js';
import { type Cell, cellName } from '../../../kernel/grid.js';
import type { AnswerKind } from './answer-kinds.js';
import { type DoubtKind, doubt } from './doubts.js';
import type { OutlinedRow } from './outlined-rows.js';
import { nameOfNumber, type PrintedNumber } from './printed-number.js';
import type { ToldRow } from './told-rows.js';

/** What a person should look at in each row. */
export class RowDoubts {
  private readonly numbers = new Map<string, number>();

  constructor(rows: readonly OutlinedRow[]) {
    for (const row of rows) {
      const name = this.nameOf(row);
      this.numbers.set(name, (this.numbers.get(name) ?? 0) + 1);
    }
  }

  of(row: OutlinedRow, { doubt: aboutAnswer }: AnswerKind): readonly Finding[] {
    const { told, number } = row;
    const place = { ...(number !== null && { code: number }), sheet: told.region.view.sheet.name, cells: cellsOf(row) };
    const facts = { number: number ?? '', printed: told.numberCell?.text ?? '' };
    const kinds = [...this.aboutKind(told), ...this.aboutNumber(row), ...(aboutAnswer ? [aboutAnswer] : [])];
    return kinds.map((kind) => doubt(kind, place, facts));
  }

  private aboutKind({ unsure, kind }: ToldRow): DoubtKind[] {
    if (!unsure) return [];
    return [kind === 'group' ? 'group_or_question' : 'row_without_number'];
  }

  private aboutNumber(row: OutlinedRow): DoubtKind[] {
    const { numberCell, number } = row.told;
    if (!number) return [];
    const isTwice = number.shape === undefined && (this.numbers.get(this.nameOf(row)) ?? 0) > 1;
    return [...(numberCell ? mended(numberCell, number) : []), ...(isTwice ? (['number_twice'] as const) : [])];
  }

  private nameOf({ told, id, section }: OutlinedRow): string {
    return told.number ? `${section}\n${nameOfNumber(told.number)}` : id;
  }
}

function mended({ kind, text }: Cell, number: PrintedNumber): DoubtKind[] {
  if (kind === 'date') return ['number_became_date'];
  return kind === 'number' && text.trim() !== number.text ? ['number_lost_zero'] : [];
}

/** The cells with a row's number and wording. */
export function cellsOf({ told: { numberCell, wordingCell } }: OutlinedRow): readonly string[] {
  const cells = numberCell ? [numberCell, wordingCell] : [wordingCell];
  return cells.map(({ row, column }) => cellName(row, column));
}
