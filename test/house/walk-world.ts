import type { OrganizationKind } from '../../src/kernel/actor.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { said, saidYes, shipped } from '../support/any-answers.js';
import { type Administrator, type Person, startApp, type TestApp } from '../support/app.js';
import type { OpenedClarifications } from '../../src/modules/requests/clarifications-asking.service.js';
import type { ClarificationHead } from '../../src/modules/requests/domain/clarification-view.js';
import { accepted, at, type Published, treat } from '../support/assessing.js';
import { ask } from '../support/asking.js';
import { blankForm, QUESTIONS, releasedForm } from '../support/blank-form.js';
import { answer, made, newDraft, newProduct, published, type Vendor } from '../support/disclosing.js';
import { fixture } from '../support/vendor-desk.js';

const FORM = 'sds-5.0';
const WORKBOOK = '01-sds50-columns-circles.xlsx';
const [[FIRST = ''] = []] = saidYes(shipped(FORM));

/** A form that was learned here, for everybody. */
export const RELEASED_FORM = 'walk-1';

/** One organization with real things of every kind. */
export interface Side {
  readonly kind: OrganizationKind;
  readonly admin: Administrator;
  /** What stands in its private texts and in nobody else's answers. */
  readonly marks: readonly string[];
  /** Ids of what is its own alone, by table. */
  readonly ids: ReadonlyMap<string, readonly string[]>;
}

/** Two vendors and two hospitals, each of which deals with one of the vendors and has nothing to do with the other two, a group, and the operator. */
export interface World {
  readonly app: TestApp;
  readonly sides: readonly Side[];
}

/** In which table the thing stands that a path names. A new noun is added here, and to what `furnish` makes. */
export const TABLE_OF: Readonly<Record<string, string>> = {
  alarms: 'alarm',
  'api-tokens': 'api_token',
  assessments: 'assessment',
  'break-glass': 'break_glass',
  clarifications: 'clarification',
  disclosures: 'disclosure',
  drafts: 'draft',
  factors: 'totp_credential',
  'form-drafts': 'form_draft',
  grants: 'access_grant',
  imports: 'workbook_import',
  invitations: 'invitation',
  ledgers: 'ledger_import',
  members: 'user_account',
  'operator-accesses': 'operator_access',
  organizations: 'organization',
  passkeys: 'passkey',
  portfolio: 'portfolio_entry',
  products: 'product',
  profiles: 'profile',
  'request-files': 'request_file',
  requests: 'disclosure_request',
  revisions: 'revision',
  sessions: 'session',
  treatments: 'treatment',
  workbooks: 'revision',
};

/** Starts the product and furnishes it. */
export async function openWorld(): Promise<World> {
  const app = await startApp();
  const sides: Side[] = [];
  const vendors: Vendor[] = [];
  for (const kind of ['vendor', 'vendor', 'hospital', 'hospital', 'industry_group'] as const)
    sides.push(await furnished(app, kind, await app.organization(kind), vendors));
  await releasedForm(app.operator, { form: 'WALK', version: '1' });
  sides.push({ kind: 'operator', admin: app.operator, marks: [], ids: await idsOf(app, app.operator) });
  return { app, sides };
}

