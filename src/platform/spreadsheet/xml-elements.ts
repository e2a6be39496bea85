import { SaxesParser } from 'saxes';
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

/** The elements of a part as a tree. For parts that were read before: what is wrong with the XML was found then. */
export function xmlElements(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: XmlElement = { qualified: '', name: '', attributes: {}, start: 0, openEnd: 0, closeStart: text.length, end: text.length, children: [] };
  const path: XmlElement[] = [root];
  parser.on('opentag', (tag) => {
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
  parser.write(text).close();
  return root;
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
