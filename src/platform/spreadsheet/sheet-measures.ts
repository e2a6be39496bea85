import type { Attributes } from './xml-parse.js';
import { LAST_COLUMN } from './cell-reference.js';
import { isTrue } from './workbook-part.js';

/** English Metric Units: 914,400 per inch. */
const EMU_PER_PIXEL = 9525;
const EMU_PER_POINT = 12700;
/** Pixels of the widest digit in the usual 11 point fonts, and the cell's own margin (ECMA-376 part 1, 18.3.1.13). */
const DIGIT = 7;
const MARGIN = 5;

/** How wide and high columns and rows are, in EMU. */
export interface Measures {
  width(column: number): number;
  height(row: number): number;
}

interface ColumnRange {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Column widths and row heights of one sheet, collected while it is read; hidden ones are 0. */
export class SheetMeasures implements Measures {
  readonly hiddenColumns = new Set<number>();
  private readonly columns: ColumnRange[] = [];
  private readonly heights = new Map<number, number>();
  private defaultWidth = pixels(8) + MARGIN;
  private defaultHeight = 15;

  open(name: 'col' | 'sheetFormatPr', attributes: Attributes): void {
    if (name === 'col') this.addColumns(attributes);
    else this.setDefaults(attributes);
  }

  setRow(row: number, points: number): void {
    if (points >= 0) this.heights.set(row, points);
  }

  width(column: number): number {
    const range = this.columns.find(({ from, to }) => from <= column && column <= to);
    return (range?.width ?? this.defaultWidth) * EMU_PER_PIXEL;
  }

  height(row: number): number {
    return (this.heights.get(row) ?? this.defaultHeight) * EMU_PER_POINT;
  }

  /** More ranges than columns would overlap: those are not counted twice. */
  private addColumns({ min, max, width, hidden }: Attributes): void {
    const from = Number(min);
    const to = Math.min(Number(max), LAST_COLUMN);
    if (!(from >= 1 && from <= to) || this.columns.length >= LAST_COLUMN) return;
    if (isTrue(hidden)) this.hideColumns(from, to);
    else this.columns.push({ from, to, width: width === undefined ? this.defaultWidth : pixels(Number(width)) });
  }

  private hideColumns(from: number, to: number): void {
    this.columns.push({ from, to, width: 0 });
    for (let column = from; column <= to && this.hiddenColumns.size < LAST_COLUMN; column += 1)
      this.hiddenColumns.add(column);
  }

  private setDefaults({ defaultColWidth, baseColWidth, defaultRowHeight }: Attributes): void {
    const width =
      defaultColWidth === undefined ? pixels(Number(baseColWidth ?? 8)) + MARGIN : pixels(Number(defaultColWidth));
    if (width >= 0) this.defaultWidth = width;
    if (Number(defaultRowHeight) >= 0) this.defaultHeight = Number(defaultRowHeight);
  }
}

function pixels(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / DIGIT)) / 256) * DIGIT);
}
