/** A thousand requests in one call, and ten thousand reminders that are due on one day: in one-row updates of the same number. */
import 'reflect-metadata';
import { AppModule } from '../src/app.module.js';
import type { Actor } from '../src/kernel/actor.js';
import { AskingService } from '../src/modules/requests/asking.service.js';
import { businessDayFrom } from '../src/modules/requests/domain/business-days.js';
import { DEFAULT_PLAN } from '../src/modules/requests/domain/reminder-plan.js';
import { REMIND } from '../src/modules/requests/request-jobs.js';
import { Clock } from '../src/platform/clock.js';
import { createApp } from '../src/platform/http/create-app.js';
import { Jobs } from '../src/platform/jobs/jobs.js';
import { system } from '../src/platform/jobs/system-actor.js';
import { HOSPITAL, idOf, VENDORS } from './cast.js';
import { reportTimes, timed } from './measure.js';
import { close, config, openClient, openFloors } from './stage.js';

const ROUNDS = 5;
const IN_ONE_CALL = 1000;
const CALLS = 10;

const app = await createApp(AppModule.with(config), config);
const client = await openClient();
const { W } = await openFloors();
const editor: Actor = { ...HOSPITAL, role: 'editor' };
const day = businessDayFrom(app.get(Clock).today());
app.get(Clock).now = () => new Date(`${day}T01:00:00Z`);
await client.query(`update membership set role = 'admin'`);
await client.query('update organization set claimed_at = now()');

const [calls, reminders, thousands]: [number[], number[], number[]] = [[], [], []];
for (let round = 0; round <= ROUNDS; round += 1) {
  await client.query('truncate disclosure_request, outgoing_mail cascade');
  const ours: number[] = [];
  for (let call = 0; call < CALLS; call += 1) ours.push(await timed(() => askFrom(call * IN_ONE_CALL)));
  await client.query(`update disclosure_request set created_at = created_at - interval '30 days', remind_on = due_on`);
  const [reminded, floor] = [await timed(remindAll), await timed(thousandUpdates)];
  if (round === 0) continue;
  calls.push(...ours);
  reminders.push(reminded);
  thousands.push(floor);
}
const { rows } = await client.query<{ requests: number; mails: number }>(
  'select (select count(*) from request_mail)::int as requests, (select count(*) from outgoing_mail)::int as mails',
);
reportTimes('ask 1,000 vendors', calls, thousands, { atMost: 3 });
const folded = `${rows[0]?.requests} requests in ${rows[0]?.mails} mails`;
reportTimes(
  'remind of 10,000',
  reminders,
  thousands.map((time) => time * CALLS),
  { atMost: 3 },
  folded,
);
await app.close();
await close();

/** One call for products that follow on each other, none of which has published the form. */
function askFrom(first: number): Promise<unknown> {
  const items = Array.from({ length: IN_ONE_CALL }, (_, n) => ({ productId: idOf('product', first + n + 1) }));
  const forms = [{ templateId: 'checklist-vendor-r7', olderAccepted: true }];
  const asked = {
    items,
    forms,
    criteria: [],
    purpose: '',
    dueOn: day,
    plan: { ...DEFAULT_PLAN, daysBefore: [7, 3, 1] },
  };
  return app.get(AskingService).ask(editor, asked, 'ja');
}

/** What the jobs of one scan do, one after the other. */
async function remindAll(): Promise<void> {
  const remind = app.get(Jobs).defined().get(REMIND);
  for (let vendor = 1; vendor <= VENDORS; vendor += 1)
    await remind?.(system(idOf('organization', vendor), 'vendor'), {});
}

async function thousandUpdates(): Promise<void> {
  for (let n = 0; n < IN_ONE_CALL; n += 1) await W();
}
