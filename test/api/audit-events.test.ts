import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Refusals } from '../../src/modules/audit/refusals.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
});
afterAll(() => app.stop());

const refused = async ({ userId }: Person): Promise<{ facts: object; subject_id: string | null }[]> => {
  await app.nest.get(Refusals).flush();
  return app.asSuperuser(
    `select facts, subject_id from journal where type = 'access.refused' and actor_id = $1 order by seq`,
    [userId],
  );
};

describe('what a caller is refused', () => {
  it('is recorded: what it may not do, and things that are not its own', async () => {
    const viewer = await hospital.member('viewer');
    const id = randomUUID();
    await viewer.get(`/revisions/${id}`);
    await viewer.post('/api-tokens', { name: 'x', days: 1 });
    await viewer.post('/invitations', { email: 'x@kaiji.example', role: 'viewer' });
    const notFound = { operationId: 'getRevision', status: 404, code: 'revision.not-found', times: 1 };
    const notAllowed = { operationId: 'inviteMember', status: 403, code: 'access.refused', times: 1 };
    expect(await refused(viewer)).toEqual([
      { facts: notFound, subject_id: id },
      { facts: notAllowed, subject_id: null },
    ]);
  });

  it('in a flood is recorded once and counted', async () => {
    const viewer = await vendor.member('viewer');
    await Promise.all(Array.from({ length: 40 }, () => viewer.get(`/drafts/${randomUUID()}`)));
    const rows = await refused(viewer);
    expect(rows.map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ operationId: 'getDraft', times: 1 }),
      expect.objectContaining({ operationId: 'getDraft', times: 39 }),
    ]);
  });
});
