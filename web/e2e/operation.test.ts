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
let envelopes: string[];
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
  await page.locator('header').getByText(VENDOR).waitFor();
  assert.equal(await page.getByRole('link', { name: '運営', exact: true }).count(), 0);
  const otherWindow = await operator.context.newPage();
  await otherWindow.goto(product.url);
  await otherWindow.getByRole('button', { name: '閲覧を終える' }).waitFor();
  await otherWindow.close();
  await page.getByRole('button', { name: '閲覧を終える' }).click();
  await page.getByRole('rowheader', { name: OPERATOR.name }).waitFor();
  assert.equal(await page.getByText('閲覧中です').count(), 0);
  await page.locator('header').getByText('開示運営センター').waitFor();
  await page.getByRole('link', { name: '運営', exact: true }).waitFor();
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
  assert.equal(await codes.locator('code').count(), 3);
  await codes.getByText(`${product.url}/emergency`).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await codes.isVisible(), false);
  assert.equal(await page.locator('.sheet').count(), 2);
  for (const sheet of await page.locator('.sheet').all()) {
    assert.equal(await sheet.locator('code').count(), 1);
    for (const words of ['本館金庫', `${product.url}/emergency`, '両方'])
      await sheet.getByText(words, { exact: false }).first().waitFor();
  }
  assert.equal(pagesIn(await page.pdf({ preferCSSPageSize: true })), 2);
  await page.emulateMedia({ media: null });
  envelopes = (await codes.locator('code').allInnerTexts()).slice(0, 2);
  await codes.getByRole('button', { name: '控えたので閉じる' }).click();
  await page.getByText('封をしたまま').waitFor();
});

void test('the two codes open the emergency account from the sign-in page, which says so all the while', async () => {
  const { page, watch } = await visit(browser);
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('link', { name: '緊急用アカウント' }).click();
  for (const [index, code] of envelopes.entries()) await page.getByLabel(`封筒${index + 1}のコード`).fill(code);
  await page.getByLabel('開く人の氏名').fill('鈴木 一郎');
  await page.getByLabel('理由').fill('運営者が全員、認証アプリを使えなくなったため');
  await page.getByRole('button', { name: '封を開ける' }).click();
  await page.getByRole('link', { name: 'ホームへ戻る' }).click();
  await page.getByText('緊急用アカウントで操作しています').waitFor();
  assert.deepEqual(watch.faults.splice(0), []);
});

/** How many pages a PDF has, from its page tree. */
function pagesIn(pdf: Buffer): number {
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length;
}

void test('the chain of the audit trail is verified', async () => {
  const { page, watch } = operator;
  await page.goto(`${product.url}/audit/verification`);
  await page.getByRole('button', { name: '検証する' }).click();
  await page.getByText('記録は損なわれていません').waitFor();
  const place = { block: 2, position: 5, recordId: null, otherPosition: null };
  const damaged = {
    result: 'damaged',
    next: null,
    blocks: 2,
    waiting: 0,
    faults: [{ kind: 'record-changed', ...place }],
  };
  await page.route('**/audit/verification?*', (route) => route.fulfill({ json: damaged }), { times: 1 });
  await page.getByRole('button', { name: '検証する' }).click();
  await page.getByRole('alert').getByText('記録が書き換えられています').waitFor();
  await page.getByText('位置 5、封 2').waitFor();
  assert.deepEqual(watch.faults.splice(0), []);
});
