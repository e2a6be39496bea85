import { canonicalJson, type JsonValue } from '../../../kernel/canonical-json.js';
import type { HashedTemplate, Template } from './template.js';

/**
 * The fingerprint of a form's definition, hex: what exactly was asked. Of its one way to be written (RFC 8785), so that it is the same in the
 * order in which the database gives the members back, and in the document of a published revision; a hash that stands with the form is no
 * part of it.
 */
export function templateHash(template: Template | HashedTemplate, sha256: (text: string) => string): string {
  const definition = { ...template, hash: undefined };
  return sha256(canonicalJson(JSON.parse(JSON.stringify(definition)) as JsonValue));
}
