import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { verifyAudit } from '../../src/cli/verify-audit.js';
import type { AuditVerdict } from '../../src/modules/audit/chain.service.js';
import type { SealedBlock } from '../../src/modules/audit/domain/block.js';
import type { FaultKind } from '../../src/modules/audit/domain/chain.js';
import { readHeads } from '../../src/modules/audit/sealer-heads.js';
import { SealerLoop } from '../../src/modules/audit/sealer-loop.js';
import { Sealer } from '../../src/modules/audit/sealer.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { made, newProduct } from '../support/disclosing.js';
import { insertedLater, rebuilt, tampered } from '../support/tampering.js';

let app: TestApp;
let vendor: Administrator;
let hospital: Administrator;
let behind: Client;
beforeAll(async () => {
  app = await startApp();
  [vendor, hospital] = [await app.organization('vendor'), await app.organization('hospital')];
  behind = new Client(app.database.superUrl);
  await behind.connect();
});
afterAll(async () => {
  await behind.end();
  await rm(outside, { recursive: true });
  await app.stop();
});

const headsFile = (): string => join(app.dataFolder, 'audit-heads.jsonl');
const seal = (): Promise<void> => app.nest.get(Sealer).turn();
const check = async (who: Administrator, after = 0): Promise<AuditVerdict> =>
  made<AuditVerdict>(who.get(`/audit/verification?after=${after}`));

async function ask<T extends object>(sql: string, values: readonly unknown[] = []): Promise<T[]> {
  return (await behind.query<T>(sql, [...values])).rows;
}

