import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CrosswalkView } from '../../src/modules/templates/domain/crosswalk-view.js';
import type { Template } from '../../src/modules/templates/domain/template.js';
import { readWorkbook } from '../../src/platform/spreadsheet/read-workbook.js';
import { type Administrator, type Client, startApp, type TestApp } from '../support/app.js';
import { made, type Vendor } from '../support/disclosing.js';
import { official, releaseForm } from '../support/learned-form.js';

let app: TestApp;
let vendor: Vendor;
let hospital: Administrator;
let learned: Template;
beforeAll(async () => {
  app = await startApp();
  const admin = await app.organization('vendor', '株式会社みらい医療情報');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  hospital = await app.organization('hospital');
  learned = await releaseForm(app, vendor.admin, official('mds-5.0', { id: 'mds-6.0-test', version: '6.0' }));
}, 60_000);
afterAll(() => app.stop());

const query = (from: string, to: string) => `/crosswalk?from=${from}&to=${to}`;
const crosswalk = (by: Client, from: string, to: string) => made<CrosswalkView>(by.get(query(from, to)));
const change = (by: Client, from: string, to: string, version: number, body: object) =>
  by.patch(query(from, to), body, { 'If-Match': `"${version}"` });
const SAME = { kind: 'same', from: ['r7'], to: ['r7'], carryOver: 'suggest' };
const problem = async (sent: PromiseLike<{ status: number; body: unknown }>) => {
  const { status, body } = await sent;
  return [status, (body as { type: string }).type];
};

describe('a crosswalk that nobody changed', () => {
  it('is the shipped one, composed over versions in between, or proposed; and says which, row by row', async () => {
    const seen = async (from: string, to: string) => {
      const { source, rowVersion, map, mayChange } = await crosswalk(hospital, from, to);
      expect(map.every(({ because }) => because.ja !== '' && because.en !== '')).toBe(true);
      return [source, rowVersion, mayChange];
    };
    expect(await seen('mds-4.1', 'mds-5.0')).toEqual(['shipped', 0, false]);
    expect(await seen('mds-4.1', 'sds-5.0')).toEqual(['composed', 0, false]);
    expect(await seen('sds-5.0', 'sds-4.1')).toEqual(['proposed', 0, false]);
    const { map, source } = await crosswalk(hospital, 'mds-5.0', learned.id);
    expect([source, new Set(map.map(({ kind }) => kind))]).toEqual(['proposed', new Set(['reworded'])]);
    expect(await problem(hospital.get(query('mds-5.0', 'mds-7.0')))).toEqual([404, '/problems/template.not-found']);
  });
});

