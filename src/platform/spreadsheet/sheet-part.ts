import type { Area, CheckBox, Row } from '#kernel/grid.js';
import type { Budget } from './budget.js';
import { parseArea } from './cell-reference.js';
import type { ValueContext } from './cell-value.js';
import { ControlCollector } from './control-collector.js';
import { ListCollector, type StoredList } from './list-collector.js';
import { damaged } from './refusal.js';
import { RowCollector } from './row-collector.js';
import { type Measures, SheetMeasures } from './sheet-measures.js';
import type { SheetControl } from './control-collector.js';
import type { WorkbookPackage } from './workbook-package.js';
import type { Attributes, XmlHandler } from './xml-parse.js';

/** What one sheet part says by itself; lists and control boxes still refer to other parts. */
export interface SheetContent {
  readonly rows: readonly Row[];
  readonly merges: readonly Area[];
  readonly lists: readonly StoredList[];
  readonly inCellBoxes: readonly CheckBox[];
  readonly controls: readonly SheetControl[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly measures: Measures;
}

/** Reads one sheet part. Throws `workbook.damaged`, `.ambiguous`, `.too-large`. */
export function readSheetPart(file: WorkbookPackage, part: string, name: string, context: ValueContext): SheetContent {
  const handler = new SheetHandler(part, name, context, file.budget);
  file.parse(part, handler);
  return handler.content();
}

/** Hands the elements of a sheet to the collectors of rows, lists, controls and measures. */
class SheetHandler implements XmlHandler {
  private readonly rows: RowCollector;
  private readonly lists: ListCollector;
  private readonly controls: ControlCollector;
  private readonly measures = new SheetMeasures();
  private readonly merges: Area[] = [];
  /** Whether `sheetData` is still open: nearly all elements of a sheet are rows and cells. */
  private inRows = false;

  constructor(
    private readonly part: string,
    name: string,
    context: ValueContext,
    private readonly budget: Budget,
  ) {
    this.rows = new RowCollector(part, name, context, budget, this.measures);
    this.lists = new ListCollector(budget);
    this.controls = new ControlCollector(budget);
  }

  open(name: string, attributes: Attributes, parent: string): void {
    if (this.inRows) this.rows.open(name, attributes, parent);
    else if (name === 'sheetData') this.inRows = true;
    else if (name === 'mergeCell') this.addMerge(attributes);
    else if (name === 'col' || name === 'sheetFormatPr') this.measures.open(name, attributes);
    else {
      this.lists.open(name, attributes);
      this.controls.open(name, attributes);
    }
  }

  text(text: string): void {
    if (this.inRows) this.rows.text(text);
    else {
      this.lists.text(text);
      this.controls.text(text);
    }
  }

  close(name: string): void {
    if (name === 'sheetData') this.inRows = false;
    else if (this.inRows) this.rows.close(name);
    else {
      this.lists.close(name);
      this.controls.close(name);
    }
  }

  content(): SheetContent {
    return {
      rows: this.rows.finish(),
      merges: this.merges,
      lists: this.lists.lists,
      inCellBoxes: this.rows.boxes,
      controls: this.controls.controls,
      hiddenColumns: this.measures.hiddenColumns,
      measures: this.measures,
    };
  }

  private addMerge({ ref = '' }: Attributes): void {
    this.budget.take('merges');
    const area = parseArea(ref);
    if (area === undefined) throw damaged(this.part, 'merge');
    this.merges.push(area);
  }
}
