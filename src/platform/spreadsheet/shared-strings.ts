import { tooLarge } from './refusal.js';
import { TextCollector } from './sheet-text.js';
import type { WorkbookPackage } from './workbook-package.js';
import type { Attributes, XmlHandler } from './xml-parse.js';

/** The workbook's shared strings by index; empty if it has none. */
export function readSharedStrings(file: WorkbookPackage, part: string | undefined): readonly string[] {
  const handler = new SharedStrings(file.budget.limits.textLength);
  if (part !== undefined) file.parse(part, handler);
  return handler.strings;
}

class SharedStrings implements XmlHandler {
  readonly strings: string[] = [];
  private readonly collector = new TextCollector();

  constructor(private readonly longest: number) {}

  open(name: string, attributes: Attributes, parent: string): void {
    if (name === 't') this.collector.begin(parent, attributes['xml:space']);
  }

  text(text: string): void {
    this.collector.add(text);
  }

  close(name: string): void {
    if (name === 't') this.collector.end();
    else if (name === 'si') this.push(this.collector.take());
  }

  private push(text: string): void {
    if (text.length > this.longest) throw tooLarge('textLength', this.longest);
    this.strings.push(text);
  }
}
