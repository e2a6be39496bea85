import type { Problem } from '../api/operations.js';
import type { Text } from '../i18n/text.js';

/** Which field a refusal of the whole form is about, by its code, e.g. `password.too-short`. */
export type Blames = Readonly<Record<string, string>>;

/** What a screen itself finds wrong with a field, in the reader's words. */
export class FieldFault extends Error {
  constructor(
    readonly field: string,
    words: string,
  ) {
    super(words);
  }
}

/** The field errors of a refusal, by field name (RFC 6901 pointer of the first level, or the parameter's name). */
export function faultsOf(problem: Problem, code: string, blames: Blames): Record<string, string> {
  const listed = (problem.errors ?? []).map(({ pointer, detail }) => [nameIn(pointer), detail] as const);
  const blamed = blames[code];
  const said = [problem.title, problem.detail].filter(Boolean).join(' ');
  return Object.fromEntries(blamed === undefined ? listed : [...listed, [blamed, said]]);
}

function nameIn(pointer: string): string {
  return pointer.replace(/^#?\//, '').split('/')[0] ?? '';
}

/** What the browser finds wrong before anything is sent, in the product's own words. */
export function emptyOrMistyped(fields: Iterable<Validated>, text: Text): Record<string, string> {
  const faults: Record<string, string> = {};
  for (const { name, validity } of fields) {
    if (validity.valid || name === '') continue;
    faults[name] = validity.valueMissing ? text('form.missing') : text('form.mistyped');
  }
  return faults;
}

interface Validated {
  readonly name: string;
  readonly validity: Pick<ValidityState, 'valid' | 'valueMissing'>;
}
