import type { PackageEditor } from './package-editor.js';
import type { WorkbookPart } from './workbook-part.js';
import { decodeXml } from './xml-encoding.js';

/** Children of the workbook that stand before `calcPr` (ECMA-376 part 1, 18.2.27). */
const BEFORE = [
  'workbookPr',
  'workbookProtection',
  'bookViews',
  'sheets',
  'functionGroups',
  'externalReferences',
  'definedNames',
];

/** If the workbook has formulas: calculated anew when opened, and without the stored order of calculation, which may name cells that are no formula any more. */
export function recalculateOnOpen(editor: PackageEditor, { part, sheets }: WorkbookPart): void {
  if (!sheets.some((sheet) => hasFormula(editor, sheet.part))) return;
  const workbook = editor.edit(part);
  const settings = workbook.child('calcPr');
  if (settings === undefined) workbook.insertAfter(BEFORE, `<${workbook.prefix}calcPr fullCalcOnLoad="1"/>`);
  else workbook.setAttribute(settings, 'fullCalcOnLoad', '1');
  const order = editor.file.related(part, 'calcChain');
  if (order !== undefined && editor.file.has(order)) editor.remove(order, part);
}

function hasFormula(editor: PackageEditor, part: string): boolean {
  const bytes = editor.file.read(part);
  return bytes !== undefined && /<(\w+:)?f[\s>/]/.test(decodeXml(bytes, part));
}
