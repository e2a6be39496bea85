import type { Template } from '../../templates/domain/template.js';

/**
 * The head that a form begins with when answers are carried over to it: what stood in fields of the same key. Days are left out:
 * when the new form is filled in is not when the old one was.
 */
export function carriedHeader(
  { headerFields }: Template,
  before: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const kept = headerFields.filter(({ key, type }) => type !== 'date' && Object.hasOwn(before, key));
  return Object.fromEntries(kept.map(({ key }) => [key, before[key] ?? '']));
}

/** The head of a draft that moves to another form in the midst of being filled: fields of the same key, days too; `left` has no place there. */
export function movedHeader(
  { headerFields }: Template,
  before: Readonly<Record<string, string>>,
): { readonly header: Readonly<Record<string, string>>; readonly left: Readonly<Record<string, string>> } {
  const isKnown = ([key]: readonly [string, string]) => headerFields.some((field) => field.key === key);
  const fields = Object.entries(before);
  return {
    header: Object.fromEntries(fields.filter(isKnown)),
    left: Object.fromEntries(fields.filter((field) => !isKnown(field))),
  };
}