describe('a crosswalk', () => {
  it('is changed by those who decide at the operator’s or released one of its forms, and by nobody else', async () => {
    const body = { set: [SAME], note: '解説書による' };
    for (const [by, from, to] of [
      [hospital, 'mds-5.0', learned.id],
      [vendor.admin, 'mds-4.1', 'mds-5.0'],
    ] as const)
      expect(await problem(change(by, from, to, 0, body))).toEqual([403, '/problems/crosswalk.not-allowed']);
    expect((await change(vendor.writer, 'mds-5.0', learned.id, 0, body)).status).toBe(403);
    const operator = app.operator.session;
    expect((await change(operator, 'mds-3.0a', learned.id, 0, body)).status).toBe(200);
    expect((await change(vendor.approver, 'mds-5.0', learned.id, 0, body)).body).toMatchObject({
      source: 'stored',
      rowVersion: 1,
      mayChange: true,
      changed: { note: '解説書による', organization: { name: '株式会社みらい医療情報' } },
    });
    expect((await crosswalk(hospital, 'mds-5.0', learned.id)).map).toContainEqual({
      ...SAME,
      topic: 'net.wifi',
      because: { ja: expect.any(String), en: expect.any(String) },
      settled: true,
    });
  });

  it('keeps every version, and a change takes the one that was read', async () => {
    const pair = ['mds-5.0', learned.id] as const;
    const removal = { remove: [{ from: ['r8'], to: ['r8'] }], note: '' };
    expect(await problem(change(vendor.admin, ...pair, 0, removal))).toEqual([412, '/problems/precondition.failed']);
    expect(await problem(vendor.admin.patch(query(...pair), removal))).toEqual([
      428,
      '/problems/precondition.required',
    ]);
    const both = await Promise.all([1, 1].map((version) => change(vendor.admin, ...pair, version, removal)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const pages = `/crosswalk/versions?from=mds-5.0&to=${learned.id}&limit=1`;
    const { items, next } = await made<{ items: object[]; next: string }>(hospital.get(pages));
    expect(items).toMatchObject([{ version: 2, note: '' }]);
    expect((await hospital.get(`${pages}&cursor=${next}`)).body).toMatchObject({ items: [{ version: 1 }], next: null });
    for (const after of [1.5, 1e12]) {
      const cursor = Buffer.from(JSON.stringify([after, vendor.admin.organizationId])).toString('base64url');
      expect((await hospital.get(`${pages}&cursor=${cursor}`)).status).toBe(400);
    }
    const kinds = async (version: string) => {
      const { map } = await made<CrosswalkView>(hospital.get(`${query(...pair)}${version}`));
      return map.filter(({ from, to }) => from[0] === 'r8' || to[0] === 'r8').map(({ kind }) => kind);
    };
    expect([await kinds(''), await kinds('&version=1')]).toEqual([['new', 'dropped'], ['reworded']]);
    const back = await crosswalk(hospital, learned.id, 'mds-5.0');
    expect([back.source, back.rowVersion]).toEqual(['reversed', 0]);
    expect(back.map.filter(({ from, to }) => [...from, ...to].includes('r8')).map(({ kind }) => kind)).toEqual([
      'new',
      'dropped',
    ]);
    const missing = await problem(hospital.get(`${query(...pair)}&version=9`));
    expect(missing).toEqual([404, '/problems/crosswalk.version-not-found']);
  });

  it('gives back what was proposed where an entry that was set is removed', async () => {
    const pair = ['mds-3.0a', 'sds-4.1'] as const;
    const by = app.operator.session;
    const { map } = await crosswalk(by, ...pair);
    const carrying = map.find(({ kind }) => kind === 'same' || kind === 'reworded') ?? map[0];
    const other = map.find(({ from }) => from.length === 1 && from[0] !== carrying?.from[0]);
    const set = { kind: 'related', from: other?.from, to: carrying?.to, carryOver: 'show' };
    const changed = await made<CrosswalkView>(change(by, ...pair, 0, { set: [set] }));
    expect(changed.map).toContainEqual(carrying);
    const removed = change(by, ...pair, 1, { remove: [{ from: set.from, to: set.to }] });
    expect((await made<CrosswalkView>(removed)).map).toEqual(map);
  });

  it('that is wrong is refused row by row, and nothing is kept', async () => {
    const set = [
      { ...SAME, from: ['r99'] },
      { ...SAME, to: ['r8'], kind: 'split' },
    ];
    const { status, body } = await change(vendor.admin, 'mds-5.0', learned.id, 2, { set });
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({
        type: '/problems/crosswalk.invalid',
        errors: [
          { pointer: '/set/0/from/0', code: 'unknown_row', detail: '設問 r99 はこの様式にありません' },
          expect.objectContaining({ pointer: '/set/1/kind', code: 'wrong_number_of_rows' }),
        ],
      }),
    ]);
    expect((await crosswalk(vendor.admin, 'mds-5.0', learned.id)).rowVersion).toBe(2);
    const one = await problem(change(app.operator.session, 'mds-5.0', 'mds-5.0', 0, {}));
    expect(one).toEqual([400, '/problems/crosswalk.one-form']);
  });

  it('leads on from what was shipped', async () => {
    const { source, map } = await crosswalk(hospital, 'mds-4.1', learned.id);
    expect([source, map.find(({ to }) => to[0] === 'r7')]).toEqual([
      'composed',
      expect.objectContaining({ from: ['r7'], kind: 'reworded' }),
    ]);
    expect(map.some(({ settled }) => settled)).toBe(false);
  });
});

describe('the migration table', () => {
  it('is a workbook that names whose words these are, and a CSV', async () => {
    const pair = `from=mds-5.0&to=${learned.id}`;
    const { status, body, headers } = await hospital.get(`/crosswalk/export?${pair}`).responseType('blob');
    expect([status, headers['content-disposition']]).toEqual([
      200,
      expect.stringContaining(encodeURIComponent('新旧対照表')),
    ]);
    const [sheet] = (await readWorkbook(new Uint8Array(body as Buffer))).sheets;
    const texts = sheet?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) ?? [];
    expect(texts).toContain('MDS 6.0: 設問の番号と文言は 一般社団法人例示会 の公式様式のものです。');
    const csv = await hospital.get(`/crosswalk/export?${pair}&format=csv&version=1`).responseType('blob');
    expect((csv.body as Buffer).toString('utf8')).toContain('※r7,');
  });
});
