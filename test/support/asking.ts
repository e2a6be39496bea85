import type { Timeline } from '../../src/modules/requests/timelines.service.js';
import type { SentRequests } from '../../src/modules/requests/asking.service.js';
import type { RequestView } from '../../src/modules/requests/request-view.js';
import type { BareApp, Client } from './app.js';
import { made } from './disclosing.js';

/** A day that nobody will reach while tests are run. */
export const SOME_DAY = '2028-03-31';
/** Somebody at a vendor that nobody has registered. */
export const CONTACT = 'sales@aozora.example';
export const SDS = { templateId: 'sds-5.0', olderAccepted: false };

/** Asks for these items on SDS 5.0, unless said otherwise. */
export function ask(hospital: Client, items: readonly object[], more: object = {}): Promise<SentRequests> {
  return made<SentRequests>(hospital.post('/requests', { items, forms: [SDS], dueOn: SOME_DAY, ...more }));
}

/** The same for one item; the request as the hospital sees it then. */
export async function askOne(hospital: Client, item: object, more: object = {}): Promise<RequestView> {
  const { items } = await ask(hospital, [item], more);
  return seen(hospital, items[0]!.requestId);
}

/** A request as one of its parties sees it. */
export function seen(by: Client, id: string): Promise<RequestView> {
  return made<RequestView>(by.get(`/requests/${id}`));
}

/** Moves a request on, as it stands now. */
export async function move(by: Client, id: string, body: object): Promise<{ status: number; body: unknown }> {
  const { rowVersion } = await seen(by, id);
  return by.post(`/requests/${id}/moves`, body, { 'If-Match': `"${rowVersion}"` });
}

/** What happened to a request, by the names of the journal. */
export async function history(by: Client, id: string): Promise<string[]> {
  const { items } = await made<Timeline>(by.get(`/requests/${id}/timeline`));
  return items.map(({ type }) => type);
}

/** Waits until no job about requests or clarifications and no mail is under way; one that failed ends the test. */
export async function untilIdle(app: Pick<BareApp, 'asSuperuser'>): Promise<void> {
  for (;;) {
    const jobs = await app.asSuperuser<{ error: string | null }>(UNDER_WAY);
    if (jobs.length === 0) return;
    const failed = jobs.find(({ error }) => error !== null);
    if (failed) throw new Error(`a job failed: ${failed.error}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const UNDER_WAY = `select job.last_error as error from graphile_worker._private_jobs as job
  join graphile_worker._private_tasks as task on task.id = job.task_id
  where task.identifier like 'request.%' or task.identifier like 'clarification.%' or task.identifier = 'mail.deliver'`;

/** The secret of a mailed link. */
export const tokenIn = (link = ''): string => link.split('#token=')[1] ?? '';

/** The secret of the newest link that was mailed to a contact about a product. */
export async function linkTo(
  app: Pick<BareApp, 'asSuperuser' | 'mailbox'>,
  productName: string,
  contact = CONTACT,
): Promise<string> {
  await untilIdle(app);
  const mails = (await app.mailbox(contact)).filter(({ text }) => text.includes(productName));
  const lines = mails.at(-1)!.text.split('\n');
  return tokenIn(lines[lines.findIndex((line) => line.includes(productName)) + 1]);
}
