import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JudgedProduct, JudgedProducts } from '../../src/modules/profiles/domain/judged-products.js';
import type { ProfileView } from '../../src/modules/profiles/domain/profile-view.js';
import type { ProfileDetails } from '../../src/modules/profiles/profiles.service.js';
import { smallForm } from '../../src/modules/templates/domain/small-form.fixture.js';
import { readWorkbook } from '../../src/platform/spreadsheet/read-workbook.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import { made, newProduct, published, type Vendor } from '../support/disclosing.js';

const ANNEX = 'gl7-annex-hoshu-itaku';
let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let editor: Person;
let group: Administrator;
let stranger: Administrator;
let kept: string;
let revisionId: string;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor', 'みらい医療情報株式会社');
  vendor = { admin, writer: admin, approver: await admin.member('approver') };
  [hospital, group, stranger] = [
    await app.organization('hospital', '中央市民病院'),
    await app.organization('industry_group', '試験業界団体'),
    await app.organization('hospital'),
  ];
  editor = await hospital.member('editor');
  const made = await published(vendor, 'sds-5.0', {
    audience: 'everyone',
    but: { '2': { value: 'no', remark: '作成中' }, '3': { value: 'na' } },
  });
  [kept, revisionId] = [made.productId, made.revisionId];
}, 60_000);
afterAll(() => app.stop());

const wish = { title: { ja: '当院の確認項目' }, templateId: 'sds-5.0', numbers: '２〜３\n項番5' };
let count = 0;
const another = () => ({ ...wish, title: { ja: `${wish.title.ja} ${(count += 1)}` } });
const make = (by: Person, body: object = another()) => made<ProfileView>(by.post('/profiles', body));
const judge = (by: Person, profile: string, productId = kept): Promise<JudgedProduct> =>
  made<JudgedProduct>(by.get(`/profiles/${profile}/judgement?productId=${productId}`));
const refused = async (sent: PromiseLike<{ body: unknown; status: number }>): Promise<string> => {
  const { status, body } = await sent;
  return `${status} ${(body as { type: string }).type.replace('/problems/', '')}`;
};

