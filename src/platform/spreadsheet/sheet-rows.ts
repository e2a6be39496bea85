import { parseCell } from './cell-reference.js';
import type { XmlElement } from './xml-elements.js';

/** A cell element with the column it stands for. */
export interface PlacedCell {
  readonly element: XmlElement;
  readonly column: number;
}

/** A row element with its number and cells. */
export interface PlacedRow {
  readonly element: XmlElement;
  readonly row: number;
  readonly cells: readonly PlacedCell[];
}

/** Rows with their numbers and cells with their columns; those without `r` count on from the one before. */
export function placeRows(sheetData: XmlElement): PlacedRow[] {
  let row = 0;
  return sheetData.children
    .filter(({ name }) => name === 'row')
    .map((element) => {
      row = element.attributes['r'] === undefined ? row + 1 : Number(element.attributes['r']);
      return { element, row, cells: placeCells(element) };
    });
}

function placeCells(row: XmlElement): PlacedCell[] {
  let column = 0;
  return row.children
    .filter(({ name }) => name === 'c')
    .map((element) => {
      column = parseCell(element.attributes['r'] ?? '')?.column ?? column + 1;
      return { element, column };
    });
}
