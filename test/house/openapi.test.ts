import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { type Content, operations, root } from '../support/api-description.js';

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema(JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8')) as object, 'api');

function faultsOf({ schema, example }: Content): string[] {
  const inDocument = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"api#/')) as object;
  const holds = ajv.compile(inDocument);
  return holds(example)
    ? []
    : (holds.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}

describe('openapi.json', () => {
  it('is what the sources say', () => {
    const check = spawnSync(process.execPath, [join(root, 'bin', 'openapi.mjs'), '--check'], { encoding: 'utf8' });
    expect(check.stderr).not.toContain('openapi');
    expect(check.status).toBe(0);
  }, 60_000);

  it('names its answers by their status, and every other thing by a word', () => {
    const text = readFileSync(join(root, 'openapi.json'), 'utf8');
    expect(text.includes('[object ')).toBe(false);
    const keys = new Set(operations.flatMap(({ responses }) => Object.keys(responses)));
    expect([...keys].filter((key) => !/^[2-5]\d\d$|^default$/.test(key))).toEqual([]);
  });

  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s shows true examples',
    (_, operation) => {
      const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
        Object.values(part?.content ?? {}),
      );
      const shown = contents.filter((content) => content.example !== undefined);
      expect(shown.flatMap(faultsOf)).toEqual([]);
      const hasValue =
        shown.length + (operation.parameters ?? []).filter(({ example }) => example !== undefined).length > 0;
      expect(hasValue || !contents.some(({ schema }) => schema !== undefined)).toBe(true);
    },
  );

  it('takes no field that a request class does not know', () => {
    // A signed document is judged as a whole, by its signature.
    const checked = operations.filter(({ operationId }) => operationId !== 'verifyRevision');
    const bodies = checked.flatMap(({ requestBody }) =>
      requestBody?.content?.['application/json'] ? [requestBody.content['application/json']] : [],
    );
    const open = bodies.filter(
      (body) => faultsOf({ ...body, example: { ...(body.example as object), ownerId: 'x' } }).length === 0,
    );
    expect(open).toEqual([]);
  });
});
