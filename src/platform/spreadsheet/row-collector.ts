import { type Cell, cellName, type CheckBox, type Row } from '#kernel/grid.js';
import type { Budget } from './budget.js';
import { LAST_COLUMN, LAST_ROW, parseCell } from './cell-reference.js';
import { readValue, type ValueContext } from './cell-value.js';
import { ambiguous, damaged } from './refusal.js';
import type { SheetMeasures } from './sheet-measures.js';
import { TextCollector } from './sheet-text.js';
import { isTrue } from './workbook-part.js';
import type { Attributes } from './xml-parse.js';

/** Rows and cells of one sheet while its part is read. Rows and cells without `r` follow the one before. */
export class RowCollector {
  readonly boxes: CheckBox[] = [];
  private readonly rows: Row[] = [];
  private readonly seen = new Set<number>();
  private row = 0;
  private hidden = false;
  private cells: Cell[] = [];
  private column = 0;
  private columns: number[] = [];
  private inOrder = true;
  private type = '';
  private style = 0;
  private formula = false;
  private value: string | undefined;
  private readonly inline = new TextCollector();
  private target: 'value' | 'inline' | undefined;

  constructor(
    private readonly part: string,
    private readonly sheet: string,
    private readonly context: ValueContext,
    private readonly budget: Budget,
    private readonly measures: SheetMeasures,
  ) {}

  open(name: string, attributes: Attributes, parent: string): void {
    if (name === 'c') this.openCell(attributes, parent);
    else if (name === 'v' && parent === 'c') this.openValue();
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f' && parent === 'c') this.formula = true;
    else if (name === 't') this.openInline(attributes, parent);
  }

  text(text: string): void {
    if (this.target === 'value') this.value = (this.value ?? '') + text;
    else if (this.target === 'inline') this.inline.add(text);
  }

  close(name: string): void {
    if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 't') this.inline.end();
    if (name === 'v' || name === 't') this.target = undefined;
  }

  /** All rows with content, in order. */
  finish(): Row[] {
    return this.rows.sort((a, b) => a.row - b.row);
  }

  private openRow({ r, hidden, ht }: Attributes): void {
    this.budget.take('rows');
    this.row = r === undefined ? this.row + 1 : Number(r);
    if (!Number.isInteger(this.row) || this.row < 1 || this.row > LAST_ROW) throw damaged(this.part, 'row-number');
    this.hidden = isTrue(hidden);
    if (ht !== undefined || this.hidden) this.measures.setRow(this.row, this.hidden ? 0 : Number(ht));
    this.column = 0;
    this.cells = [];
    this.columns = [];
    this.inOrder = true;
  }

  private openCell({ r, t, s }: Attributes, parent: string): void {
    if (parent !== 'row') throw damaged(this.part, 'cell-place');
    const column = r === undefined ? this.column + 1 : this.columnOf(r);
    if (column > LAST_COLUMN) throw damaged(this.part, 'cell-reference');
    if (column <= this.column) this.inOrder = false;
    this.column = column;
    this.columns.push(column);
    this.type = t ?? 'n';
    this.style = s === undefined ? 0 : Number(s);
    this.formula = false;
    this.value = undefined;
  }

  private columnOf(name: string): number {
    const place = parseCell(name);
    if (place?.row !== this.row) throw damaged(this.part, 'cell-reference');
    return place.column;
  }

  private openValue(): void {
    if (this.value !== undefined) throw ambiguous('cell', `${this.sheet}!${cellName(this.row, this.column)}`);
    this.value = '';
    this.target = 'value';
  }

  private openInline(attributes: Attributes, parent: string): void {
    this.inline.begin(parent, attributes['xml:space']);
    this.target = 'inline';
  }

  private closeCell(): void {
    const inline = this.inline.take();
    const reading = readValue(
      { type: this.type, style: this.style, value: this.value, inline, formula: this.formula },
      this.context,
    );
    const { row, column } = this;
    if (this.context.styles.boxes.has(this.style) && (reading === undefined || reading.kind === 'boolean')) {
      this.boxes.push({ row, column, kind: 'in-cell', checked: reading?.text === 'TRUE', label: '' });
    } else if (reading !== undefined) {
      this.budget.take('cells');
      this.budget.takeText(reading.text);
      this.cells.push({ row, column, kind: reading.kind, text: reading.text, formula: this.formula });
    }
  }

  private closeRow(): void {
    if (!this.inOrder) this.sortCells();
    if (this.cells.length === 0) return;
    if (this.seen.has(this.row)) throw ambiguous('row', `${this.sheet}!${this.row}`);
    this.seen.add(this.row);
    this.rows.push({ row: this.row, hidden: this.hidden, cells: this.cells });
  }

  private sortCells(): void {
    this.cells.sort((a, b) => a.column - b.column);
    const columns = this.columns.toSorted((a, b) => a - b);
    const twice = columns.find((column, index) => column === columns[index + 1]);
    if (twice !== undefined) throw ambiguous('cell', `${this.sheet}!${cellName(this.row, twice)}`);
  }
}
