import { readBoxComplements } from './feature-bags.js';
import { isBuiltInDate, isDateFormat } from './number-format.js';
import type { WorkbookPackage } from './workbook-package.js';
import type { Attributes, XmlHandler } from './xml-parse.js';

/** Which cell styles (`s` of a cell) show their number as a day, and which show their boolean as a box. */
export interface Styles {
  readonly dates: ReadonlySet<number>;
  readonly boxes: ReadonlySet<number>;
}

export const NO_STYLES: Styles = { dates: new Set(), boxes: new Set() };

/** Reads the styles of a workbook part, also which of them stand for a check box. */
export function readWorkbookStyles(file: WorkbookPackage, workbookPart: string): Styles {
  const handler = new StyleHandler(readBoxComplements(file, file.related(workbookPart, 'FeaturePropertyBag')));
  const part = file.related(workbookPart, 'styles');
  if (part !== undefined) file.parse(part, handler);
  return handler;
}

class StyleHandler implements Styles, XmlHandler {
  readonly dates = new Set<number>();
  readonly boxes = new Set<number>();
  private readonly formats = new Map<number, boolean>();
  private style = -1;
  private inCellStyles = false;

  constructor(private readonly boxComplements: ReadonlySet<number>) {}

  open(name: string, attributes: Attributes, parent: string): void {
    if (name === 'numFmt' && parent === 'numFmts') this.addFormat(attributes);
    else if (name === 'cellXfs') this.inCellStyles = true;
    else if (name === 'xf' && parent === 'cellXfs') this.addStyle(attributes);
    else if (name === '~xfComplement' && this.inCellStyles) this.addComplement(attributes);
  }

  close(name: string): void {
    if (name === 'cellXfs') this.inCellStyles = false;
  }

  private addFormat({ numFmtId, formatCode = '' }: Attributes): void {
    this.formats.set(Number(numFmtId), isDateFormat(formatCode));
  }

  private addStyle({ numFmtId }: Attributes): void {
    this.style += 1;
    const format = Number(numFmtId);
    if (this.formats.get(format) ?? isBuiltInDate(format)) this.dates.add(this.style);
  }

  private addComplement({ i }: Attributes): void {
    if (this.boxComplements.has(Number(i))) this.boxes.add(this.style);
  }
}
