import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { loadShippedTemplates } from '../src/modules/templates/shipped-templates.js';
import { AUDIENCE_IN_SQL, DRAFTS, idIn, PRODUCTS, SIZES, type Size, tokenOf, VENDORS } from './cast.js';
import { variantsOf } from './variants.js';

/** Shows what is being made; runs it. */
type Step = (name: string, work: () => Promise<unknown>) => Promise<unknown>;

/**
 * Fills a migrated database with 1,000 vendors, 30,000 products and their published revisions. `url` is a superuser's: row rules,
 * triggers and foreign keys are passed over, as the rows are made to fit.
 */
export async function generate(url: string, size: Size, step: Step): Promise<void> {
  const client = new Client(url);
  await client.connect();
  const run = (name: string, ...statements: readonly string[]): Promise<unknown> =>
    step(name, async () => {
      for (const statement of statements) await client.query(statement);
    });
  try {
    await client.query(`set session_replication_role = replica; set synchronous_commit = off; set work_mem = '64MB'`);
    await step('forms', () => insertVariants(client));
    await run('people', ORGANIZATIONS, PEOPLE, MEMBERSHIPS);
    await insertTokens(client);
    await run('products', PRODUCT_ROWS, DISCLOSURES, GRANTS);
    for (let number = 1; number <= SIZES[size]; number += 1)
      await run(`revisions ${number}/${SIZES[size]}`, revisions(number), texts(number));
    await run('current disclosures', current(SIZES[size]));
    await run('drafts', DRAFT_ROWS, DRAFT_ANSWERS);
    await run('statistics', 'drop table variant, variant_answer', 'vacuum analyze', 'checkpoint');
  } finally {
    await client.end();
  }
}

async function insertVariants(client: Client): Promise<void> {
  const variants = variantsOf(loadShippedTemplates());
  await client.query(`
    create unlogged table variant (number integer primary key, template_id text, form text, codes text, gap_mask bit varying, counts jsonb, texts jsonb);
    create unlogged table variant_answer (variant integer, position smallint, answer jsonb)`);
  const forms = variants.map(({ template, gapMask, codes, counts, texts }, number) => {
    return { number, template_id: template.id, form: template.form, codes, gap_mask: gapMask, counts, texts };
  });
  const answers = variants.flatMap(({ rows }, variant) =>
    rows.map(({ position, answer }) => ({ variant, position, answer })),
  );
  await client.query(
    `insert into variant select number, template_id, form, codes, gap_mask::varbit, counts, texts from jsonb_to_recordset($1)
    as form (number integer, template_id text, form text, codes text, gap_mask text, counts jsonb, texts jsonb)`,
    [JSON.stringify(forms)],
  );
  await client.query(
    `insert into variant_answer select * from jsonb_to_recordset($1) as row (variant integer, position smallint, answer jsonb)`,
    [JSON.stringify(answers)],
  );
  await client.query('analyze variant, variant_answer');
}

async function insertTokens(client: Client): Promise<void> {
  const hashes = Array.from({ length: VENDORS + 1 }, (_, person) =>
    createHash('sha256').update(tokenOf(person)).digest('hex'),
  );
  await client.query(
    `insert into api_token (id, token_hash, prefix, name, user_id, organization_id, role, expires_at)
     select ${idIn('token', 'person')}, decode(hash, 'hex'), 'kaiji_', 'bench', ${idIn('user', 'person')}, ${idIn('organization', 'person')}, 'editor', now() + interval '1 year'
       from (select hash, place::integer - 1 as person from unnest($1::text[]) with ordinality as given (hash, place)) as tokens`,
    [hashes],
  );
}

const VENDOR = `(product - 1) % ${VENDORS} + 1`;
const EVERY_PRODUCT = `generate_series(1, ${PRODUCTS}) as product`;
const ITS_VARIANT = 'join variant on variant.number = (product * 37) % 100';

const ORGANIZATIONS = `
  insert into organization (id, kind, name)
  select ${idIn('organization', 'number')}, case number when 0 then 'hospital' else 'vendor' end,
    case number when 0 then '架空市民病院' else '架空医療システム' || number || '株式会社' end from generate_series(0, ${VENDORS}) as number`;

const PEOPLE = `
  insert into user_account (id, email, name, password_hash)
  select ${idIn('user', 'number')}, 'person-' || number || '@kaiji.example', '担当 ' || number, '-' from generate_series(0, ${VENDORS}) as number`;

const MEMBERSHIPS = `
  insert into membership (organization_id, user_id, role)
  select ${idIn('organization', 'number')}, ${idIn('user', 'number')}, 'admin' from generate_series(0, ${VENDORS}) as number`;

const PRODUCT_ROWS = `
  insert into product (id, organization_id, kind, family, name, version, categories)
  select ${idIn('product', 'product')}, ${idIn('organization', VENDOR)}, case form when 'SDS' then 'service' else 'product' end,
    '製品群 ' || product % 10, (array['電子カルテ', '画像管理', '検体検査', '部門連携', '予約受付'])[1 + product % 5] || 'システム ' || product,
    1 + product % 7 || '.' || product % 4, array['電子カルテ'] from ${EVERY_PRODUCT} ${ITS_VARIANT}`;

