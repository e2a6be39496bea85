import type { Grid, Row } from '../../../kernel/grid.js';
import { spotAt } from './answer-places.js';
import { columnsInCopy, type FoundColumn, titlesIn } from './column-titles.js';
import { headingsAbove } from './columns.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import type { AnswerPlace, Layout, RowPlace, Spot, TableLayout } from './layout.js';
import { spotsOf } from './read-row.js';
import { type SheetView, viewOf } from './sheet-view.js';

/** A row of a copy with the one it was learned from. */
export interface CopiedRow {
  readonly sheet: string;
  readonly own: RowPlace;
  readonly table: TableLayout;
  readonly learned: RowPlace;
  /** Where the columns of the learned row stand in the copy. */
  readonly columnOf: (column: number) => FoundColumn;
}

/** The rows of a copy's layout that stand in the learned one too. */
export function copiedRows(grid: Grid, layout: Layout, learned: Layout): readonly CopiedRow[] {
  const places = new Map(
    learned.tables.flatMap((table) => table.rows.map((row) => [row.question, { table, learned: row }] as const)),
  );
  return layout.tables.flatMap((copy) => {
    const view = viewOfSheet(grid, copy.sheet);
    if (!view) return [];
    const headings = headingsAbove(view, new Set([...copy.rows, ...copy.others].map(({ row }) => row)));
    return copy.rows.flatMap((own): CopiedRow[] => {
      const place = places.get(own.question);
      return place ? [{ sheet: copy.sheet, own, ...place, columnOf: columnsOf(own, place, headings) }] : [];
    });
  });
}

function columnsOf(
  own: RowPlace,
  { table, learned }: { readonly table: TableLayout; readonly learned: RowPlace },
  headings: (row: number) => readonly Row[],
): CopiedRow['columnOf'] {
  const titles = table.titles?.findLast(({ row }): boolean => row < learned.row);
  return columnsInCopy(titles, titlesIn(headings(own.row)), own.label.column - learned.label.column);
}

/**
 * The layout of a copy, its answers where the learned workbook has them: titles alone may not say which column is which, but a person
 * has confirmed the learned ones. What the copy's own cells say of a place (merged, boxes) stands where both name the same columns.
 */
export function layoutOfCopy(grid: Grid, layout: Layout, rows: readonly CopiedRow[]): Layout {
  const copied = new Map(rows.map((row) => [row.own, row]));
  return {
    ...layout,
    tables: layout.tables.map((table) => {
      const view = viewOfSheet(grid, table.sheet);
      const placed = table.rows.map((row) => {
        const copy = copied.get(row);
        return copy && view ? placeInCopy(copy, view) : row;
      });
      return withoutRead({ ...table, rows: placed });
    }),
  };
}

function viewOfSheet(grid: Grid, name: string): SheetView | undefined {
  const sheet = grid.sheets.find((one) => one.name === name);
  return sheet && viewOf(sheet);
}

function placeInCopy({ own, learned, columnOf }: CopiedRow, view: SheetView): RowPlace {
  const moved = new MovedSpots(view, own.row, learned.row, columnOf);
  const answer = moved.answer(own.answer, learned.answer);
  const remarks = moved.remarks(own.remarks, learned.remarks);
  const read = new Set([...(answer ? spotsOf(answer) : []), ...remarks].map(({ column }) => column));
  return {
    question: own.question,
    row: own.row,
    foundBy: own.foundBy,
    label: own.label,
    ...(own.number !== undefined && { number: own.number }),
    ...(answer && { answer }),
    remarks,
    ...(own.strays && { strays: own.strays.filter(({ column }) => !read.has(column)) }),
    ...moved.dates(own, learned),
    ...moved.second(own.second, learned.second),
    extras: moved.extras(own.extras, learned.extras),
  };
}

interface Dates {
  readonly checkedOn?: Spot;
  readonly targetOn?: Spot;
}

/** Cells of a learned row in the row of a copy. */
class MovedSpots {
  constructor(
    private readonly view: SheetView,
    private readonly row: number,
    private readonly learnedRow: number,
    private readonly columnOf: CopiedRow['columnOf'],
  ) {}

  answer(own: AnswerPlace | undefined, learned: AnswerPlace | undefined): AnswerPlace | undefined {
    if (!learned) return own;
    if (own && this.agrees(own, learned)) return withLearnedWords(own, learned);
    return spotsOf(learned).some(({ column }) => this.columnOf(column).found === 'gone') ? own : this.place(learned);
  }