describe('a hospital', () => {
  it('makes a profile of pasted numbers, judges a product, treats what does not pass and judges again', async () => {
    const { id, codes, templateId, origin } = await make(editor);
    expect([codes, templateId, origin]).toEqual([['2', '3', '5'], 'sds-5.0', 'own']);
    expect((await made<ProfileDetails>(hospital.get(`/profiles/${id}`))).rows.map(({ code }) => code)).toEqual([
      '2',
      '3',
      '5',
    ]);

    const first = await judge(editor, id);
    expect(first).toMatchObject({
      standing: 'judged',
      whole: 'fail',
      counts: { fail: 1, exception: 1, pass: 1, treated: 0 },
    });
    expect(first.rows.map(({ code, rule }) => `${code} ${rule}`)).toEqual(['2 no', '3 na_without_reason', '5 yes']);
    expect(first.rows[0]).toMatchObject({ revisionId, answer: { value: 'no', remark: '作成中' }, treatment: null });

    for (const question of ['2', '3']) {
      const treatment = {
        revisionId,
        question,
        kind: 'reduce',
        reason: '院内の台帳で補う',
        reviewOn: '2030-03-31',
        measure: '台帳',
      };
      await made(editor.post(`/products/${kept}/treatments`, treatment));
    }
    const second = await judge(editor, id);
    expect(second).toMatchObject({ whole: 'treated', counts: { fail: 1, exception: 1, treated: 2 } });
    expect(second.rows[0]?.treatment).toMatchObject({ kind: 'reduce', counts: true, reason: '院内の台帳で補う' });
    const others = await make(stranger);
    expect(await judge(stranger, others.id)).toMatchObject({ whole: 'fail', counts: { treated: 0 } });
  });

  it('sees how far a shipped profile is known, and that nobody passes it whole', async () => {
    const { items } = await made<{ items: ProfileView[] }>(hospital.get('/profiles'));
    const annex = items.find(({ id }) => id === ANNEX)!;
    expect(annex.unknown[0]!.ja).toContain('MDS 41 行 + SDS 58 行');
    expect(items.filter(({ origin, judgeable }) => origin === 'shipped' && !judgeable)).toHaveLength(3);
    const { profile, whole, rows } = await judge(hospital, ANNEX);
    expect(profile.unknown).toEqual(annex.unknown);
    expect([profile.complete, whole, rows.length]).toEqual([false, 'pass_as_far_as_known', 19]);
    expect(await refused(hospital.get(`/profiles/inspection-r7/judgement?productId=${kept}`))).toBe(
      '422 profile.not-judgeable',
    );
    expect((await made<ProfileDetails>(hospital.get('/profiles/inspection-r7'))).facts).toMatchObject({
      items: [{}, {}],
    });
  });

  it('judges several side by side, is told what it must ask for, and takes the table along as Excel', async () => {
    const { id } = await make(hospital);
    const hidden = await published(vendor, 'sds-5.0', { audience: 'on_request' });
    const empty = await newProduct(vendor.writer);
    const asked = [kept, hidden.productId, empty.id, '0197a3f0-7c1e-7b52-9d5e-3f1a2b4c5d6e'];
    const path = `/profiles/${id}/judgements`;
    const table = await made<JudgedProducts>(hospital.get(`${path}?productIds=${asked.join()}`));
    expect(table.products.map(({ standing }) => standing)).toEqual(['judged', 'ask_for_access', 'not_published']);
    expect(table.products.map(({ cells }) => cells.map(({ judgement }) => judgement))).toEqual([
      ['fail', 'exception', 'pass'],
      [],
      [],
    ]);
    expect(table.missing).toEqual(asked.slice(3));
    expect(await refused(hospital.get(`${path}?productIds=${asked[3]}`))).toBe('404 product.not-found');
    expect(await judge(hospital, id, hidden.productId)).toMatchObject({
      standing: 'ask_for_access',
      onRequest: ['SDS'],
      rows: [],
    });
    const excel = await hospital.get(`${path}/export?productIds=${asked.join()}`).responseType('blob');
    const { sheets } = await readWorkbook(excel.body as Buffer);
    const texts = sheets.map(({ rows }) => rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join('\n'));
    expect(sheets.map(({ name }) => name)).toEqual(['判定結果', '要対応の行']);
    expect(texts[0]).toContain('個別開示です。閲覧を申請してください');
    expect(texts[1]).toContain('「対象外」の理由がありません');
    expect(texts[1]).toContain('対応: 低減');
  });

  it('is told of each number that the form does not have, with its line', async () => {
    const { status, body } = await hospital.post('/profiles', { ...wish, numbers: '2\n999\n7-3\n17' });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      type: '/problems/profile.bad-numbers',
      title: '様式 sds-5.0 で使えない番号が 2 件あります',
      detail: '2行目「999」(様式にない番号)、3行目「7-3」(範囲の始めと終わりが逆)',
      faults: [
        { line: 2, text: '999', reason: 'unknown' },
        { line: 3, text: '7-3', reason: 'reversed' },
      ],
    });
  });

  it('names it, by a name that no other has until that is out of use', async () => {
    expect(await refused(hospital.post('/profiles', { ...wish, title: undefined }))).toBe('400 request.invalid');
    const [{ id, title }, other] = [await make(hospital), await make(hospital)];
    const rename = () => hospital.patch(`/profiles/${other.id}`, { title }, { 'If-Match': '"1"' });
    for (const attempt of [editor.post('/profiles', { ...wish, title }), rename()])
      expect((await attempt).body).toMatchObject({ type: '/problems/profile.exists', name: title.ja, id });
    await make(stranger, { ...wish, title });
    await made(hospital.delete(`/profiles/${id}`, { 'If-Match': '"1"' }));
    expect(await made(rename())).toMatchObject({ id: other.id, title });
  });

  it('changes and retires its own, by the version that it read', async () => {
    const { id } = await make(hospital);
    const change = (body: object, version: number) =>
      hospital.patch(`/profiles/${id}`, body, { 'If-Match': `"${version}"` });
    expect(await made(change({ numbers: '5', source: '委員会' }, 1))).toMatchObject({
      codes: ['5'],
      source: '委員会',
      rowVersion: 2,
    });
    expect(await refused(change({ source: 'x' }, 1))).toBe('412 precondition.failed');
    expect(await made(change({ topics: ['update.os@server'] }, 2))).toMatchObject({
      templateId: null,
      codes: [],
      forms: ['MDS', 'SDS'],
    });
    await made(hospital.delete(`/profiles/${id}`, { 'If-Match': '"3"' }));
    expect(await refused(change({ source: 'x' }, 4))).toBe('409 profile.retired');
    expect(await refused(hospital.get(`/profiles/${id}/judgement?productId=${kept}`))).toBe('409 profile.retired');
    const listed = async (query: string) =>
      (await made<{ items: ProfileView[] }>(hospital.get(`/profiles${query}`))).items.some((each) => each.id === id);
    expect([await listed(''), await listed('?show=all')]).toEqual([false, true]);
  });
});