const DISCLOSURES = `
  insert into disclosure (id, organization_id, product_id, form, audience)
  select ${idIn('disclosure', 'product')}, ${idIn('organization', VENDOR)}, ${idIn('product', 'product')}, form, ${AUDIENCE_IN_SQL}
    from ${EVERY_PRODUCT} ${ITS_VARIANT}`;

const GRANTS = `
  insert into access_grant (id, organization_id, product_id, grantee_id, granted_by, valid_until)
  select ${idIn('grant', 'product')}, ${idIn('organization', VENDOR)}, ${idIn('product', 'product')}, ${idIn('organization', '0')}, ${idIn('user', VENDOR)}, current_date + 365
    from ${EVERY_PRODUCT} where product % 20 = 17 and product <= 6000`;

const REVISION_ID = (number: number | string): string => idIn('revision', `(${number} - 1) * ${PRODUCTS} + product`);
const COMMON = `${idIn('organization', VENDOR)}, ${idIn('product', 'product')}, ${AUDIENCE_IN_SQL}`;
const PUBLISHED = (number: number): string => `now() - interval '${(SIZES.full - number + 1) * 28} days'`;
const SIGNATURE = `translate(encode(sha512(${idIn('product', 'product')}::text::bytea), 'base64'), E'\\n=', '')`;
const HASH = (number: number): string => `encode(sha256((product || '/${number}')::bytea), 'hex')`;

const revisions = (number: number): string => `
  insert into revision (id, organization_id, product_id, audience, disclosure_id, form, template_id, number, codes, gap_mask, counts, warnings, hash,
    key_id, signature, published_at, published_by, valid_until)
  select ${REVISION_ID(number)}, ${COMMON}, ${idIn('disclosure', 'product')}, form, template_id, ${number}, codes, gap_mask, counts, 2, ${HASH(number)},
    encode(sha256((${VENDOR})::text::bytea), 'hex'), ${SIGNATURE}, ${PUBLISHED(number)}, ${idIn('user', VENDOR)}, (${PUBLISHED(number)})::date + 365
    from ${EVERY_PRODUCT} ${ITS_VARIANT}`;

const texts = (number: number): string => `
  insert into revision_text (revision_id, organization_id, product_id, audience, texts, seal)
  select ${REVISION_ID(number)}, ${COMMON}, texts, jsonb_build_object(
    'revision', jsonb_build_object('id', ${REVISION_ID(number)}, 'number', ${number}, 'previousHash', null, 'publishedOn', (${PUBLISHED(number)})::date, 'validUntil', (${PUBLISHED(number)})::date + 365),
    'product', jsonb_build_object('id', ${idIn('product', 'product')}, 'kind', 'service', 'name', '架空システム ' || product, 'version', '3.2'),
    'vendor', jsonb_build_object('id', ${idIn('organization', VENDOR)}, 'name', '架空医療システム' || ${VENDOR} || '株式会社'),
    'signer', jsonb_build_object('name', '担当 ' || ${VENDOR}, 'role', 'approver'),
    'header', jsonb_build_object('provider', '架空医療システム' || ${VENDOR} || '株式会社', 'service_name', '架空システム ' || product, 'version', '3.2', 'created_on', '2026-11-01'),
    'warnings', '[{"kind": "na_without_reason", "question": "3.1"}, {"kind": "blank", "question": "5.2"}]'::jsonb,
    'certificate', jsonb_build_object('vendorId', ${idIn('organization', VENDOR)}, 'publicKey', left(${SIGNATURE}, 43), 'installationKey', right(${SIGNATURE}, 43), 'issuedOn', '2026-04-01', 'signature', ${SIGNATURE}))
    from ${EVERY_PRODUCT} ${ITS_VARIANT}`;

const current = (number: number): string => `
  insert into current_disclosure (product_id, form, revision_id, disclosure_id, organization_id, audience, template_id, number, codes, gap_mask, counts, published_at, valid_until)
  select product_id, form, id, disclosure_id, organization_id, audience, template_id, number, codes, gap_mask, counts, published_at, valid_until
    from revision where number = ${number}`;

const DRAFT_ROWS = `
  insert into draft (id, organization_id, disclosure_id, template_id, from_revision_id)
  select ${idIn('draft', 'product')}, ${idIn('organization', VENDOR)}, ${idIn('disclosure', 'product')}, template_id, ${REVISION_ID(1)}
    from generate_series(1, ${DRAFTS}) as product ${ITS_VARIANT}`;

const DRAFT_ANSWERS = `
  insert into draft_answer (draft_id, position, organization_id, answer, updated_by)
  select ${idIn('draft', 'product')}, position, ${idIn('organization', VENDOR)}, answer, ${idIn('user', VENDOR)}
    from generate_series(1, ${DRAFTS}) as product ${ITS_VARIANT} join variant_answer on variant_answer.variant = variant.number`;
