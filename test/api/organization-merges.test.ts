import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TreatmentView } from '../../src/modules/assessments/domain/treatment-view.js';
import { root } from '../support/api-description.js';
import { startApp, type TestApp } from '../support/app.js';
import { accepted, treat } from '../support/assessing.js';
import { made, newDraft, newProduct, published } from '../support/disclosing.js';
import { type Administrator, type Person, problem } from '../support/people.js';
import { fixture, startDisclosure, takeOver } from '../support/vendor-desk.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
});
afterAll(() => app.stop());

const merge = (by: Administrator, from: string, into: string, more: object = {}) =>
  by.session.post('/organizations/merges', { from, into, ...more });

describe('two organizations that are one', () => {
  let from: Administrator;
  let into: Administrator;
  let writer: Person;
  let oldRevision: string;
  let oldProduct: string;
  let granted: string;

  /** Rows of every table, but for those that the merge itself writes. */
  const counts = async (): Promise<Record<string, number>> => {
    const tables = await app.asSuperuser<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const written = ['journal', 'journal_own', 'audit_leaf', 'outgoing_mail', 'idempotency_key'];
    const found: Record<string, number> = {};
    for (const { name } of tables.filter((table) => !written.includes(table.name)))
      found[name] = (
        await app.asSuperuser<{ count: number }>(`select count(*)::int as count from "${name}"`)
      )[0]!.count;
    return found;
  };

  beforeAll(async () => {
    [from, into] = [await app.organization('vendor', '旧・碧野'), await app.organization('vendor', '碧野')];
    writer = await from.member('editor');
    const approver = await from.member('approver');
    ({ revisionId: oldRevision, productId: oldProduct } = await published({ writer, approver }, 'sds-5.0', {
      audience: 'on_request',
    }));
    await published({ writer: into, approver: await into.member('approver') }, 'sds-5.0');
    await newDraft(writer, 'mds-5.0');
    for (const [by, productName] of [
      [writer, '一'],
      [into, '二'],
    ] as const) {
      const { draftId } = await startDisclosure(by, { name: productName, templateId: 'sds-5.0' });
      await takeOver(by, draftId, fixture('01-sds50-columns-circles.xlsx'), '同じファイル.xlsx');
    }
    granted = (await made<{ id: string }>(hospital.post(`/products/${oldProduct}/access-requests`, { message: '' })))
      .id;
    await made(from.post(`/products/${oldProduct}/grants`, { requestId: granted, decision: 'grant' }));
    await accepted(hospital, oldRevision);
    await made(treat(hospital, { productId: oldProduct, revisionId: oldRevision }));
    const { token } = await made<{ token: string }>(into.post('/invitations', { email: writer.email, role: 'viewer' }));
    await made(writer.session.post('/membership', { token }));
    for (const by of [from, into])
      await made(by.post('/invitations', { email: 'both@midorino.example', role: 'viewer' }));
  });

  it('are shown first what would move; nothing does', async () => {
    const before = await counts();
    const rehearsed = await merge(app.operator, from.organizationId, into.organizationId, { rehearsal: true });
    expect(rehearsed.body).toMatchObject({
      rehearsal: true,
      moved: {
        product: 3,
        revision: 1,
        revision_text: 1,
        current_disclosure: 1,
        draft: 2,
        membership: 2,
        access_grant: 1,
      },
      stayed: { membership: 1, stored_file: 1 },
      conflicts: [],
    });
    expect(await counts()).toEqual(before);
    expect((await writer.get(`/products/${oldProduct}`)).body).toMatchObject({ vendorId: from.organizationId });
  });

  it('are merged by the operator’s administrator in person', async () => {
    expect((await merge(vendor, from.organizationId, into.organizationId)).status).toBe(403);
    const byToken = await app.operator.post('/organizations/merges', {
      from: from.organizationId,
      into: into.organizationId,
    });
    expect(byToken.body).toMatchObject(problem(403, 'access.person-only'));
    for (const [one, other, code, status] of [
      [from.organizationId, from.organizationId, 'organization.merge-itself', 422],
      [from.organizationId, hospital.organizationId, 'organization.merge-kinds', 422],
      [from.organizationId, randomUUID(), 'organization.not-found', 404],
    ] as const)
      expect((await merge(app.operator, one, other)).body).toMatchObject(problem(status, code));
  });

  it('do not become one while both have a product of one name and version', async () => {
    const twins = [await newProduct(from, { name: '双子' }), await newProduct(into, { name: '双子' })];
    const refused = await merge(app.operator, from.organizationId, into.organizationId);
    expect(refused.body).toMatchObject({
      ...problem(409, 'organization.merge-conflicts'),
      conflicts: [{ productId: twins[0]!.id, name: '双子', version: '1.0' }],
    });
    expect((await from.get(`/products/${oldProduct}`)).body).toMatchObject({ vendorId: from.organizationId });
    const { kind, family, categories, description, audience } = twins[0]!;
    const renamed = { kind, family, categories, description, audience, name: '双子(旧)', version: '1.0' };
    await made(from.patch(`/products/${twins[0]!.id}`, renamed, { 'If-Match': '"1"' }));
  });

  it('lose nothing on the way, and keep their signatures', async () => {
    const before = await counts();
    const merged = await merge(app.operator, from.organizationId, into.organizationId);
    expect(merged.status).toBe(200);
    expect(await counts()).toEqual(before);
    for (const gone of [from, writer]) expect((await gone.get('/me')).status).toBe(401);
    expect((await into.get(`/products/${oldProduct}`)).body).toMatchObject({ vendorId: into.organizationId });
    const { items } = (await into.get('/members')).body as { items: { userId: string; role: string }[] };
    expect(items.find(({ userId }) => userId === writer.userId)).toMatchObject({ role: 'viewer' });
    expect(items.find(({ userId }) => userId === from.userId)).toMatchObject({ role: 'admin' });
    const signed = await made<object>(hospital.get(`/revisions/${oldRevision}/signed`));
    expect(signed).toMatchObject({ certificate: { vendorId: from.organizationId } });
    const file = join(app.dataFolder, 'signed.json');
    await writeFile(file, JSON.stringify(signed));
    const { body: key } = await app.nobody.get('/installation-key');
    const { fingerprint } = key as { fingerprint: string };
    const { stdout } = await promisify(execFile)(process.execPath, [
      join(root, 'bin/kaiji.mjs'),
      'verify',
      file,
      '--pin',
      fingerprint,
    ]);
    expect(stdout).toContain('intact; 発行元は登録済みです');
  });

  it('leave nothing behind that names the one that is gone, but what was signed, sealed or recorded', async () => {
    const places = await app.asSuperuser<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
    );
    const left: string[] = [];
    for (const { name } of places) {
      const [{ found } = { found: 0 }] = await app.asSuperuser<{ found: number }>(
        `select count(*)::int as found from "${name}" as row where row::text like '%' || $1 || '%'`,
        [from.organizationId],
      );
      if (found > 0) left.push(name);
    }
    const recorded = [
      'idempotency_key',
      'journal',
      'journal_own',
      'organization',
      'organization_key',
      'revision_text',
      'session',
    ];
    expect(left.filter((name) => !recorded.includes(name)).sort()).toEqual(['membership', 'stored_file']);
  });

  it('tell the administrators of both, and each other’s history', async () => {
    for (const { email } of [from, into])
      expect((await app.mailbox(email)).at(-1)).toMatchObject({ subject: '「旧・碧野」は「碧野」に統合されました' });
    const session = await app.signIn(from);
    expect((await session.get('/me')).body).toMatchObject({ organization: { organizationId: into.organizationId } });
    const readers = (await into.get(`/products/${oldProduct}/readers`)).body as { items: { type: string }[] };
    expect(readers.items.map(({ type }) => type)).toContain('revision.exported');
  });

  it('are found under either id, and are not merged twice elsewhere', async () => {
    const { items } = (await hospital.get(`/products?vendorId=${from.organizationId}&limit=200`)).body as {
      items: { vendorId: string }[];
    };
    expect(items.length).toBeGreaterThan(2);
    expect(new Set(items.map(({ vendorId }) => vendorId))).toEqual(new Set([into.organizationId]));
    expect((await merge(app.operator, from.organizationId, vendor.organizationId)).body).toMatchObject(
      problem(409, 'organization.merged-already'),
    );
    expect((await merge(app.operator, vendor.organizationId, from.organizationId)).body).toMatchObject(
      problem(409, 'organization.merged-already'),
    );
    expect((await merge(app.operator, from.organizationId, into.organizationId)).body).toMatchObject({ moved: {} });
  });

  it('do not swallow each other at the same moment', async () => {
    const [one, other] = [await app.organization('hospital'), await app.organization('hospital')];
    const answers = await Promise.all([
      merge(app.operator, one.organizationId, other.organizationId),
      merge(app.operator, other.organizationId, one.organizationId),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('publish on with a key of the new name', async () => {
    const approver = await into.member('approver');
    const { revisionId } = await published({ writer: into, approver }, 'sds-5.0');
    expect((await into.get(`/revisions/${revisionId}/signed`)).body).toMatchObject({
      certificate: { vendorId: into.organizationId },
    });
  });
});

describe('two hospitals that are one', () => {
  it('keep what either thought, and one judgement and treatment of what both looked at', async () => {
    const [old, kept] = [await app.organization('hospital'), await app.organization('hospital')];
    const desk = { writer: vendor, approver: await vendor.member('approver') };
    const [both, one] = [await published(desk, 'sds-5.0'), await published(desk, 'sds-5.0')];
    for (const [by, revision] of [
      [old, both],
      [old, one],
      [kept, both],
    ] as const) {
      await accepted(by, revision.revisionId);
      await made(treat(by, revision));
    }
    const { body } = await merge(app.operator, old.organizationId, kept.organizationId);
    const each = { assessment: 1, treatment: 1, treatment_plan: 1, treatment_step: 1 };
    expect(body).toMatchObject({ moved: each, stayed: each });
    const { items } = await made<{ items: TreatmentView[] }>(kept.get('/treatments'));
    expect(items.map(({ productId }) => productId).sort()).toEqual([both.productId, one.productId].sort());
    expect(items.map(({ plan, steps }) => [plan === null, steps.length])).toEqual([
      [false, 1],
      [false, 1],
    ]);
  });
});
