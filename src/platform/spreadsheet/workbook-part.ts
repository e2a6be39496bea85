import type { Sheet } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { ambiguous, damaged } from './refusal.js';
import { relationId } from './relations.js';
import type { WorkbookPackage } from './workbook-package.js';
import type { Attributes } from './xml-parse.js';

/** What the workbook part says: its sheets in order, its names, its calendar. */
export interface WorkbookPart {
  readonly part: string;
  readonly date1904: boolean;
  readonly sheets: readonly SheetEntry[];
  readonly names: readonly DefinedName[];
}

export interface SheetEntry {
  readonly name: string;
  readonly visibility: Sheet['visibility'];
  readonly part: string;
}

export interface DefinedName {
  readonly name: string;
  /** Index of the sheet that the name belongs to; undefined for the whole workbook. */
  readonly sheet: number | undefined;
  readonly formula: string;
}

/** Finds the workbook through the package's relations and reads it. Throws `workbook.not-a-workbook`, `.ambiguous`, `.damaged`. */
export function readWorkbookPart(file: WorkbookPackage): WorkbookPart {
  const part = file.related('', 'officeDocument') ?? 'xl/workbook.xml';
  const handler = new WorkbookHandler();
  if (!file.parse(part, handler) || handler.root !== 'workbook') throw new RuleViolation('workbook.not-a-workbook', {});
  file.budget.take('sheets', handler.sheets.length);
  refuseDuplicates(handler.sheets);
  const relations = file.relations(part);
  const sheets = handler.sheets.map(({ name, state, id }) => ({
    name,
    visibility: visibility(state),
    part: file.target(part, relations, id),
  }));
  if (new Set(sheets.map((sheet) => sheet.part.toLowerCase())).size < sheets.length) throw ambiguous('sheet-part', '');
  return { part, date1904: handler.date1904, sheets, names: handler.names };
}

/** The sheet of a name. Throws `workbook.no-such-sheet`. */
export function findSheet({ sheets }: WorkbookPart, name: string): SheetEntry {
  const found = sheets.find((sheet) => sheet.name === name);
  if (found === undefined) throw new RuleViolation('workbook.no-such-sheet', { sheet: name });
  return found;
}

function visibility(state: string): Sheet['visibility'] {
  return state === 'hidden' || state === 'veryHidden' ? state : 'visible';
}

function refuseDuplicates(sheets: readonly { readonly name: string }[]): void {
  const seen = new Set<string>();
  for (const { name } of sheets) {
    if (name === '') throw damaged('xl/workbook.xml', 'sheet-name');
    if (seen.has(name.toLowerCase())) throw ambiguous('sheet', name);
    seen.add(name.toLowerCase());
  }
}

class WorkbookHandler {
  root = '';
  date1904 = false;
  readonly sheets: { name: string; state: string; id: string }[] = [];
  readonly names: { name: string; sheet: number | undefined; formula: string }[] = [];
  private inName = false;

  open(name: string, attributes: Attributes, parent: string): void {
    if (parent === '') this.root = name;
    else if (name === 'workbookPr') this.date1904 = isTrue(attributes['date1904']);
    else if (name === 'sheet' && parent === 'sheets') this.addSheet(attributes);
    else if (name === 'definedName') this.addName(attributes);
  }

  close(name: string): void {
    if (name === 'definedName') this.inName = false;
  }

  text(text: string): void {
    const last = this.names.at(-1);
    if (this.inName && last !== undefined) last.formula += text;
  }

  private addSheet(attributes: Attributes): void {
    this.sheets.push({ name: attributes['name'] ?? '', state: attributes['state'] ?? '', id: relationId(attributes) });
  }

  private addName({ name = '', localSheetId }: Attributes): void {
    this.names.push({ name, sheet: localSheetId === undefined ? undefined : Number(localSheetId), formula: '' });
    this.inName = true;
  }
}

/** A boolean attribute: `1` and `true` are true. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
