import type { Cell } from '../../../kernel/grid.js';
import type { Columns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { readBoxedWords } from './inline-boxes.js';
import type { MatchedRow } from './match-rows.js';
import type { RowEntry } from './row-entries.js';
import type { SheetView } from './sheet-view.js';

/** Columns known by what stands in them, for tables whose headings say nothing: a column of answer words is the answer, a text behind it the remark. */
export function columnsByContent(
  view: SheetView,
  rows: readonly MatchedRow[],
  taken: ReadonlySet<number>,
  titled: Columns,
  to: number,
  index: FormIndex,
): Columns {
  const cells = rows.flatMap(({ entry }) => cellsBeside(view, entry, taken, to));
  const isAnswer = ({ row, column, text }: Cell): boolean =>
    saysAnswer(text, index) || offersAnswer(view, row, column, index);
  const answers = countByColumn(cells.filter(isAnswer));
  const texts = countByColumn(cells.filter((cell) => !isAnswer(cell)));
  const answer = mostOf(answers, texts);
  if (answer === undefined) return titled;
  const [remark] = [...texts.keys()]
    .filter((column) => column > answer && !answers.has(column))
    .sort((one, other) => one - other);
  const rivals = [...answers]
    .filter(([column, count]) => column !== answer && count >= (texts.get(column) ?? 0))
    .map(([column]) => column);
  const told = new Set([...titled.told, answer, ...rivals, ...(remark === undefined ? [] : [remark])]);
  return {
    ...titled,
    told,
    answer,
    rivals,
    remarks: titled.remarks.length > 0 || remark === undefined ? titled.remarks : [remark],
  };
}

function cellsBeside(view: SheetView, { row: at, from }: RowEntry, taken: ReadonlySet<number>, to: number): Cell[] {
  const cells = view.sheet.rows.find(({ row }) => row === at)?.cells ?? [];
  return cells.filter(({ column, text }) => !taken.has(column) && column >= from && column <= to && text.trim() !== '');
}

function countByColumn(cells: readonly Cell[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { column } of cells) counts.set(column, (counts.get(column) ?? 0) + 1);
  return counts;
}

const offersAnswer = (view: SheetView, row: number, column: number, index: FormIndex): boolean =>
  view.list(row, column)?.some((word) => index.wordOf(word) !== undefined) ?? false;

function saysAnswer(text: string, index: FormIndex): boolean {
  return index.wordOf(text) !== undefined || readBoxedWords(text).some(({ word }) => index.wordOf(word) !== undefined);
}

function mostOf(answers: ReadonlyMap<number, number>, texts: ReadonlyMap<number, number>): number | undefined {
  const [best] = [...answers]
    .filter(([column, count]) => count >= (texts.get(column) ?? 0))
    .sort(([, one], [, other]) => other - one);
  return best?.[0];
}
