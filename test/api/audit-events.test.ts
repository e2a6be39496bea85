import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readExportLine } from '../../src/modules/audit/domain/export-lines.js';
import { leafOf } from '../../src/modules/audit/domain/leaf.js';
import { Sealer } from '../../src/modules/audit/sealer.js';
import { sha256 } from '../../src/platform/keys/signing.js';
import { Refusals } from '../../src/modules/audit/refusals.js';
import type { Product } from '../../src/modules/products/domain/product.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { made, published } from '../support/disclosing.js';

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

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

interface Shown {
  readonly id: string;
  readonly type: string;
  readonly label: string;
  readonly organization: { readonly id: string; readonly name: string } | null;
  readonly actor: { readonly id: string; readonly name: string | null } | null;
  readonly subject: { readonly id: string; readonly name: string | null } | null;
  readonly facts: object;
  readonly ownFacts: object | null;
}

async function fileOf(person: Person, path: string): Promise<string> {
  const sent = person
    .get(path)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        done(null, Buffer.concat(parts).toString('utf8'));
      });
    });
  return (await sent).body as string;
}

async function nameOf({ userId }: Person): Promise<string> {
  const [row] = await app.asSuperuser<{ name: string }>('select name from user_account where id = $1', [userId]);
  return row!.name;
}

async function eventsOf(person: Person, query = ''): Promise<Shown[]> {
  const { items } = await made<{ items: Shown[] }>(person.get(`/events?limit=200${query}`));
  return items;
}

