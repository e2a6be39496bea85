import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Person, startApp, type TestApp } from '../support/app.js';
import { type ApiOperation, operations } from '../support/api-description.js';
import { browserAfter } from '../support/people.js';
import {
  addressOf,
  type Answer,
  asDescribed,
  asProgram,
  type Caller,
  inBrowser,
  isImpolite,
  isPublic,
  nobodys,
  send,
  sendAll,
} from './walk-sending.js';

const KINDS = ['vendor', 'hospital', 'industry_group', 'operator'] as const;
const ROLES = ['viewer', 'editor', 'approver', 'admin'] as const;

let app: TestApp;
const people = new Map<string, Person>();
/** Those who were let in once: after a sign-out, after a revocation, and before the second factor. */
const former: Caller[] = [];
let half: Caller;

beforeAll(async () => {
  app = await startApp();
  for (const kind of KINDS) {
    const admin = kind === 'operator' ? app.operator : await app.organization(kind);
    for (const role of ROLES) people.set(`${kind}:${role}`, role === 'admin' ? admin : await admin.member(role));
  }
  const left = await app.signIn(app.operator);
  await left.delete('/session');
  const { id, token } = (await app.operator.session.post('/api-tokens', { name: 'x', days: 1 })).body as {
    id: string;
    token: string;
  };
  await app.operator.session.delete(`/api-tokens/${id}`);
  former.push(inBrowser(left), asProgram({ token }));
  const { email, password } = app.operator;
  half = inBrowser(browserAfter(await app.nobody.post('/session', { email, password }), app.client));
}, 240_000);
afterAll(() => app.stop());

const named = operations.map((operation) => [operation.operationId, operation] as const);
const restricted = named.filter(([, operation]) => !isPublic(operation));
const ask = (operation: ApiOperation, caller: Caller): Promise<Answer> =>
  send(app.url, operation, addressOf(operation, nobodys), caller, asDescribed(operation));
const bearer = (token: string): Caller => ({ Authorization: `Bearer ${token}` });
const FORGED = ['x', randomUUID(), `kaiji_${'A'.repeat(43)}`, 'eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'].map(bearer);

describe('every operation that is not public', () => {
  it.each(restricted)('%s: nobody, forged and expired proofs are sent to sign in', async (_, operation) => {
    const cookies = ['x', randomUUID()].map((value) => inBrowser({ cookie: `__Host-kaiji=${value}` }));
    const answers = await sendAll([{}, ...FORGED, ...cookies, ...former], (caller) => ask(operation, caller));
    expect(answers.filter((answer) => answer.status !== 401 || isImpolite(answer))).toEqual([]);
  });

  it.each(restricted)('%s: nobody but its roles', async (_, operation) => {
    const others = [...people].filter(([role]) => !operation['x-roles'].includes(role)).map(([, person]) => person);
    const callers = others.flatMap((person) => [asProgram(person), inBrowser(person.session)]);
    const answers = await sendAll(callers, (caller) => ask(operation, caller));
    expect(answers.filter((answer) => answer.status !== 403 || isImpolite(answer))).toEqual([]);
  });

  it.each(restricted.filter(([, operation]) => operation['x-person']))('%s: no program', async (_, operation) => {
    const allowed = [...people].filter(([role]) => operation['x-roles'].includes(role)).map(([, person]) => person);
    const answers = await sendAll(allowed, (person) => ask(operation, asProgram(person)));
    expect(answers.filter(({ status, bytes }) => status !== 403 || !bytes.includes('access.person-only'))).toEqual([]);
  });

  const whole = restricted.filter(
    ([, operation]) => operation['x-after-first-factor'] !== true && operation['x-roles'].includes('operator:admin'),
  );
  it.each(whole)('%s: nobody after the first factor alone', async (_, operation) => {
    const { status, bytes } = await ask(operation, half);
    expect([status, bytes.toString()]).toEqual([401, expect.stringContaining('session.first-factor-only')]);
  });
});
