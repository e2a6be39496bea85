import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { type Administrator, PASSWORD, problem } from '../support/people.js';

interface Named {
  readonly id: string;
  readonly name: string;
}

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [
    await app.organization('vendor', '青空メディカル株式会社'),
    await app.organization('hospital', '海辺総合病院'),
  ];
});
afterAll(() => app.stop());

/** The token of the newest link that was mailed to an address. */
const mailedToken = async (address: string): Promise<string> =>
  (await app.mailbox(address)).at(-1)!.links[0]!.split('token=')[1]!;
const merge = (by: Administrator, from: string, into: string, more: object = {}) =>
  by.session.post('/organizations/merges', { from, into, ...more });

describe('a corporate number', () => {
  const path = () => `/organizations/${vendor.organizationId}`;

  it('is understood however it is typed, and refused where it cannot be one', async () => {
    const wrong = await vendor.patch(path(), { corporateNumber: '7000012050003' }, { 'If-Match': '"1"' });
    expect(wrong.body).toMatchObject({
      status: 400,
      errors: [{ pointer: '/corporateNumber', code: 'isCorporateNumber' }],
    });
    const typed = await vendor.patch(path(), { corporateNumber: '７-0000-1205-0002' }, { 'If-Match': '"1"' });
    expect(typed.body).toMatchObject({ corporateNumber: '7000012050002', rowVersion: 2 });
    const kept = await vendor.patch(path(), { singlePerson: false }, { 'If-Match': '"2"' });
    expect(kept.body).toMatchObject({ corporateNumber: '7000012050002' });
  });

  it('that another vendor states too is no secret to be asked for: the operator sees both', async () => {
    const other = await app.organization('vendor', '別名で登録した会社');
    const stated = { corporateNumber: '7000012050002' };
    expect((await other.patch(`/organizations/${other.organizationId}`, stated, { 'If-Match': '"1"' })).status).toBe(
      200,
    );
    const { items } = (await app.operator.get('/organizations/duplicates')).body as {
      items: { because: string; organizations: Named[] }[];
    };
    expect(items).toHaveLength(1);
    expect(items[0]!.because).toBe('corporate-number');
    expect(items[0]!.organizations.map(({ id }) => id).sort()).toEqual(
      [vendor, other].map((each) => each.organizationId).sort(),
    );
    expect((await vendor.get('/organizations/duplicates')).status).toBe(403);
    expect((await merge(app.operator, other.organizationId, vendor.organizationId)).body).toMatchObject({
      moved: { membership: 1 },
      conflicts: [],
    });
  });
});

describe('one’s own organization', () => {
  it('is shown to each of its members with the version that a change is made on, and to nobody else', async () => {
    const own = await app.organization('vendor', '自社の情報');
    const path = `/organizations/${own.organizationId}`;
    const shown = await (await own.member('viewer')).get(path);
    expect(shown.body).toEqual({
      id: own.organizationId,
      kind: 'vendor',
      name: '自社の情報',
      corporateNumber: null,
      singlePerson: false,
      rowVersion: 1,
      signingKey: null,
    });
    expect(shown.headers['etag']).toBe('"1"');
    const change = (name: string) => own.patch(path, { name }, { 'If-Match': shown.headers['etag'] as string });
    expect((await change('新しい名前')).body).toMatchObject({ name: '新しい名前', rowVersion: 2 });
    expect((await change('古い画面からの名前')).body).toMatchObject({
      ...problem(412, 'precondition.failed'),
      current: { name: '新しい名前', rowVersion: 2 },
    });
    for (const other of [vendor, hospital, app.operator])
      expect((await other.get(path)).body).toMatchObject(problem(404, 'organization.not-found'));
    expect((await app.nobody.get(path)).status).toBe(401);
  });
});