describe('the sealer', () => {
  it('seals every record there is, in the order of the transactions, and files each head outside the database', async () => {
    await seal();
    expect(await unsealed()).toBe(0);
    const { head, size } = await made<{ head: SealedBlock; size: number }>(hospital.get('/audit/head'));
    expect((await readHeads(headsFile())).heads.at(-1)).toEqual(head);
    expect(await ask('select id from journal')).toHaveLength(size);
  });

  it('takes its turns by itself in the process that works in the background', async () => {
    const loop = new SealerLoop(app.nest.get(Sealer), { jobs: 'here' });
    loop.onApplicationBootstrap();
    await newProduct(vendor);
    while ((await unsealed()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
    await loop.onApplicationShutdown();
  });

  it('waits for whoever might still come before', async () => {
    const slow = new Client(app.database.superUrl);
    await slow.connect();
    await slow.query(
      `begin; insert into journal (id, at, type, leaf) values (gen_random_uuid(), now(), 'test.slow', sha256('x'))`,
    );
    await newProduct(vendor);
    const before = await unsealed();
    await seal();
    expect([before > 0, await unsealed()]).toEqual([true, before]);
    await slow.query('rollback');
    await slow.end();
    await seal();
    expect(await unsealed()).toBe(0);
  });

  it('does not fork, and files each head once, however many seal at once', async () => {
    for (let round = 0; round < 3; round += 1)
      await Promise.all([1, 2, 3, 4].flatMap(() => [newProduct(vendor), seal()]));
    await seal();
    await expectEachHeadOnce();
    expect(await check(app.operator)).toMatchObject({ result: 'intact', faults: [], next: null });
  });

  it('makes up for heads that a kill kept out of the file, even half of a line', async () => {
    await newProduct(vendor);
    await seal();
    const whole = await readFile(headsFile(), 'utf8');
    await truncate(headsFile(), Buffer.byteLength(whole) - 30);
    await newProduct(vendor);
    await app.nest.get(Sealer).sealAll();
    await seal();
    await expectEachHeadOnce();
    expect(await check(app.operator)).toMatchObject({ result: 'intact' });
  });

  it('records that the clock was set back', async () => {
    await seal();
    app.clock.set(new Date(Date.now() - 3_600_000).toISOString());
    await seal();
    app.clock.set(null);
    await seal();
    const jumps = await ask<{ facts: object }>(`select facts from journal where type = 'clock.jumped'`);
    expect(jumps).toMatchObject([{ facts: { seenBy: 'clock' } }]);
  });
});

async function expectEachHeadOnce(): Promise<void> {
  const { heads, unreadable } = await readHeads(headsFile());
  expect([heads.map(({ number }) => number), unreadable]).toEqual([heads.map((_, index) => index + 1), []]);
}

async function unsealed(): Promise<number> {
  const [row] = await ask<{ count: number }>(
    'select count(*)::int as count from journal where not exists (select from audit_leaf where journal_id = journal.id)',
  );
  return row!.count;
}

describe('the tables of the chain', () => {
  it.each(['journal', 'journal_own', 'audit_block', 'audit_leaf', 'audit_key'])(
    '%s is changed by nobody, not even its owner',
    async (table) => {
      const owner = new Client(app.database.ownerUrl);
      await owner.connect();
      const [{ column_name: column } = { column_name: '' }] = await ask<{ column_name: string }>(
        `select column_name from information_schema.columns where table_name = $1 and is_identity = 'NO' limit 1`,
        [table],
      );
      for (const act of [
        `delete from ${table}`,
        `truncate ${table} cascade`,
        `update ${table} set "${column}" = "${column}"`,
      ])
        await expect(owner.query(act)).rejects.toThrow('append-only');
      await owner.end();
    },
  );
});

/** The newest head outside of the reach of whoever tampers, and the installation's fingerprint. */
let heads: string;
let fingerprint: string;
let outside: string;

/** What `kaiji verify-audit` says of the vendor's export as the server makes it now. */
async function ofExport(who: Administrator): Promise<{ code: number; said: string }> {
  const { text } = await who.get('/events/export?format=jsonl').buffer(true);
  await writeFile(join(outside, 'export.jsonl'), text);
  return run([join(outside, 'export.jsonl'), ...known()]);
}

const ofDatabase = (): Promise<{ code: number; said: string }> =>
  run(['--database', app.database.ownerUrl, ...known()]);
const known = (): string[] => ['--heads', heads, '--pin', fingerprint];

async function run(args: readonly string[]): Promise<{ code: number; said: string }> {
  let said = '';
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  const code = await verifyAudit(args).finally(() => {
    spy.mockRestore();
  });
  return { code, said };
}

describe('tampering by a superuser', () => {
  /** A record of the vendor's own, in the middle of a block of theirs, and the one after it. */
  let at: { position: number; id: string; next: string };
  beforeAll(async () => {
    outside = await mkdtemp(join(tmpdir(), 'kaiji-outside-'));
    heads = join(outside, 'heads.jsonl');
    ({ fingerprint } = await made<{ fingerprint: string }>(app.nobody.get('/installation-key')));
    for (let count = 0; count < 4; count += 1) await newProduct(vendor);
    await seal();
    await writeFile(heads, await readFile(headsFile(), 'utf8'));
    [at] = (await ask<typeof at>(
      `select one.position::int, one.journal_id as id, other.journal_id as next
         from audit_leaf as one join audit_leaf as other on other.position = one.position + 1
         join journal on journal.id = one.journal_id
        where journal.organization_id = $1 and journal.type = 'product.created' order by 1 desc offset 1 limit 1`,
      [vendor.organizationId],
    )) as [typeof at];
  });
  it('that did not happen is not found', async () => {
    for (const who of [app.operator, vendor, hospital])
      expect(await check(who)).toMatchObject({ result: 'intact', faults: [], next: null });
    expect(await ofExport(vendor)).toMatchObject({ code: 0 });
    expect(await ofDatabase()).toMatchObject({ code: 0 });
    expect(await run(['--database', app.database.ownerUrl])).toMatchObject({ code: 3 });
    expect(await run(['--database', app.database.ownerUrl, '--pin', 'f'.repeat(64)])).toMatchObject({ code: 3 });
  });

  const change = (what: string): string[] => [`update journal set ${what} where id = '${at.id}'`];
  const cutFrom = (position: string): string[] => [
    `delete from journal where id in (select journal_id from audit_leaf where position >= ${position})`,
    `delete from audit_leaf where position >= ${position}`,
    `delete from audit_block where first_position >= ${position}`,
  ];
  const tail = '(select first_position from audit_block order by number desc limit 1)';

  const kinds: [string, () => string[] | Promise<string[]>, FaultKind][] = [
    ['a deleted record', () => [`delete from journal where id = '${at.id}'`], 'record-deleted'],
    ['changed facts', () => change(`facts = '{"changed": true}'`), 'record-changed'],
    ['another type', () => change(`type = 'product.changed'`), 'record-changed'],
    ['another person', () => change('actor_id = gen_random_uuid()'), 'record-changed'],
    ['another time', () => change(`at = at - interval '1 millisecond'`), 'record-changed'],
    ['a time that is none', () => change(`at = 'infinity'`), 'record-changed'],
    ['a record put in later', () => [insertedLater(at.id)], 'record-inserted'],
    [
      'records in each other’s place',
      () => [
        `update audit_leaf set journal_id = gen_random_uuid() where position = ${at.position + 1}`,
        `update audit_leaf set journal_id = '${at.next}' where position = ${at.position}`,
        `update audit_leaf set journal_id = '${at.id}' where position = ${at.position + 1}`,
      ],
      'records-swapped',
    ],
    ['a tail cut off', () => cutFrom(tail), 'tail-cut'],
    ['a chain rebuilt with another key', () => rebuilt(behind), 'key-unknown'],
  ];
  it.each(kinds)(
    '%s is found and named by the server, by the export alone, and in the database',
    async (_, statements, kind) => {
      const [whole, part, exported, database] = await tampered(
        behind,
        await statements(),
        async () =>
          [await check(app.operator), await check(vendor), await ofExport(vendor), await ofDatabase()] as const,
      );
      const found = [whole, part].map(({ faults }) => faults.find((fault) => fault.kind === kind)?.kind);
      expect([...found, exported.code, database.code]).toEqual([kind, kind, 1, 1]);
      expect(exported.said).toContain(kind);
      expect(database.said).toContain(kind);
    },
  );

  it('is recorded for the operators, whoever finds it', async () => {
    const before = await damages();
    await tampered(behind, [`delete from journal where id = '${at.id}'`], async () => {
      await check(vendor);
      expect(await damages()).toBe(before + 1);
    });
  });
});

async function damages(): Promise<number> {
  const [row] = await ask<{ count: number }>(`select count(*)::int as count from journal where type = 'chain.damaged'`);
  return row!.count;
}
