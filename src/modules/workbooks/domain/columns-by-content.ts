import type { Columns } from './columns.js';
import type { FormIndex } from './form-index.js';
import { readBoxedWords } from './inline-boxes.js';
import type { MatchedRow } from './match-rows.js';
import type { SheetView } from './sheet-view.js';

/** Columns known by what stands in them, for tables whose headings say nothing: a column of answer words is the answer, a text behind it the remark. */
export function columnsByContent(view: SheetView, rows: readonly MatchedRow[], taken: ReadonlySet<number>, titled: Columns, to: number, index: FormIndex): Columns {
  const answers = new Map<number, number>();
  const texts = new Map<number, number>();
  for (const { entry } of rows) {
    const cells = view.sheet.rows.find(({ row }) => row === entry.row)?.cells ?? [];
    for (const { column, text } of cells) {
      if (taken.has(column) || column < entry.from || column > to || text.trim() === '') continue;
      const counts = saysAnswer(text, index) || view.list(entry.row, column)?.some((word) => index.wordOf(word)) === true ? answers : texts;
      counts.set(column, (counts.get(column) ?? 0) + 1);
    }
  }
  const answer = mostOf(answers, texts);
  const remark = [...texts.keys()].filter((column) => answer !== undefined && column > answer && !answers.has(column)).sort((one, other) => one - other)[0];
  const remarks = titled.remarks.length > 0 || remark === undefined ? titled.remarks : [remark];
  return { ...titled, ...(answer !== undefined && { answer }), remarks };
}

function saysAnswer(text: string, index: FormIndex): boolean {
  return index.wordOf(text) !== undefined || readBoxedWords(text).some(({ word }) => index.wordOf(word) !== undefined);
}

function mostOf(answers: ReadonlyMap<number, number>, texts: ReadonlyMap<number, number>): number | undefined {
  const [best] = [...answers].filter(([column, count]) => count >= (texts.get(column) ?? 0)).sort(([, one], [, other]) => other - one);
  return best?.[0];
}