describe('a vendor that is known by its name alone', () => {
  const name = async (contactEmail: string, called = '山手システム(株)') => {
    const editor = await hospital.member('editor');
    return editor.post('/organizations/named', { name: called, contactEmail });
  };

  it('is named by a hospital, and claimed by whoever gets the mail', async () => {
    const answer = await name('info@yamate.example');
    expect(answer.status).toBe(201);
    const { id } = answer.body as Named;
    expect(JSON.stringify(answer.body)).not.toContain('token');
    const { items } = (await vendor.get('/organizations?limit=200')).body as { items: Named[] };
    expect(items.find((each) => each.id === id)).toEqual({ id, kind: 'vendor', name: '山手システム(株)' });
    const [mail] = await app.mailbox('info@yamate.example');
    expect(mail!.subject).toBe('「海辺総合病院」が「山手システム(株)」のセキュリティ開示を求めています');
    const token = await mailedToken('info@yamate.example');
    expect((await app.nobody.get(`/invitation?token=${token}`)).body).toMatchObject({
      organizationName: '山手システム(株)',
      namedBy: '海辺総合病院',
      role: 'admin',
    });
    const joined = await app.nobody.post('/invitation', { token, name: '山手 太郎', password: PASSWORD });
    expect(joined.body).toMatchObject({ organizationId: id, role: 'admin' });
    const [claimed] = await app.asSuperuser<{ concerns: string[] }>(
      `select concerns from journal where type = 'organization.claimed' and subject_id = $1`,
      [id],
    );
    expect(claimed!.concerns).toEqual([hospital.organizationId]);
  });

  it('is claimed once by an administrator of a vendor that is here, whose page it becomes', async () => {
    const { id } = (await name('kontakt@aozora.example', '(株)青空メディカル')).body as Named;
    const token = await mailedToken('kontakt@aozora.example');
    const claim = (by: Administrator) => by.session.post('/organizations/claims', { token });
    expect((await claim(hospital)).status).toBe(403);
    expect((await (await vendor.member('editor')).session.post('/organizations/claims', { token })).status).toBe(403);
    expect((await vendor.post('/organizations/claims', { token })).body).toMatchObject(
      problem(403, 'access.person-only'),
    );
    const answers = await Promise.all([claim(vendor), claim(vendor)]);
    // Too late to claim, or too late even to find the link open.
    expect([
      [200, 409],
      [200, 410],
    ]).toContainEqual(answers.map(({ status }) => status).sort());
    expect(answers.find(({ status }) => status === 200)!.body).toMatchObject({ id: vendor.organizationId });
    expect((await app.nobody.get(`/invitation?token=${token}`)).status).toBe(410);
    const { items } = (await hospital.get('/organizations?limit=200')).body as { items: Named[] };
    expect(items.map((each) => each.id)).not.toContain(id);
  });

  it('has one administrator or becomes another’s page, whoever of both is quicker', async () => {
    const { id } = (await name('race@yamate.example', '競争')).body as Named;
    const token = await mailedToken('race@yamate.example');
    const [joined, claimed] = await Promise.all([
      app.nobody.post('/invitation', { token, name: '競争', password: PASSWORD }),
      vendor.session.post('/organizations/claims', { token }),
    ]);
    expect([joined.status, claimed.status].filter((status) => status < 300)).toHaveLength(1);
    expect([joined.status, claimed.status].filter((status) => status >= 500)).toEqual([]);
    const [one] = await app.asSuperuser(
      `select from organization where id = $1 and (merged_into is null) = exists (select from membership where organization_id = $1)`,
      [id],
    );
    expect(one).toBeDefined();
  });

  it('is claimed by its own link alone', async () => {
    const invited = (await vendor.post('/invitations', { email: 'x@kaiji.example', role: 'viewer' })).body as {
      token: string;
    };
    const other = await app.organization('vendor');
    expect((await other.session.post('/organizations/claims', { token: invited.token })).body).toMatchObject(
      problem(409, 'organization.claimed'),
    );
    expect((await other.session.post('/organizations/claims', { token: 'x' })).body).toMatchObject(
      problem(404, 'invitation.not-found'),
    );
  });

  it('is named by hospitals alone', async () => {
    const body = { name: 'x', contactEmail: 'x@x.example' };
    for (const other of [vendor, app.operator, await hospital.member('viewer')])
      expect((await other.post('/organizations/named', body)).body).toMatchObject(problem(403, 'access.refused'));
    for (const wrong of [
      { name: '' },
      { contactEmail: 'x' },
      { kind: 'hospital' },
      { corporateNumber: '7000012050002' },
    ])
      expect((await hospital.post('/organizations/named', { ...body, ...wrong })).status).toBe(400);
  });

  it('may stand here already: the operator sees it, and nothing is merged by itself', async () => {
    const { id } = (await name('dup@example.jp', '㈱ アオゾラ')).body as Named;
    const twin = await app.organization('vendor', 'アオゾラ');
    const { items } = (await app.operator.get('/organizations/duplicates')).body as {
      items: { because: string; organizations: Named[] }[];
    };
    const pair = items.find(({ organizations }) => organizations.some((each) => each.id === id));
    expect(pair).toMatchObject({ because: 'name' });
    expect(pair!.organizations.map((each) => each.id).sort()).toEqual([id, twin.organizationId].sort());
  });
});
