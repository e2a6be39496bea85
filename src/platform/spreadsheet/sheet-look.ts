import type { Borders, Cell, FillPattern, Font, Worksheet } from 'exceljs';
import type { SheetPlan, Tone } from '#kernel/sheet-plan.js';

/** What of a plan says how its cells look; without headings (row 0) there is no table. */
export type PlannedLook = Required<Pick<SheetPlan, 'rows' | 'headerRow' | 'titleRows' | 'sectionRows' | 'tones'>>;

/** The type of all cells; one that is changed must be named anew. */
const USUAL: Partial<Font> = { name: 'Calibri', family: 2, size: 11 };
const BOLD: Partial<Font> = { ...USUAL, bold: true };
const TITLE: Partial<Font> = { ...BOLD, size: 14 };
/** How much larger than usual the type of a title is. */
const TITLE_SCALE = 14 / 11;
const LINE = { style: 'thin', color: { argb: 'FFA6B1BD' } } as const;
const FRAME: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const HEADER = ground('FFDCE4EE');
const SECTION = ground('FFF1F4F8');
/** Grey that is still read on white: contrast 5.7 to 1. */
const GREY = { argb: 'FF666666' };
const TONES: Readonly<Record<Tone, (cell: Cell) => void>> = {
  muted: (cell) => void (cell.font = { ...USUAL, color: GREY }),
  notice: (cell) => void (cell.fill = ground('FFFFF3C4')),
  warning: (cell) => void (cell.fill = ground('FFFBD9D5')),
};

/** Titles and headings in bold, the table from its headings on in thin lines, section rows and coloured areas on their ground. */
export function applyLook(sheet: Worksheet, plan: PlannedLook): void {
  const { headerRow, titleRows, sectionRows, tones } = plan;
  for (const row of titleRows) sheet.getRow(row).font = TITLE;
  if (headerRow > 0) drawTable(sheet, plan);
  for (const row of sectionRows) sheet.getRow(row).font = BOLD;
  for (const { tone, areas } of tones) {
    for (const { top, left, bottom, right } of areas) eachCell(sheet, top, bottom, left, right, TONES[tone]);
  }
}

/** How much larger than usual a row's type is: bold type takes a little more room. */
export function typeScale({ headerRow, titleRows, sectionRows }: PlannedLook): (row: number) => number {
  return (row) => {
    if (titleRows.includes(row)) return TITLE_SCALE;
    return row === headerRow || sectionRows.includes(row) ? 1.05 : 1;
  };
}

function drawTable(sheet: Worksheet, { rows, headerRow, sectionRows }: PlannedLook): void {
  const sections = new Set(sectionRows);
  const columns = rows[headerRow - 1]?.length ?? 0;
  eachCell(sheet, headerRow, rows.length, 1, columns, (cell) => {
    cell.border = FRAME;
    cell.alignment = { ...cell.alignment, vertical: 'top', wrapText: true };
    if (sections.has(Number(cell.row))) cell.fill = SECTION;
  });
  eachCell(sheet, headerRow, headerRow, 1, columns, (cell) => {
    cell.font = BOLD;
    cell.fill = HEADER;
  });
}

function eachCell(
  sheet: Worksheet,
  top: number,
  bottom: number,
  left: number,
  right: number,
  change: (cell: Cell) => void,
): void {
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) change(sheet.getCell(row, column));
  }
}

function ground(argb: string): FillPattern {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}