describe('who may', () => {
  it('use a profile: its owner, and everybody once an industry group shares it', async () => {
    const own = await make(hospital);
    expect(await refused(stranger.get(`/profiles/${own.id}`))).toBe('404 profile.not-found');
    expect(await refused(stranger.get(`/profiles/${own.id}/judgement?productId=${kept}`))).toBe(
      '404 profile.not-found',
    );
    expect(await refused(hospital.post('/profiles', { ...wish, shared: true }))).toBe(
      '422 profile.sharing-is-for-groups',
    );
    const shared = await make(group, { ...wish, shared: true });
    expect(await made(stranger.get(`/profiles/${shared.id}`))).toMatchObject({
      origin: 'shared',
      owner: { name: '試験業界団体' },
    });
    expect(await made(stranger.get(`/profiles/${shared.id}`))).not.toHaveProperty('rowVersion');
    expect(await judge(stranger, shared.id)).toMatchObject({ standing: 'judged' });
    expect(await judge(vendor.admin, shared.id)).toMatchObject({ standing: 'judged' });
    const takeBack = group.patch(`/profiles/${shared.id}`, { shared: false }, { 'If-Match': '"1"' });
    expect(await made(takeBack)).toMatchObject({ shared: false });
    expect(await refused(stranger.get(`/profiles/${shared.id}`))).toBe('404 profile.not-found');
  });

  it('see that it was judged: the vendor', async () => {
    const { items } = await made<{ items: { organizationName: string; type: string }[] }>(
      vendor.admin.get(`/products/${kept}/readers`),
    );
    const acts = items.filter(({ organizationName }) => organizationName === '中央市民病院').map(({ type }) => type);
    expect(acts).toEqual(expect.arrayContaining(['revision.read', 'revision.exported']));
  });
});

it('everybody looks up which clause of the guideline is asked where, and takes the map along as Excel', async () => {
  type Map = { items: { id: string; rows: { templateId: string }[] }[]; books: { book: string; clauses: number }[] };
  const map = await made<Map>(stranger.get('/clauses?version=6.0'));
  const forms = new Set(map.items.find(({ id }) => id === 'mhlw-6.0:ops:14')!.rows.map(({ templateId }) => templateId));
  expect(forms).toEqual(new Set(['mds-5.0', 'sds-5.0', ...forms]));
  expect(map.items.map(({ id }) => id)).toContain('mhlw-6.0:plan:7');
  expect(map.books.map(({ book, clauses }) => `${book} ${clauses > 0}`)).toContain('governance false');
  const one = await made<Map>(stranger.get('/clauses?templateId=sds-4.1'));
  expect(new Set(one.items.flatMap(({ rows }) => rows.map(({ templateId }) => templateId)))).toEqual(
    new Set(['sds-4.1']),
  );
  expect(await refused(stranger.get('/clauses?templateId=none'))).toBe('404 template.not-found');
  expect((await stranger.get('/clauses/export')).headers['content-type']).toContain('spreadsheetml');
});

it('a profile on a learned form keeps it, and judges by topic what stands on an older one', async () => {
  const rows = [
    { code: 'a', officialCode: '一-1', topic: 'asset.data_inventory' },
    { code: 'b', officialCode: '一-2', topic: 'own.new_row' },
  ];
  const { id: templateId, ...rest } = smallForm(rows, {
    id: 'sds-9.0-learned',
    form: 'SDS',
    version: '9.0',
    official: { publisher: '例示工業会', workbook: 'a'.repeat(64) },
  });
  await app.asSuperuser(RELEASED, [templateId, JSON.stringify({ id: templateId, ...rest }), group.organizationId]);
  const { id } = await make(group, { title: { ja: '新様式' }, templateId, numbers: '一-1〜一-2' });
  const { rows: judged } = await judge(group, id);
  expect(judged.map(({ code, rule }) => `${code} ${rule}`)).toEqual(['2 no', '一-2 not_in_version']);
  expect(await made(group.get(`/profiles/${id}`))).toMatchObject({ templateId, forms: ['SDS'] });
  const known = await make(group, { title: { ja: '既知の行' }, templateId, numbers: '一-1' });
  const path = `/profiles/${known.id}/judgements/export?productIds=${kept}`;
  const [table] = (await readWorkbook((await group.get(path).responseType('blob')).body as Buffer)).sheets;
  const lines = table!.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  expect(lines).toContainEqual(expect.stringContaining('SDS 9.0: 例示工業会'));
});

const RELEASED = `insert into released_form (id, form, version, definition, hash, organization_id, released_by, released_at)
  values ($1, 'SDS', '9.0', $2, repeat('a', 64), $3, $3, now())`;
