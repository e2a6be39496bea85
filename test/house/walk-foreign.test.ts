import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ApiOperation, fieldsOf, operations } from '../support/api-description.js';
import {
  addressOf,
  type Answer,
  asDescribed,
  type Caller,
  type Filling,
  inBrowser,
  isPublic,
  send,
  sendAll,
} from './walk-sending.js';
import { rowsOf, ScopedServer } from './row-scopes.js';
import { textsOf } from './walk-texts.js';
import {
  hasIdInPath,
  heard,
  inBody,
  inQuery,
  mayCall,
  oneOfEach,
  readingAddresses,
  required,
  tableOf,
  tries,
} from './walk-tries.js';
import { openWorld, rowsNaming, type Side, type World } from './walk-world.js';

let world: World;
let parties: readonly [attackers: readonly Side[], victims: readonly Side[]];
let before: readonly string[];
beforeAll(async () => {
  world = await openWorld();
  const [vendor, otherVendor, hospital, otherHospital, ...others] = world.sides as [Side, Side, Side, Side, ...Side[]];
  parties = [
    [vendor, hospital, ...others],
    [otherVendor, otherHospital],
  ];
  before = await rowsNaming(world.app, parties[1]);
}, 240_000);
afterAll(() => world.app.stop());

/** Acts of the operator on organizations themselves reach every organization, by design. */
const isTheOperators = ({ 'x-roles': roles }: ApiOperation): boolean =>
  roles.every((role) => role.startsWith('operator:'));
const restricted = operations.filter((operation) => !isPublic(operation));
const byName = (chosen: readonly ApiOperation[]) =>
  chosen.map((operation) => [operation.operationId, operation] as const);
const foreign = (has: (operation: ApiOperation) => boolean) =>
  byName(restricted.filter((operation) => !isTheOperators(operation) && has(operation)));

const caller = ({ admin }: Side): Caller => inBrowser(admin.session);
const ask = (operation: ApiOperation, fill: Filling, side: Side, body: object = {}): Promise<Answer> =>
  send(world.app.url, operation, addressOf(operation, fill), caller(side), asDescribed(operation, body));

/** What an answer to a side says, but for the id that it asks for. */
const said = async (operation: ApiOperation, fill: Filling, side: Side, id: string, body = {}): Promise<string> =>
  heard(await ask(operation, fill, side, body), id);
const [NOBODYS, NO_OWN] = [randomUUID(), randomUUID()];

/** Asks each side once. */
function once(ask: (side: Side) => Promise<string>): (side: Side) => Promise<string> {
  const heard = new Map<Side, Promise<string>>();
  return (side) => heard.get(side) ?? heard.set(side, ask(side)).get(side)!;
}

/** Paths come last: a refusal is recorded with the id that its path named. */
describe('an id of another organization is as good as none', () => {
  it.each(foreign((operation) => inQuery(operation).length > 0))(
    '%s: in the query',
    async (_, operation) => {
      for (const { name } of inQuery(operation)) {
        const asked = (attacker: Side, tried: string): Promise<string> => {
          const table = hasIdInPath(operation) ? tableOf(operation) : 'organization';
          const own = required(attacker.ids.get(table)?.[0] ?? NO_OWN);
          return said(operation, (parameter) => (parameter.name === name ? tried : own(parameter)), attacker, tried);
        };
        const none = once((attacker) => asked(attacker, NOBODYS));
        await sendAll(tries(operation, parties, oneOfEach), async ([attacker, id]) => {
          expect(await asked(attacker, id)).toBe(await none(attacker));
        });
      }
    },
    60_000,
  );

  it.each(foreign((operation) => inBody(operation).length > 0))(
    '%s: in the body',
    async (_, operation) => {
      for (const name of inBody(operation)) {
        const asked = (attacker: Side, tried: string): Promise<string> => {
          const own = hasIdInPath(operation) ? attacker.ids.get(tableOf(operation))?.at(-1) : undefined;
          return said(operation, required(own ?? NO_OWN), attacker, tried, { [name]: tried });
        };
        const none = once((attacker) => asked(attacker, NOBODYS));
        await sendAll(tries(operation, parties, oneOfEach), async ([attacker, id]) => {
          const answer = await asked(attacker, id);
          expect([answer >= '400', answer]).toEqual([true, await none(attacker)]);
        });
      }
    },
    60_000,
  );

  it('switchOrganization: nobody acts for an organization without being its member', async () => {
    const operation = operations.find(({ operationId }) => operationId === 'switchOrganization')!;
    const [attackers, victims] = parties;
    for (const attacker of attackers)
      for (const { admin } of victims) {
        const { organizationId } = admin;
        expect((await ask(operation, required(''), attacker, { organizationId })).status).toBe(404);
      }
  });

  it.each(foreign(hasIdInPath))('%s: in the path', async (_, operation) => {
    const given = tries(operation, parties, ({ ids }) => ids.get(tableOf(operation)) ?? []);
    expect(given.length).toBeGreaterThan(0);
    const none = once((attacker) => said(operation, required(NOBODYS), attacker, NOBODYS));
    await sendAll(given, async ([attacker, id]) => {
      expect(await none(attacker)).toMatch(/^404 |^200 \{"items":\[\],"next":null\}$/);
      expect(await said(operation, required(id), attacker, id)).toBe(await none(attacker));
    });
  });
});

