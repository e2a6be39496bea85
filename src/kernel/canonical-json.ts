import { RuleViolation } from './rule-violation.js';

export type JsonValue = null | boolean | number | string | Structure;
type Structure = readonly JsonValue[] | JsonObject;
interface JsonObject {
  readonly [key: string]: JsonValue;
}

/** Where in the document a value stands: the keys and indexes that lead to it, put into words only where something is refused. */
type Path = (string | number)[];

/** Deeper than any document of ours; a hostile one must not exhaust the stack. */
const DEPTH = 64;

/**
 * The one way to write a JSON value (RFC 8785): no spaces, keys by their UTF-16 units, numbers and escapes as ECMAScript writes them.
 * @throws RuleViolation `json.not-canonical` {reason, pointer}: a number that is not finite, a lone surrogate, what is no JSON, too deep
 */
export function canonicalJson(value: JsonValue): string {
  return written(value, []);
}

function written(value: JsonValue, path: Path): string {
  if (path.length > DEPTH) throw refused('too deep', path);
  switch (typeof value) {
    case 'string':
      return writtenText(value, path);
    case 'number':
      return writtenNumber(value, path);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : writtenStructure(value, path);
    default:
      throw refused('not JSON', path);
  }
}

function writtenNumber(number: number, path: Path): string {
  if (!Number.isFinite(number)) throw refused('not a finite number', path);
  return JSON.stringify(number);
}

function writtenStructure(value: Structure, path: Path): string {
  return isList(value) ? writtenList(value, path) : writtenObject(value, path);
}

function writtenList(list: readonly JsonValue[], path: Path): string {
  let text = '';
  for (const [index, item] of list.entries()) {
    path.push(index);
    text += `${index === 0 ? '' : ','}${written(item, path)}`;
    path.pop();
  }
  return `[${text}]`;
}

function writtenObject(object: JsonObject, path: Path): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    path.push(key);
    text += `${text === '' ? '' : ','}${writtenText(key, path)}:${written(object[key] as JsonValue, path)}`;
    path.pop();
  }
  return `{${text}}`;
}

/** `JSON.stringify` escapes exactly as the RFC asks, once the text is whole. */
function writtenText(text: string, path: Path): string {
  if (!text.isWellFormed()) throw refused('lone surrogate', path);
  return JSON.stringify(text);
}

function isList(value: Structure): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function refused(reason: string, path: Path): RuleViolation {
  const steps = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return new RuleViolation('json.not-canonical', { reason, pointer: steps.join('').toWellFormed() });
}
