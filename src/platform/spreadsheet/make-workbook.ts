import type { Cell, Workbook, Worksheet } from 'exceljs';
import { columnName } from '#kernel/grid.js';
import type { PlannedCell, SheetPlan } from '#kernel/sheet-plan.js';
import { Budget } from './budget.js';
import { areaName } from './cell-reference.js';
import { addDropDowns, type DropDown } from './drop-downs.js';
import { DEFAULT_LIMITS } from './limits.js';
import { PackageEditor } from './package-editor.js';
import type { PartEditor } from './part-editor.js';
import { rowHeights } from './row-heights.js';
import { applyLook, typeScale } from './sheet-look.js';
import { encodeSheetText } from './sheet-text.js';
import { WorkbookPackage } from './workbook-package.js';

/** A sheet to be made: name and rows of its plan, and as much of its look as is wanted. */
export interface MadeSheet
  extends Pick<SheetPlan, 'name' | 'rows'>, Partial<Omit<SheetPlan, 'name' | 'rows' | 'lists' | 'print'>> {
  readonly hidden?: boolean;
  readonly lists?: readonly DropDown[];
  readonly print?: { readonly paper: 'A4' | 'A3'; readonly landscape?: boolean; readonly columns?: number };
}

/** Row 0 = no headings. */
const PLAIN = {
  hidden: false,
  widths: [],
  headerRow: 0,
  frozenColumns: 0,
  titleRows: [],
  sectionRows: [],
  merges: [],
  tones: [],
  filter: false,
} as const;
type Sheet = MadeSheet & Required<Pick<MadeSheet, keyof typeof PLAIN>>;

const PAPER = { A4: 9, A3: 8 } as const;
/** In inches. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 };
const TEXT = '@';
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/;

/** An .xlsx with these sheets, ready to print. */
export async function makeWorkbook(sheets: readonly MadeSheet[]): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  for (const plan of sheets) addSheet(workbook, { ...PLAIN, ...plan });
  return finish(new Uint8Array(await workbook.xlsx.writeBuffer()), sheets);
}

function addSheet(workbook: Workbook, plan: Sheet): void {
  const sheet = workbook.addWorksheet(plan.name, { state: plan.hidden ? 'hidden' : 'visible' });
  for (const [index, width] of plan.widths.entries()) sheet.getColumn(index + 1).width = width;
  for (const [index, cells] of plan.rows.entries()) fillRow(sheet, index + 1, cells);
  applyLook(sheet, plan);
  for (const { top, left, bottom, right } of plan.merges) sheet.mergeCells(top, left, bottom, right);
  for (const [index, height] of rowHeights(plan, typeScale(plan)).entries()) sheet.getRow(index + 1).height = height;
  setUpView(sheet, plan);
  setUpPrint(sheet, plan);
}

function fillRow(sheet: Worksheet, row: number, cells: readonly PlannedCell[]): void {
  for (const [index, content] of cells.entries()) {
    if (content !== null && content !== '') fillCell(sheet.getCell(row, index + 1), content);
  }
}

function fillCell(cell: Cell, content: NonNullable<PlannedCell>): void {
  cell.alignment = { vertical: 'top', wrapText: true };
  if (typeof content === 'object') {
    cell.value = new Date(`${content.date}T00:00:00Z`);
    cell.numFmt = 'yyyy-mm-dd';
    cell.alignment = { ...cell.alignment, horizontal: 'left' };
    return;
  }
  cell.value = typeof content === 'string' ? encodeSheetText(content) : content;
  if (typeof content === 'string' && DANGEROUS.test(content)) cell.numFmt = TEXT;
}

function setUpView(sheet: Worksheet, { headerRow, frozenColumns, rows, filter }: Sheet): void {
  if (headerRow > 0 || frozenColumns > 0) sheet.views = [{ state: 'frozen', ySplit: headerRow, xSplit: frozenColumns }];
  if (filter)
    sheet.autoFilter = areaName({
      top: headerRow,
      left: 1,
      bottom: rows.length,
      right: rows[headerRow - 1]?.length ?? 1,
    });
}

function setUpPrint(sheet: Worksheet, { name, rows, headerRow, titleRows, print }: Sheet): void {
  if (headerRow > 0) sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  if (print === undefined) return;
  sheet.pageSetup.orientation = print.landscape === true ? 'landscape' : 'portrait';
  sheet.pageSetup.fitToPage = true;
  sheet.pageSetup.fitToWidth = 1;
  sheet.pageSetup.fitToHeight = 0;
  sheet.pageSetup.margins = MARGINS;
  // exceljs puts a $ before each column and leaves the rows to the caller.
  if (print.columns !== undefined) sheet.pageSetup.printArea = `A$1:${columnName(print.columns)}$${rows.length}`;
  sheet.headerFooter.oddFooter = footer(rows[(titleRows[0] ?? 0) - 1]?.[0] ?? name);
}

/** Title on the left, page n / N on the right. `&` begins a command and is doubled; the whole holds 255 characters. */
function footer(title: NonNullable<PlannedCell>): string {
  const text = typeof title === 'object' ? title.date : String(title);
  return `&L&8 ${text.slice(0, 100).toWellFormed().replaceAll('&', '&&')}&R&8 &P / &N`;
}

/** What exceljs cannot say: paper size A3, drop-down lists (its own overlap), and cells whose text stays text when somebody edits them (`quotePrefix`). */
async function finish(bytes: Uint8Array, plans: readonly MadeSheet[]): Promise<Uint8Array> {
  const editor = new PackageEditor(await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS)));
  for (const [index, plan] of plans.entries()) finishSheet(editor.edit(`xl/worksheets/sheet${index + 1}.xml`), plan);
  const styles = editor.edit('xl/styles.xml');
  for (const style of styles.child('cellXfs')?.children ?? []) {
    if (style.attributes['numFmtId'] === '49') styles.setAttribute(style, 'quotePrefix', '1');
  }
  return editor.finish();
}

function finishSheet(sheet: PartEditor, { print, lists = [] }: MadeSheet): void {
  const setup = sheet.child('pageSetup');
  if (print !== undefined && setup !== undefined) sheet.setAttribute(setup, 'paperSize', String(PAPER[print.paper]));
  addDropDowns(sheet, lists);
}
