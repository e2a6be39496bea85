import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FormDraftView } from '../../src/modules/learning/form-drafts.service.js';
import { ReleasedFormsRepository } from '../../src/modules/templates/released-forms.repository.js';
import { TemplatesService } from '../../src/modules/templates/templates.service.js';
import { Database } from '../../src/platform/database/database.js';
import { SweepJob } from '../../src/platform/jobs/sweep.job.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { blankForm, QUESTIONS } from '../support/blank-form.js';
import { made, newProduct } from '../support/disclosing.js';

const NAMED = { form: 'HOSP', version: '1', title: '院内確認票', publisher: '例示病院協会' };

let app: TestApp;
let hospital: Administrator;
let vendor: Administrator;
let workbook: Buffer;
beforeAll(async () => {
  app = await startApp();
  [hospital, vendor] = [await app.organization('hospital'), await app.organization('vendor')];
  workbook = await blankForm('院内確認票', QUESTIONS);
});
afterAll(() => app.stop());

const version = ({ rowVersion }: { rowVersion: number }) => ({ 'If-Match': `"${rowVersion}"` });
const learn = (by: Client, file = workbook): Promise<FormDraftView> =>
  made(by.upload('/form-drafts', file, '様式.xlsx'));
const change = (by: Client, draft: FormDraftView, changes: readonly object[]) =>
  by.patch(`/form-drafts/${draft.id}`, { changes }, version(draft));
const release = (by: Client, draft: FormDraftView) => by.post(`/form-drafts/${draft.id}/release`, {}, version(draft));

async function released(by: Client, name: object = {}, beside: readonly string[] = []): Promise<string> {
  const settled = beside.map((templateId) => ({ releaseBeside: { templateId } }));
  const draft = await made<FormDraftView>(change(by, await learn(by), [{ name: { ...NAMED, ...name } }, ...settled]));
  return (await made<{ id: string }>(release(by, draft))).id;
}

describe('a form draft', () => {
  it('is learned by any organization and seen by nobody else', async () => {
    const draft = await learn(hospital);
    expect(draft.rows.map(({ number, prompt }) => [number, prompt])).toEqual(
      QUESTIONS.map((prompt, at) => [String(at + 1), prompt]),
    );
    expect(draft.faults.map(({ kind }) => kind)).toContain('publisher_unnamed');
    expect((await hospital.get('/form-drafts')).body.items).toMatchObject([{ id: draft.id, rows: 4 }]);
    expect((await hospital.get(`/form-drafts/${draft.id}`)).body).toEqual(draft);
    for (const other of [vendor, app.operator]) {
      expect((await other.get('/form-drafts')).body.items).toEqual([]);
      for (const answered of [
        await other.get(`/form-drafts/${draft.id}`),
        await other.delete(`/form-drafts/${draft.id}`),
        await change(other, draft, [{ name: NAMED }]),
        await release(other, draft),
      ])
        expect(answered.body).toMatchObject({ status: 404, type: '/problems/form-draft.not-found' });
    }
    expect((await hospital.delete(`/form-drafts/${draft.id}`)).body).toMatchObject({ id: draft.id, rows: 4 });
    expect((await hospital.get(`/form-drafts/${draft.id}`)).status).toBe(404);
  });

  it('is changed by all of a list or none, on the version that was read, by those who may write', async () => {
    const draft = await learn(hospital);
    const wrong = await change(hospital, draft, [{ name: NAMED }, { setRow: { row: 'r1', parent: 'r1' } }]);
    expect(wrong.body).toMatchObject({
      status: 422,
      type: '/problems/form-change.outline-loop',
      pointer: '/changes/1/setRow/parent',
      title: expect.stringContaining('r1'),
    });
    expect((await hospital.get(`/form-drafts/${draft.id}`)).body).toEqual(draft);
    const after = await made<FormDraftView>(
      change(hospital, draft, [{ name: NAMED }, { setRow: { row: 'r1', topic: 'own.visitors' } }]),
    );
    expect(after).toMatchObject({ rowVersion: 2, naming: NAMED, faults: [], counts: { topics: { person: 1 } } });
    expect((await change(hospital, draft, [{ name: NAMED }])).body).toMatchObject({
      status: 412,
      current: { rowVersion: 2 },
    });
    expect((await release(hospital, draft)).status).toBe(412);
    const viewer = await hospital.member('viewer');
    expect((await viewer.get(`/form-drafts/${draft.id}`)).status).toBe(200);
    for (const refused of [
      await change(viewer, after, [{ name: NAMED }]),
      await viewer.upload('/form-drafts', workbook, 'x.xlsx'),
    ])
      expect(refused.status).toBe(403);
    expect((await release(await hospital.member('editor'), after)).status).toBe(403);
  });

  it.each([
    [
      'CSV',
      Buffer.from(
        '番号,設問,はい,いいえ\r\n1,ログを記録しますか,,\r\n2,ログを保護しますか,,\r\n3,時刻を合わせますか,,\r\n',
      ),
      'form.from-csv',
    ],
    ['no table', async () => blankForm('案内', []), 'form.no-table'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'workbook.is-image'],
  ])('is refused for %s', async (_, file, code) => {
    const { body } = await hospital.upload('/form-drafts', typeof file === 'function' ? await file() : file, 'a');
    expect(body).toMatchObject({ type: `/problems/${code}`, title: expect.not.stringContaining('{') });
    expect(body.status).toBeLessThan(500);
  });
});

