import type { Budget } from './budget.js';
import { damaged } from './refusal.js';
import type { XmlElement } from './xml-elements.js';
import { child, isEmptyElement, xmlElements } from './xml-elements.js';
import { escapeXml } from './sheet-text.js';
import { applyEdits, insertion, type TextEdit } from './text-edits.js';

/** Changes to the XML of one part, made against the text as it was; everything not named stays as it is, to the letter. */
export class PartEditor {
  readonly root: XmlElement;
  private readonly edits: TextEdit[] = [];
  private readonly appended = new Map<XmlElement, string>();

  constructor(
    readonly text: string,
    private readonly part: string,
    budget: Budget,
  ) {
    this.root = xmlElements(text, part, budget);
  }

  /** The outermost element. */
  get top(): XmlElement {
    const [top] = this.root.children;
    if (top === undefined) throw damaged(this.part, 'xml');
    return top;
  }

  /** Prefix of the outermost element with its colon, or nothing: elements of the same kind are written with it. */
  get prefix(): string {
    return this.top.qualified.slice(0, this.top.qualified.length - this.top.name.length);
  }

  replace(element: XmlElement, text: string): void {
    this.edits.push({ start: element.start, end: element.end, text });
  }

  insertAt(place: number, text: string): void {
    this.edits.push(insertion(place, text));
  }

  /** Puts text at the end of an element's content, also if it is written as an empty element. */
  append(element: XmlElement, text: string): void {
    this.appended.set(element, (this.appended.get(element) ?? '') + text);
  }

  /** Sets an attribute, or takes it away (undefined). */
  setAttribute(element: XmlElement, name: string, value: string | undefined): void {
    const tag = this.text.slice(element.start, element.openEnd);
    const found = new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(tag);
    const written = value === undefined ? '' : ` ${name}="${escapeXml(value)}"`;
    const start = element.start + (found?.index ?? element.qualified.length + 1);
    if (found !== null || written !== '')
      this.edits.push({ start, end: start + (found?.[0].length ?? 0), text: written });
  }

  child(name: string): XmlElement | undefined {
    return child(this.top, name);
  }

  /** Puts text behind the last child whose name is in `before`, else at the start of the content: keeps the order that the schema asks for. */
  insertAfter(before: readonly string[], text: string): void {
    const last = this.top.children.findLast(({ name }) => before.includes(name));
    if (last === undefined && isEmptyElement(this.text, this.top)) this.append(this.top, text);
    else this.insertAt(last?.end ?? this.top.openEnd, text);
  }

  get changed(): boolean {
    return this.edits.length > 0 || this.appended.size > 0;
  }

  finish(): string {
    const appended = [...this.appended].map(([element, text]) => this.appendix(element, text));
    return applyEdits(this.text, [...this.edits, ...appended]);
  }

  private appendix(element: XmlElement, text: string): TextEdit {
    if (!isEmptyElement(this.text, element)) return insertion(element.closeStart, text);
    return { start: element.openEnd - 2, end: element.openEnd, text: `>${text}</${element.qualified}>` };
  }
}
