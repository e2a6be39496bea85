import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { newDraft, published } from '../support/disclosing.js';
import { fixture, takeOver } from '../support/vendor-desk.js';

/** Where an organization is named that stays named when it is merged into another, and why. */
const STAYS = [
  // What happened, happened to it; the other one sees its records.
  'audit_leaf.concerns',
  'audit_leaf.organization_id',
  'journal.concerns',
  'journal.organization_id',
  'journal_own.organization_id',
  // Gone within a day.
  'idempotency_key.organization_id',
  // Ended; nobody comes in by it any more.
  'session.bound_to',
  'session.organization_id',
  'single_sign_on.organization_id',
  'single_sign_on_link.organization_id',
  'single_sign_on_way.organization_id',
  // Resolved when it is told.
  'outgoing_mail.tell_organization_id',
  // Operators are not merged.
  'alarm.organization_id',
  'break_glass.organization_id',
  'operator_access.operator_id',
];

/** Foreign keys that need not carry the organization: what they name is reached by its owner alone, or belongs to none. */
const WITHOUT_ORGANIZATION = ['session.operator_access_id'];

let app: TestApp;
let owner: Administrator;
let intruder: Administrator;
beforeAll(async () => {
  app = await startApp();
  [owner, intruder] = [await app.organization('vendor'), await app.organization('vendor')];
});
afterAll(() => app.stop());

const catalogue = async (sql: string): Promise<string[]> =>
  (await app.asSuperuser<{ name: string }>(sql)).map(({ name }) => name);

describe('every column that names an organization', () => {
  it('is one that moves when organizations are merged, or one that stays for a reason', async () => {
    const naming = await catalogue(`
      select distinct pg_class.relname || '.' || attname as name
        from pg_attribute join pg_class on pg_class.oid = attrelid and relkind = 'r' and relnamespace = 'public'::regnamespace
        left join pg_constraint on conrelid = attrelid and contype = 'f' and confrelid = 'organization'::regclass and conkey = array[attnum]
       where attnum > 0 and not attisdropped and atttypid in ('uuid'::regtype, 'uuid[]'::regtype)
         and (pg_constraint.oid is not null or attname ~ '(organization|vendor|hospital|requester|grantee|operator|group)_ids?$|^concerns$|^bound_to$')`);
    const moving = await catalogue(`select place || '.' || of_column as name from organization_places()`);
    expect(naming.filter((column) => !moving.includes(column) && !STAYS.includes(column)).sort()).toEqual([]);
    expect(moving.filter((column) => !naming.includes(column))).toEqual([]);
    expect(moving.filter((column) => STAYS.includes(column))).toEqual([]);
  });
});

describe('every foreign key between rows of organizations', () => {
  it('carries the organization', async () => {
    const bare = await catalogue(`
      select child.relname || '.' || string_agg(attname, ', ') as name
        from pg_constraint join pg_class as child on child.oid = conrelid join pg_class as parent on parent.oid = confrelid
        join pg_attribute on attrelid = conrelid and attnum = any (conkey)
       where contype = 'f' and child.relnamespace = 'public'::regnamespace and parent.relname not in ('organization', 'user_account')
         and exists (select from organization_places() where place = child.relname)
         and exists (select from organization_places() where place = parent.relname)
       group by pg_constraint.oid, child.relname
      having not bool_or(attname in (select of_column from organization_places() where place = child.relname))`);
    expect(bare.filter((key) => !WITHOUT_ORGANIZATION.includes(key))).toEqual([]);
  });
});

