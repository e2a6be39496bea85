import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packageRoot } from '../../src/platform/package-root.js';
import { openCsv } from '../../src/platform/spreadsheet/open-csv.js';
import { readWorkbook } from '../../src/platform/spreadsheet/read-workbook.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { done, fixture, publish, startDisclosure, takeOver } from '../support/vendor-desk.js';

interface Published {
  readonly productId: string;
  readonly revisionId: string;
}

interface Cell {
  readonly state: string;
}

interface Compared {
  readonly onto: string;
  readonly columns: readonly { productName: string; templateId: string }[];
  readonly rows: readonly {
    topic: string;
    question: string;
    code: string;
    cells: Cell[];
    verdict: string;
    hasGap: boolean;
  }[];
  readonly missing: readonly { productId: string; reason: string }[];
}

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
let midori: Published;
let sakura: Published;
let minato: Published;
beforeAll(async () => {
  app = await startApp();
  vendor = await app.organization('vendor', 'みどり医療クラウド株式会社');
  const approver = await vendor.member('approver');
  hospital = await app.organization('hospital', '中央市民病院');
  const publishFile = async (
    name: string,
    templateId: string,
    file: string,
    audience: 'hospitals' | 'on_request' = 'hospitals',
  ): Promise<Published> => {
    const { productId, draftId } = await startDisclosure(vendor, { name, templateId, audience });
    await takeOver(vendor, draftId, fixture(file), file);
    return { productId, revisionId: await publish(vendor, approver, draftId) };
  };
  midori = await publishFile('みどりカルテ クラウド', 'sds-5.0', '01-sds50-columns-circles.xlsx');
  sakura = await publishFile('さくらレセ Web', 'sds-5.0', '02-sds50-columns-notes-below.xlsx');
  minato = await publishFile('港湾メディカルIaaS', 'sds-4.1', '05-sds41-older-form.xlsx');
});
afterAll(() => app.stop());

const expected = (file: string): Record<string, { value: string }> =>
  (
    JSON.parse(readFileSync(join(packageRoot(), `test/fixtures/workbooks/${file}.expected.json`), 'utf8')) as {
      answers: Record<string, { value: string }>;
    }
  ).answers;

it('a hospital sets two services side by side on the same questions, as their workbooks said', async () => {
  const { columns, rows, onto } = done<Compared>(
    await hospital.get(`/comparison?productIds=${midori.productId},${sakura.productId}`),
  );
  expect(onto).toBe('sds-5.0');
  expect(columns.map(({ productName }) => productName)).toEqual(['みどりカルテ クラウド', 'さくらレセ Web']);
  const [one, other] = [expected('01-sds50-columns-circles'), expected('02-sds50-columns-notes-below')];
  for (const { question, cells } of rows) {
    const states = cells.map(({ state }) => state.split('_')[0]);
    [one, other].forEach((file, column) => {
      const value = file[question]!.value;
      if (['yes', 'no', 'na', 'choice'].includes(value) && !['not', 'declined'].includes(states[column]!))
        expect(states[column]).toBe(value);
    });
  }
  expect(rows.find(({ question }) => question === '1.1')).toMatchObject({ verdict: 'missing', hasGap: true });
  expect(rows.find(({ question }) => question === '8')).toMatchObject({ verdict: 'different' });
  expect(rows.find(({ question }) => question === '2')).toMatchObject({ verdict: 'same', hasGap: false });
});

it('shows only what differs, or only what is open', async () => {
  const of = async (show: string) =>
    done<Compared>(await hospital.get(`/comparison?productIds=${midori.productId},${sakura.productId}&show=${show}`))
      .rows;
  const [differences, gaps] = [await of('differences'), await of('gaps')];
  expect(new Set(differences.map(({ verdict }) => verdict))).toEqual(new Set(['different']));
  expect(gaps.every(({ hasGap }) => hasGap)).toBe(true);
  expect(gaps.map(({ question }) => question)).toContain('1.1');
  expect(gaps.map(({ question }) => question)).not.toContain('2');
});