describe('releasing a form', () => {
  it('names every fault with its row and cells first', async () => {
    const draft = await made<FormDraftView>(
      change(hospital, await learn(hospital), [
        { name: NAMED },
        { setRow: { row: 'r1', topic: 'own.x' } },
        { setRow: { row: 'r2', topic: 'own.x' } },
      ]),
    );
    expect((await release(hospital, draft)).body).toMatchObject({
      status: 409,
      type: '/problems/form-draft.has-faults',
      faults: [{ kind: 'same_topic', row: 'r2', cells: expect.arrayContaining(['B6']) }],
    });
  });

  it('is for everybody, once for the same form, and beside another organization’s', async () => {
    const id = await released(hospital);
    expect(id).toBe('hosp-1');
    expect((await vendor.get(`/templates/${id}`)).body).toMatchObject({
      official: { publisher: NAMED.publisher },
      releasedBy: { organizationId: hospital.organizationId },
      retired: false,
    });
    const again = await made<FormDraftView>(change(vendor, await learn(vendor), [{ name: NAMED }]));
    const before = [{ kind: 'released_before', message: { en: expect.stringContaining(`"${id}"`) } }];
    expect(again.faults).toMatchObject(before);
    expect((await release(vendor, again)).body).toMatchObject({ status: 409, faults: before });
    const settled = await made<FormDraftView>(change(vendor, again, [{ releaseBeside: { templateId: id } }]));
    expect((await release(vendor, settled)).body).toMatchObject({
      status: 409,
      type: '/problems/form.released-before',
      id,
    });
    const other = await released(vendor, { publisher: '別の協会' }, [id]);
    expect(other).toMatch(/^hosp-1-[0-9a-f]{6}$/);
    const { items } = (await hospital.get('/templates?form=HOSP')).body as {
      items: { id: string; releasedBy: { name: string }; official: object }[];
    };
    expect(items.map((form) => [form.id, form.releasedBy.name, form.official])).toEqual([
      [id, expect.any(String), expect.objectContaining({ publisher: NAMED.publisher })],
      [other, expect.any(String), expect.objectContaining({ publisher: '別の協会' })],
    ]);
    const { organizationId, userId } = hospital;
    const actor = { organizationId, userId, kind: 'hospital', role: 'admin', language: 'ja' } as const;
    const restarted = new TemplatesService(app.nest.get(ReleasedFormsRepository));
    const known = await app.nest.get(Database).read(actor, async (tx) => {
      await restarted.get(tx, other);
      return restarted.all(tx);
    });
    expect(known.filter((form) => form.form === 'HOSP').map((form) => form.id)).toEqual([id, other]);
  });

  it('is taken back by the operator alone: not offered, still read', async () => {
    const id = await released(hospital, { form: 'GONE' });
    const { id: productId } = await newProduct(vendor);
    const disclosure = await made<{ id: string }>(vendor.post('/disclosures', { productId, form: 'GONE' }));
    const start = () => vendor.post(`/disclosures/${disclosure.id}/drafts`, { from: 'empty', templateId: id });
    expect((await hospital.put(`/templates/${id}/retirement`)).status).toBe(403);
    expect((await app.operator.put(`/templates/${id}/retirement`)).body).toMatchObject({ id, retired: true });
    expect((await app.operator.put(`/templates/${id}/retirement`)).body.type).toBe('/problems/form.retired-before');
    expect((await hospital.get('/events?type=form.retired')).body.items).toMatchObject([{ facts: { templateId: id } }]);
    expect((await app.operator.put('/templates/sds-5.0/retirement')).body.type).toBe('/problems/form.shipped');
    expect((await vendor.get(`/templates/${id}`)).body).toMatchObject({ id, retired: true });
    expect((await start()).body).toMatchObject({ status: 409, type: '/problems/form.retired' });
    expect((await vendor.upload('/workbooks/read', workbook, '様式.xlsx')).body.template).not.toBe(id);
    expect((await app.operator.delete(`/templates/${id}/retirement`)).body).toMatchObject({ retired: false });
    expect((await app.operator.delete(`/templates/${id}/retirement`)).body.type).toBe('/problems/form.not-retired');
    expect((await start()).status).toBe(201);
  });

  it('keeps its workbook when files are swept, as a draft keeps its own until it is discarded', async () => {
    const id = await released(hospital, { form: 'KEPT' });
    const [kept, gone] = [await blankForm('残す', QUESTIONS), await blankForm('捨てる', QUESTIONS)];
    await learn(hospital, kept);
    await made(hospital.delete(`/form-drafts/${(await learn(hospital, gone)).id}`));
    app.clock.set('2030-01-01T00:00:00Z');
    const { files } = await app.nest.get(SweepJob).sweep();
    app.clock.set(null);
    expect(files).toBe(1);
    expect((await hospital.get(`/templates/${id}/workbook`)).status).toBe(200);
  });

  it('is for an organization that did not release as many before as anybody would', async () => {
    const { organizationId, userId } = vendor;
    await app.asSuperuser(
      `insert into released_form (id, form, version, definition, hash, organization_id, released_by, released_at)
        select 'many-' || n, 'MANY', n::text, jsonb_set(definition, '{id}', to_jsonb('many-' || n)), md5(n::text) || md5(n::text), $1, $2, now()
          from released_form, generate_series(1, 100) as n where id = 'hosp-1'`,
      [organizationId, userId],
    );
    const draft = await made<FormDraftView>(
      change(vendor, await learn(vendor), [{ name: { ...NAMED, form: 'MORE' } }]),
    );
    expect((await release(vendor, draft)).body).toMatchObject({
      status: 409,
      type: '/problems/form.too-many-released',
      title: expect.stringContaining('100'),
    });
    await made(app.operator.put('/templates/many-1/retirement'));
    await made(app.operator.put('/templates/many-2/retirement'));
    expect((await release(vendor, draft)).status).toBe(201);
  });
});