describe('the server, acting for one organization', () => {
  const id = randomUUID();
  let tries: readonly (readonly [string, string])[];

  beforeAll(async () => {
    const vendor = { writer: owner, approver: await owner.member('approver') };
    const { revisionId, productId, disclosureId } = await published(vendor, 'sds-5.0');
    const draft = await newDraft(owner, 'sds-5.0');
    await takeOver(owner, draft.id, fixture('01-sds50-columns-circles.xlsx'), 'x.xlsx');
    const own = await newDraft(intruder, 'sds-5.0');
    const [file] = await app.asSuperuser<{ id: string }>('select id from stored_file');
    const [imported] = await app.asSuperuser<{ id: string }>('select id from workbook_import');
    const mine = intruder.organizationId;
    const sealed = `'${revisionId}', '${mine}', '${productId}'`;
    const importing = (draftId: string, fileId: string): string =>
      `insert into workbook_import (id, organization_id, draft_id, file_id, template_id, reading, summary, created_by)
         values ('${id}', '${mine}', '${draftId}', '${fileId}', 'sds-5.0', '{}', '{}', '${intruder.userId}')`;
    tries = [
      [
        'disclosure',
        `insert into disclosure (id, organization_id, product_id, form) values ('${id}', '${mine}', '${productId}', 'X')`,
      ],
      [
        'draft',
        `insert into draft (id, organization_id, disclosure_id, template_id) values ('${id}', '${mine}', '${disclosureId}', 'sds-5.0')`,
      ],
      [
        'draft_answer',
        `insert into draft_answer (draft_id, position, organization_id, answer) values ('${draft.id}', 999, '${mine}', '{}')`,
      ],
      [
        'assignee',
        `insert into draft_answer (draft_id, position, organization_id, answer, assignee_id) values ('${own.id}', 99, '${mine}', '{}', '${owner.userId}')`,
      ],
      ['draft of a foreign import', `update draft set import_id = '${imported!.id}' where id = '${own.id}'`],
      [
        'revision_withdrawal',
        `insert into revision_withdrawal (revision_id, organization_id, product_id, reason, withdrawn_at, withdrawn_by) values (${sealed}, 'x', now(), '${intruder.userId}')`,
      ],
      [
        'current_disclosure',
        `insert into current_disclosure (revision_id, organization_id, product_id, form, disclosure_id, template_id, number, codes, gap_mask, counts, published_at, valid_until)
         values (${sealed}, 'Y', '${disclosureId}', 'sds-5.0', 1, '', B'', '{}', now(), now())`,
      ],
      ['workbook_import with a foreign file', importing(own.id, file!.id)],
      ['workbook_import into a foreign draft', importing(draft.id, file!.id)],
      [
        'access_grant',
        `insert into access_grant (id, organization_id, product_id, grantee_id, granted_by) values ('${id}', '${mine}', '${productId}', '${mine}', '${intruder.userId}')`,
      ],
      [
        'membership',
        `insert into membership (organization_id, user_id, role) values ('${owner.organizationId}', '${intruder.userId}', 'admin')`,
      ],
      [
        'invitation',
        `insert into invitation (id, token_hash, organization_id, email, role, invited_by, expires_at) values ('${id}', 'x', '${owner.organizationId}', 'x@x.example', 'admin', '${intruder.userId}', 'infinity')`,
      ],
    ];
  });

  it('hangs nothing on what belongs to another', async () => {
    const client = new Client(app.database.appUrl);
    await client.connect();
    const passed: string[] = [];
    try {
      for (const [what, statement] of tries) {
        await client.query('begin');
        await client.query(
          `select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true), set_config('app.kind', 'vendor', true), set_config('app.audiences', '{everyone}', true)`,
          [intruder.organizationId, intruder.userId],
        );
        const outcome = await client.query(statement).then(() => 'written', String);
        if (!/foreign key|row-level security/.test(outcome)) passed.push(`${what}: ${outcome}`);
        await client.query('rollback');
      }
    } finally {
      await client.end();
    }
    expect(passed).toEqual([]);
  });

  /** What a statement gives to the server in the intruder's scope; nothing of it stays. */
  async function asIntruder(statement: string, parameters: readonly unknown[] = []): Promise<unknown[]> {
    const client = new Client(app.database.appUrl);
    await client.connect();
    try {
      await client.query('begin');
      await client.query(
        `select set_config('app.organization_id', $1, true), set_config('app.user_id', $2, true), set_config('app.kind', 'vendor', true)`,
        [intruder.organizationId, intruder.userId],
      );
      return (await client.query<Record<string, unknown>>(statement, [...parameters])).rows.flatMap(Object.values);
    } finally {
      await client.end();
    }
  }

  it('merges nothing', async () => {
    const merging = asIntruder(`select merge_organizations($1, $2, null, false, now())`, [
      owner.organizationId,
      intruder.organizationId,
    ]);
    await expect(merging).rejects.toThrow('not for this organization to merge');
  });

  it('learns and ends nothing of another’s people by the functions that pass over row rules', async () => {
    await app.asSuperuser('update session set bound_to = organization_id where user_id = $1', [owner.userId]);
    expect(await asIntruder('select user_id from member_standings()')).toEqual([intruder.userId]);
    expect(await asIntruder('select email from administrators_of($1)', [owner.organizationId])).toEqual([]);
    expect(await asIntruder('select end_bound_sessions(now())')).toEqual([]);
    expect(await asIntruder('select end_member_sessions($1, now())', [owner.userId])).toEqual(['0']);
    expect(await asIntruder('select * from remove_factors($1, now())', [owner.userId])).toEqual([null, null, null]);
  });
});
