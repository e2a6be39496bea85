import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { addDays } from '../../src/modules/requests/domain/business-days.js';
import { nextReminderOn } from '../../src/modules/requests/domain/reminder.js';
import { DEFAULT_PLAN } from '../../src/modules/requests/domain/reminder-plan.js';
import { RemindersJob } from '../../src/modules/requests/reminders.job.js';
import { type Administrator, startApp, type TestApp } from '../support/app.js';
import { root } from '../support/api-description.js';
import { ask, CONTACT, history, move, seen, untilIdle } from '../support/asking.js';
import { made, newProduct, published, type Vendor } from '../support/disclosing.js';
import { PostOffice } from '../support/post-office.js';
import { fixture } from '../support/vendor-desk.js';

const SENT_ON = addDays(new Date().toISOString().slice(0, 10), 7);
const DUE = addDays(SENT_ON, 28);
const at = (day: string): string => `${day}T01:00:00.000Z`;
/** The days of the reminders, one after the other. */
const DAYS: string[] = [];
for (let last: string | null = null; DAYS.length < 5; DAYS.push(last!))
  last = nextReminderOn({ state: 'sent', dueOn: DUE, plan: DEFAULT_PLAN, sentOn: SENT_ON, remindedOn: last });

const office = new PostOffice();
let app: TestApp;
let hospital: Administrator;
let clinic: Administrator;
let vendor: Vendor;
let worker: ChildProcess | null = null;
let moment = at(SENT_ON);
let config: object;

beforeAll(async () => {
  const smtp = { host: '127.0.0.1', port: await office.listen(), encryption: 'none', login: null } as const;
  const mail = { smtp, from: 'no-reply@kaiji.example' };
  app = await startApp({ mail });
  hospital = await app.organization('hospital', 'さくら総合病院');
  clinic = await app.organization('hospital', 'みなと医院');
  const admin = await app.organization('vendor', 'みらい医療情報株式会社');
  vendor = { admin, writer: await admin.member('editor'), approver: await admin.member('approver') };
  await app.asSuperuser('delete from graphile_worker._private_jobs');
  config = { ...app.config, mail };
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await app.stop();
  await office.close();
});

/** Starts a worker process of its own; jobs of one that was killed are its to do, without the wait. */
async function startWorker(): Promise<ChildProcess> {
  await app.asSuperuser(
    `update graphile_worker._private_jobs set locked_at = now() - interval '1 minute' where locked_at is not null`,
  );
  const started = fork(join(root, 'test', 'support', 'product-worker.mjs'), [JSON.stringify({ config, moment })], {
    execArgv: [],
  });
  const ended = once(started, 'exit').then(() => Promise.reject(new Error('the worker does not start')));
  await Promise.race([once(started, 'message'), ended]);
  ended.catch(() => undefined);
  worker = started;
  return started;
}

/** It is this day, for everybody. */
function setDay(day: string): void {
  moment = at(day);
  app.clock.set(moment);
  if (worker?.connected) worker.send(moment);
}

const scan = (): Promise<void> => app.nest.get(RemindersJob).scan();
const taken = (to: string) => office.taken.filter(({ mail }) => mail.to === to).map(({ mail }) => mail);
const numbers = () => office.taken.map(({ raw }) => /^Message-ID: .*$/m.exec(raw)?.[0]);

