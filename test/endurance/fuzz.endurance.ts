import 'reflect-metadata';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiOperation, operations } from '../support/api-description.js';
import { type Doors, openDoors } from '../house/walk-doors.js';
import { isImpolite, send, sendAll } from '../house/walk-sending.js';
import { chance, requestsTo } from './any-request.js';
import { chosen, told } from './series.js';

const LONGEST_MS = 2000;
/** Requests to one operation before it is the next one's turn. */
const TURN = 100;
/** Trying passwords and codes waits on purpose, longer with each wrong one; each turn begins anew. */
const FORGET = 'delete from sign_in_failure';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = await openDoors(app);
}, 120_000);
afterAll(() => app.stop());

const seconds = chosen('seconds');

it(
  'whatever is sent to whichever operation, the answer is polite and comes within two seconds',
  async () => {
    const next = chance(chosen('seed'));
    const makers = operations.map((operation) => [operation, requestsTo(operation, next)] as const);
    const end = Date.now() + seconds * 1000;
    const wrong: string[] = [];
    const sent = new Map(operations.map((operation) => [operation, 0]));
    let longest = 0;
    const turn = async (operation: ApiOperation, make: (typeof makers)[number][1]): Promise<void> => {
      await app.asSuperuser(FORGET);
      const caller = await doors.callerOf(operation);
      const answers = await sendAll(Array.from({ length: TURN }, make), ({ path, parcel, headers }) =>
        send(app.url, operation, path, { ...caller, ...headers }, parcel),
      );
      sent.set(operation, (sent.get(operation) ?? 0) + answers.length);
      longest = Math.max(longest, ...answers.map(({ took }) => took));
      const bad = answers.filter((answer) => isImpolite(answer) || answer.took > LONGEST_MS);
      wrong.push(...bad.map(({ status, took, what }) => `${status} after ${Math.round(took)} ms: ${what}`));
    };
    while (Date.now() < end) for (const [operation, make] of makers) if (Date.now() < end) await turn(operation, make);
    const counts = [...sent.values()];
    const total = counts.reduce((sum, count) => sum + count);
    told(
      `${total} requests to ${counts.length} operations, at least ${Math.min(...counts)} to each; longest ${Math.round(longest)} ms`,
    );
    expect(wrong).toEqual([]);
  },
  (seconds + 120) * 1000,
);