/** `vendors` = those that no hospital deals with yet: each hospital takes the next one. */
async function furnished(app: TestApp, kind: OrganizationKind, admin: Administrator, vendors: Vendor[]): Promise<Side> {
  const mark = `mark-${admin.organizationId.slice(-12)}`;
  const [writer, approver] = [await admin.member('editor'), await admin.member('approver')];
  await made(admin.session.post('/invitations', { email: `${mark}@kaiji.example`, role: 'viewer' }));
  await made(writer.session.post('/api-tokens', { name: mark, days: 1 }));
  await made(writer.upload('/form-drafts', await blankForm(mark, QUESTIONS), `${mark}.xlsx`));
  await app.asSuperuser(PASSKEY, [writer.userId, mark]);
  await app.asSuperuser(ALARM, [admin.organizationId, mark]);
  const wish = { organizationId: admin.organizationId, reason: '問い合わせの内容を確かめるため', minutes: 1 };
  const operator = await app.signIn(app.operator);
  const { id } = await made<{ id: string }>(operator.post('/operator-accesses', wish));
  await made(operator.delete(`/operator-accesses/${id}`));
  if (kind !== 'vendor') await keepProfile(writer, mark);
  if (kind === 'vendor') {
    await disclose(app, { admin, writer, approver }, mark);
    vendors.push({ admin, writer, approver });
  }
  if (kind === 'hospital') {
    await keepPortfolio(writer, mark);
    await askForDisclosure(app, writer, mark);
    await judgeAndTreat(vendors.shift()!, admin, mark);
  }
  return { kind, admin, marks: [mark, writer.email, approver.email], ids: await idsOf(app, admin) };
}

/** Products that nobody else sees: two published, one with a draft and an import; and a grant that opens nothing. */
async function disclose(app: TestApp, vendor: Vendor, mark: string): Promise<void> {
  const { writer, admin } = vendor;
  const hidden = async (name: string): Promise<string> =>
    (await newProduct(writer, { name, description: mark, audience: 'private' })).id;
  const but = { [FIRST]: { value: 'yes', remark: mark } } as const;
  const [productId, other, drafted] = [await hidden(mark), await hidden(`${mark} 2`), await hidden(`${mark} 3`)];
  await published(vendor, FORM, { productId, audience: 'private', but });
  await published(vendor, FORM, { productId: other, audience: 'private', but });
  const { id } = await newDraft(writer, FORM, { productId: drafted, audience: 'private' });
  await made(writer.upload(`/drafts/${id}/imports`, fixture(WORKBOOK), `${mark}.xlsx`));
  await answer(writer, id, said(but));
  await app.asSuperuser(REQUEST, [admin.organizationId, productId, mark]);
  await app.asSuperuser(GRANT, [admin.organizationId, productId]);
}

/** What a hospital or group holds vendors to, by its own list. */
async function keepProfile(writer: Person, mark: string): Promise<void> {
  await made(writer.post('/profiles', { title: { ja: mark }, source: mark, templateId: FORM, numbers: '1-3' }));
}

/** What a hospital has of its own: products that it uses. */
async function keepPortfolio(writer: Person, mark: string): Promise<void> {
  await made(writer.post('/portfolio', { vendorName: mark, productName: mark, note: mark }));
  const ledger = Buffer.from(`メーカー名,製品名,備考\n${mark},${mark} 2,${mark}\n`);
  await made(writer.upload('/ledgers', ledger, `${mark}.csv`));
}

/** What a hospital asks a vendor that nobody has registered, and the workbook that came back by the mailed link. */
async function askForDisclosure(app: TestApp, writer: Person, mark: string): Promise<void> {
  const named = { vendorName: '検査機器の青空株式会社', productName: mark, contactEmail: `${mark}@kaiji.example` };
  const { items } = await ask(writer, [named], { purpose: mark });
  const sha256 = await app.nest.get(FileStore).keep(fixture(WORKBOOK));
  await app.asSuperuser(REQUEST_FILE, [items[0]!.requestId, mark, sha256, FORM]);
}

/** What a hospital thinks of a disclosure for hospitals, and a treatment that its vendor is asked about but for the marked plan. */
async function judgeAndTreat(vendor: Vendor, hospital: Administrator, mark: string): Promise<void> {
  const { id: productId } = await newProduct(vendor.writer, { audience: 'hospitals' });
  const revision = await published(vendor, FORM, { productId });
  await accepted(hospital, revision.revisionId, mark);
  await made(treat(hospital, revision, { measure: mark, note: mark }));
  await clarify(vendor, hospital, revision, mark);
}

