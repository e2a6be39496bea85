import { cellName } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { PartEditor } from './part-editor.js';
import { damaged } from './refusal.js';
import { type PlacedCell, type PlacedRow, placeRows } from './sheet-rows.js';
import { child, type XmlElement } from './xml-elements.js';

/** What a cell shall hold in the words of a sheet: its type attribute and its content, e.g. `b` and `<v>1</v>`; no content = empty. `style` replaces its own. */
export interface CellXml {
  readonly type?: string;
  readonly style?: number;
  readonly content: string;
}

type Writes = ReadonlyMap<number, CellXml>;

/** Cells of one sheet to be written; existing ones keep their style, missing rows and cells are put in their place. */
export class SheetEditor {
  private readonly sheetData: XmlElement;
  private readonly rows: ReadonlyMap<number, PlacedRow>;
  private readonly writes = new Map<number, Map<number, CellXml>>();

  constructor(
    private readonly editor: PartEditor,
    private readonly sheet: string,
  ) {
    const sheetData = editor.child('sheetData');
    if (sheetData === undefined) throw damaged(sheet, 'sheet-data');
    this.sheetData = sheetData;
    this.rows = new Map(placeRows(sheetData).map((row) => [row.row, row]));
  }

  /** Prefix that the sheet's elements are written with, colon included. */
  get prefix(): string {
    return this.editor.prefix;
  }

  /** Style number of a cell: its own, else its row's or column's. */
  style(row: number, column: number): number {
    const placed = this.rows.get(row);
    const cell = placed?.cells.find((one) => one.column === column);
    return Number(cell?.element.attributes['s'] ?? this.inheritedStyle(placed, column) ?? 0);
  }

  /** Styles of the cells of a column that hold a number, the nearest to a row first. */
  stylesOfNumbers(column: number, near: number): number[] {
    const rows = [...this.rows.values()].filter(({ cells }) =>
      cells.some((cell) => cell.column === column && holdsNumber(cell)),
    );
    return rows
      .map(({ row }) => row)
      .sort((one, other) => Math.abs(one - near) - Math.abs(other - near))
      .map((row) => this.style(row, column));
  }

  /** Whether a cell holds neither value nor formula. */
  isEmpty(row: number, column: number): boolean {
    return !this.rows.get(row)?.cells.some((cell) => cell.column === column && cell.element.children.length > 0);
  }

  write(row: number, column: number, content: CellXml): void {
    const cells = this.writes.get(row) ?? new Map<number, CellXml>();
    this.writes.set(row, cells.set(column, content));
  }

  /** Turns all writes into edits of the part. */
  apply(): void {
    const added: (readonly [number, Writes])[] = [];
    for (const [row, writes] of this.writes) {
      const placed = this.rows.get(row);
      if (placed === undefined) added.push([row, withContent(writes)]);
      else this.applyToRow(placed, writes);
    }
    this.insertRows(added.filter(([, writes]) => writes.size > 0).sort(([a], [b]) => a - b));
  }

  private applyToRow(row: PlacedRow, writes: Writes): void {
    const existing = new Set(row.cells.map(({ column }) => column));
    const added = [...withContent(writes)].filter(([column]) => !existing.has(column)).sort(([a], [b]) => a - b);
    for (const cell of row.cells) this.applyToCell(row, cell, writes.get(cell.column), added.length > 0);
    for (const [column, content] of added) {
      const xml = this.cellXml(row.row, column, this.inheritedStyle(row, column), content);
      this.insertBefore(row.cells.find((cell) => cell.column > column)?.element, row.element, xml);
    }
  }

  /** A cell without a name would move when another is put before it: it gets its name then. */
  private applyToCell(
    row: PlacedRow,
    { element, column }: PlacedCell,
    content: CellXml | undefined,
    name: boolean,
  ): void {
    if (content !== undefined) {
      if (child(element, 'f')?.attributes['ref'] !== undefined) {
        throw new RuleViolation('workbook.cell-not-writable', { sheet: this.sheet, cell: cellName(row.row, column) });
      }
      this.editor.replace(element, this.cellXml(row.row, column, element.attributes['s'], content));
    } else if (name && element.attributes['r'] === undefined) {
      this.editor.setAttribute(element, 'r', cellName(row.row, column));
    }
  }

  private insertRows(added: readonly (readonly [number, Writes])[]): void {
    if (added.length === 0) return;
    const existing = [...this.rows.values()];
    for (const { element, row } of existing) {
      if (element.attributes['r'] === undefined) this.editor.setAttribute(element, 'r', String(row));
    }
    for (const [row, writes] of added) {
      const cells = [...writes]
        .sort(([a], [b]) => a - b)
        .map(([column, content]) => this.cellXml(row, column, this.inheritedStyle(undefined, column), content));
      const xml = `<${this.prefix}row r="${row}">${cells.join('')}</${this.prefix}row>`;
      this.insertBefore(existing.find((placed) => placed.row > row)?.element, this.sheetData, xml);
    }
  }

  private insertBefore(next: XmlElement | undefined, parent: XmlElement, xml: string): void {
    if (next === undefined) this.editor.append(parent, xml);
    else this.editor.insertAt(next.start, xml);
  }

  private cellXml(row: number, column: number, own: string | undefined, { type, style, content }: CellXml): string {
    const attributes = [
      ['r', cellName(row, column)],
      ['s', style ?? own],
      ['t', type],
    ] as const;
    const written = attributes.map(([name, value]) => (value === undefined ? '' : ` ${name}="${value}"`)).join('');
    return content === '' ? `<${this.prefix}c${written}/>` : `<${this.prefix}c${written}>${content}</${this.prefix}c>`;
  }

  private inheritedStyle(row: PlacedRow | undefined, column: number): string | undefined {
    const ofRow = row?.element.attributes['customFormat'] === '1' ? row.element.attributes['s'] : undefined;
    const covers = ({ attributes }: XmlElement): boolean =>
      Number(attributes['min']) <= column && column <= Number(attributes['max']);
    return ofRow ?? this.editor.child('cols')?.children.find(covers)?.attributes['style'];
  }
}

const holdsNumber = ({ element }: PlacedCell): boolean =>
  (element.attributes['t'] ?? 'n') === 'n' && child(element, 'v') !== undefined;

function withContent(writes: Writes): Writes {
  return new Map([...writes].filter(([, { content }]) => content !== ''));
}
