import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { DESKTOP, PHONE, visit } from './support/person.ts';
import { startProduct } from './support/product.ts';
import { SCREENS } from './support/screens.ts';
import {
  acceptInvitation,
  createOrganization,
  enrolApp,
  enter,
  linkIn,
  OPERATOR,
  setUp,
  showPassword,
  VENDOR,
  VENDOR_ADMIN,
} from './support/walk.ts';

/* Pictures of every screen, on a desktop and a phone, for whoever changes them. */

const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));

async function picture(page: Page, name: string): Promise<void> {
  for (const [size, viewport] of [['desktop', DESKTOP] as const, ['phone', PHONE] as const]) {
    await page.setViewportSize(viewport);
    await page.waitForTimeout(200);
    await page.screenshot({ path: `${FOLDER}${name}-${size}.png`, fullPage: true });
  }
  await page.setViewportSize(DESKTOP);
}

await mkdir(FOLDER, { recursive: true });
const browser = await openBrowser();
const product = await startProduct();
const [nobody, operator, vendor] = [await visit(browser), await visit(browser), await visit(browser)];
const hospital = await visit(browser);

await operator.page.goto(product.setUpLink);
await operator.page.locator('form').waitFor();
await picture(operator.page, 'set-up');
await setUp(operator.page, product.setUpLink, OPERATOR);
await showPassword(operator.page, OPERATOR);
await operator.page.locator('code').first().waitFor();
await picture(operator.page, 'enrol');
await enrolApp(operator.page);
await picture(operator.page, 'recovery-codes');
await operator.page.getByRole('button', { name: '控えたので、次へ進む' }).click();
await operator.page.getByRole('heading', { level: 1 }).waitFor();

await createOrganization(operator.page, product.url, VENDOR, VENDOR_ADMIN.email);
await createOrganization(operator.page, product.url, '青空メディカル(株)', 'other@aozora.example');
const link = linkIn((await product.mailsTo(VENDOR_ADMIN.email))[0]);
await vendor.page.goto(link);
await vendor.page.locator('form').waitFor();
await picture(vendor.page, 'invitation');
await enter(vendor.page, link, VENDOR_ADMIN);

await vendor.page.goto(`${product.url}/organization`);
await vendor.page.getByRole('button', { name: '利用者を招待する' }).click();
await vendor.page.getByRole('dialog').getByLabel('メールアドレス').fill('suzuki@aozora.example');
await picture(vendor.page, 'invite-dialog');
await vendor.page.getByRole('button', { name: '招待を送る' }).click();
await vendor.page.getByRole('dialog', { name: '招待を送りました' }).waitFor();
await picture(vendor.page, 'invited-dialog');
await nobody.page.goto(linkIn((await product.mailsTo('suzuki@aozora.example'))[0]));
await acceptInvitation(nobody.page, nobody.page.url(), {
  ...VENDOR_ADMIN,
  name: '鈴木 一郎',
  email: 'suzuki@aozora.example',
});

const HOSPITAL_ADMIN = { ...VENDOR_ADMIN, name: '海野 渚', email: 'it@umibe.example' };
await createOrganization(operator.page, product.url, '海辺総合病院', HOSPITAL_ADMIN.email, '医療機関');
await enter(hospital.page, linkIn((await product.mailsTo(HOSPITAL_ADMIN.email))[0]), HOSPITAL_ADMIN);
await picture(hospital.page, 'home-hospital');
await hospital.page.goto(`${product.url}/vendors`);
await hospital.page.getByRole('button', { name: 'まだ登録のない事業者を知らせる' }).click();
await hospital.page.getByRole('dialog').getByLabel('組織名').fill('山手システム(株)');
await hospital.page.getByRole('dialog').getByLabel('事業者の担当者のメールアドレス').fill('info@yamate.example');
await picture(hospital.page, 'name-vendor-dialog');
await hospital.page.getByRole('button', { name: '登録してメールを送る' }).click();
await hospital.page.getByText('に知らせました').waitFor();
await picture(hospital.page, 'vendors');
await vendor.page.goto(linkIn((await product.mailsTo('info@yamate.example'))[0]));
await vendor.page.locator('section button').waitFor();
await picture(vendor.page, 'claim');
await vendor.page.goto(`${product.url}/organization`);
await vendor.page.getByRole('button', { name: '変更… 鈴木 一郎' }).click();
await picture(vendor.page, 'member-acts');
await vendor.page.evaluate(() => fetch('/api/v1/organization-key/rotation', { method: 'POST' }));

for (const { name, path, as, ready } of SCREENS) {
  const { page } = { nobody, operator, vendor }[as];
  await page.goto(`${product.url}${path}`);
  await page.locator(ready).first().waitFor();
  await picture(page, name);
}
await nobody.page.goto(
  `${product.url}/sign-in?organization=0199a000-0000-7000-8000-000000000001&problem=single-sign-on.no-account`,
);
await nobody.page.getByRole('alert').waitFor();
await picture(nobody.page, 'sign-in-single-sign-on');
await nobody.page.goto(`${product.url}/sign-in`);
await showPassword(nobody.page, VENDOR_ADMIN);
await nobody.page.getByLabel('6桁の数字').waitFor();
await picture(nobody.page, 'second-factor');

await browser.close();
await product.stop();