/** What the hospital asks about it, with what each side notes for itself, and an answer that the vendor shows to all readers. */
async function clarify(
  vendor: Vendor,
  hospital: Administrator,
  { revisionId, productId }: Published,
  mark: string,
): Promise<void> {
  const row = { kind: 'own_words', revisionId, question: FIRST, text: '根拠を教えてください' };
  const free = { kind: 'free', productId, text: 'SBOMはありますか' };
  const { items } = await made<OpenedClarifications>(hospital.post('/clarifications', { items: [row, free] }));
  const [{ id }, asked] = items as [ClarificationHead, ClarificationHead];
  await made(hospital.post(`/clarifications/${id}/notes`, { text: mark }));
  await made(vendor.writer.post(`/clarifications/${id}/notes`, { text: '担当に確認' }));
  const said = { question: free.text, answer: 'あります' };
  await made(vendor.approver.put(`/clarifications/${asked.id}/publication`, said, at(asked.rowVersion)));
}

/** Ids of every row that names the organization or one of its people. */
async function idsOf(app: TestApp, { organizationId }: Person): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = await app.asSuperuser<{ name: string }>(TABLES_WITH_ID);
  const people = await app.asSuperuser<{ id: string }>(PEOPLE, [organizationId]);
  const names = [organizationId, ...people.map(({ id }) => id)].map((id) => `%${id}%`);
  const found = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const own = await app.asSuperuser<{ id: string }>(
      `select id::text from "${name}" as t where t::text like any ($1) order by id`,
      [names],
    );
    if (own.length > 0)
      found.set(
        name,
        own.map(({ id }) => id),
      );
  }
  return found;
}

/** Every row that names one of the sides, but for what passes by itself: last sights, the log and what follows from it. */
export async function rowsNaming(app: TestApp, sides: readonly Side[]): Promise<readonly string[]> {
  const names = sides.map(({ admin }) => `%${admin.organizationId}%`);
  const tables = await app.asSuperuser<{ name: string }>(LASTING_TABLES);
  const found = tables.map(async ({ name }) => {
    const own = `select t::text as row from "${name}" as t where t::text like any ($1) order by 1`;
    const rows = await app.asSuperuser<{ row: string }>(own, [names]);
    return rows.map(({ row }) => `${name} ${row}`);
  });
  return (await Promise.all(found)).flat();
}

const LASTING_TABLES = `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
  and relname !~ '^(journal|session|api_token|idempotency_key|alarm|audit|chain|block)' order by 1`;
const TABLES_WITH_ID = `select table_name as name from information_schema.columns
  where table_schema = 'public' and column_name = 'id' and data_type = 'uuid' and table_name not like 'journal%' order by 1`;
const PEOPLE = 'select user_id as id from membership where organization_id = $1';
const PASSKEY = `insert into passkey (id, user_id, credential_id, public_key, counter, transports, backed_up, name, created_at)
  values (gen_random_uuid(), $1, decode(md5($2), 'hex'), 'x', 0, '{}', false, $2, now())`;
const ALARM = `insert into alarm (id, organization_id, kind, cause, facts, raised_at) values (gen_random_uuid(), $1, 'refusals.many', $2, '{}', now())`;
const REQUEST = `insert into access_request (id, product_id, vendor_id, requester_id, message, requested_by)
  values (gen_random_uuid(), $2, $1, $1, $3, gen_random_uuid())`;
const REQUEST_FILE = `insert into request_file (id, request_id, hospital_id, vendor_id, name, sha256, size, template_id, counts, reading, created_at)
  select gen_random_uuid(), id, hospital_id, vendor_id, $2, $3, 1, $4, '{"asked": 1, "answered": 1}',
    jsonb_build_object('header', jsonb_build_object('product', $2::text), 'answers', '{}'::jsonb, 'places', '{}'::jsonb, 'findings', '[]'::jsonb), now()
  from disclosure_request where id = $1`;
const GRANT = `insert into access_grant (id, organization_id, product_id, grantee_id, granted_by)
  values (gen_random_uuid(), $1, $2, $1, gen_random_uuid())`;
