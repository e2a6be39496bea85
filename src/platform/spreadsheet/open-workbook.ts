import { Worker } from 'node:worker_threads';
import type { Grid } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { compiledFile } from '../compiled-file.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import type { ReadAnswer, ReadTask } from './workbook-worker.js';

/** Files that wait are whole in memory: more than these are sent away for a moment. */
const WAITING = 20;
const BUSY_SECONDS = 5;

/** Two files at once; a hostile one leaves room for the next. */
const AT_ONCE = 2;
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 };

interface Job extends ReadTask {
  readonly done: (result: unknown) => void;
  readonly failed: (error: Error) => void;
}

const queue: Job[] = [];
const idle: Worker[] = [];
const all = new Set<Worker>();

/**
 * Reads an .xlsx or CSV outside the thread that serves requests, with limits on time and memory; a worker that is given up is replaced.
 * Throws RuleViolation with a code of `SPREADSHEET_PROBLEMS`, `workbook.too-slow` and `workbook.too-large` among them.
 */
export async function openWorkbook(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Promise<Grid> {
  return (await readInWorker({ bytes, kind: 'xlsx', limits })) as Grid;
}

/** The grid, or what the task's sequel makes of it in the same worker. */
export function readInWorker(task: ReadTask): Promise<unknown> {
  if (queue.length >= WAITING) return Promise.reject(new RuleViolation('workbook.busy', { seconds: BUSY_SECONDS }));
  return new Promise((done, failed) => {
    queue.push({ ...task, done, failed });
    startNext();
  });
}

/** Ends all workers; the next file starts new ones. */
export async function closeSpreadsheetWorkers(): Promise<void> {
  idle.length = 0;
  await Promise.all([...all].map((worker) => worker.terminate()));
}

function startNext(): void {
  const worker = idle.pop() ?? (all.size < AT_ONCE ? startWorker() : undefined);
  if (worker === undefined) return;
  const job = queue.shift();
  if (job === undefined) idle.push(worker);
  else run(worker, job);
}

function startWorker(): Worker {
  const worker = new Worker(compiledFile('./workbook-worker.js', import.meta.url), { resourceLimits: MEMORY });
  all.add(worker);
  worker.unref();
  // Told to whoever waits for the job; without a listener here, a late error would end the whole server.
  worker.on('error', () => undefined);
  worker.once('exit', () => {
    all.delete(worker);
    const place = idle.indexOf(worker);
    if (place >= 0) idle.splice(place, 1);
    if (queue.length > 0) startNext();
  });
  return worker;
}

/** One job on one worker. The worker is kept only if it answered. */
function run(worker: Worker, { done, failed, ...task }: Job): void {
  const { milliseconds } = task.limits;
  const settle = (outcome: () => void): void => {
    clearTimeout(clock);
    worker.off('message', answered).off('error', broken).off('exit', ended).unref();
    outcome();
  };
  const answered = (answer: ReadAnswer): void => {
    settle(() => {
      finish(answer, done, failed);
    });
    idle.push(worker);
    startNext();
  };
  const broken = (error: unknown): void => {
    settle(() => {
      failed(workerFault(error));
    });
  };
  const ended = (): void => {
    settle(() => {
      failed(new RuleViolation('workbook.too-slow', { milliseconds }));
    });
  };
  const clock = setTimeout(() => {
    // An answer on its way now comes from a worker that ends: it must not be given the next job.
    worker.off('message', answered);
    void worker.terminate();
  }, milliseconds);
  worker.on('message', answered).on('error', broken).on('exit', ended).ref();
  const copy = new Uint8Array(task.bytes);
  worker.postMessage({ ...task, bytes: copy } satisfies ReadTask, [copy.buffer]);
}

function finish(answer: ReadAnswer, done: Job['done'], failed: Job['failed']): void {
  if ('result' in answer) done(answer.result);
  else failed(new RuleViolation(answer.refused.code, answer.refused.facts));
}

/** Out of memory is the file's fault; anything else is ours. */
function workerFault(error: unknown): Error {
  if (error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new RuleViolation('workbook.too-large', {
      what: 'memory',
      limit: MEMORY.maxOldGenerationSizeMb * 1024 * 1024,
    });
  }
  return error instanceof Error ? error : new Error(String(error));
}
