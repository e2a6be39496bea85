import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { Place } from './domain/fault.js';

/** A YAML file with the line of every value, so that a fault can be named where it stands. */
export class YamlFile {
  private readonly lines = new LineCounter();
  private readonly document: Document;

  /** @throws Error of node:fs when the file cannot be read; what is wrong inside it is told by `check`. */
  constructor(private readonly path: string) {
    this.document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: this.lines });
  }

  /** Its content if it is YAML and holds to the schema; else the faults are added to the list, each with file and line. */
  check<T>(holds: ValidateFunction<T>, faults: string[]): T | undefined {
    const broken = this.document.errors.map((error) =>
      this.at(this.lines.linePos(error.pos[0]).line, withoutPlace(error.message)),
    );
    if (broken.length > 0) {
      faults.push(...broken);
      return undefined;
    }
    const content: unknown = this.document.toJS();
    if (holds(content)) return content;
    faults.push(...(holds.errors ?? []).map((error) => this.fault(placeOf(error), describe(error))));
    return undefined;
  }

  /**
   * A fault in words, with file and line: `sds-5.0/template.yaml:124: …`. The place may be named in the domain's camel case; one that
   * is not in the file falls back to what is around it.
   */
  fault(named: Place, message: string): string {
    const place = named.map(snakeCase);
    for (let depth = place.length; depth > 0; depth -= 1) {
      const node = this.document.getIn(place.slice(0, depth), true);
      if (isNode(node) && node.range) return this.at(this.lines.linePos(node.range[0]).line, message);
    }
    return this.at(1, message);
  }

  private at(line: number, message: string): string {
    return `${basename(dirname(this.path))}/${basename(this.path)}:${line}: ${message}`;
  }
}

/** A JSON Schema (2020-12) ready to check with. */
export function schemaOf<T>(path: string): ValidateFunction<T> {
  const schema = JSON.parse(readFileSync(path, 'utf8')) as object;
  return new Ajv2020({ allErrors: true, strict: false }).compile<T>(schema);
}

/** Shipped files that cannot be used: every fault of every file at once. */
export class FilesRefused extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'FilesRefused';
  }
}

type Given<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Those of a file's optional fields that are there. */
export function given<T extends object>(fields: T): Given<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<T>;
}

function placeOf({ instancePath }: ErrorObject): Place {
  const steps = instancePath.split('/').slice(1);
  return steps.map((step) => (/^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~')));
}

function describe({ instancePath, message = 'does not hold to the schema', params }: ErrorObject): string {
  const field = instancePath.split('/').at(-1) ?? '';
  const more = Object.values(params as Record<string, unknown>).filter(
    (value) => typeof value === 'string' || Array.isArray(value),
  );
  return [field, message, more.length > 0 ? `(${more.flat().join(', ')})` : ''].filter((part) => part !== '').join(' ');
}

const snakeCase = (step: string | number) =>
  typeof step === 'string' ? step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : step;
const withoutPlace = (text: string) => text.replace(/ at line \d+[^]*/, '');
