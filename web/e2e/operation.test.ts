import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { visit, type Visitor } from './support/person.ts';
import { type Product, startProduct } from './support/product.ts';
import { createOrganization, firstSignIn, OPERATOR, setUp, VENDOR } from './support/walk.ts';

let browser: Browser;
let product: Product;
let operator: Visitor;
const opened: (() => Promise<void>)[] = [];

before(async () => {
  browser = await openBrowser();
  opened.push(() => browser.close());
  product = await startProduct();
  opened.push(() => product.stop());
  operator = await visit(browser);
  await setUp(operator.page, product.setUpLink, OPERATOR);
  await firstSignIn(operator.page, OPERATOR);
});
after(async () => {
  for (const close of opened.reverse()) await close();
});

void test('an operator looks into an organization with a reason, sees so all the while, and ends it', async () => {
  const { page, watch } = operator;
  await createOrganization(page, product.url, VENDOR, 'sato@aozora.example');
  await page.getByRole('button', { name: `閲覧する ${VENDOR}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('理由').fill('問い合わせ 2026-114 の調査のため');
  await dialog.getByRole('button', { name: '閲覧を始める' }).click();
  await page.getByText(`「${VENDOR}」を閲覧中です`).waitFor();
  const otherWindow = await operator.context.newPage();
  await otherWindow.goto(product.url);
  await otherWindow.getByRole('button', { name: '閲覧を終える' }).waitFor();
  await otherWindow.close();
  await page.getByRole('button', { name: '閲覧を終える' }).click();
  await page.getByRole('rowheader', { name: OPERATOR.name }).waitFor();
  assert.equal(await page.getByText('閲覧中です').count(), 0);
  assert.deepEqual(watch.faults.splice(0), []);
});

void test('an emergency account is prepared, with a code for each of two envelopes', async () => {
  const { page } = operator;
  await page.goto(`${product.url}/operation/break-glass`);
  await page.getByText('封をした緊急用アカウントがありません').waitFor();
  await page.getByRole('button', { name: '緊急用アカウントを用意する' }).click();
  await page.getByLabel('封筒の表書き').fill('2026年度 緊急用(本館金庫・別館金庫)');
  await page.getByRole('dialog').getByRole('button', { name: '緊急用アカウントを用意する' }).click();
  const codes = page.getByRole('dialog', { name: '封筒に入れるコード' });
  await codes.waitFor();
  assert.equal(await codes.locator('code').count(), 2);
  await codes.getByRole('button', { name: '控えたので閉じる' }).click();
  await page.getByText('封をしたまま').waitFor();
});

void test('the chain of the audit trail is verified', async () => {
  const { page, watch } = operator;
  await page.goto(`${product.url}/audit/verification`);
  await page.getByRole('button', { name: '検証する' }).click();
  await page.getByText('記録は損なわれていません').waitFor();
  assert.deepEqual(watch.faults.splice(0), []);
});
