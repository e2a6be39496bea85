import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../../src/kernel/actor.js';
import { startApp, type TestApp } from '../support/app.js';
import { made } from '../support/disclosing.js';
import { type Administrator, cookieOf, inMinutes, type Person, problem } from '../support/people.js';

interface Member {
  readonly userId: string;
  readonly role: Role;
  readonly suspendedAt: string | null;
  readonly secondFactor: boolean;
  readonly lastSignedInAt: string | null;
  readonly rowVersion: number;
}

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
});
afterEach(() => {
  app.clock.set(null);
});
afterAll(() => app.stop());

const membersSeenBy = async (by: Person): Promise<Member[]> =>
  ((await by.get('/members')).body as { items: Member[] }).items;
const standing = async (by: Person, userId: string): Promise<Member> =>
  (await membersSeenBy(by)).find((member) => member.userId === userId)!;
/** What an administrator does to a member, as last read. */
const change = async (by: Administrator, { userId }: Pick<Person, 'userId'>, wish: object) =>
  by.session.patch(`/members/${userId}`, wish, { 'If-Match': `"${(await standing(by, userId)).rowVersion}"` });

/** Brings somebody who has an account into the hospital too. */
async function joinHospital({ email, session }: Person): Promise<void> {
  const { token } = await made<{ token: string }>(hospital.post('/invitations', { email, role: 'viewer' }));
  await made(session.post('/membership', { token }));
}

