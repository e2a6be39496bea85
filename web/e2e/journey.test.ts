import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { assertAccessible, loadFigures } from './support/checks.ts';
import { appCode, giveAuthenticator, readIn, visit, type Visitor } from './support/person.ts';
import { type Product, startProduct } from './support/product.ts';
import { SCREENS } from './support/screens.ts';
import {
  acceptInvitation,
  type Account,
  atHome,
  createOrganization,
  enter,
  firstSignIn,
  linkIn,
  makeToken,
  OPERATOR,
  proveAgain,
  setUp,
  showPassword,
  signIn,
  VENDOR,
  VENDOR_ADMIN,
} from './support/walk.ts';

const INJECTED = '<img src=x onerror=alert(1)>"><script>alert(2)</script>';

const PROVE_AGAIN = { type: '/problems/session.prove-again', title: 'もう一度', status: 403 };

let browser: Browser;
let product: Product;
let operator: Visitor;
let vendor: Visitor;
let operatorAccount: Account;
let vendorAccount: Account;
let recoveryCodes: string[];
const visitors: Visitor[] = [];
const opened: (() => Promise<void>)[] = [];

async function newVisitor(language: 'ja' | 'en' = 'ja'): Promise<Visitor> {
  const visitor = await visit(browser, language);
  visitors.push(visitor);
  return visitor;
}

before(async () => {
  browser = await openBrowser();
  opened.push(() => browser.close());
  product = await startProduct();
  opened.push(() => product.stop());
  operator = await newVisitor();
  vendor = await newVisitor();
});
after(async () => {
  for (const close of opened.reverse()) await close();
});
afterEach(() => {
  for (const { watch } of visitors) assert.deepEqual(watch.faults.splice(0), []);
});

void test('a fresh installation is set up from its link; a first screen is light and stands still', async () => {
  const { page } = operator;
  await page.goto(`${product.url}/`);
  await page.getByRole('heading', { name: 'サインイン' }).waitFor();
  const { shift, scriptBytes } = await loadFigures(page);
  assert.ok(scriptBytes > 0 && scriptBytes <= 250_000, `scripts of the first screen: ${scriptBytes} bytes`);
  assert.ok(shift <= 0.1, `layout shift: ${shift}`);
  await page.goto(`${product.url}/set-up#token=wrong`);
  await page.getByText('このリンクは使えません').waitFor();
  await setUp(page, product.setUpLink, OPERATOR);
});

void test('what is typed wrong is said at its field, which gets the focus', async () => {
  const { page } = await newVisitor();
  await page.goto(`${product.url}/sign-in`);
  await page.getByLabel('メールアドレス').fill('no address');
  await page.getByRole('button', { name: '次へ', exact: true }).click();
  const email = page.getByLabel('メールアドレス');
  assert.equal(await email.getAttribute('aria-invalid'), 'true');
  assert.equal(await email.evaluate((field) => document.activeElement === field), true);
  await page.getByText('書き方を確かめてください。').waitFor();
});

void test('the first sign-in enrols an authenticator app by the secret shown, and shows the recovery codes once', async () => {
  const { page } = operator;
  const enrolled = await firstSignIn(page, OPERATOR);
  recoveryCodes = enrolled.recoveryCodes;
  assert.ok(recoveryCodes.length >= 8);
  operatorAccount = { ...OPERATOR, secret: enrolled.secret };
});

void test('the operator calls a vendor in; its administrator joins by the mailed link and signs in', async () => {
  await createOrganization(operator.page, product.url, VENDOR, VENDOR_ADMIN.email);
  const [mail] = await product.mailsTo(VENDOR_ADMIN.email);
  const { page } = vendor;
  vendorAccount = await enter(page, linkIn(mail), VENDOR_ADMIN);
  assert.equal(await page.getByRole('link', { name: '運営', exact: true }).count(), 0);
  await page.goto(linkIn(mail));
  await page.getByText('この招待はすでに使われています').waitFor();
});

void test('somebody signs in with a passkey alone', async () => {
  const { page, context } = vendor;
  await giveAuthenticator(context, page);
  await page.goto(`${product.url}/account`);
  await page.getByRole('button', { name: 'パスキーを登録する' }).click();
  await page.getByLabel('名前').fill('検査用の端末');
  await page.getByRole('button', { name: '次へ', exact: true }).click();
  await page.getByRole('rowheader', { name: '検査用の端末' }).waitFor();
  await page.locator('header summary').last().click();
  await page.getByRole('button', { name: 'サインアウトする' }).click();
  await page.getByRole('button', { name: 'パスキーでサインインする' }).waitFor();
  await page.goBack();
  await page.waitForURL('**/sign-in?next=*');
  assert.equal(await page.getByText('サインアウトしました').count(), 0);
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('button', { name: 'パスキーでサインインする' }).click();
  await atHome(page, VENDOR_ADMIN.name);
});

