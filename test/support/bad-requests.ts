import type { ApiOperation } from './api-description.js';

/** What a request carries besides its address. */
export interface Parcel {
  readonly body?: string | Buffer;
  readonly type?: string;
}

const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1.5,
  1e308,
  '',
  ' ',
  'x'.repeat(5000),
  '\u0000',
  '\ud800',
  '__proto__',
  '../../etc/passwd',
  "'; drop table journal; --",
  '2026-02-30',
  '𠮷野家',
  [],
  [null],
  [[]],
  {},
  { constructor: { prototype: {} } },
  { $ne: null },
];
const NOT_JSON = [
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":1,}',
  '\u0000',
  '{"__proto__":{"admin":true}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
];
const TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-7',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  '',
];

/** Requests that no client means: every field of the example with every strange value, broken JSON, foreign media types, cut-off uploads. */
export function badParcels(operation: ApiOperation): Parcel[] {
  const content = operation.requestBody?.content ?? {};
  const example = (content['application/json']?.example ?? {}) as Record<string, unknown>;
  const fields = Object.keys({ ...example, ownerId: '' });
  const changed = fields.flatMap((field) => STRANGE.map((value) => ({ ...example, [field]: value })));
  const without = fields.map((field) => Object.fromEntries(Object.entries(example).filter(([name]) => name !== field)));
  const json = [...changed, ...without].map((body) => JSON.stringify(body));
  return [
    ...[...json, ...NOT_JSON].map((body) => ({ body, type: 'application/json' })),
    ...TYPES.map((type) => ({ body: JSON.stringify(example), type })),
    ...uploads(
      'multipart/form-data' in content ? [...FILES, Buffer.from('PK\u0003\u0004'), Buffer.alloc(70_000, 7)] : FILES,
    ),
  ];
}

const FILES = [Buffer.alloc(0), Buffer.from('not a workbook')];

function uploads(files: readonly Buffer[]): Parcel[] {
  const type = 'multipart/form-data; boundary=x';
  const part = (name: string, bytes: Buffer, end = '\r\n--x--\r\n'): Buffer =>
    Buffer.concat([
      Buffer.from(`--x\r\nContent-Disposition: form-data; name="${name}"; filename="様式.xlsx"\r\n\r\n`),
      bytes,
      Buffer.from(end),
    ]);
  return files
    .flatMap((bytes) => [part('file', bytes), part('other', bytes), part('file', bytes, '')])
    .map((body) => ({ body, type }));
}

/** Values for one place of an address, sent as they are. */
export const STRANGE_WORDS = [
  '0',
  '-1',
  'null',
  'x'.repeat(3000),
  '%00',
  '%F0%9F%8F%A5',
  '%ED%A0%80',
  '..%2F..%2Fetc',
  "'%20or%201=1--",
  '%E3%81%82',
  '[]',
  '{}',
  '1e400',
];