describe('the log', () => {
  let revisionId: string;
  let productId: string;
  let approver: Person;
  beforeAll(async () => {
    approver = await vendor.member('approver');
    ({ revisionId, productId } = await published({ writer: vendor, approver }, 'checklist-vendor-r7'));
  });

  it('tells who did what to which thing, with names, and what it was before', async () => {
    const { rowVersion } = await made<Product>(vendor.get(`/products/${productId}`));
    await made(
      vendor.patch(`/products/${productId}`, { description: '電子カルテ' }, { 'If-Match': `"${rowVersion}"` }),
    );
    const [change] = await eventsOf(vendor, '&type=product.changed');
    expect(change).toMatchObject({
      label: '製品・サービスの情報を変えた',
      organization: { id: vendor.organizationId },
      actor: { id: vendor.userId, name: expect.any(String) },
      subject: { id: productId, name: expect.stringContaining('みらいカルテ') },
      ownFacts: { before: { description: '' }, after: { description: '電子カルテ' } },
    });
  });

  it('tells an organization who of others did what that concerns it, without their own facts', async () => {
    await made(hospital.get(`/revisions/${revisionId}`));
    await made(vendor.get(`/revisions/${revisionId}`));
    const readings = await eventsOf(vendor, `&subjectId=${revisionId}&type=revision.read`);
    expect(readings).toMatchObject([
      { organization: { id: vendor.organizationId }, actor: { id: vendor.userId, name: expect.any(String) } },
      {
        organization: { id: hospital.organizationId },
        actor: { id: hospital.userId, name: await nameOf(hospital) },
        ownFacts: null,
      },
    ]);
    const seen = await eventsOf(hospital);
    expect(seen.filter(({ organization }) => organization?.id !== hospital.organizationId)).toMatchObject([
      { type: 'member.invited' },
      { type: 'organization.created' },
    ]);
  });

  it('is read by administrators alone, and reading it is recorded', async () => {
    expect(await approver.get('/events')).toMatchObject({ status: 403 });
    expect(await approver.get('/events/export?format=csv')).toMatchObject({ status: 403 });
    await eventsOf(vendor, '&type=draft.started');
    await vendor.get('/events/export?format=csv');
    const [exported, read] = (await eventsOf(vendor)).filter(({ type }) => type.startsWith('journal.'));
    expect(exported).toMatchObject({ type: 'journal.exported', facts: { format: 'csv' } });
    expect(read).toMatchObject({ type: 'journal.read', facts: { type: 'draft.started' } });
  });

  it('goes on where the last page ended, and takes days in Japan', async () => {
    const all = await eventsOf(vendor, '&type=answers.saved&to=9999-12-31');
    const { items, next } = await made<Page<Shown>>(vendor.get('/events?limit=1&type=product.created'));
    expect([items.length, all.length]).toEqual([1, 1]);
    expect(next).toBeNull();
    const first = await made<Page<Shown>>(vendor.get('/events?limit=3'));
    const second = await made<Page<Shown>>(vendor.get(`/events?limit=3&cursor=${first.next}`));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(6);
    expect(await eventsOf(vendor, '&to=2020-01-01')).toEqual([]);
    expect(await vendor.get('/events?type=revision.raed')).toMatchObject({ status: 400 });
    expect(await vendor.get('/events?from=0000-01-01')).toMatchObject({ status: 400 });
  });

  it('goes out as a CSV that a spreadsheet takes for text alone', async () => {
    await made(vendor.post('/products', { kind: 'service', name: '=1+1', version: '1' }));
    const text = await fileOf(vendor, '/events/export?format=csv&type=product.created');
    expect(text.startsWith('\ufeff日時(日本),日時(UTC),種類,')).toBe(true);
    expect(text).toContain(`,'=1+1 1,`);
    expect(text.split('\r\n').length).toBe(4);
  });

  it("goes out as lines that prove themselves, with what is another organization's left out", async () => {
    await app.nest.get(Sealer).turn();
    const text = await fileOf(vendor, '/events/export?format=jsonl');
    const lines = text.trimEnd().split('\n').map(readExportLine);
    expect(lines).not.toContain(null);
    const proven = lines.flatMap((line) => (line && 'record' in line ? [line] : []));
    expect(proven.filter(({ record, leaf }) => leafOf(record, sha256) !== leaf)).toEqual([]);
    expect(proven.at(-1)).toMatchObject({ record: { type: 'journal.exported' }, proof: null });
    expect(proven.slice(0, -1).filter(({ proof }) => proof === null)).toEqual([]);
    const others = proven.filter(({ record }) => record.organizationId === hospital.organizationId);
    expect(others.length).toBeGreaterThan(0);
    for (const { record } of others) expect(record.concerns).toEqual({ sha256: expect.any(String) });
    expect(lines.at(-1)).toMatchObject({ end: { records: proven.length } });
  });

  it('never tells one organization what another keeps to itself', async () => {
    const marker = '内緒の値-7f3a';
    const product = await made<Product>(
      vendor.post('/products', { kind: 'service', name: `${marker} 製品`, version: '1', audience: 'private' }),
    );
    await made(vendor.post('/disclosures', { productId: product.id, form: 'SDS', audience: 'private' }));
    const { rowVersion } = product;
    await made(vendor.patch(`/products/${product.id}`, { description: marker }, { 'If-Match': `"${rowVersion}"` }));
    expect(JSON.stringify(await eventsOf(vendor))).toContain(marker);
    for (const reader of [hospital, app.operator]) {
      expect(JSON.stringify(await eventsOf(reader))).not.toContain(marker);
      for (const format of ['csv', 'jsonl'])
        expect(await fileOf(reader, `/events/export?format=${format}`)).not.toContain(marker);
    }
  });

  it('names colleagues who have left', async () => {
    const leaving = await vendor.member('editor');
    await made(leaving.post('/products', { kind: 'service', name: '引き継ぐ製品', version: '1' }));
    const name = await nameOf(leaving);
    expect((await (await app.signIn(leaving)).delete('/membership')).status).toBe(204);
    const [created] = await eventsOf(vendor, `&type=product.created&actorId=${leaving.userId}`);
    expect(created).toMatchObject({ actor: { id: leaving.userId, name }, organization: { id: vendor.organizationId } });
  });

  it('names the operator who looked in, and the operator’s organization', async () => {
    const [operator, { organizationId }] = [await app.signIn(app.operator), vendor];
    const look = { organizationId, reason: '公開版が開けないとの問い合わせの調査', minutes: 5 };
    const { id } = await made<{ id: string }>(operator.post('/operator-accesses', look));
    await made(operator.get(`/revisions/${revisionId}`));
    await operator.delete(`/operator-accesses/${id}`);
    const own = await made<Page<Shown>>(app.operator.get('/events?limit=1&type=operator-access.opened'));
    const { actor, organization } = own.items[0]!;
    expect(actor).toEqual({ id: app.operator.userId, name: await nameOf(app.operator) });
    for (const type of ['operator-access.opened', 'revision.read', 'operator-access.closed']) {
      const [seen] = await eventsOf(vendor, `&type=${type}&actorId=${app.operator.userId}`);
      expect(seen).toMatchObject({ type, actor, organization });
    }
  });

  it('holds no mail address', async () => {
    const holding = await app.asSuperuser(
      `select type from journal left join journal_own on journal_own.journal_id = journal.id
        where concat(journal.facts, journal_own.facts) ~* '[^"\\s]+@[^"\\s]+\\.[a-z]+'`,
    );
    expect(holding).toEqual([]);
  });

  it('shows operators their own part and what concerns no organization, nothing of others', async () => {
    await app.nobody.post('/session', { email: 'nobody@kaiji.example', password: 'x'.repeat(20) });
    await app.nobody.post('/session', { email: hospital.email, password: 'x'.repeat(20) });
    const seen = await eventsOf(app.operator);
    expect(seen.filter(({ type }) => type === 'session.refused')).toMatchObject([{ subject: null }]);
    expect(seen.map(({ type }) => type)).toContain('installation.set-up');
    expect(seen.filter(({ organization }) => organization && organization.id !== app.operator.organizationId)).toEqual(
      [],
    );
  });
});
