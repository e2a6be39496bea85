import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../src/kernel/actor.js';
import { keyStatement } from '../../src/modules/identity/domain/key-certificate.js';
import { OrganizationKeysService } from '../../src/modules/identity/organization-keys.service.js';
import { SetUpService } from '../../src/modules/identity/set-up.service.js';
import { Database } from '../../src/platform/database/database.js';
import { rows } from '../../src/platform/database/manager.js';
import { keyFingerprint, verifyText } from '../../src/platform/keys/signing.js';
import { startApp, startBareApp, type TestApp } from '../support/app.js';
import { type Administrator, PASSWORD, type Person, problem } from '../support/people.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
let editor: Person;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [
    await app.organization('vendor', '青空メディカル'),
    await app.organization('hospital', '海辺病院'),
  ];
  editor = await vendor.member('editor');
});
afterAll(() => app.stop());

describe('the set-up', () => {
  const body = { organizationName: '別の運営者', name: '二人目', email: 'second@kaiji.example', password: PASSWORD };

  it('is closed once somebody has done it', async () => {
    const state = (await app.nobody.get('/set-up?token=x')).body as object;
    expect(state).toMatchObject({ open: false, tokenFits: false });
    expect((await app.nobody.post('/set-up', { ...body, token: 'x' })).body).toMatchObject(
      problem(410, 'set-up.closed'),
    );
    await expect(app.nest.get(SetUpService).offer()).resolves.toBeNull();
    await expect(stat(join(app.dataFolder, 'set-up-link'))).rejects.toThrow('ENOENT');
  });

  it('opens by the newest link only, takes one operator, and leaves the link to its owner', async () => {
    const fresh = await startBareApp();
    try {
      const service = fresh.nest.get(SetUpService);
      const [old, offer] = [await service.offer(), await service.offer()];
      const file = join(fresh.dataFolder, 'set-up-link');
      expect((await readFile(file, 'utf8')).trim()).toBe(offer!.link);
      expect((await stat(file)).mode & 0o777).toBe(0o600);
      expect((await fresh.nobody.get(`/set-up?token=${offer!.token}`)).body).toMatchObject({
        open: true,
        tokenFits: true,
      });
      const wrong = await fresh.nobody.post('/set-up', { ...body, token: old!.token });
      expect(wrong.body).toMatchObject(problem(403, 'set-up.wrong-token'));
      const weak = await fresh.nobody.post('/set-up', { ...body, token: offer!.token, password: 'Kaiji-2026!' });
      expect(weak.body).toMatchObject(problem(422, 'password.too-common'));
      const both = await Promise.all([1, 2].map(() => fresh.nobody.post('/set-up', { ...body, token: offer!.token })));
      expect(both.map(({ status }) => status).sort()).toEqual([201, 410]);
    } finally {
      await fresh.stop();
    }
  });
});

describe('organizations', () => {
  it('are added by the operator alone, with a link for the first administrator', async () => {
    const body = {
      kind: 'vendor',
      name: '山手システム',
      corporateNumber: '7000012050002',
      adminEmail: 'Admin@Yamate.example',
    };
    const made = await app.operator.post('/organizations', body);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      kind: 'vendor',
      name: '山手システム',
      rowVersion: 1,
      invitation: { email: 'admin@yamate.example', role: 'admin' },
    });
    expect((await app.operator.post('/organizations', { ...body, name: 'また' })).body).toMatchObject(
      problem(409, 'organization.number-taken'),
    );
    for (const other of [vendor, hospital, await app.operator.member('editor')]) {
      expect((await other.post('/organizations', body)).body).toMatchObject(problem(403, 'access.refused'));
    }
    expect((await app.nobody.post('/organizations', body)).body).toMatchObject(problem(401, 'session.missing'));
  });

  it.each([
    [{ kind: 'operator' }, '/kind'],
    [{ name: '' }, '/name'],
    [{ name: 'a\u0000b' }, '/name'],
    [{ corporateNumber: '7000012050003' }, '/corporateNumber'],
    [{ adminEmail: 'x' }, '/adminEmail'],
    [{ id: randomUUID() }, '/id'],
  ])('are refused with %j', async (wrong, pointer) => {
    const body = { kind: 'vendor', name: 'x', adminEmail: 'x@x.example', ...wrong };
    expect((await app.operator.post('/organizations', body)).body).toMatchObject({
      status: 400,
      errors: [{ pointer }],
    });
  });

  it('are added once when the request is repeated, and the same key serves no other request', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { kind: 'hospital', name: '繰り返し病院', adminEmail: 'again@kaiji.example' };
    const answers = await Promise.all([1, 2, 3].map(() => app.operator.post('/organizations', body, key)));
    expect(new Set(answers.map(({ body: made }) => JSON.stringify(made))).size).toBe(1);
    expect((await app.operator.post('/organizations', { ...body, name: '別' }, key)).body).toMatchObject(
      problem(422, 'idempotency.other-body'),
    );
    const found = await app.asSuperuser(`select from organization where name = '繰り返し病院'`);
    expect(found).toHaveLength(1);
  });

  it('hold a corporate number once, however many are added at once', async () => {
    const body = { kind: 'vendor', name: '同時', corporateNumber: '1180301018771', adminEmail: 'x@kaiji.example' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.operator.post('/organizations', body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });

  it('are listed page by page by name, with nothing but name and kind', async () => {
    const seen: { id: string; name: string; kind: string }[] = [];
    for (let path: string | null = '/organizations?limit=2'; path;) {
      const { items, next } = (await hospital.get(path)).body as { items: typeof seen; next: string | null };
      seen.push(...items);
      path = next && `/organizations?limit=2&cursor=${next}`;
    }
    const all = await app.asSuperuser<{ id: string }>('select id from organization');
    expect(new Set(seen.map(({ id }) => id))).toEqual(new Set(all.map(({ id }) => id)));
    expect(seen).toHaveLength(all.length);
    expect(seen.map((each) => Object.keys(each))).toEqual(seen.map(() => ['id', 'kind', 'name']));
    const kinds = ((await hospital.get('/organizations?kind=operator')).body as { items: unknown[] }).items;
    expect(kinds).toHaveLength(1);
    for (const wrong of ['cursor=x', 'limit=0', 'limit=201', 'kind=bank', 'cursor=WyJhIiwieCJd'])
      expect((await hospital.get(`/organizations?${wrong}`)).status).toBe(400);
  });

  it('change their own entry, as last read, and no other', async () => {
    const path = `/organizations/${vendor.organizationId}`;
    expect((await vendor.patch(path, { singlePerson: true })).body).toMatchObject(
      problem(428, 'precondition.required'),
    );
    const changes = await Promise.all(
      [1, 2, 3, 4].map(() => vendor.patch(path, { singlePerson: true }, { 'If-Match': '"1"' })),
    );
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    const won = changes.find(({ status }) => status === 200)!;
    expect([won.body, won.headers['etag']]).toMatchObject([
      { name: '青空メディカル', singlePerson: true, rowVersion: 2 },
      '"2"',
    ]);
    const lost = await vendor.patch(path, { name: 'x' }, { 'If-Match': '"1"' });
    expect(lost.body).toMatchObject({
      ...problem(412, 'precondition.failed'),
      current: { rowVersion: 2, singlePerson: true },
    });
    expect((await editor.patch(path, { name: 'x' }, { 'If-Match': '"2"' })).status).toBe(403);
    for (const stranger of [hospital, app.operator])
      expect((await stranger.patch(path, { name: 'x' }, { 'If-Match': '"2"' })).body).toMatchObject(
        problem(404, 'organization.not-found'),
      );
    expect((await vendor.patch(path, { kind: 'operator' }, { 'If-Match': '"2"' })).status).toBe(400);
    expect((await vendor.patch('/organizations/x', {}, { 'If-Match': '"2"' })).body).toMatchObject(
      problem(400, 'request.bad-id'),
    );
  });
});