/** Headers by which servers elsewhere take a caller's word for who it is. */
const CLAIMS = ['X-Organization-Id', 'X-Tenant-Id', 'Organization', 'X-Original-URL', 'X-Forwarded-User'];

describe('what is marked as an organization’s own', () => {
  /** The answers that hold what is marked as somebody else's; and how many answers there were. */
  async function leaksTo(side: Side, operation: ApiOperation): Promise<{ leaks: string[]; answered: number }> {
    const others = world.sides.filter((each) => each !== side);
    const claims = Object.fromEntries(CLAIMS.map((name) => [name, others[0]!.admin.organizationId]));
    const marks = others.flatMap((each) => each.marks);
    const leaks: string[] = [];
    let answered = 0;
    const paths = [...readingAddresses(operation, side, others)];
    const reads = paths.flatMap((path) => [{}, claims].map((headers) => ({ path, headers })));
    await sendAll(reads, async ({ path, headers }) => {
      const answer = await send(world.app.url, operation, path, { ...caller(side), ...headers });
      answered += answer.status < 400 ? 1 : 0;
      const texts = await textsOf(answer.bytes);
      leaks.push(...marks.filter((mark) => texts.includes(mark)).map((mark) => `${mark} in ${answer.what}`));
    });
    return { leaks, answered };
  }

  it.each(byName(restricted.filter(({ verb }) => verb === 'get')))(
    '%s: is in no answer to others',
    async (_, operation) => {
      const readers = world.sides.filter((each) => mayCall(operation, each));
      const told = await Promise.all(readers.map((side) => leaksTo(side, operation)));
      expect(told.flatMap(({ leaks }) => leaks)).toEqual([]);
      expect(told.some(({ answered }) => answered > 0)).toBe(true);
    },
    60_000,
  );
});

const NOBODYS_FIELDS =
  'organizationId role status state version rowVersion ownerId userId createdAt id kind audiences'.split(' ');

describe('a field that nobody may set', () => {
  /** `verifyRevision` judges whatever document it is given. */
  const takesJson = operations.filter(
    ({ requestBody, operationId }) =>
      requestBody?.content?.['application/json'] !== undefined && operationId !== 'verifyRevision',
  );

  it.each(byName(takesJson))('%s: is refused by name', async (_, operation) => {
    const side = world.sides.find((each) => mayCall(operation, each)) ?? world.sides[0]!;
    const unknown = NOBODYS_FIELDS.filter((field) => !fieldsOf(operation).includes(field));
    await sendAll(unknown, async (field) => {
      const answer = await ask(operation, required(randomUUID()), side, { [field]: 'admin' });
      expect([field, answer.status, answer.bytes.toString()]).toEqual([
        field,
        400,
        expect.stringContaining(`"/${field}"`),
      ]);
    });
  });
});

describe('at the same moment', () => {
  it('fifty mixed requests of different organizations each hear of their own alone', async () => {
    const paths = [
      '/products',
      '/members',
      '/events?limit=200',
      '/api-tokens',
      '/me',
      '/grants',
      '/organizations/none',
    ];
    for (let round = 0; round < 4; round++) {
      const asked = Array.from({ length: 50 }, async (_, n) => {
        const side = world.sides[n % world.sides.length]!;
        const { text } = await side.admin.get(paths[(n + round) % paths.length]!);
        return world.sides.filter((each) => each !== side && each.marks.some((mark) => text.includes(mark)));
      });
      expect((await Promise.all(asked)).flat()).toEqual([]);
    }
  });

  it('one organization’s idempotency key gives another nothing', async () => {
    const [one, other] = [world.sides[0]!, world.sides[1]!];
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { kind: 'service', name: 'キーの試験', version: '1', audience: 'private' };
    const [first, second] = [
      await one.admin.post('/products', body, key),
      await other.admin.post('/products', body, key),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect((second.body as { id: string }).id).not.toBe((first.body as { id: string }).id);
    expect((await other.admin.get(`/products/${(first.body as { id: string }).id}`)).status).toBe(404);
    before = await rowsNaming(world.app, parties[1]);
  });
});

/** Organizations are listed for everybody; the rest of a row that names another one is nobody else's. */
const LISTED = ['organization'];

describe('the server in one organization’s scope', () => {
  it('reads, changes and adds nothing of another', async () => {
    const [[own], [other]] = parties as [Side[], Side[]];
    const server = await ScopedServer.open(world.app, own!);
    const [theirs, ours] = [await rowsOf(world.app, other!), await rowsOf(world.app, own!)];
    const through: string[] = [];
    for (const [table, rows] of [...theirs].filter(([name]) => !LISTED.includes(name))) {
      const read = await server.read(table).catch(() => []);
      if (read.some((row) => row.includes(other!.admin.organizationId))) through.push(`reads ${table}`);
      const touched = await server.touched(table).catch(() => 0);
      if (touched > (ours.get(table)?.length ?? 0)) through.push(`changes ${table}`);
      const refusal = await server.insertFails(table, rows[0]!);
      if (refusal !== '42501' && refusal !== '428C9') through.push(`adds to ${table}: ${refusal}`);
    }
    await server.close();
    expect(theirs.size).toBeGreaterThan(15);
    expect(through).toEqual([]);
  });
});

describe('all of this', () => {
  it('changed nothing of the others', async () => {
    expect(await rowsNaming(world.app, parties[1])).toEqual(before);
  });
});
