import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import type { Browser, Route } from 'playwright-core';
import { CLIENT, type RealProvider, startRealProvider } from '../../test/support/openid-provider.ts';
import { openBrowser } from './support/browser.ts';
import { assertAccessible } from './support/checks.ts';
import { appCode, readIn, visit, type Visitor } from './support/person.ts';
import { type Product, startProduct } from './support/product.ts';
import {
  type Account,
  atHome,
  createOrganization,
  enter,
  firstSignIn,
  linkIn,
  OPERATOR,
  setUp,
  VENDOR,
  VENDOR_ADMIN,
} from './support/walk.ts';

const HOSPITAL = '海辺総合病院';
const HOSPITAL_ADMIN = { email: 'it@umibe.example', name: '海野 渚', password: '潮が引いた朝に 貝を七つ拾う' };
const NAMED = '山手システム(株)';
const NAMED_CONTACT = 'info@yamate.example';

let browser: Browser;
let product: Product;
let provider: RealProvider;
let hospital: Visitor;
let vendor: Visitor;
let hospitalAccount: Account;
const visitors: Visitor[] = [];
const opened: (() => Promise<void>)[] = [];

async function newVisitor(): Promise<Visitor> {
  visitors.push(await visit(browser));
  return visitors.at(-1)!;
}

before(async () => {
  browser = await openBrowser();
  opened.push(() => browser.close());
  product = await startProduct(async (url) => {
    const nobody = { subject: 'nobody', email: 'nobody@umibe.example', verified: true };
    provider = await startRealProvider(`${url}/api/v1/single-sign-on/callback`, nobody);
    opened.push(() => provider.stop());
    return { OIDC_ISSUERS: provider.issuer };
  });
  opened.push(() => product.stop());
  const operator = await newVisitor();
  [hospital, vendor] = [await newVisitor(), await newVisitor()];
  await setUp(operator.page, product.setUpLink, OPERATOR);
  await firstSignIn(operator.page, OPERATOR);
  await createOrganization(operator.page, product.url, VENDOR, VENDOR_ADMIN.email);
  await createOrganization(operator.page, product.url, HOSPITAL, HOSPITAL_ADMIN.email, '医療機関');
  await enter(vendor.page, linkIn((await product.mailsTo(VENDOR_ADMIN.email))[0]), VENDOR_ADMIN);
  hospitalAccount = await enter(
    hospital.page,
    linkIn((await product.mailsTo(HOSPITAL_ADMIN.email))[0]),
    HOSPITAL_ADMIN,
  );
});
after(async () => {
  for (const close of opened.reverse()) await close();
});
afterEach(() => {
  for (const { watch } of visitors) assert.deepEqual(watch.faults.splice(0), []);
});

async function assertAccessibleInBoth({ page }: Visitor, name: string, ready: string): Promise<void> {
  for (const language of ['en', 'ja'] as const) {
    await page.evaluate((chosen) => localStorage.setItem('kaiji.language', chosen), language);
    await page.reload();
    await page.locator(ready).first().waitFor();
    await assertAccessible(page, `${name} (${language})`);
  }
}

