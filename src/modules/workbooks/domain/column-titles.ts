import type { Row } from '../../../kernel/grid.js';
import { foldWording } from '../../../kernel/wording.js';
import type { ColumnTitles } from './layout.js';

/** What some heading rows, top to bottom, print above each column; undefined where there are none. */
export function titlesIn(rows: readonly Row[]): ColumnTitles | undefined {
  const lowest = rows.at(-1)?.row;
  if (lowest === undefined) return undefined;
  const texts = new Map<number, string>();
  for (const { column, text } of rows.flatMap(({ cells }) => cells))
    if (text.trim() !== '') texts.set(column, [texts.get(column), text.trim()].filter(Boolean).join(' '));
  return { row: lowest, texts: [...texts].map(([column, text]) => ({ column, text })) };
}

/** Where a column of one table stands in a copy of it. */
export interface FoundColumn {
  readonly column: number;
  /** `titled`: its title stands there; `guessed`: it has none, and is where the columns beside it moved to; `gone`: its title stands nowhere. */
  readonly found: 'titled' | 'guessed' | 'gone';
}

/**
 * Which column of a copy each column of a table is: by its title, of several alike by their order; without one by how far its neighbours
 * moved, or by `shift` where the copy has no titles that are known.
 */
export function columnsInCopy(
  learned: ColumnTitles | undefined,
  copy: ColumnTitles | undefined,
  shift: number,
): (column: number) => FoundColumn {
  const sure = sameTitles(learned, copy);
  return (column) => {
    const titled = sure.get(column);
    if (titled !== undefined) return { column: titled, found: 'titled' };
    const beside = [...sure.keys()].sort((one, other) => Math.abs(one - column) - Math.abs(other - column))[0];
    const moved = beside === undefined ? shift : (sure.get(beside) ?? beside) - beside;
    const isGone = sure.size > 0 && learned?.texts.some((one) => one.column === column) === true;
    return { column: Math.max(1, column + moved), found: isGone ? 'gone' : 'guessed' };
  };
}

function sameTitles(learned: ColumnTitles | undefined, copy: ColumnTitles | undefined): Map<number, number> {
  const found = new Map<number, number>();
  const there = columnsByTitle(copy);
  for (const [title, columns] of columnsByTitle(learned)) {
    const same = there.get(title) ?? [];
    if (same.length === columns.length) columns.forEach((column, at) => found.set(column, same[at] ?? column));
  }
  return found;
}

function columnsByTitle(titles: ColumnTitles | undefined): Map<string, number[]> {
  const columns = new Map<string, number[]>();
  for (const { column, text } of titles?.texts ?? []) {
    const title = foldWording(text) || text;
    columns.set(
      title,
      [...(columns.get(title) ?? []), column].sort((one, other) => one - other),
    );
  }
  return columns;
}