describe('J3: a hospital asks several vendors at once', () => {
  const product = { productId: '' };
  let waiting: string;
  let alsoWaiting: string;
  let byLink: string;

  it('who has published answers at once, the others get one mail each', async () => {
    setDay(SENT_ON);
    const there = await published(vendor, 'sds-5.0');
    product.productId = (await newProduct(vendor.writer)).id;
    const unregistered = { vendorName: '検査機器の青空株式会社', productName: '血液検査', contactEmail: CONTACT };
    const { items } = await ask(hospital, [{ productId: there.productId }, product, unregistered], { dueOn: DUE });
    const answered = items[0]!.requestId;
    [waiting, byLink] = [items[1]!.requestId, items[2]!.requestId];
    alsoWaiting = (await ask(clinic, [product], { dueOn: DUE })).items[0]!.requestId;
    await startWorker();
    await untilIdle(app);

    expect(await seen(hospital, answered)).toMatchObject({ label: 'submitted', mailedAt: null });
    expect(taken(vendor.admin.email)).toHaveLength(2);
    const [letter, ...more] = taken(CONTACT);
    expect(more).toEqual([]);
    expect(letter!.subject).toBe('「さくら総合病院」から開示の依頼が届いています(1件)');
    expect(letter!.links.map((link) => new URL(link).pathname)).toEqual(['/request', '/invitation']);
    expect(await seen(hospital, byLink)).toMatchObject({ label: 'sent', mailedAt: expect.any(String) });
  });

  it('whom another hospital writes to at the same vendor sees its request, and takes no page over', async () => {
    const { vendorId } = await seen(hospital, byLink);
    const other = 'somebody@elsewhere.example';
    const named = { vendorId, productName: '血液検査', contactEmail: other };
    const { items } = await ask(clinic, [named], { dueOn: DUE });
    await untilIdle(app);
    expect(taken(other).map(({ links }) => links.map((link) => new URL(link).pathname))).toEqual([['/request']]);
    await made(move(clinic, items[0]!.requestId, { move: 'withdraw' }));
  });

  it('reminders of one vendor are one mail, once, although the worker is killed while it writes them', async () => {
    setDay(DAYS[0]!);
    const locks = new Client(app.database.superUrl);
    await locks.connect();
    await locks.query('begin');
    await locks.query('select from disclosure_request where id = $1 for update', [alsoWaiting]);
    const [before, beforeContact] = [taken(vendor.admin.email).length, taken(CONTACT).length];
    await scan();
    while (!(await app.asSuperuser(BLOCKED)).length) await new Promise((resolve) => setTimeout(resolve, 20));
    worker!.kill('SIGKILL');
    await once(worker!, 'exit');
    await locks.query('rollback');
    await locks.end();
    expect(taken(vendor.admin.email)).toHaveLength(before);

    await startWorker();
    await untilIdle(app);
    for (let again = 0; again < 3; again++) await scan();
    await untilIdle(app);
    const letters = taken(vendor.admin.email).slice(before);
    expect(letters).toHaveLength(1);
    expect(letters[0]!.subject).toMatch(/^「.+」ほかが開示の回答を待っています\(2件\)$/);
    for (const asking of ['さくら総合病院', 'みなと医院']) expect(letters[0]!.text).toContain(asking);
    expect(taken(CONTACT)).toHaveLength(beforeContact + 1);
  });

  it('and although it is killed while a mail is on its way', async () => {
    setDay(DAYS[1]!);
    const before = office.taken.length;
    const held = new Promise<void>((resolve) => (office.holding = resolve));
    await scan();
    await held;
    worker!.kill('SIGKILL');
    await once(worker!, 'exit');
    office.holding = null;
    await startWorker();
    await untilIdle(app);
    expect(office.taken).toHaveLength(before + 2);
    expect(new Set(numbers()).size).toBe(office.taken.length);
  });

  it('who publishes or answers by the link is not reminded any more; a mail that fails is shown', async () => {
    const link = taken(CONTACT)
      .at(-1)!
      .links.find((each) => each.includes('/request#'))!;
    const token = link.split('#token=')[1]!;
    const name = '01-sds50-columns-circles.xlsx';
    await published(vendor, 'sds-5.0', { ...product, audience: 'on_request' });
    await untilIdle(app);
    expect(await seen(hospital, waiting)).toMatchObject({ label: 'submitted', answered: 100 });

    setDay(DAYS[2]!);
    const before = office.taken.length;
    office.refusing = { responseCode: 550 };
    await scan();
    await untilIdle(app);
    expect(await seen(hospital, byLink)).toMatchObject({ label: 'undelivered', state: 'sent' });
    office.refusing = null;
    await made(app.nobody.upload('/request-link/answers', fixture(name), name, { token }));
    setDay(DAYS[4]!);
    await scan();
    await untilIdle(app);
    expect(office.taken).toHaveLength(before);
    expect(await seen(hospital, byLink)).toMatchObject({ label: 'submitted', overdue: false });
  });

  it('every step is dated proof', async () => {
    await made(move(hospital, byLink, { move: 'confirm' }));
    const steps = (await history(hospital, byLink)).map((type) => type.replace('request.', ''));
    expect(steps).toEqual(
      'sent mailed reminded mailed reminded mailed reminded undelivered received confirmed'.split(' '),
    );
    expect(await history(clinic, alsoWaiting)).toEqual(expect.arrayContaining(['request.sent', 'request.satisfied']));
  });
});

const BLOCKED = `select from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
