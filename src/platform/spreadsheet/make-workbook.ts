import type { Cell, Workbook, Worksheet } from 'exceljs';
import type { Area } from '#kernel/grid.js';
import type { PlannedCell, SheetPlan } from '#kernel/sheet-plan.js';
import { Budget } from './budget.js';
import { DEFAULT_LIMITS } from './limits.js';
import { PackageEditor } from './package-editor.js';
import { encodeSheetText } from './sheet-text.js';
import { WorkbookPackage } from './workbook-package.js';

type Look = 'widths' | 'headerRow' | 'frozenColumns' | 'titleRows' | 'sectionRows' | 'merges';

/** A sheet to be made: name and rows of its plan, and as much of its look as is wanted. */
export interface MadeSheet extends Pick<SheetPlan, 'name' | 'rows'>, Partial<Pick<SheetPlan, Look>> {
  readonly hidden?: boolean;
  /** Drop-down lists, either with their words or with the cells that hold them (`'Choices'!$A$1:$A$3`). */
  readonly lists?: readonly { readonly areas: readonly Area[]; readonly words: readonly string[] | { readonly range: string } }[];
  readonly print?: { readonly paper: 'A4' | 'A3'; readonly landscape?: boolean };
}

const PAPER = { A4: 9, A3: 8 } as const;
const TEXT = '@';
const DANGEROUS = /^[=+\-@\t\r\n＝＋－＠]/;

/** An .xlsx with these sheets, ready to print. */
export async function makeWorkbook(sheets: readonly MadeSheet[]): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  for (const plan of sheets) addSheet(workbook, plan);
  return finish(new Uint8Array(await workbook.xlsx.writeBuffer()), sheets);
}

function addSheet(workbook: Workbook, plan: MadeSheet): void {
  const sheet = workbook.addWorksheet(plan.name, { state: plan.hidden === true ? 'hidden' : 'visible' });
  for (const [index, width] of (plan.widths ?? []).entries()) sheet.getColumn(index + 1).width = width;
  for (const [index, cells] of plan.rows.entries()) fillRow(sheet, index + 1, cells);
  for (const { top, left, bottom, right } of plan.merges ?? []) sheet.mergeCells(top, left, bottom, right);
  styleRows(sheet, plan);
  addLists(sheet, plan);
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
    return;
  }
  cell.value = typeof content === 'string' ? encodeSheetText(content) : content;
  if (typeof content === 'string' && DANGEROUS.test(content)) cell.numFmt = TEXT;
}

function styleRows(sheet: Worksheet, { headerRow, titleRows = [], sectionRows = [] }: MadeSheet): void {
  for (const row of titleRows) sheet.getRow(row).font = { bold: true, size: 14 };
  for (const row of sectionRows) sheet.getRow(row).font = { bold: true };
  if (headerRow === undefined) return;
  sheet.getRow(headerRow).eachCell((cell) => {
    cell.font = { bold: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE8EDF3' } };
    cell.border = { bottom: { style: 'thin' } };
  });
}

function addLists(sheet: Worksheet, { lists = [] }: MadeSheet): void {
  for (const { areas, words } of lists) {
    const formula = 'range' in words ? words.range : `"${words.join(',')}"`;
    for (const { top, left, bottom, right } of areas) {
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          sheet.getCell(row, column).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
        }
      }
    }
  }
}

function setUpPrint(sheet: Worksheet, { headerRow, frozenColumns = 0, print }: MadeSheet): void {
  if (headerRow !== undefined || frozenColumns > 0) sheet.views = [{ state: 'frozen', ySplit: headerRow ?? 0, xSplit: frozenColumns }];
  if (headerRow !== undefined) sheet.pageSetup.printTitlesRow = `${headerRow}:${headerRow}`;
  if (print === undefined) return;
  sheet.pageSetup.orientation = print.landscape === true ? 'landscape' : 'portrait';
  sheet.pageSetup.fitToPage = true;
  sheet.pageSetup.fitToWidth = 1;
  sheet.pageSetup.fitToHeight = 0;
}

/** What exceljs cannot say: paper size A3, and cells whose text stays text when somebody edits them (`quotePrefix`). */
async function finish(bytes: Uint8Array, plans: readonly MadeSheet[]): Promise<Uint8Array> {
  const editor = new PackageEditor(await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS)));
  for (const [index, { print }] of plans.entries()) {
    const sheet = editor.edit(`xl/worksheets/sheet${index + 1}.xml`);
    const setup = sheet.child('pageSetup');
    if (print !== undefined && setup !== undefined) sheet.setAttribute(setup, 'paperSize', String(PAPER[print.paper]));
  }
  const styles = editor.edit('xl/styles.xml');
  for (const style of styles.child('cellXfs')?.children ?? []) {
    if (style.attributes['numFmtId'] === '49') styles.setAttribute(style, 'quotePrefix', '1');
  }
  return editor.finish();
}
