import type { Language } from '#kernel/actor.js';
import type { Api } from './api.js';
import type { Cast, CastOrganization } from './cast.js';
import { asAdmin, type DemoOrganization, join, setUpOperator } from './joining.js';
import { type DemoProduct, letIn, type OpenDisclosure, publishWorkbook, register } from './publishing.js';
import { Progress } from './progress.js';

/** Everybody and everything that the demonstration made. */
export interface Filled {
  readonly organizations: readonly DemoOrganization[];
  readonly products: readonly DemoProduct[];
  /** The hospital that compares. */
  readonly reader: DemoOrganization;
}

/** In which language the progress is told, and where to. */
export interface Telling {
  readonly language: Language;
  readonly say: (line: string) => void;
}

interface Joined {
  readonly cast: CastOrganization;
  readonly organization: DemoOrganization;
}

/** Plays the cast: everybody joins, the vendors publish their workbooks, a hospital is let in. @throws ApiRefusal */
export async function fill(api: Api, cast: Cast, setUpToken: string, { language, say }: Telling): Promise<Filled> {
  const products = cast.organizations.flatMap((one) => one.products ?? []);
  const workbooks = products.flatMap((product) => product.workbooks).length;
  const progress = new Progress(language, 1 + cast.organizations.length + workbooks + 1, say);
  const operator = await progress.step({ ja: '運営者を登録', en: 'Setting up the operator' }, () =>
    setUp(api, cast, setUpToken),
  );
  const joined: Joined[] = [];
  for (const one of cast.organizations) {
    const name = { ja: `${one.name} を登録`, en: `${one.name} joins` };
    joined.push({ cast: one, organization: await progress.step(name, () => join(api, operator, one)) });
  }
  const published: OpenDisclosure[] = [];
  for (const vendor of joined) published.push(...(await publishAll(api, progress, vendor)));
  const reader = await progress.step({ ja: '閲覧の申請と許可', en: 'Access asked for and granted' }, () =>
    openOnRequest(api, joined, published),
  );
  const organizations = [operator, ...joined.map(({ organization }) => organization)];
  return {
    organizations,
    products: published.map(({ id, name, version, vendorId }) => ({ id, name, version, vendorId })),
    reader,
  };
}

/** Here blanks are published with a warning: a hospital sees them before the vendor has filled them. */
async function setUp(api: Api, cast: Cast, token: string): Promise<DemoOrganization> {
  const operator = await setUpOperator(api, token, cast.operator);
  const caller = asAdmin(operator);
  const { body, etag } = await api.send<Policy>('getPolicy', { caller });
  const { levels, secondPersonPublishes, validForMonths } = body;
  const changed = { levels: { ...levels, blank: 'warn' }, secondPersonPublishes, validForMonths };
  await api.call('changePolicy', { caller, ifMatch: etag ?? '', body: changed });
  return operator;
}

interface Policy {
  readonly levels: Readonly<Record<string, string>>;
  readonly secondPersonPublishes: boolean;
  readonly validForMonths: number;
}

async function publishAll(api: Api, progress: Progress, { cast, organization }: Joined): Promise<OpenDisclosure[]> {
  const opened: OpenDisclosure[] = [];
  for (const product of cast.products ?? []) {
    const disclosure = await register(api, organization, product);
    for (const workbook of product.workbooks) {
      const name = { ja: `${workbook} を取り込み、公開`, en: `Importing and publishing ${workbook}` };
      await progress.step(name, () => publishWorkbook(api, organization, disclosure, product.template, workbook));
    }
    opened.push(disclosure);
  }
  return opened;
}

async function openOnRequest(
  api: Api,
  joined: readonly Joined[],
  published: readonly OpenDisclosure[],
): Promise<DemoOrganization> {
  const hospital = joined.find(({ cast }) => cast.asksFor !== undefined);
  if (!hospital) throw new Error('nobody compares');
  for (const { cast, organization } of joined) {
    for (const { name } of (cast.products ?? []).filter(({ audience }) => audience === 'on_request')) {
      const product = published.find((one) => one.name === name);
      if (product) await letIn(api, organization, product, hospital.organization, hospital.cast.asksFor ?? '');
    }
  }
  return hospital.organization;
}
