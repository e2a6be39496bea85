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
