import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type ApiOperation, operations } from '../support/api-description.js';
import { badParcels, STRANGE_WORDS } from '../support/bad-requests.js';
import { addressOf, type Answer, asDescribed, isImpolite, isPublic, nobodys, send, sendAll } from './walk-sending.js';
import { type Doors, openDoors } from './walk-doors.js';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = await openDoors(app);
}, 120_000);
afterAll(() => app.stop());

/** Addresses that no client means: each place of one with each strange word. */
function strangeAddresses(operation: ApiOperation): string[] {
  const [plain = ''] = addressOf(operation, nobodys).split('?');
  const queries = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  return [
    ...STRANGE_WORDS.map((word) => operation.path.replace(/\{\w+\}/g, word)),
    ...[...queries, 'unknown'].flatMap((name) => STRANGE_WORDS.map((word) => `${plain}?${name}=${word}`)),
  ];
}

describe('every operation', () => {
  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    '%s: answers bad requests politely',
    async (_, operation) => {
      const caller = await doors.callerOf(operation);
      const parcels = operation.verb === 'get' ? [] : badParcels(operation);
      const answers: Answer[] = [
        ...(await sendAll(parcels, (parcel) =>
          send(app.url, operation, addressOf(operation, nobodys), caller, parcel),
        )),
        ...(await sendAll(strangeAddresses(operation), (path) =>
          send(app.url, operation, path, caller, asDescribed(operation)),
        )),
      ];
      expect(answers.length).toBeGreaterThanOrEqual(20);
      expect(answers.filter(isImpolite).map(({ status, what }) => `${status} ${what}`)).toEqual([]);
    },
    60_000,
  );

  const onOne = operations.filter((operation) => !isPublic(operation) && operation.path.includes('{'));
  it.each(onOne.map((operation) => [operation.operationId, operation] as const))(
    '%s: what does not exist is not found',
    async (_, operation) => {
      const answer = await send(
        app.url,
        operation,
        addressOf(operation, nobodys),
        await doors.callerOf(operation),
        asDescribed(operation),
      );
      expect(`${answer.status} ${answer.bytes.toString()}`).toMatch(/^404 |^200 \{"items":\[\],"next":null\}$/);
    },
  );
});