describe('a member', () => {
  it('is shown with role, second factor and last sign-in, page by page', async () => {
    const company = await app.organization('vendor');
    const people = [company, await company.member('editor'), await company.member('viewer')];
    const seen: Member[] = [];
    for (let path: string | null = '/members?limit=2'; path;) {
      const { items, next } = (await company.get(path)).body as { items: Member[]; next: string | null };
      seen.push(...items);
      path = next && `/members?limit=2&cursor=${next}`;
    }
    expect(seen).toMatchObject(
      people.map(({ userId, role }) => ({ userId, role, suspendedAt: null, secondFactor: true, rowVersion: 1 })),
    );
    for (const { lastSignedInAt } of seen) expect(Date.now() - Date.parse(lastSignedInAt!)).toBeLessThan(60_000);
    for (const member of await membersSeenBy(people[2]!))
      expect(member).toMatchObject({ secondFactor: null, lastSignedInAt: null });
    app.clock.set(inMinutes(5));
    await app.signIn(people[1]!);
    expect(Date.parse((await standing(company, people[1]!.userId)).lastSignedInAt!)).toBeGreaterThan(
      Date.now() + 200_000,
    );
  });

  it('gets another role, and has to sign in again for it', async () => {
    const editor = await vendor.member('editor');
    const answer = await change(vendor, editor, { role: 'approver' });
    expect([answer.status, answer.headers['etag']]).toEqual([200, '"2"']);
    expect(answer.body).toMatchObject({ userId: editor.userId, role: 'approver', suspendedAt: null, rowVersion: 2 });
    expect((await editor.get('/me')).body).toMatchObject(problem(401, 'token.refused'));
    expect((await editor.session.get('/me')).body).toMatchObject(problem(401, 'session.ended'));
    const again = await app.signIn(editor);
    expect((await again.get('/me')).body).toMatchObject({ organization: { role: 'approver' } });
  });

  it('is suspended at the next call, and readmitted', async () => {
    const editor = await vendor.member('editor');
    expect((await change(vendor, editor, { suspended: true })).body).toMatchObject({ role: 'editor', rowVersion: 2 });
    expect((await editor.get('/members')).status).toBe(401);
    expect((await editor.session.get('/members')).status).toBe(401);
    const { email, password } = editor;
    expect((await app.nobody.post('/session', { email, password })).body).toMatchObject(
      problem(401, 'sign-in.refused'),
    );
    expect((await standing(vendor, editor.userId)).suspendedAt).not.toBeNull();
    expect((await change(vendor, editor, { suspended: false })).body).toMatchObject({ suspendedAt: null });
    expect((await editor.get('/members')).status).toBe(401);
    expect((await (await app.signIn(editor)).get('/members')).status).toBe(200);
  });

  it('who is suspended in one organization goes on in the other, and is not let back by switching', async () => {
    const editor = await vendor.member('editor');
    await joinHospital(editor);
    const elsewhere = await app.signIn(editor);
    await elsewhere.post('/session/organization', { organizationId: hospital.organizationId });
    expect((await change(vendor, editor, { suspended: true })).status).toBe(200);
    const me = (await elsewhere.get('/me')).body as { organizations: { organizationId: string }[] };
    expect(me.organizations.map(({ organizationId }) => organizationId)).toEqual([hospital.organizationId]);
    const back = await elsewhere.post('/session/organization', { organizationId: vendor.organizationId });
    expect(back.body).toMatchObject(problem(404, 'organization.not-found'));
    expect((await editor.get('/me')).status).toBe(401);
    expect((await (await app.signIn(editor)).get('/me')).body).toMatchObject({ organization: { kind: 'hospital' } });
  });

  it('is changed by an administrator of the organization alone, in person, freshly proved, as last read', async () => {
    const viewer = await vendor.member('viewer');
    const path = `/members/${viewer.userId}`;
    const header = { 'If-Match': '"1"' };
    const approver = await vendor.member('approver');
    expect((await approver.session.patch(path, { role: 'admin' }, header)).body).toMatchObject(
      problem(403, 'access.refused'),
    );
    expect((await vendor.patch(path, { role: 'admin' }, header)).body).toMatchObject(
      problem(403, 'access.person-only'),
    );
    for (const stranger of [hospital, app.operator])
      expect((await stranger.session.patch(path, { role: 'admin' }, header)).body).toMatchObject(
        problem(404, 'member.not-found'),
      );
    expect((await vendor.session.patch(path, { role: 'editor' })).status).toBe(428);
    for (const wrong of [{ role: 'owner' }, { role: null }, { suspended: 'yes' }, { rowVersion: 7 }])
      expect((await vendor.session.patch(path, wrong, header)).status).toBe(400);
    const answers = await Promise.all(
      ['editor', 'approver', 'editor'].map((role) => vendor.session.patch(path, { role }, header)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
    expect(answers.find(({ status }) => status === 412)!.body).toMatchObject({ current: { rowVersion: 2 } });
    app.clock.set(inMinutes(16));
    expect((await vendor.session.patch(path, { role: 'viewer' }, { 'If-Match': '"2"' })).body).toMatchObject(
      problem(403, 'session.prove-again'),
    );
  });
});

describe('the last administrator', () => {
  it('is neither demoted nor suspended, and does not leave', async () => {
    const company = await app.organization('vendor');
    for (const wish of [{ role: 'editor' }, { suspended: true }])
      expect((await change(company, company, wish)).body).toMatchObject(problem(409, 'member.last-admin'));
    expect((await company.session.delete('/membership')).body).toMatchObject(problem(409, 'member.last-admin'));
  });

  it('remains, when two administrators suspend each other at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const one = await app.organization('vendor');
      const two = await one.member('admin');
      const header = { 'If-Match': '"1"' };
      const answers = await Promise.all([
        one.session.patch(`/members/${two.userId}`, { suspended: true }, header),
        two.session.patch(`/members/${one.userId}`, { role: 'viewer' }, header),
      ]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      const [left] = await app.asSuperuser<{ admins: number }>(
        `select count(*)::int as admins from membership where organization_id = $1 and role = 'admin' and suspended_at is null`,
        [one.organizationId],
      );
      expect(left!.admins).toBeGreaterThanOrEqual(1);
    }
  });

  it('hands over in one step', async () => {
    const company = await app.organization('hospital');
    const [heir, idle] = [await company.member('editor'), await company.member('viewer')];
    await change(company, idle, { suspended: true });
    const handOver = (userId: string, body: object = {}) =>
      company.session.post(`/members/${userId}/administration`, body);
    expect((await handOver(idle.userId)).body).toMatchObject(problem(409, 'member.suspended'));
    expect((await handOver(company.userId)).body).toMatchObject(problem(404, 'member.not-found'));
    expect((await handOver(heir.userId, { ownRole: 'admin' })).status).toBe(400);
    expect((await handOver(heir.userId, { ownRole: 'approver' })).body).toMatchObject({ role: 'admin', rowVersion: 2 });
    expect((await heir.session.get('/me')).status).toBe(401);
    expect((await (await app.signIn(heir)).get('/me')).body).toMatchObject({ organization: { role: 'admin' } });
    expect((await (await app.signIn(company)).get('/me')).body).toMatchObject({ organization: { role: 'approver' } });
  });

  it('may leave once another is there', async () => {
    const company = await app.organization('vendor');
    const other = await company.member('admin');
    expect((await company.session.delete('/membership')).status).toBe(204);
    expect((await company.get('/me')).status).toBe(401);
    expect((await membersSeenBy(other)).map(({ userId }) => userId)).toEqual([other.userId]);
    expect((await other.session.delete('/membership')).status).toBe(409);
  });
});

describe('an emergency account', () => {
  it('helps members back, and is none itself', async () => {
    const colleague = await app.operator.member('viewer');
    const { userId, codes } = await made<{ userId: string; codes: string[] }>(
      app.operator.session.post('/break-glass', { label: '金庫' }),
    );
    const reason = '管理者全員が認証アプリを使えないため';
    const opened = await app.nobody.post('/break-glass/opening', { codes, openedBy: '山田 太郎', reason });
    const emergency = app.client({ Cookie: cookieOf(opened), 'If-Match': '"1"' });
    expect((await emergency.patch(`/members/${colleague.userId}`, { role: 'admin' })).body).toMatchObject({
      role: 'admin',
    });
    expect((await emergency.post(`/members/${colleague.userId}/factor-reset`)).status).toBe(204);
    expect((await membersSeenBy(app.operator)).map((member) => member.userId)).not.toContain(userId);
    const answer = await app.operator.session.patch(`/members/${userId}`, { role: 'viewer' }, { 'If-Match': '"1"' });
    expect(answer.body).toMatchObject(problem(404, 'member.not-found'));
  });
});

describe('second factors that are lost', () => {
  const reset = (by: Administrator, { userId }: Pick<Person, 'userId'>) =>
    by.session.post(`/members/${userId}/factor-reset`);

  it('are taken away by the administrator; the next sign-in enrols anew after the password', async () => {
    const viewer = await vendor.member('viewer');
    expect((await reset(vendor, viewer)).status).toBe(204);
    expect((await viewer.get('/me')).status).toBe(401);
    expect((await viewer.session.get('/me')).status).toBe(401);
    expect(await standing(vendor, viewer.userId)).toMatchObject({ secondFactor: false });
    const { email, password } = viewer;
    expect((await app.nobody.post('/session', { email, password })).body).toMatchObject({ next: 'enrol', factors: [] });
    const [mail] = (await app.mailbox(email)).slice(-1);
    expect(mail!.text).toContain('認証手段をすべて外しました');
  });

  it('of somebody whom another organization knows too are the operator’s to take', async () => {
    const editor = await vendor.member('editor');
    await joinHospital(editor);
    expect((await reset(vendor, editor)).body).toMatchObject(problem(403, 'member.known-elsewhere'));
    expect((await reset(app.operator, editor)).status).toBe(204);
    expect((await editor.get('/me')).status).toBe(401);
    const events = await app.asSuperuser<{ concerns: string[] }>(
      `select concerns from journal where type = 'member.factors-reset' and subject_id = $1`,
      [editor.userId],
    );
    expect(events.flatMap(({ concerns }) => concerns).sort()).toEqual(
      [vendor.organizationId, hospital.organizationId].sort(),
    );
  });

  it('of strangers are not found', async () => {
    const stranger = await hospital.member('viewer');
    expect((await reset(vendor, stranger)).body).toMatchObject(problem(404, 'member.not-found'));
    expect((await reset(app.operator, { userId: randomUUID() })).status).toBe(404);
  });
});

it('the journal tells of people without their addresses', async () => {
  const [all] = await app.asSuperuser<{ text: string }>(
    `select string_agg(journal::text || coalesce(journal_own::text, ''), ' ') as text from journal left join journal_own on journal_id = journal.id`,
  );
  for (const type of ['member.changed', 'member.left', 'member.factors-reset']) expect(all!.text).toContain(type);
  expect(all!.text).not.toContain('@');
});
