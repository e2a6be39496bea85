import type { WorkbookPackage } from './workbook-package.js';
import type { Attributes, XmlHandler } from './xml-parse.js';

/**
 * Which complements of a cell style make it a check box: the mapped bag leads over `XFControls` and `CellControl` to a bag of type
 * `Checkbox` (MS-XLSX, feature property bags).
 */
export function readBoxComplements(file: WorkbookPackage, part: string | undefined): ReadonlySet<number> {
  const bags = new BagHandler();
  if (part !== undefined) file.parse(part, bags);
  const boxes = bags.mapped.flatMap((bag, index) => (leadsToBox(bags, bag) ? [index] : []));
  return new Set(boxes);
}

function leadsToBox(bags: BagHandler, complement: number): boolean {
  const control = bags.links.get(`${complement}/XFControls`);
  const cell = control === undefined ? undefined : bags.links.get(`${control}/CellControl`);
  return cell !== undefined && bags.types[cell] === 'Checkbox';
}

class BagHandler implements XmlHandler {
  readonly types: string[] = [];
  /** `bag/key` → bag. */
  readonly links = new Map<string, number>();
  readonly mapped: number[] = [];
  private key = '';
  private array = '';
  private id: string | undefined;

  open(name: string, attributes: Attributes): void {
    if (name === 'bag') this.types.push(attributes['type'] ?? '');
    else if (name === 'a') this.array = attributes['k'] ?? '';
    else if (name === 'bagId') {
      this.key = attributes['k'] ?? '';
      this.id = '';
    }
  }

  text(text: string): void {
    if (this.id !== undefined) this.id += text;
  }

  close(name: string): void {
    if (name === 'a') this.array = '';
    else if (name === 'bagId' && this.id !== undefined) this.link(Number(this.id));
  }

  private link(bag: number): void {
    if (this.array === 'MappedFeaturePropertyBags') this.mapped.push(bag);
    else this.links.set(`${this.types.length - 1}/${this.key}`, bag);
    this.id = undefined;
  }
}
