import { TextDecoder } from 'node:util';
import { damaged } from './refusal.js';

/** The encodings that a part of a workbook may have (Open Packaging Conventions: UTF-8 and UTF-16). */
export type XmlEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

const MARKS: ReadonlyMap<number, XmlEncoding> = new Map([
  [0xfffe, 'utf-16le'],
  [0x3c00, 'utf-16le'],
  [0xfeff, 'utf-16be'],
  [0x003c, 'utf-16be'],
]);

/** By byte order mark, else by how `<` is written; everything else is UTF-8 and fails to decode if it is not. */
export function xmlEncoding(bytes: Uint8Array): XmlEncoding {
  const [first = 0, second = 0] = bytes;
  return MARKS.get(first * 256 + second) ?? 'utf-8';
}

/** A decoder that refuses what is not well-formed: overlong UTF-8, lone surrogates. */
export function xmlDecoder(bytes: Uint8Array): TextDecoder {
  return new TextDecoder(xmlEncoding(bytes), { fatal: true });
}

/** A whole part as text, without byte order mark. Throws `workbook.damaged`. */
export function decodeXml(bytes: Uint8Array, part: string): string {
  try {
    return xmlDecoder(bytes).decode(bytes);
  } catch {
    throw damaged(part, 'encoding');
  }
}

/** Text back to the encoding that it came in, with a byte order mark where UTF-16 needs one. */
export function encodeXml(text: string, encoding: XmlEncoding): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text);
  const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}
