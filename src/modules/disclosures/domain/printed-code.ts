import type { Question } from '../../templates/domain/template.js';

/** How people name a row: the form's number where it is known, else our code. */
export function printedCode({ officialCode, code }: Question): string {
  return officialCode ?? code;
}
