import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OrganizationKind, Role } from '../../src/kernel/actor.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { type ApiOperation, operations } from '../support/api-description.js';
import { badParcels, type Parcel, STRANGE_WORDS } from '../support/bad-requests.js';

const KINDS: readonly OrganizationKind[] = ['vendor', 'hospital', 'industry_group', 'operator'];
const ROLES: readonly Role[] = ['viewer', 'editor', 'approver', 'admin'];
const AT_ONCE = 16;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly what: string;
  readonly saysNothing: boolean;
}

let app: TestApp;
const people = new Map<string, Person>();

beforeAll(async () => {
  app = await startApp();
  for (const kind of KINDS) {
    const admin: Administrator = kind === 'operator' ? app.operator : await app.organization(kind);
    for (const role of ROLES) people.set(`${kind}:${role}`, role === 'admin' ? admin : await admin.member(role));
  }
}, 120_000);
afterAll(() => app.stop());

const isPublic = (operation: ApiOperation): boolean => operation['x-roles'].includes('public');
const named = operations.map((operation) => [operation.operationId, operation] as const);
const restricted = named.filter(([, operation]) => !isPublic(operation));

/** The address with ids that nobody has. */
function address({ path, parameters = [] }: ApiOperation): string {
  const query = parameters.filter((parameter) => parameter.in === 'query' && parameter.required);
  const filled = path.replace(/\{\w+\}/g, () => randomUUID());
  return query.length > 0 ? `${filled}?${query.map(({ name }) => `${name}=${randomUUID()}`).join('&')}` : filled;
}

/** The request as the description shows it. */
function asDescribed({ requestBody, verb }: ApiOperation): Parcel {
  if (verb === 'get' || !requestBody) return {};
  return { body: JSON.stringify(requestBody.content?.['application/json']?.example ?? {}), type: 'application/json' };
}

async function send(
  { verb }: ApiOperation,
  path: string,
  token: string | undefined,
  { body, type }: Parcel,
): Promise<Answer> {
  const answer = await fetch(`${app.url}${path}`, {
    method: verb.toUpperCase(),
    headers: {
      'If-Match': '"1"',
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(type === undefined ? {} : { 'Content-Type': type }),
    },
    ...(verb === 'get' || body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    type: answer.headers.get('content-type') ?? '',
    saysNothing: text === '{"items":[],"next":null}',
    what: `${verb} ${path.slice(0, 200)} ${type ?? ''} ${String(body).slice(0, 200)}`,
  };
}

async function sendAll<T>(given: readonly T[], one: (each: T) => Promise<Answer>): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < given.length; start += AT_ONCE)
    answers.push(...(await Promise.all(given.slice(start, start + AT_ONCE).map(one))));
  return answers;
}

const allowed = (operation: ApiOperation): Person | undefined => people.get(operation['x-roles'].at(-1) ?? '');
const isImpolite = ({ status, type }: Answer): boolean =>
  status >= 500 || (status >= 400 && !type.startsWith('application/problem+json'));

describe('every operation that is not public', () => {
  it.each(restricted)('%s: nobody and forged tokens are sent to sign in', async (_, operation) => {
    const forged = [undefined, 'x', randomUUID(), 'kaiji_' + 'A'.repeat(43), 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'];
    const answers = await sendAll(forged, (token) =>
      send(operation, address(operation), token, asDescribed(operation)),
    );
    expect(answers.map(({ status }) => status)).toEqual(forged.map(() => 401));
    expect(answers.filter(isImpolite)).toEqual([]);
  });

  it.each(restricted)('%s: nobody but its roles', async (_, operation) => {
    const others = [...people].filter(([role]) => !operation['x-roles'].includes(role));
    const answers = await sendAll(others, ([, person]) =>
      send(operation, address(operation), person.token, asDescribed(operation)),
    );
    expect(answers.filter(({ status }) => status !== 403)).toEqual([]);
  });
});

describe('every operation on one thing', () => {
  const onOne = restricted.filter(([, { path }]) => path.includes('{'));
  it.each(onOne)('%s: a thing of others, or none, is not found', async (_, operation) => {
    const answer = await send(operation, address(operation), allowed(operation)?.token, asDescribed(operation));
    const isUpload = 'multipart/form-data' in (operation.requestBody?.content ?? {});
    expect(answer.saysNothing ? 404 : answer.status).toBe(isUpload ? 415 : 404);
    expect(isImpolite(answer)).toBe(false);
  });
});

describe('every operation', () => {
  it.each(named)(
    '%s: answers politely to bad requests',
    async (_, operation) => {
      const token = allowed(operation)?.token;
      const parcels = operation.verb === 'get' ? [] : badParcels(operation);
      const queries = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name);
      const addresses = [
        ...STRANGE_WORDS.map((word) => operation.path.replace(/\{\w+\}/g, word)),
        ...[...queries, 'unknown'].flatMap((name) =>
          STRANGE_WORDS.map((word) => `${address(operation).split('?')[0]!}?${name}=${word}`),
        ),
      ];
      const answers = [
        ...(await sendAll(parcels, (parcel) => send(operation, address(operation), token, parcel))),
        ...(await sendAll(addresses, (path) => send(operation, path, token, asDescribed(operation)))),
      ];
      expect(answers.length).toBeGreaterThanOrEqual(20);
      expect(answers.filter(isImpolite)).toEqual([]);
    },
    60_000,
  );
});
