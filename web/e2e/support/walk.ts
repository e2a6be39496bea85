import type { Page } from 'playwright-core';
import { appCode } from './person.ts';

/** An account that exists, with its authenticator app. */
export interface Account {
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly secret: string;
}

export type NewAccount = Omit<Account, 'secret'>;

export const OPERATOR: NewAccount = {
  email: 'yamada@center.example',
  name: '山田 太郎',
  password: '青い橋を渡る 三毛猫と 42',
};
export const VENDOR_ADMIN: NewAccount = {
  email: 'sato@aozora.example',
  name: '佐藤 花子',
  password: '夕立の前に 傘を三本 買う',
};
export const VENDOR = '青空メディカル株式会社';

/** Sets a fresh installation up from its link. */
export async function setUp(page: Page, link: string, { email, name, password }: NewAccount): Promise<void> {
  await page.goto(link);
  await page.getByLabel('運営する組織の名前').fill('開示運営センター');
  await page.getByLabel('管理者の氏名').fill(name);
  await page.getByLabel('管理者のメールアドレス').fill(email);
  await page.getByLabel('パスワード', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: '初期設定を終える' }).click();
  await page.waitForURL('**/sign-in');
  await page.locator(`[name=email][value="${email}"]`).waitFor();
}

/** Types address and password. */
export async function showPassword(
  page: Page,
  { email, password }: Pick<NewAccount, 'email' | 'password'>,
): Promise<void> {
  await page.getByLabel('メールアドレス').fill(email);
  await page.getByLabel('パスワード').first().fill(password);
  await page.getByRole('button', { name: '次へ', exact: true }).click();
}

/** The first sign-in: enrols an authenticator app by the secret on the screen, and keeps the recovery codes. */
export async function enrolApp(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  const secret = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '');
  await page.getByLabel('6桁の数字').fill(await appCode(secret));
  await page.getByRole('button', { name: '登録する', exact: true }).click();
  await page.getByText('この画面は一度だけ表示されます').waitFor();
  const recoveryCodes = await page.getByRole('main').locator('ol li').allInnerTexts();
  return { secret, recoveryCodes };
}

/** Signs in with password and authenticator app. */
export async function signIn(page: Page, url: string, account: Account): Promise<void> {
  await page.goto(`${url}/sign-in`);
  await showPassword(page, account);
  await page.getByLabel('6桁の数字').fill(await appCode(account.secret));
  await page.getByRole('button', { name: 'サインインする', exact: true }).click();
  await atHome(page, account.name);
}

/** Waits for the first screen after sign-in. */
export async function atHome(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: `${name}さん、こんにちは` });
  const refusal = page.getByRole('alert');
  await heading.or(refusal).first().waitFor();
  if (await refusal.isVisible()) throw new Error(`refused: ${await refusal.innerText()}`);
}

/** Answers the question for the second factor where an act asks for it again. */
export async function proveAgain(page: Page, secret: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'もう一度、確認します' });
  await dialog.getByLabel('6桁の数字').fill(await appCode(secret));
  await dialog.getByRole('button', { name: '確認して続ける' }).click();
}

/** Fills in and sends what makes an API token. */
export async function makeToken(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'APIトークンを作る' }).click();
  const dialog = page.getByRole('dialog', { name: 'APIトークンを作る' });
  await dialog.getByLabel('使い道').fill(name);
  await dialog.getByRole('button', { name: 'APIトークンを作る' }).click();
}

/** Registers an organization as its operator; its first administrator is mailed an invitation. */
export async function createOrganization(
  page: Page,
  url: string,
  name: string,
  adminEmail: string,
  kind = '事業者',
): Promise<void> {
  await page.goto(`${url}/operation`);
  await page.getByRole('button', { name: '組織を登録する' }).click();
  const dialog = page.getByRole('dialog', { name: '組織を登録する' });
  await dialog.getByLabel('種類').selectOption({ label: kind });
  await dialog.getByLabel('組織名').fill(name);
  await dialog.getByLabel('最初の管理者のメールアドレス').fill(adminEmail);
  await dialog.getByRole('button', { name: '登録して招待を送る' }).click();
  await page.getByRole('dialog', { name: '招待を送りました' }).getByRole('button', { name: '閉じる' }).click();
}

/** Joins by the link of an invitation, with a new account. */
export async function acceptInvitation(page: Page, link: string, { name, password }: NewAccount): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: '氏名' }).fill(name);
  await page.getByLabel('パスワード').first().fill(password);
  await page.getByRole('button', { name: '参加する' }).click();
  await page.getByText('参加しました').waitFor();
}

/** Joins by the link of an invitation, and signs in for the first time. */
export async function enter(page: Page, link: string, account: NewAccount): Promise<Account> {
  await acceptInvitation(page, link, account);
  await page.getByRole('link', { name: 'サインインへ' }).click();
  return { ...account, ...(await firstSignIn(page, account)) };
}

/** The first sign-in, up to the first screen. */
export async function firstSignIn(
  page: Page,
  account: NewAccount,
): Promise<{ secret: string; recoveryCodes: string[] }> {
  await showPassword(page, account);
  const enrolled = await enrolApp(page);
  await page.getByRole('button', { name: '控えたので、次へ進む' }).click();
  await atHome(page, account.name);
  return enrolled;
}

/** The link to a screen in a mail. */
export function linkIn(mail: string | undefined): string {
  const link = /https?:\/\/\S+#token=[\w-]+/.exec(mail ?? '')?.[0];
  if (link === undefined) throw new Error(`no link in the mail: ${mail ?? 'none'}`);
  return link;
}
