import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of package.json. */
export const root = join(import.meta.dirname, '..', '..');

/** A body of one media type. */
export interface Content {
  readonly schema?: Schema;
  readonly example?: unknown;
}

/** The parts of JSON Schema that tests walk. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** A parameter in the path or the query. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: { readonly format?: string };
  readonly example?: unknown;
  readonly $ref?: string;
}

/** One operation as openapi.json describes it, with its place. */
export interface ApiOperation {
  readonly path: string;
  readonly verb: string;
  readonly operationId: string;
  readonly 'x-roles': readonly string[];
  /** No API token may call it. */
  readonly 'x-person'?: true;
  /** Both factors were shown within the last 15 minutes. */
  readonly 'x-fresh'?: true;
  /** Open after the first factor alone. */
  readonly 'x-after-first-factor'?: true;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Content>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Content>> }>>;
}

interface Document {
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Omit<ApiOperation, 'path' | 'verb'>>>>>;
}

const { paths, components } = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as Document;

/** Every operation of the checked-in description. */
export const operations: readonly ApiOperation[] = Object.entries(paths).flatMap(([path, verbs]) =>
  Object.entries(verbs).map(([verb, operation]) => ({ path, verb, ...operation })),
);

/** The fields that a JSON body may have, required or not. */
export function fieldsOf({ requestBody }: ApiOperation): readonly string[] {
  const schema = requestBody?.content?.['application/json']?.schema ?? {};
  const { properties = {} } = schema.$ref ? (components.schemas[schema.$ref.split('/').at(-1)!] ?? {}) : schema;
  return Object.keys(properties);
}
