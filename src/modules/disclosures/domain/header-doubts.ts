import type { HeaderField, Template } from '../../templates/domain/template.js';
import type { Doubt } from './form-case.js';
import { givenText } from './reason.js';

/** Whose answers these are and on what, as the installation knows it. */
export interface Registered {
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
}

/** What the head of the form lacks, and where it speaks of another vendor, product or version than the registered one. */
export function headerDoubts(
  { headerFields }: Template,
  header: Readonly<Record<string, string>>,
  registered: Registered | undefined,
): readonly Doubt[] {
  return headerFields.flatMap((field) => {
    const cover = givenText(header[field.key]);
    if (cover === undefined) return field.required ? [missing(field)] : [];
    return registered === undefined ? [] : otherProduct(field, cover, registered);
  });
}

function missing({ label }: HeaderField): Doubt {
  return { kind: 'header_missing', facts: { words: label.ja, other: label.en } };
}

/** Which fields of the forms name what is registered. */
const NAMED_IN: Readonly<Record<string, keyof Registered>> = {
  manufacturer: 'vendor',
  provider: 'vendor',
  vendor: 'vendor',
  product_name: 'product',
  service_name: 'product',
  version: 'version',
};

function otherProduct({ key, label }: HeaderField, cover: string, registered: Registered): readonly Doubt[] {
  const names = NAMED_IN[key];
  if (names === undefined) return [];
  const known = registered[names];
  const alike = names === 'version' ? likeVersion(cover, known) : likeName(cover, known);
  return alike ? [] : [{ kind: 'header_other_product', facts: { field: label, words: cover, other: known } }];
}

/** A name within the other is no other name: covers add departments and versions, or leave them out. */
function likeName(one: string, other: string): boolean {
  const [a, b] = [folded(one), folded(other)];
  return a.includes(b) || b.includes(a);
}

/** Numbers tell versions apart, as far as both name them: 3.2 and Ver.3.2.1 may be one. */
function likeVersion(one: string, other: string): boolean {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  if (a.length === 0 || b.length === 0) return likeName(one, other);
  return a.slice(0, b.length).every((number, index) => number === b[index]);
}

/** Company forms stand before or after a name, whole or abbreviated. */
const COMPANY_FORM = /株式会社|有限会社|合同会社|\((?:株|有|同)\)/g;

function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/g, '')
    .replace(COMPANY_FORM, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function numbersOf(text: string): readonly number[] {
  return Array.from(text.normalize('NFKC').matchAll(/\d+/g), Number);
}
