import { cellName, type CellWrite } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Budget } from './budget.js';
import { parseCell } from './cell-reference.js';
import { type ControlBox, readControlBoxes } from './check-boxes.js';
import { dateToSerial } from './date-serial.js';
import { DEFAULT_LIMITS } from './limits.js';
import { PackageEditor } from './package-editor.js';
import { recalculateOnOpen } from './recalculation.js';
import { type CellXml, SheetEditor } from './sheet-editor.js';
import { readSheetPart } from './sheet-part.js';
import { encodeSheetText, escapeXml } from './sheet-text.js';
import { NO_STYLES, readWorkbookStyles, type Styles } from './styles.js';
import { tickControl } from './tick-control.js';
import { findSheet, readWorkbookPart, type WorkbookPart } from './workbook-part.js';
import { WorkbookPackage } from './workbook-package.js';

/**
 * Writes cells and ticks check boxes inside an .xlsx that `openWorkbook` has read; every part that needs no change stays as it is, to
 * the byte. Formulas are calculated anew when the file is opened. Throws `workbook.no-such-sheet`, `.no-check-box`,
 * `.cell-not-writable` and what reading may throw.
 */
export async function patchWorkbook(bytes: Uint8Array, writes: readonly CellWrite[]): Promise<Uint8Array> {
  const file = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  const patch = new WorkbookPatch(file, readWorkbookPart(file));
  for (const write of writes) patch.write(write);
  return patch.finish();
}

class WorkbookPatch {
  private readonly editor: PackageEditor;
  private readonly styles: Styles;
  private readonly sheets = new Map<string, SheetEditor>();
  private readonly boxes = new Map<string, readonly ControlBox[]>();

  constructor(
    private readonly file: WorkbookPackage,
    private readonly workbook: WorkbookPart,
  ) {
    this.editor = new PackageEditor(file);
    this.styles = readWorkbookStyles(file, workbook.part);
  }

  write(write: CellWrite): void {
    const { row, column, content } = write;
    const sheet = this.sheet(write.sheet);
    if ('checked' in content) this.tick(write, content.checked, content.label);
    else if ('text' in content) sheet.write(row, column, textXml(content.text, sheet.prefix));
    else if ('date' in content) sheet.write(row, column, this.dateXml(content.date, sheet, write));
    else sheet.write(row, column, { content: '' });
  }

  finish(): Uint8Array {
    for (const sheet of this.sheets.values()) sheet.apply();
    recalculateOnOpen(this.editor, this.workbook);
    return this.editor.finish();
  }

  /** As a day where the cell shows days, or is empty among days of its column, whose looks it then takes; else as text. */
  private dateXml(date: string, sheet: SheetEditor, { row, column }: CellWrite): CellXml {
    const serial = dateToSerial(date, this.workbook.date1904);
    const style = this.dateStyle(sheet, row, column);
    if (serial === undefined || style === undefined) return textXml(date, sheet.prefix);
    return { style, content: `<${sheet.prefix}v>${serial}</${sheet.prefix}v>` };
  }

  private dateStyle(sheet: SheetEditor, row: number, column: number): number | undefined {
    const own = sheet.style(row, column);
    if (this.styles.dates.has(own)) return own;
    return sheet.isEmpty(row, column)
      ? sheet.stylesOfNumbers(column, row).find((style) => this.styles.dates.has(style))
      : undefined;
  }

  private tick({ sheet: name, row, column }: CellWrite, checked: boolean, label: string | undefined): void {
    const sheet = this.sheet(name);
    if (this.styles.boxes.has(sheet.style(row, column))) sheet.write(row, column, booleanXml(checked, sheet.prefix));
    else this.tickBox(this.controlBox(name, row, column, label), checked);
  }

  private tickBox(box: ControlBox, checked: boolean): void {
    tickControl(this.editor, box, checked);
    const link = box.linkedCell ?? '';
    const cell = parseCell(link.slice(link.lastIndexOf('!') + 1));
    if (cell === undefined) return;
    const sheet = this.sheet(link.slice(0, link.lastIndexOf('!')));
    sheet.write(cell.row, cell.column, booleanXml(checked, sheet.prefix));
  }

  /** The one box over a cell; where several lie over it, the one with the label. */
  private controlBox(sheet: string, row: number, column: number, label: string | undefined): ControlBox {
    const here = this.controlBoxes(sheet).filter((box) => box.row === row && box.column === column);
    const [box, ...more] = label === undefined ? here : here.filter((one) => one.label === label);
    if (box !== undefined && more.length === 0) return box;
    throw new RuleViolation('workbook.no-check-box', { sheet, cell: cellName(row, column), boxes: here.length });
  }

  private controlBoxes(name: string): readonly ControlBox[] {
    const known = this.boxes.get(name);
    if (known !== undefined) return known;
    const entry = findSheet(this.workbook, name);
    const { controls, measures } = readSheetPart(this.file, entry.part, name, {
      strings: [],
      styles: NO_STYLES,
      date1904: false,
    });
    const boxes = readControlBoxes(this.file, entry, controls, measures);
    this.boxes.set(name, boxes);
    return boxes;
  }

  private sheet(name: string): SheetEditor {
    const known = this.sheets.get(name);
    if (known !== undefined) return known;
    const sheet = new SheetEditor(this.editor.edit(findSheet(this.workbook, name).part), name);
    this.sheets.set(name, sheet);
    return sheet;
  }
}

function textXml(text: string, prefix: string): CellXml {
  if (text === '') return { content: '' };
  const stored = escapeXml(encodeSheetText(text));
  return {
    type: 'inlineStr',
    content: `<${prefix}is><${prefix}t xml:space="preserve">${stored}</${prefix}t></${prefix}is>`,
  };
}

function booleanXml(value: boolean, prefix: string): CellXml {
  return { type: 'b', content: `<${prefix}v>${value ? 1 : 0}</${prefix}v>` };
}
