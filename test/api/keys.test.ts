import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { InstallationKey } from '../../src/modules/identity/installation-key.js';
import { Keys } from '../../src/platform/keys/keys.js';
import { type Client, startApp, type TestApp } from '../support/app.js';
import { root } from '../support/api-description.js';
import { made, published, type Vendor } from '../support/disclosing.js';
import { ORIGIN, problem } from '../support/people.js';

interface Signed {
  readonly certificate: { readonly publicKey: string; readonly installationKey: string };
}

let app: TestApp;
let vendor: Vendor;
let admin: Client;
beforeAll(async () => {
  app = await startApp();
  const administrator = await app.organization('vendor');
  const [writer, approver] = [await administrator.member('editor'), await administrator.member('approver')];
  vendor = { admin: administrator, writer, approver };
  admin = await app.signIn(administrator);
}, 60_000);
afterAll(() => app.stop());

const publish = async (): Promise<Signed> => {
  const { revisionId } = await published(vendor, 'sds-5.0');
  return made<Signed>(vendor.writer.get(`/revisions/${revisionId}/signed`));
};
const check = async (signed: object): Promise<unknown> => (await app.nobody.post('/verifications', signed)).body;

const kaiji = async (...args: string[]): Promise<{ code: number; said: string }> => {
  const env = { ...process.env, KAIJI_DATA: app.dataFolder };
  const command = promisify(execFile)(process.execPath, [join(root, 'dist/src/cli/main.js'), ...args], { env });
  return command.then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    (failed: unknown) => {
      const { code, stdout, stderr } = failed as { code: number; stdout: string; stderr: string };
      return { code, said: stdout + stderr };
    },
  );
};

describe('a vendor’s signing key', () => {
  it('is rotated by its administrator; what the earlier one signed stays intact', async () => {
    const before = await publish();
    const shown = async (): Promise<unknown> =>
      (await vendor.writer.get(`/organizations/${vendor.admin.organizationId}`)).body;
    const earlier = await shown();
    expect(earlier).toMatchObject({ signingKey: { keyId: expect.any(String), issuedOn: expect.any(String) } });
    const rotated = await made<{ keyId: string; publicKey: string }>(admin.post('/organization-key/rotation'));
    expect(await shown()).toMatchObject({ signingKey: { keyId: rotated.keyId } });
    expect(earlier).not.toMatchObject({ signingKey: { keyId: rotated.keyId } });
    const after = await publish();
    expect(rotated.publicKey).toBe(after.certificate.publicKey);
    expect(after.certificate.publicKey).not.toBe(before.certificate.publicKey);
    for (const signed of [before, after])
      expect(await check(signed)).toMatchObject({ result: 'intact', ownInstallation: true });
    const keys = await app.asSuperuser<{ in_use: boolean }>(
      'select retired_at is null as in_use from organization_key where organization_id = $1 order by created_at',
      [vendor.admin.organizationId],
    );
    expect(keys.map(({ in_use }) => in_use)).toEqual([false, true]);
  });

  it('is one after two rotations at the same moment', async () => {
    const both = await Promise.all([
      admin.post('/organization-key/rotation'),
      admin.post('/organization-key/rotation'),
    ]);
    expect(both.map(({ status }) => status)).toEqual([201, 201]);
    const keys = await app.asSuperuser(
      'select key_id from organization_key where organization_id = $1 and retired_at is null',
      [vendor.admin.organizationId],
    );
    expect(keys).toHaveLength(1);
  });

  it('is rotated by no API token, and by nobody else of the vendor', async () => {
    const rotate = (by: Client) => by.post('/organization-key/rotation', {}, { Origin: ORIGIN });
    expect((await rotate(vendor.admin)).body).toMatchObject(problem(403, 'access.person-only'));
    expect((await rotate(await app.signIn(vendor.writer))).body).toMatchObject(problem(403, 'access.refused'));
  });
});

describe('the installation’s keys', () => {
  it('are rotated by a command; stored secrets stay readable, and either fingerprint verifies what was signed', async () => {
    const signed = await publish();
    const [file, card] = [join(app.dataFolder, 'signed.json'), join(app.dataFolder, 'installation-key.json')];
    await writeFile(file, JSON.stringify(signed));
    const old = (await app.nobody.get('/installation-key')).body as { keyId: string; handOvers: unknown[] };
    expect(old.handOvers).toEqual([]);
    const { code, said } = await kaiji('rotate-keys');
    expect([code, said]).toEqual([0, expect.stringContaining('新しい鍵を作りました')]);

    const keys = await Keys.open(app.dataFolder);
    const installation = await InstallationKey.open(app.dataFolder, keys);
    expect(installation.card.keyId).not.toBe(old.keyId);
    expect(said).toContain(installation.card.fingerprint);
    expect(installation.isOwn(signed.certificate.installationKey)).toBe(true);
    const sealed = await app.asSuperuser<{ secret: Buffer }>(
      'select sealed_private_key as secret from organization_key',
    );
    for (const { secret } of sealed) expect(keys.decrypt(secret, 'organization-key').length).toBeGreaterThan(40);

    await writeFile(card, JSON.stringify(installation.card));
    expect((await kaiji('verify', file, '--pin', installation.card.keyId)).code).toBe(3);
    expect((await kaiji('verify', file, '--pin', installation.card.keyId, '--keys', card)).code).toBe(0);
    expect((await kaiji('verify', file, '--pin', old.keyId)).code).toBe(0);
  }, 30_000);
});