void test('somebody signs in by keyboard alone', async () => {
  const { page } = await newVisitor();
  await page.goto(`${product.url}/sign-in`);
  await page.getByRole('heading', { name: 'サインイン' }).waitFor();
  const tabTo = async (isThere: string): Promise<void> => {
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((selector) => document.activeElement?.matches(selector), isThere)) return;
    }
    assert.fail(`the Tab key does not lead to ${isThere}`);
  };
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), '本文へ移る');
  await tabTo('[name=email]');
  await page.keyboard.type(vendorAccount.email);
  await tabTo('[name=password]');
  await page.keyboard.type(vendorAccount.password);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '認証アプリの数字を使う' }).waitFor();
  await tabTo('ul button');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement?.matches('[name=code]'));
  await page.keyboard.type(await appCode(vendorAccount.secret));
  await page.keyboard.press('Enter');
  await atHome(page, VENDOR_ADMIN.name);
  const outline = await page.evaluate(() => {
    const link = document.querySelector<HTMLElement>('nav a');
    link?.focus();
    return link ? getComputedStyle(link).outlineWidth : '';
  });
  assert.equal(outline, '4px');
});

void test('a recovery code stands in for the app, once', async () => {
  const { page } = await newVisitor();
  const useCode = async (): Promise<void> => {
    await page.goto(`${product.url}/sign-in`);
    await showPassword(page, operatorAccount);
    await page.getByRole('button', { name: '回復コードを使う' }).click();
    await page.getByLabel('回復コード').fill(recoveryCodes[0] ?? '');
    await page.getByRole('button', { name: 'サインインする', exact: true }).click();
  };
  await useCode();
  await page.getByText(`使っていない回復コードは ${recoveryCodes.length - 1}個です。`).waitFor();
  await page.getByRole('button', { name: '次へ進む' }).click();
  await atHome(page, OPERATOR.name);
  await page.goto(`${product.url}/sign-in`);
  await atHome(page, OPERATOR.name);
  await page.context().clearCookies();
  await useCode();
  await page.getByRole('alert').getByText('まだ使っていないもの').waitFor();
});

void test('an act that wants a fresh proof asks for the second factor, then goes on', async () => {
  const { page } = await newVisitor();
  await signIn(page, product.url, operatorAccount);
  await page.goto(`${product.url}/account/api-tokens`);
  await page.getByText('APIトークンはありません').waitFor();
  await page.route('**/api/v1/api-tokens', (route) => route.fulfill({ status: 403, json: PROVE_AGAIN }), { times: 1 });
  await makeToken(page, '台帳との連携');
  await assertAccessible(page, 'step-up');
  await proveAgain(page, operatorAccount.secret);
  await page.getByText('このトークンは一度だけ表示されます').waitFor();
  await page.getByRole('rowheader', { name: '台帳との連携' }).waitFor();
});

void test('where the server cannot be reached, the screen says so and keeps what was typed', async () => {
  const { page, watch } = await newVisitor();
  await page.goto(`${product.url}/sign-in`);
  await page.route('**/api/v1/session', (route) => route.abort());
  await showPassword(page, operatorAccount);
  await page.getByRole('alert').getByText('サーバーにつながりません').waitFor();
  assert.equal(await page.getByLabel('メールアドレス').inputValue(), operatorAccount.email);
  watch.faults.splice(0);
});

void test('texts that people write are shown, never run', async () => {
  const { page } = operator;
  await createOrganization(page, product.url, INJECTED, 'injected@kaiji.example');
  await page.getByRole('rowheader', { name: INJECTED }).waitFor();
  const [mail] = await product.mailsTo('injected@kaiji.example');
  const invited = await newVisitor();
  await acceptInvitation(invited.page, linkIn(mail), { ...VENDOR_ADMIN, name: INJECTED });
  await page.goto(`${product.url}/audit`);
  await page.getByRole('table').waitFor();
  assert.equal(await page.locator('main img').count(), 0);
});

for (const language of ['ja', 'en'] as const)
  void test(`every screen is free of accessibility faults, on a desktop and a phone (${language})`, async () => {
    const readers = { nobody: await newVisitor(), operator, vendor };
    for (const { page } of Object.values(readers)) await readIn(language, page, product.url);
    for (const { name, path, as, ready } of SCREENS) {
      const { page } = readers[as];
      await page.goto(`${product.url}${path}`);
      await page.locator(ready).first().waitFor();
      await assertAccessible(page, `${name} (${language})`);
    }
    for (const { page } of Object.values(readers)) await readIn('ja', page, product.url);
  });

void test('many wrong passwords lock the account, and the screen says so in the same words', async () => {
  const { page } = await newVisitor();
  await page.goto(`${product.url}/sign-in`);
  for (let tries = 0; tries < 11; tries++) {
    await page.getByLabel('メールアドレス').fill(vendorAccount.email);
    await page.getByLabel('パスワード').first().fill(`wrong ${tries}`);
    await page.getByRole('button', { name: '次へ', exact: true }).click();
    await page.getByRole('alert').waitFor();
  }
  await showPassword(page, vendorAccount);
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByLabel('6桁の数字').count(), 0);
});

void test('a session that ends elsewhere leads to sign-in and back', async () => {
  const { page } = await newVisitor();
  await signIn(page, product.url, operatorAccount);
  await page.goto(`${product.url}/account/sessions`);
  await page.getByRole('table').waitFor();
  await page.context().clearCookies();
  await page.getByRole('link', { name: 'APIトークン' }).click();
  await page.waitForURL('**/sign-in?next=*');
  await page.getByText('サインアウトしました').waitFor();
});
