import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { Actor } from '../../src/kernel/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { rows } from '../../src/platform/database/manager.js';
import { FileStore } from '../../src/platform/files/file-store.js';
import { Jobs } from '../../src/platform/jobs/jobs.js';
import { SweepJob } from '../../src/platform/jobs/sweep.job.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { root } from '../support/api-description.js';

let app: TestApp;
let behind: Client;
let hospital: Administrator;
let vendor: Administrator;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  app = await startApp();
  behind = new Client(app.database.superUrl);
  await behind.connect();
  [hospital, vendor] = [await app.organization('hospital'), await app.organization('vendor')];
  app.nest.get(Jobs).define('test.slow', () => Promise.resolve());
}, 60_000);
afterEach(async () => {
  for (const worker of workers.splice(0)) worker.kill('SIGKILL');
  await behind.query('delete from graphile_worker._private_jobs');
});
afterAll(async () => {
  await behind.end();
  await app.stop();
});

const actorOf = ({ organizationId, userId }: Administrator, kind: Actor['kind']): Actor => ({
  organizationId,
  userId,
  kind,
  role: 'admin',
  language: 'ja',
});

function enqueue(payload: object, fails = false): Promise<void> {
  return app.nest.get(Database).transaction(actorOf(vendor, 'vendor'), async (tx) => {
    await app.nest.get(Jobs).enqueue(tx, 'test.slow', payload, hospital);
    if (fails) throw new Error('changed my mind');
  });
}

function startWorker(hangs: boolean): ChildProcess {
  const given = JSON.stringify({ databaseUrl: app.database.appUrl, hangs });
  const worker = fork(join(root, 'test', 'support', 'job-worker.mjs'), [given], { execArgv: [] });
  workers.push(worker);
  return worker;
}

async function waiting(): Promise<number> {
  return (await behind.query(WAITING)).rowCount ?? 0;
}

const WAITING = `select from graphile_worker._private_jobs as job join graphile_worker._private_tasks as task on task.id = job.task_id
  where task.identifier = 'test.slow'`;

async function untilNoneWaits(): Promise<void> {
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50));
}

describe('a job', () => {
  it('exists only if the transaction commits that asked for it', async () => {
    await expect(enqueue({}, true)).rejects.toThrow('changed my mind');
    expect(await waiting()).toBe(0);
    await enqueue({});
    expect(await waiting()).toBe(1);
  });

  it('runs for the organization it was made for, whoever asked', async () => {
    const worker = startWorker(false);
    await enqueue({ productId: 'p1' });
    const [{ actor, payload }] = (await once(worker, 'message')) as [{ actor: Actor; payload: unknown }];
    expect(actor).toMatchObject({ organizationId: hospital.organizationId, kind: 'hospital' });
    expect(payload).toEqual({ productId: 'p1' });
    await untilNoneWaits();
  }, 20_000);

  it('is neither seen nor made by hand inside an organization', async () => {
    await enqueue({});
    const inside = <T>(sql: string): Promise<T[]> =>
      app.nest.get(Database).read(actorOf(hospital, 'hospital'), (tx) => rows<T>(tx, sql));
    expect(await inside('select from graphile_worker._private_jobs')).toEqual([]);
    await expect(inside(`select graphile_worker.add_job('test.slow')`)).rejects.toThrow(
      /row-level security|permission denied/,
    );
  });

  it('of a worker that was killed runs again within half a minute', async () => {
    const killed = startWorker(true);
    await enqueue({});
    await once(killed, 'message');
    killed.kill('SIGKILL');
    const next = startWorker(false);
    await once(next, 'message');
    await untilNoneWaits();
  }, 40_000);

  it('is let to its end when the worker is asked to stop, and later ones wait', async () => {
    const worker = startWorker(false);
    await enqueue({});
    await once(worker, 'message');
    worker.kill('SIGTERM');
    const [code] = (await once(worker, 'exit')) as [number];
    expect([code, await waiting()]).toEqual([0, 0]);
  }, 20_000);
});

describe('the hourly sweep', () => {
  const old = new Date(Date.now() - 40 * 86_400_000);

  it('takes away what is over, and only that', async () => {
    const { organizationId, userId } = vendor;
    const place = [organizationId, userId];
    for (const [key, at] of [
      ['old', old],
      ['new', new Date()],
    ] as const)
      await behind.query(
        `insert into idempotency_key (organization_id, user_id, key, part, created_at) values ($1, $2, $3, 0, $4)`,
        [...place, key, at],
      );
    await behind.query(`insert into sign_in_failure values ('a', $1), ('a', now())`, [old]);
    await behind.query(
      `insert into session (id, token_hash, user_id, organization_id, factors, expires_at, ended_at) values
      (gen_random_uuid(), 'x', $1, $3, '{}', now(), $2), (gen_random_uuid(), 'y', $1, $3, '{}', now() + interval '1 hour', null)`,
      [userId, old, organizationId],
    );
    await behind.query(
      `insert into passkey_challenge values ('a', 'sign-in', null, $1), ('b', 'sign-in', null, now())`,
      [old],
    );
    const swept = await app.nest.get(SweepJob).sweep();
    expect(swept).toMatchObject({
      idempotencyKeys: 1,
      signInFailures: 1,
      signInWays: 1,
      sessions: 1,
      imports: 0,
      files: 0,
    });
    expect((await behind.query(`select key from idempotency_key where sealed is null`)).rows).toEqual([{ key: 'new' }]);
    expect((await behind.query(`select from session where token_hash = 'y'`)).rowCount).toBe(1);
  });

  it('takes away imports that nobody applied, with their files, and files that no organization has', async () => {
    const files = app.nest.get(FileStore);
    const [applied, forgotten, orphan, fresh] = await Promise.all(
      ['applied', 'forgotten', 'orphan', 'fresh'].map((text) => files.keep(Buffer.from(text))),
    );
    for (const sha256 of [applied, forgotten, orphan])
      await utimes(join(app.dataFolder, 'files', sha256!.slice(0, 2), sha256!), old, old);
    const unfinished = join(app.dataFolder, 'files', 'incoming', 'cut-off');
    await writeFile(unfinished, 'x');
    await utimes(unfinished, old, old);
    for (const [sha256, state] of [
      [applied, 'applied'],
      [forgotten, 'preview'],
    ] as const)
      await behind.query(
        `with file as (insert into stored_file (id, organization_id, sha256, size, name, media_type, created_at, created_by)
           values (gen_random_uuid(), $1, $2, 1, 'a.xlsx', 'x', $4, $5) returning id)
         insert into workbook_import (id, organization_id, draft_id, file_id, template_id, state, reading, summary, created_at, created_by)
           select gen_random_uuid(), $1, gen_random_uuid(), id, 'sds-5.0', $3, '{}', '{}', $4, $5 from file`,
        [vendor.organizationId, sha256, state, old, vendor.userId],
      );
    expect(await app.nest.get(SweepJob).sweep()).toMatchObject({ imports: 1, files: 2 });
    expect((await files.read(applied!)).toString()).toBe('applied');
    expect((await files.read(fresh!)).toString()).toBe('fresh');
    await expect(files.read(forgotten!)).rejects.toThrow('file.damaged');
    await expect(files.read(orphan!)).rejects.toThrow('file.damaged');
    expect(existsSync(unfinished)).toBe(false);
  });
});
