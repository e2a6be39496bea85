import type { Anchor, Corner } from './control-collector.js';
import type { WorkbookPackage } from './workbook-package.js';
import { decodeXml, encodeXml, xmlEncoding } from './xml-encoding.js';
import { type Attributes, parseXml, type XmlHandler } from './xml-parse.js';

const EMU_PER_PIXEL = 9525;

/** A form control as the older drawing of the sheet (VML) shows it. */
export interface VmlShape {
  /** `_x0000_s2049` → `2049`, as the sheet's control calls it. */
  readonly shapeId: string;
  /** `Checkbox`, `Radio`, `Note`, ... */
  readonly objectType: string;
  readonly label: string;
  readonly checked: boolean;
  readonly linkedCell: string;
  readonly anchor: Anchor | undefined;
}

/** All shapes of a VML drawing that stand for a control or note. */
export function readVmlShapes(file: WorkbookPackage, part: string | undefined): readonly VmlShape[] {
  const handler = new VmlHandler();
  const bytes = part === undefined ? undefined : file.read(part);
  if (part !== undefined && bytes !== undefined) parseXml(closeBreaks(bytes, part), part, file.budget, handler);
  return handler.shapes;
}

/** Excel writes line breaks of labels as in HTML: `<br>`, never closed. */
function closeBreaks(bytes: Uint8Array, part: string): Uint8Array {
  const text = decodeXml(bytes, part);
  return /<br>/i.test(text) ? encodeXml(text.replace(/<br>/gi, '<br/>'), xmlEncoding(bytes)) : bytes;
}

class VmlHandler implements XmlHandler {
  readonly shapes: VmlShape[] = [];
  private shapeId = '';
  private objectType = '';
  private label = '';
  private inLabel = false;
  private readonly fields = new Map<string, string>();
  private field: string | undefined;

  open(name: string, attributes: Attributes, parent: string): void {
    const plain = name.replace('~', '');
    if (plain === 'shape') this.begin(attributes);
    else if (plain === 'textbox') this.inLabel = true;
    else if (plain === 'ClientData') this.objectType = attributes['ObjectType'] ?? '';
    else if (parent.replace('~', '') === 'ClientData') {
      this.field = plain;
      this.fields.set(plain, '');
    } else if (plain === 'br' && this.inLabel) this.label += '\n';
  }

  text(text: string): void {
    if (this.inLabel) this.label += text;
    else if (this.field !== undefined) this.fields.set(this.field, (this.fields.get(this.field) ?? '') + text);
  }

  close(name: string): void {
    const plain = name.replace('~', '');
    if (plain === 'textbox') this.inLabel = false;
    else if (plain === 'shape') this.end();
    this.field = undefined;
  }

  private begin({ id = '', 'o:spid': spid = '' }: Attributes): void {
    this.shapeId = /^_x0000_[st](\d+)$/.exec(spid === '' ? id : spid)?.[1] ?? '';
    this.objectType = '';
    this.label = '';
    this.fields.clear();
  }

  private end(): void {
    if (this.objectType === '') return;
    this.shapes.push({
      shapeId: this.shapeId,
      objectType: this.objectType,
      label: this.label.replace(/\s+/g, ' ').trim(),
      checked: this.fields.get('Checked')?.trim() === '1',
      linkedCell: this.fields.get('FmlaLink')?.trim() ?? '',
      anchor: parseAnchor(this.fields.get('Anchor') ?? ''),
    });
  }
}

/** `column, pixels, row, pixels, column, pixels, row, pixels`, counted from 0. */
function parseAnchor(text: string): Anchor | undefined {
  const numbers = text.split(',').map(Number);
  if (numbers.length !== 8 || !numbers.every(Number.isFinite)) return undefined;
  return { from: corner(numbers.slice(0, 4)), to: corner(numbers.slice(4)) };
}

function corner([column = 0, x = 0, row = 0, y = 0]: readonly number[]): Corner {
  return { column, columnOffset: x * EMU_PER_PIXEL, row, rowOffset: y * EMU_PER_PIXEL };
}
