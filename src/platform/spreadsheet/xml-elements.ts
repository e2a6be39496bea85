import { SaxesParser } from 'saxes';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Budget } from './budget.js';
import { damaged } from './refusal.js';
import type { Attributes } from './xml-parse.js';

/** An element with its place in the text of its part: `[start, end)`, content `[openEnd, closeStart)`; an empty element has no content. */
export interface XmlElement {
  /** Name as written, prefix included. */
  readonly qualified: string;
  readonly name: string;
  readonly attributes: Attributes;
  readonly start: number;
  readonly openEnd: number;
  closeStart: number;
  end: number;
  readonly children: XmlElement[];
}

/** The elements of a part as a tree, below a root that stands for the part. Throws `workbook.damaged`, `.doctype`, `.too-large`. */
export function xmlElements(text: string, part: string, budget: Budget): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { qualified: '', name: '', attributes: {}, start: 0, openEnd: 0, closeStart: text.length, end: text.length, children: [] };
  const path: XmlElement[] = [root];
  parser.on('doctype', () => {
    throw new RuleViolation('workbook.doctype', { part });
  });
  parser.on('opentag', (tag) => {
    budget.take('elements');
    if (path.length > budget.limits.depth) throw damaged(part, 'nesting');
    const openEnd = parser.position;
    const start = text.lastIndexOf('<', openEnd - 1);
    const name = tag.name.slice(tag.name.indexOf(':') + 1);
    const element = { qualified: tag.name, name, attributes: tag.attributes, start, openEnd, closeStart: openEnd, end: openEnd, children: [] };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('closetag', (tag) => {
    const element = path.pop();
    if (element === undefined || tag.isSelfClosing) return;
    element.end = parser.position;
    element.closeStart = text.lastIndexOf('<', element.end - 1);
  });
  parseAll(parser, text, part);
  return root;
}

function parseAll(parser: SaxesParser, text: string, part: string): void {
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof RuleViolation ? error : damaged(part, 'xml');
  }
}

/** Whether an element is written as `<a/>`. */
export function isEmptyElement(text: string, element: XmlElement): boolean {
  return text[element.openEnd - 2] === '/' && element.end === element.openEnd;
}

/** First child of a name, prefix left out. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** All elements of a name below an element, in order. */
export function descendants(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap((one) => (one.name === name ? [one, ...descendants(one, name)] : descendants(one, name)));
}
