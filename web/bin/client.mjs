// node web/bin/client.mjs [DESCRIPTION]: writes src/api/operations.ts, the typed client, from the API description. The file is never edited.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const { paths, components } = JSON.parse(await readFile(process.argv[2] ?? at('../../openapi.json'), 'utf8'));

const HEAD = `// Generated from openapi.json by web/bin/client.mjs.
import type { Operation } from './operation.js';
`;
const operations = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method: method.toUpperCase(), ...operation })),
);
const everyone = new Set(operations.flatMap((operation) => operation['x-roles'])).size - 1;

await writeFile(
  at('../src/api/operations.ts'),
  [HEAD, ...Object.entries(components.schemas).map(typeLine), ...operations.map(operationLine), ''].join('\n'),
);

function typeLine([name, schema]) {
  if (schema.type === 'object') return `${comment(schema)}export interface ${name} ${typeOf(schema)}\n`;
  return `${comment(schema)}export type ${name} = ${typeOf(schema)};\n`;
}

function operationLine({ operationId, summary, method, path, parameters = [], requestBody, responses, ...rest }) {
  const given = parameters.map(resolved);
  const shape = [
    `path: ${objectOf(given.filter((parameter) => parameter.in === 'path'))}`,
    `query: ${objectOf(given.filter((parameter) => parameter.in === 'query'))}`,
    `body: ${bodyOf(requestBody)}`,
    `answer: ${answerOf(responses)}`,
  ].join('; ');
  const roles = rest['x-roles'];
  const makes = method === 'POST' && '201' in responses;
  const who = roles.includes('public') ? `'public'` : roles.length === everyone ? `'everyone'` : JSON.stringify(roles);
  return `/** ${summary} */\nexport const ${operationId}: Operation<{ ${shape} }> = { id: '${operationId}', method: '${method}', path: '${path}', makes: ${makes}, roles: ${who} };\n`;
}

function resolved(entry) {
  return entry.$ref
    ? entry.$ref
        .slice(2)
        .split('/')
        .reduce((part, key) => part[key], { components })
    : entry;
}

function objectOf(parameters) {
  if (parameters.length === 0) return 'Record<never, never>';
  return `{ ${parameters.map(({ name, required, schema }) => `${quoted(name)}${required ? '' : '?'}: ${typeOf(schema)}`).join('; ')} }`;
}

function bodyOf(requestBody) {
  const content = requestBody?.content ?? {};
  if (content['application/json']) return typeOf(content['application/json'].schema);
  return Object.keys(content).length > 0 ? 'FormData' : 'undefined';
}

function answerOf(responses) {
  const [, response] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? [];
  const content = response?.content ?? {};
  if (content['application/json']) return typeOf(content['application/json'].schema);
  return Object.keys(content).length > 0 ? 'Blob' : 'undefined';
}

function typeOf(schema = {}) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const several = schema.oneOf ?? schema.anyOf;
  if (several) return `(${several.map(typeOf).join(' | ')})`;
  if (schema.allOf) return `(${schema.allOf.map(typeOf).join(' & ')})`;
  if (Array.isArray(schema.type)) return `(${schema.type.map((type) => typeOf({ ...schema, type })).join(' | ')})`;
  return byType(schema);
}

function byType(schema) {
  switch (schema.type) {
    case 'integer':
      return 'number';
    case 'array':
      return schema.prefixItems
        ? `[${schema.prefixItems.map(typeOf).join(', ')}]`
        : `readonly (${typeOf(schema.items)})[]`;
    case 'object':
      return recordOf(schema);
    default:
      return schema.type ?? 'unknown';
  }
}

function recordOf({ properties = {}, required = [], additionalProperties }) {
  const fields = Object.entries(properties).map(
    ([name, schema]) =>
      `${comment(schema)}readonly ${quoted(name)}${required.includes(name) ? '' : '?'}: ${typeOf(schema)}`,
  );
  const open = additionalProperties && typeof additionalProperties === 'object';
  if (open && fields.length === 0) return `{ readonly [key: string]: ${typeOf(additionalProperties)} }`;
  return `{ ${[...fields, ...(open ? ['readonly [key: string]: unknown'] : [])].join('; ')} }`;
}

function comment({ description }) {
  return description ? `/** ${description.replaceAll('*/', '* /')} */ ` : '';
}

function quoted(name) {
  return /^[a-z_$][\w$]*$/i.test(name) ? name : JSON.stringify(name);
}