void test('a hospital names a vendor; what is sent again because no answer came makes nothing twice', async () => {
  const { page, watch } = hospital;
  await page.getByRole('navigation').getByRole('link', { name: '事業者' }).click();
  await page.getByRole('button', { name: 'まだ登録のない事業者を知らせる' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('組織名').fill(NAMED);
  await dialog.getByLabel('事業者の担当者のメールアドレス').fill(NAMED_CONTACT);
  const unanswered = async (route: Route): Promise<void> => {
    await route.fetch();
    await route.abort();
  };
  await page.route('**/organizations/named', unanswered, { times: 1 });
  await dialog.getByRole('button', { name: '登録してメールを送る' }).click();
  await dialog.getByRole('alert').getByText('サーバーにつながりません').waitFor();
  watch.faults.splice(0);
  await dialog.getByRole('button', { name: '登録してメールを送る' }).click();
  await page.getByText(`${NAMED}に知らせました`).waitFor();
  await page.reload();
  await page.getByRole('table').waitFor();
  assert.equal(await page.getByRole('rowheader', { name: NAMED }).count(), 1);
  await assertAccessibleInBoth(hospital, 'vendors', 'table');
});

void test('an administrator of a vendor that is here takes the named page over by the mailed link', async () => {
  const { page } = vendor;
  await page.goto(linkIn((await product.mailsTo(NAMED_CONTACT))[0]));
  await page.getByText(`${HOSPITAL}が、この事業者の開示を求めて登録しました。`).waitFor();
  await assertAccessibleInBoth(vendor, 'claim', 'section button');
  await page.getByRole('button', { name: '自社のものとして引き取る' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '自社のものとして引き取る' }).click();
  await page.getByText(`「${VENDOR}」に引き取りました`).waitFor();
  await hospital.page.reload();
  await hospital.page.getByRole('rowheader', { name: VENDOR }).waitFor();
  assert.equal(await hospital.page.getByRole('rowheader', { name: NAMED }).count(), 0);
});

void test('somebody joins a second organization with the account there is, and switches in the header', async () => {
  const { page } = hospital;
  await page.goto(`${product.url}/organization`);
  await page.getByRole('button', { name: '利用者を招待する' }).click();
  await page.getByRole('dialog').getByLabel('メールアドレス').fill(VENDOR_ADMIN.email);
  await page.getByRole('dialog').getByRole('button', { name: '招待を送る' }).click();
  const sent = page.getByRole('dialog', { name: '招待を送りました' });
  await vendor.page.goto(await sent.locator('code').innerText());
  await vendor.page.getByRole('button', { name: `${VENDOR_ADMIN.name}さんとして参加する` }).click();
  await vendor.page.getByText(`${HOSPITAL}(医療機関)の`).waitFor();
  await vendor.page.locator('header summary').first().click();
  await vendor.page.getByRole('button', { name: VENDOR }).click();
  await vendor.page.getByText(`${VENDOR}(事業者)の`).waitFor();
});

void test('a window that still shows the organization of before changes nothing and says so', async () => {
  const { page } = vendor;
  const other = await vendor.context.newPage();
  await other.goto(`${product.url}/organization`);
  await other.getByRole('columnheader', { name: '最後のサインイン' }).waitFor();
  await page.locator('header summary').first().click();
  await page.getByRole('button', { name: HOSPITAL }).click();
  await page.locator('header').getByText(HOSPITAL).first().waitFor();
  await page.getByText(`${HOSPITAL}(医療機関)の`).waitFor();
  assert.equal(await page.getByRole('navigation').getByRole('link', { name: '監査記録' }).count(), 0);
  await other.getByRole('button', { name: '利用者を招待する' }).click();
  await other.getByRole('dialog').getByLabel('メールアドレス').fill('astray@aozora.example');
  await other.getByRole('dialog').getByRole('button', { name: '招待を送る' }).click();
  await other.getByRole('alert').getByText('別の組織に切り替わっています').waitFor();
  await other.getByRole('button', { name: '読み込み直す' }).click();
  await other.locator('header').getByText(HOSPITAL).first().waitFor();
  await other.getByRole('rowheader', { name: HOSPITAL_ADMIN.name }).waitFor();
  assert.equal(await other.getByRole('columnheader', { name: '最後のサインイン' }).count(), 0);
  assert.equal(await other.getByText('認証手段が未登録').count(), 0);
  for (const path of ['/organization/invitations', '/operation', '/audit/verification']) {
    await other.goto(`${product.url}${path}`);
    await other.getByRole('heading', { name: 'この画面を開く権限がありません' }).waitFor();
  }
  await other.locator('header summary').first().click();
  await other.getByRole('button', { name: VENDOR }).click();
  await other.getByText(`${VENDOR}(事業者)の`).waitFor();
  await other.close();
});

void test('whoever changes the organization after somebody else sees what stands there first', async () => {
  const { page } = vendor;
  const other = await vendor.context.newPage();
  for (const one of [page, other]) {
    await one.goto(`${product.url}/organization/data`);
    await one.getByLabel('法人番号').waitFor();
  }
  const save = (one: typeof page) => one.getByRole('button', { name: '保存する' }).click();
  await other.getByLabel('法人番号').fill('7000012050002');
  await save(other);
  await other.getByRole('heading', { name: VENDOR, level: 1 }).waitFor();
  await other.locator('input[value="7000012050002"]').waitFor();
  await page.bringToFront();
  await page.getByLabel('一人で作成から公開まで行う').check();
  await save(page);
  await page.getByText('ほかの人が先に変えました').waitFor();
  await page.getByRole('alert').getByText('7000012050002').waitFor();
  await page.getByRole('button', { name: '今の内容に戻す' }).click();
  await page.locator('input[value="7000012050002"]').waitFor();
  assert.equal(await page.getByText('ほかの人が先に変えました').count(), 0);
  await other.close();
});

void test('a vendor changes its signing key, and sees the fingerprint of the new one', async () => {
  const { page } = vendor;
  await page.evaluate(() => fetch('/api/v1/organization-key/rotation', { method: 'POST' }));
  await page.goto(`${product.url}/organization/data`);
  const before = await page.locator('code').innerText();
  await page.getByRole('button', { name: '新しい鍵に替える' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '新しい鍵に替える' }).click();
  await page.getByText(before).waitFor({ state: 'detached' });
  assert.match(await page.locator('code').innerText(), /^[0-9a-f]{16,}/);
});

void test('mails and screens follow the language that somebody chooses', async () => {
  const { page } = vendor;
  await page.goto(`${product.url}/account`);
  await page.getByRole('button', { name: '氏名と言語を変える' }).click();
  await page.getByRole('dialog').getByLabel('言語').selectOption('en');
  await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click();
  await page.getByRole('heading', { name: 'Account', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Change name or language' }).click();
  await page.getByRole('dialog').getByLabel('Language').selectOption('ja');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'アカウント', level: 1 }).waitFor();
});

void test('the events are narrowed to a kind and a person in the reader’s words', async () => {
  const { page } = hospital;
  await page.goto(`${product.url}/audit`);
  await page.getByLabel('種類').selectOption({ label: '取引先を名前だけで登録した' });
  await page.getByLabel('だれが').selectOption({ label: HOSPITAL_ADMIN.name });
  await page.getByRole('button', { name: 'しぼり込む' }).click();
  await page.waitForURL('**/audit?*type=organization.named*');
  await page.getByRole('rowheader', { name: '取引先を名前だけで登録した' }).waitFor();
  assert.equal(await page.getByRole('rowheader').count(), 1);
});

void test('somebody signs in by the organization’s own provider and then shows the second factor', async () => {
  const { page } = hospital;
  await page.goto(`${product.url}/organization/single-sign-on`);
  await page.getByLabel('クライアントID').fill(CLIENT.clientId);
  await page.getByLabel('クライアントシークレット').fill(CLIENT.clientSecret);
  await page.getByLabel('このシングルサインオンを使う').check();
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('使用中').waitFor();
  const startLink = await page.locator('code').last().innerText();
  const colleague = await newVisitor();
  await colleague.page.goto(startLink);
  const begin = colleague.page.getByRole('link', { name: 'シングルサインオンで入る' });
  await begin.click();
  await colleague.page.getByText('この組織の利用者として登録されていません').waitFor();
  await assertAccessibleInBoth(colleague, 'single-sign-on-refused', '[role=alert]');
  provider.account = { subject: 'umino', email: HOSPITAL_ADMIN.email, verified: true };
  await begin.click();
  await colleague.page.getByText('1段階目は済んでいます').waitFor();
  await colleague.page.getByLabel('6桁の数字').fill(await appCode(hospitalAccount.secret));
  await colleague.page.getByRole('button', { name: 'サインインする', exact: true }).click();
  await atHome(colleague.page, HOSPITAL_ADMIN.name);
  await readIn('ja', colleague.page, product.url);
});

void test('whoever hands the administration over is signed out, and told so', async () => {
  const { page } = hospital;
  await page.goto(`${product.url}/organization`);
  await page.getByRole('button', { name: VENDOR_ADMIN.name }).click();
  await page.getByRole('button', { name: '管理者を引き継ぐ' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '管理者を引き継ぐ' }).click();
  await page.getByText(`${VENDOR_ADMIN.name}さんが管理者になりました`).waitFor();
  assert.equal(new URL(page.url()).pathname, '/sign-in');
});
