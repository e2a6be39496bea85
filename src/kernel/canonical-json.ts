import { RuleViolation } from './rule-violation.js';

export type JsonValue = null | boolean | number | string | Structure;
type Structure = readonly JsonValue[] | JsonObject;
interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Deeper than any document of ours; a hostile one must not exhaust the stack. */
const DEPTH = 64;

/**
 * The one way to write a JSON value (RFC 8785): no spaces, keys by their UTF-16 units, numbers and escapes as ECMAScript writes them.
 * @throws RuleViolation `json.not-canonical` {reason, pointer}: a number that is not finite, a lone surrogate, what is no JSON, too deep
 */
export function canonicalJson(value: JsonValue): string {
  return written(value, '', 0);
}

function written(value: JsonValue, pointer: string, depth: number): string {
  if (depth > DEPTH) throw refused('too deep', pointer);
  switch (typeof value) {
    case 'string':
      return writtenText(value, pointer);
    case 'number':
      return writtenNumber(value, pointer);
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : writtenStructure(value, pointer, depth);
    default:
      throw refused('not JSON', pointer);
  }
}

function writtenNumber(number: number, pointer: string): string {
  if (!Number.isFinite(number)) throw refused('not a finite number', pointer);
  return JSON.stringify(number);
}

function writtenStructure(value: Structure, pointer: string, depth: number): string {
  return isList(value) ? writtenList(value, pointer, depth) : writtenObject(value, pointer, depth);
}

function writtenList(list: readonly JsonValue[], pointer: string, depth: number): string {
  return `[${Array.from(list, (item, index) => written(item, `${pointer}/${index}`, depth + 1)).join(',')}]`;
}

function writtenObject(object: JsonObject, pointer: string, depth: number): string {
  const members = Object.entries(object).sort(([one], [other]) => (one < other ? -1 : 1));
  const texts = members.map(([key, value]) => {
    const at = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return `${writtenText(key, at)}:${written(value, at, depth + 1)}`;
  });
  return `{${texts.join(',')}}`;
}

/** `JSON.stringify` escapes exactly as the RFC asks, once the text is whole. */
function writtenText(text: string, pointer: string): string {
  if (!text.isWellFormed()) throw refused('lone surrogate', pointer);
  return JSON.stringify(text);
}

function isList(value: Structure): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function refused(reason: string, pointer: string): RuleViolation {
  return new RuleViolation('json.not-canonical', { reason, pointer: pointer.toWellFormed() });
}
