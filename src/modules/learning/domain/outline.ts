import type { ToldRow } from './told-rows.js';

/** A row on the way down from the top of its section to the row looked at. */
interface Level {
  readonly key: string;
  readonly indent: number;
  readonly row: ToldRow;
}

/** Most rows nest no deeper; beyond it the outline of a table that nests without end is flat. */
const DEEPEST = 12;

/**
 * Which row each row stands under: the longest number before it that begins its own; for numbers and bullets that name no place, the
 * row above that looks otherwise; where no number is longer than one part, indentation. Tables go on with each other's numbers.
 */
export function parentsOf(tables: readonly (readonly ToldRow[])[]): ReadonlyMap<ToldRow, ToldRow> {
  const outline = new Outline(tables.flat().every(({ number }) => number === undefined || number.parts.length < 2));
  const parents = new Map<ToldRow, ToldRow>();
  for (const rows of tables) {
    outline.startSection();
    for (const row of rows) {
      const parent = outline.place(row);
      if (parent) parents.set(row, parent);
    }
  }
  return parents;
}

class Outline {
  private levels: Level[] = [];
  private section = 0;
  private readonly byNumber = new Map<string, { readonly row: ToldRow; readonly section: number }>();

  constructor(private readonly flat: boolean) {}

  startSection(): void {
    this.levels = [];
    this.section += 1;
  }

  place(row: ToldRow): ToldRow | undefined {
    if (row.kind === 'section') this.startSection();
    if (row.kind === 'section' || row.kind === 'note') return undefined;
    if (row.number && row.number.shape === undefined) return this.byOwnNumber(row, row.number.parts);
    return row.number || row.bullet !== '' ? this.byLook(row) : this.byIndent(row);
  }

  private byOwnNumber(row: ToldRow, parts: readonly string[]): ToldRow | undefined {
    const name = parts.join('.');
    if ((this.byNumber.get(name)?.section ?? this.section) !== this.section) this.byNumber.clear();
    const parent = this.flat ? this.indentedUnder(row) : this.longestBegin(parts);
    const above = parent ? this.levels.findIndex(({ row: one }) => one === parent) : -1;
    this.levels = above < 0 ? (parent ? [levelOf(parent)] : []) : this.levels.slice(0, above + 1);
    this.levels.push(levelOf(row));
    this.byNumber.set(name, { row, section: this.section });
    return parent;
  }

  private longestBegin(parts: readonly string[]): ToldRow | undefined {
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const found = this.byNumber.get(parts.slice(0, length).join('.'));
      if (found) return found.row;
    }
    return undefined;
  }

  private indentedUnder({ indent }: ToldRow): ToldRow | undefined {
    return this.levels.findLast((level) => level.indent < indent)?.row;
  }

  /** A sign that is no figure (①) may begin the numbers of the rows below it (①-1); a figure in brackets is another number than the figure. */
  private remember(row: ToldRow): void {
    const { parts = [] } = row.number ?? {};
    if (parts.length === 1 && /^[^0-9a-z]/.test(parts[0] ?? ''))
      this.byNumber.set(parts.join('.'), { row, section: this.section });
  }

  /** Rows that look alike are of one level. */
  private byLook(row: ToldRow): ToldRow | undefined {
    const level = levelOf(row);
    const same = this.levels.findIndex(({ key }) => key === level.key);
    if (same >= 0) this.levels = this.levels.slice(0, same);
    const parent = this.levels.at(-1)?.row;
    if (this.levels.length < DEEPEST) this.levels.push(level);
    this.remember(row);
    return parent;
  }

  private byIndent(row: ToldRow): ToldRow | undefined {
    const under = this.levels.findLast(({ indent, row: above }) => indent < row.indent || isOpenHeading(above));
    this.levels = under ? this.levels.slice(0, this.levels.indexOf(under) + 1) : [];
    if (this.levels.length < DEEPEST) this.levels.push(levelOf(row));
    return under?.row;
  }
}

/** A heading takes the rows without number below it. */
const isOpenHeading = ({ kind }: ToldRow): boolean => kind === 'group';

function levelOf(row: ToldRow): Level {
  const { number, bullet, indent } = row;
  const look = number ? (number.shape ?? 'number') : bullet === '' ? 'plain' : `${bullet}${indent}`;
  return { key: look, indent, row };
}
