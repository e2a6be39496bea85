import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { addDays } from '../../src/modules/requests/domain/business-days.ts';
import { openBrowser } from './support/browser.ts';
import { assertAccessible } from './support/checks.ts';
import { visit, type Visitor } from './support/person.ts';
import { type Product, startProduct } from './support/product.ts';
import { createOrganization, enter, firstSignIn, linkIn, OPERATOR, setUp } from './support/walk.ts';

const HOSPITAL = '海辺総合病院';
const HOSPITAL_ADMIN = { email: 'it@umibe.example', name: '海野 渚', password: '潮が引いた朝に 貝を七つ拾う' };
const CONTACT = 'sales@aozora.example';
const WORKBOOK = fileURLToPath(
  new URL(join('../../test/fixtures/workbooks', '09-sds50-with-mistakes.xlsx'), import.meta.url),
);

let browser: Browser;
let product: Product;
let hospital: Visitor;
let contact: Visitor;
const visitors: Visitor[] = [];

before(async () => {
  browser = await openBrowser();
  product = await startProduct();
  for (let n = 0; n < 3; n++) visitors.push(await visit(browser));
  const [operator, ...others] = visitors as [Visitor, Visitor, Visitor];
  [hospital, contact] = others;
  await setUp(operator.page, product.setUpLink, OPERATOR);
  await firstSignIn(operator.page, OPERATOR);
  await createOrganization(operator.page, product.url, HOSPITAL, HOSPITAL_ADMIN.email, '医療機関');
  await enter(hospital.page, linkIn((await product.mailsTo(HOSPITAL_ADMIN.email))[0]), HOSPITAL_ADMIN);
});
after(async () => {
  await product.stop();
  await browser.close();
});
afterEach(() => {
  for (const { watch } of visitors) assert.deepEqual(watch.faults.splice(0), []);
});

void test('a vendor without registration sees the request by the mailed link and answers with a workbook', async () => {
  const items = [{ vendorName: '検査機器の青空株式会社', productName: '血液検査システム', contactEmail: CONTACT }];
  const asked = {
    items,
    forms: [{ templateId: 'sds-5.0', olderAccepted: true }],
    purpose: '立入検査のため',
    dueOn: addDays(new Date().toISOString().slice(0, 10), 30),
  };
  const status = await hospital.page.evaluate(async (body) => {
    const headers = { 'Content-Type': 'application/json' };
    return (await fetch('/api/v1/requests', { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }, asked);
  assert.equal(status, 201);
  const link = /https?:\S+\/request#token=\S+/.exec((await product.mailsTo(CONTACT)).at(-1) ?? '')?.[0] ?? '';

  const { page } = contact;
  await page.goto(link);
  await page.getByText('血液検査システム').waitFor();
  for (const text of [HOSPITAL, '立入検査のため', '旧版でも可']) await page.getByText(text).first().waitFor();
  await assertAccessible(page, 'request');
  await page.getByRole('button', { name: '回答を送る' }).click();
  await page.locator('[aria-invalid=true]').waitFor();
  await page.locator('input[type=file]').setInputFiles(WORKBOOK);
  await page.getByRole('button', { name: '回答を送る' }).click();
  await page.getByText('「09-sds50-with-mistakes.xlsx」を受け取りました').waitFor();
  await page.getByText('確かめてほしいところ').waitFor();
  await assertAccessible(page, 'request');
});
