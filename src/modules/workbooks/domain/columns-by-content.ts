import type { Cell } from '../../../kernel/grid.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import type { Columns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { readBoxedWords } from './inline-boxes.js';
import type { MatchedRow } from './match-rows.js';
import type { RowEntry } from './row-entries.js';
import type { SheetView } from './sheet-view.js';

/**
 * Columns known by what stands in them, for tables whose headings say nothing: a column of answer words or lists is the answer, one of
 * boxes with a word the place of that word, a text behind them the remark.
 */
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
  const words = boxedWords(view, rows, index);
  if (words.size > 1) return { ...titled, words, told: new Set([...titled.told, ...words.values()]) };
  const answers = countByColumn([...cells.filter(isAnswer), ...emptyLists(view, rows, to, index)]);
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

/** The columns of boxes by the word that their labels say. */
function boxedWords(view: SheetView, rows: readonly MatchedRow[], index: FormIndex): ReadonlyMap<AnswerKey, number> {
  const boxes = rows.flatMap(({ entry }) => view.boxes(entry.row));
  const named = boxes.flatMap(({ label, column }) => {
    const key = index.wordOf(label);
    return key ? [[key, column] as const] : [];
  });
  return new Map(named.reverse());
}

const MOST_COLUMNS = 64;

/** Empty cells with a list of answers on them. */
function emptyLists(
  view: SheetView,
  rows: readonly MatchedRow[],
  to: number,
  index: FormIndex,
): Pick<Cell, 'column'>[] {
  const areas = view.sheet.lists.flatMap((list) => list.areas);
  const columns = new Set(areas.filter(({ left }) => left <= to).map(({ left }) => left));
  return rows.flatMap(({ entry: { row } }) =>
    [...columns]
      .slice(0, MOST_COLUMNS)
      .filter((column) => view.text(row, column).trim() === '' && offersAnswer(view, row, column, index))
      .map((column) => ({ column })),
  );
}

function countByColumn(cells: readonly Pick<Cell, 'column'>[]): Map<number, number> {
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