describe('the installation’s key', () => {
  it('is public, named by its fingerprint, and kept encrypted', async () => {
    const answer = await app.nobody.get('/installation-key');
    const card = answer.body as { keyId: string; publicKey: string; fingerprint: string };
    expect(card).toEqual({
      algorithm: 'Ed25519',
      keyId: keyFingerprint(card.publicKey),
      publicKey: card.publicKey,
      fingerprint: card.fingerprint,
      handOvers: [],
    });
    expect(card.fingerprint.replaceAll(' ', '')).toBe(card.keyId);
    const kept = await readFile(join(app.dataFolder, 'keys', 'installation-key.json'), 'utf8');
    expect(kept).not.toMatch(/PRIVATE|MC4CAQAw/);
  });
});

describe('the key of a vendor', () => {
  const signAs = ({ organizationId, userId }: Administrator, text: string) => {
    const actor: Actor = { organizationId, userId, kind: 'vendor', role: 'admin', language: 'ja' };
    const keys = app.nest.get(OrganizationKeysService);
    return app.nest.get(Database).transaction(actor, (tx) => keys.sign(tx, actor, text));
  };

  it('is made once, however many ask at once, and certified by the installation', async () => {
    const signed = await Promise.all(Array.from({ length: 10 }, (_, n) => signAs(vendor, `開示 ${n}`)));
    expect(new Set(signed.map(({ keyId }) => keyId)).size).toBe(1);
    for (const [n, { publicKey, signature }] of signed.entries())
      expect([verifyText(`開示 ${n}`, signature, publicKey), verifyText('開示', signature, publicKey)]).toEqual([
        true,
        false,
      ]);
    const [{ certificate, publicKey, keyId }] = signed as [(typeof signed)[0]];
    const installation = (await app.nobody.get('/installation-key')).body as { publicKey: string };
    expect(certificate).toMatchObject({
      vendorId: vendor.organizationId,
      publicKey,
      installationKey: installation.publicKey,
    });
    expect(verifyText(keyStatement(certificate), certificate.signature, installation.publicKey)).toBe(true);
    expect(keyId).toBe(keyFingerprint(publicKey));
  });

  it('is nothing that another vendor sees or signs with, and is kept encrypted', async () => {
    const { keyId } = await signAs(vendor, 'x');
    const other = await app.organization('vendor');
    expect((await signAs(other, 'x')).keyId).not.toBe(keyId);
    const seenBy = ({ userId, organizationId }: Administrator) =>
      app.nest
        .get(Database)
        .unscoped({ userId, organizationId, kind: 'vendor' }, (tx) =>
          rows(tx, 'select from organization_key where key_id = $1', [keyId]),
        );
    expect([(await seenBy(vendor)).length, (await seenBy(other)).length]).toEqual([1, 0]);
    const [kept] = await app.asSuperuser<{ sealed: string }>(
      `select encode(sealed_private_key, 'hex') as sealed from organization_key where key_id = $1`,
      [keyId],
    );
    expect(kept!.sealed).not.toContain('302e020100300506032b6570');
  });
});