  /** Whether the copy's own headings tell the same columns, word by word. */
  private agrees(own: AnswerPlace, learned: AnswerPlace): boolean {
    const isAt = (spot: Spot, there: Spot | undefined): boolean => {
      const { found, column } = this.columnOf(spot.column);
      return found !== 'titled' || column === there?.column;
    };
    if (!('cells' in learned)) return isAt(learned.entry, own.entry);
    const cells = 'cells' in own ? own.cells : {};
    return (Object.keys(learned.cells) as AnswerKey[]).every((key) => {
      const spot = learned.cells[key];
      return spot === undefined || isAt(spot, cells[key]);
    });
  }

  second(own: RowPlace['second'], learned: RowPlace['second']): Pick<RowPlace, 'second'> {
    const answer = this.answer(own?.answer, learned?.answer);
    return answer ? { second: { answer, ...this.dates(own ?? {}, learned ?? {}) } } : {};
  }

  remarks(own: readonly Spot[], learned: readonly Spot[]): readonly Spot[] {
    const missing = learned.filter(({ column }) => {
      const { found, column: there } = this.columnOf(column);
      return found === 'titled' ? !own.some((spot) => spot.column === there) : found === 'guessed' && own.length === 0;
    });
    return [...missing.map((spot) => this.at(spot)), ...own];
  }

  dates(own: Dates, learned: Dates): Dates {
    const checkedOn = this.single(own.checkedOn, learned.checkedOn);
    const targetOn = this.single(own.targetOn, learned.targetOn);
    return { ...(checkedOn && { checkedOn }), ...(targetOn && { targetOn }) };
  }

  extras(own: RowPlace['extras'], learned: RowPlace['extras']): RowPlace['extras'] {
    const fields = Object.entries(learned) as [keyof RowPlace['extras'], Spot][];
    return {
      ...own,
      ...Object.fromEntries(
        fields.flatMap(([field, spot]) => {
          const there = this.single(own[field], spot);
          return there ? [[field, there] as const] : [];
        }),
      ),
    };
  }

  /** A cell of its own: where its title stands, else where the copy itself says, else where it may have moved to. */
  private single(own: Spot | undefined, learned: Spot | undefined): Spot | undefined {
    if (!learned) return own;
    const { found } = this.columnOf(learned.column);
    if (found === 'titled') return this.at(learned);
    return own ?? (found === 'guessed' ? this.at(learned) : undefined);
  }

  private place(learned: AnswerPlace): AnswerPlace {
    const entry = this.at(learned.entry);
    if (learned.kind === 'word' || learned.kind === 'inline-boxes') return { ...learned, entry };
    const cells = Object.fromEntries(Object.entries(learned.cells).map(([key, spot]) => [key, this.at(spot)]));
    if (learned.kind === 'columns' || this.view.boxes(this.row).length > 0) return { ...learned, cells, entry };
    return { kind: 'columns', cells, entry, merged: false };
  }

  private at({ row, column }: Spot): Spot {
    const below = Math.max(0, row - this.learnedRow);
    return spotAt(this.view, this.row + below, this.columnOf(column).column);
  }
}

/** The list of the learned row says what its signs mean (○, ×, 該当なし), where the copy's cells alone do not. */
function withLearnedWords(own: AnswerPlace, learned: AnswerPlace): AnswerPlace {
  return own.kind === 'word' && learned.kind === 'word' ? { ...own, words: { ...own.words, ...learned.words } } : own;
}

function spotsOfRow({ answer, remarks, checkedOn, targetOn, second, extras }: RowPlace): Spot[] {
  const answers = [answer, second?.answer].flatMap((place) => (place ? spotsOf(place) : []));
  const days = [checkedOn, targetOn, second?.checkedOn, second?.targetOn].filter((spot) => spot !== undefined);
  return [...answers, ...remarks, ...days, ...Object.values(extras)];
}

/** Columns that are read after all are no unread ones. */
function withoutRead({ unread, ...table }: TableLayout): TableLayout {
  const read = new Set(table.rows.flatMap((row) => spotsOfRow(row).map(({ column }) => column)));
  const left = (unread ?? []).filter(({ column }) => !read.has(column));
  return { ...table, ...(left.length > 0 && { unread: left }) };
}
