import type { Area, Cell, CheckBox, Row, Sheet } from '../../../kernel/grid.js';

/** A sheet prepared for looking up single cells. Rows and columns count from 1. */
export interface SheetView {
  readonly sheet: Sheet;
  cell(row: number, column: number): Cell | undefined;
  /** The text of a cell, as it stands; empty if it has none. */
  text(row: number, column: number): string;
  /** The merged area that covers a cell, if one does. */
  merge(row: number, column: number): Area | undefined;
  boxes(row: number): readonly CheckBox[];
  /** The words of the drop-down list on a cell, if it has one. */
  list(row: number, column: number): readonly string[] | undefined;
}

const views = new WeakMap<Sheet, SheetView>();

/** The view of a sheet, made once for as long as the sheet lives. */
export function viewOf(sheet: Sheet): SheetView {
  let view = views.get(sheet);
  if (!view) views.set(sheet, (view = makeView(sheet)));
  return view;
}

const isIn = ({ top, left, bottom, right }: Area, row: number, column: number): boolean =>
  row >= top && row <= bottom && column >= left && column <= right;

function makeView(sheet: Sheet): SheetView {
  const rows = new Map<number, Row>(sheet.rows.map((row) => [row.row, row]));
  const boxes = new Map<number, CheckBox[]>();
  for (const box of sheet.checkBoxes) boxes.set(box.row, [...(boxes.get(box.row) ?? []), box]);
  const merges = bandsOf(sheet.merges);
  const cell = (row: number, column: number): Cell | undefined =>
    rows.get(row)?.cells.find((one) => one.column === column);
  return {
    sheet,
    cell,
    text: (row, column) => cell(row, column)?.text ?? '',
    merge: (row, column) => (merges.get(Math.floor(row / BAND)) ?? []).find((area) => isIn(area, row, column)),
    boxes: (row) => boxes.get(row) ?? [],
    list: listsOf(sheet),
  };
}

/** The words of the first list that lies on a cell. Single cells are looked up by their row, areas one after the other. */
function listsOf({ lists }: Sheet): SheetView['list'] {
  const placed = lists.flatMap(({ areas, words }, order) => areas.map((area) => ({ area, words, order })));
  const wide = placed.filter(({ area }) => area.bottom > area.top);
  const byRow = new Map<number, typeof placed>();
  for (const one of placed.filter(({ area }) => area.bottom === area.top)) {
    const known = byRow.get(one.area.top);
    if (known) known.push(one);
    else byRow.set(one.area.top, [one]);
  }
  return (row, column) => {
    const found = [byRow.get(row) ?? [], wide].flatMap(
      (some) => some.find(({ area }) => isIn(area, row, column)) ?? [],
    );
    return found.sort((one, other) => one.order - other.order)[0]?.words;
  };
}

const BAND = 16;
/** Taller merges than this are frames around the sheet, not cells of a table; looking them up row by row would cost without bound. */
const TALLEST = 4096;

function bandsOf(merges: readonly Area[]): Map<number, Area[]> {
  const bands = new Map<number, Area[]>();
  for (const area of merges) {
    const last = Math.min(area.bottom, area.top + TALLEST);
    for (let band = Math.floor(area.top / BAND); band <= Math.floor(last / BAND); band += 1) {
      const list = bands.get(band);
      if (list) list.push(area);
      else bands.set(band, [area]);
    }
  }
  return bands;
}
