/**
 * Workbooks taken over into drafts through HTTP (upload, read, preview, apply, audit), as a ratio to reading them alone; and how long
 * others wait meanwhile, as a ratio to how long they wait otherwise.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Template } from '../src/modules/templates/domain/template.js';
import { loadShippedTemplates } from '../src/modules/templates/shipped-templates.js';
import { readAnswers } from '../src/modules/workbooks/domain/read-answers.js';
import { recognize, recognizeAs } from '../src/modules/workbooks/domain/recognize.js';
import { openFile } from '../src/platform/spreadsheet/open-file.js';
import { closeSpreadsheetWorkers } from '../src/platform/spreadsheet/open-workbook.js';
import { patchWorkbook } from '../src/platform/spreadsheet/patch-workbook.js';
import { idIn, idOf, readable, tokenOf, vendorOf } from './cast.js';
import { expectDone, HttpConnection, requestOf, uploadOf } from './http-client.js';
import { line, percentile, reportRates, type Series, timed } from './measure.js';
import { startServer } from './servers.js';
import { close, openClient, stage } from './stage.js';

const COUNT = stage.size === 'full' ? 1000 : 300;
const AT_ONCE = 4;
const ROUNDS = 4;
const FORM = 'sds-5.0';
const FILE = join('test', 'fixtures', 'workbooks', '01-sds50-columns-circles.xlsx');

const templates = loadShippedTemplates();
const kaiji = await startServer('kaiji-server');
const drafts = await draftsOf(FORM);
const workbooks = await differentWorkbooks(await readFile(FILE), COUNT);
const batch = COUNT / ROUNDS;
const [reading, importing]: [number[], number[]] = [[], []];
const [idle, meanwhile]: [number[], number[]] = [[], []];

for (let round = 0; round < ROUNDS; round += 1) {
  const some = workbooks.slice(round * batch, (round + 1) * batch);
  reading.push(perSecond(await timed(() => shared(some, readAlone))));
  idle.push(...(await waits(sleep(2000))));
  const imported = timed(() => overHttp(some, round * batch));
  meanwhile.push(...(await waits(imported)));
  importing.push(perSecond(await imported));
}
reportRates('import-workbooks', importing, reading, { atLeast: 0.5 }, `workbooks=${COUNT}`);
const [before, during] = [percentile(idle, 0.95), percentile(meanwhile, 0.95)];
line(
  'import-others-p95',
  during / before,
  `ours=${during.toFixed(1)}ms floor=${before.toFixed(1)}ms n=${meanwhile.length}`,
  { atMost: 2 },
);

await kaiji.stop();
await closeSpreadsheetWorkers();
await close();

function perSecond(milliseconds: number): number {
  return (batch * 1000) / milliseconds;
}

async function readAlone(bytes: Buffer): Promise<void> {
  const grid = await openFile(bytes, 'form.xlsx');
  const recognition = recognize(grid, templates);
  if (recognition.sure !== 'certain' && recognition.sure !== 'likely')
    throw new Error('the workbook is not recognised');
  readAnswers(grid, recognition.layout, recognition.template);
}

async function overHttp(some: readonly Buffer[], first: number): Promise<void> {
  const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => HttpConnection.open(kaiji.port)));
  await shared(some, async (bytes, index) => {
    const connection = connections.pop()!;
    const product = drafts[(first + index) % drafts.length]!;
    const token = tokenOf(vendorOf(product));
    const upload = uploadOf(`/api/v1/drafts/${idOf('draft', product)}/imports`, token, 'form.xlsx', bytes);
    const { id } = JSON.parse(expectDone(await connection.send(upload))) as { id: string };
    const choices = { rows: {}, header: {}, otherwise: 'file', confirmForm: true };
    expectDone(await connection.send(requestOf('POST', `/api/v1/imports/${id}/apply`, token, choices)));
    connections.push(connection);
  });
  for (const connection of connections) connection.close();
}

/** Does the work on every item, some at the same time. */
async function shared(items: readonly Buffer[], work: (item: Buffer, index: number) => Promise<void>): Promise<void> {
  const queue = [...items.entries()];
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** How long somebody who opens revisions waits for each, until something is over. */
async function waits(until: Promise<unknown>): Promise<Series> {
  const connection = await HttpConnection.open(kaiji.port);
  const times: number[] = [];
  const watch = { isOver: false };
  void until.finally(() => (watch.isOver = true));
  for (let turn = 1; !watch.isOver; turn += 1) {
    const request = requestOf('GET', `/api/v1/revisions/${idOf('revision', readable(turn))}`, tokenOf(0));
    times.push(await timed(async () => expectDone(await connection.send(request))));
    await sleep(20);
  }
  connection.close();
  return times;
}

async function draftsOf(form: string): Promise<number[]> {
  const client = await openClient();
  const { rows } = await client.query<{ product: number }>(
    `select product from generate_series(1, 2500) as product join draft on draft.id = ${idIn('draft', 'product')} where template_id = $1`,
    [form],
  );
  return rows.map(({ product }) => product);
}

/** The same form filled a little differently each time, so that every file is a new one. */
async function differentWorkbooks(bytes: Uint8Array, count: number): Promise<Buffer[]> {
  const template: Template = templates.find(({ id }) => id === FORM)!;
  const { layout } = recognizeAs(await openFile(Buffer.from(bytes), 'form.xlsx'), template)!;
  const { sheet, rows } = layout.tables[0]!;
  const spot = rows.find(({ remarks }) => remarks.length > 0)!.remarks[0]!;
  const filled = Array.from({ length: count }, async (_, number) =>
    Buffer.from(
      await patchWorkbook(bytes, [{ sheet, row: spot.row, column: spot.column, content: { text: `備考 ${number}` } }]),
    ),
  );
  return Promise.all(filled);
}