it('joins an older form by topic and shows what it does not ask yet', async () => {
  const { columns, rows } = done<Compared>(
    await hospital.get(`/comparison?productIds=${midori.productId},${minato.productId}`),
  );
  expect(columns.map(({ templateId }) => templateId)).toEqual(['sds-5.0', 'sds-4.1']);
  const notYet = rows.filter(({ cells }) => cells[1]!.state === 'not_in_version');
  expect(notYet.length).toBeGreaterThan(0);
  expect(notYet.every(({ hasGap }) => hasGap)).toBe(true);
  expect(rows.find(({ question }) => question === '2')!.cells.map(({ state }) => state)).toEqual(['yes', 'yes']);
});

it("the same as Excel and as CSV, in the reader's language", async () => {
  const path = `/comparison/export?productIds=${midori.productId},${sakura.productId}`;
  const excel = await hospital
    .get(`${path}&format=xlsx`)
    .buffer(true)
    .parse((response, finish) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        finish(null, Buffer.concat(chunks));
      });
    });
  expect(excel.headers['content-type']).toContain('spreadsheetml');
  const sheet = (await readWorkbook(excel.body as Buffer)).sheets[0]!;
  const texts = sheet.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
  expect(texts).toContain('○ はい');
  expect(texts.some((text) => text.includes('みどりカルテ クラウド'))).toBe(true);
  expect(texts).toContain('○ はい\n基盤事業者の機能を利用しています。');
  const csv = await hospital.get(`${path}&format=csv`, { 'Accept-Language': 'en' });
  expect(
    openCsv(Buffer.from(csv.text))
      .sheets[0]!.rows[0]!.cells.map(({ text }) => text)
      .slice(0, 4),
  ).toEqual(['Section', 'No.', 'Question', 'Comparison']);
});

it('the reader gets the remarks where it asks for them, and is told which product could not be compared', async () => {
  const unpublished = await startDisclosure(vendor, { name: '準備中', templateId: 'sds-5.0' });
  const ids = [midori.productId, unpublished.productId, sakura.productId].join();
  const { rows } = done<{ rows: { question: string; cells: { details?: { remark?: string } }[] }[] }>(
    await hospital.get(`/comparison?productIds=${ids}&remarks=true`),
  );
  expect(rows.find(({ question }) => question === '2')!.cells[0]!.details).toEqual({
    remark: '基盤事業者の機能を利用しています。',
  });
  const csv = await hospital.get(`/comparison/export?productIds=${ids}&format=csv&remarks=false`);
  expect(csv.text).toContain('比較できない製品: 準備中(公開された開示書がありません)');
  expect(csv.text).not.toContain('基盤事業者の機能');
});

it('each vendor sees that a hospital compared and exported it', async () => {
  const readers = done<{ items: { organizationName: string; type: string }[] }>(
    await vendor.get(`/products/${midori.productId}/readers`),
  ).items;
  expect(readers.filter(({ organizationName }) => organizationName === '中央市民病院').map(({ type }) => type)).toEqual(
    expect.arrayContaining(['revision.compared', 'revision.exported']),
  );
});

it('a competitor cannot compare what only hospitals may see, and learns nothing of it', async () => {
  const competitor = await app.organization('vendor', '競合株式会社');
  const answer = await competitor.get(`/comparison?productIds=${midori.productId},${sakura.productId}`);
  expect(answer.status).toBe(422);
  expect(answer.body).toMatchObject({
    type: '/problems/comparison.too-few',
    missing: [{ reason: 'not_published' }, { reason: 'not_published' }],
  });
});

it.each([
  ['one product', (one: string) => `productIds=${one}`],
  ['the same product twice', (one: string) => `productIds=${one},${one}`],
  ['no product', () => ''],
  ['something that is no id', (one: string) => `productIds=${one},x`],
  ['an unknown form', (one: string, other: string) => `productIds=${one},${other}&onto=sds-9.9`],
])('refuses %s by name', async (_, query) => {
  const { status, body } = await hospital.get(`/comparison?${query(midori.productId, sakura.productId)}`);
  expect([400, 404]).toContain(status);
  expect(body.type).toMatch(/^\/problems\//);
});

it('lists every gap of one product with its state and reason', async () => {
  const gaps = done<Record<string, unknown>>(await hospital.get(`/products/${midori.productId}/gaps`));
  expect(JSON.stringify(gaps)).toContain('個別契約で開示します');
});
