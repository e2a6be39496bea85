import { parentPort } from 'node:worker_threads';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Limits } from './limits.js';
import { openCsv } from './open-csv.js';
import { readWorkbook } from './read-workbook.js';

/** One file to read. */
export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly kind: 'xlsx' | 'csv';
  readonly limits: Limits;
}

/** A grid, or the refusal as plain values (errors lose their class between threads). */
export type ReadAnswer =
  | { readonly grid: Awaited<ReturnType<typeof readWorkbook>> }
  | { readonly refused: { readonly code: string; readonly facts: RuleViolation['facts'] } };

async function answer({ bytes, kind, limits }: ReadTask): Promise<ReadAnswer> {
  try {
    return { grid: kind === 'csv' ? openCsv(bytes, limits) : await readWorkbook(bytes, limits) };
  } catch (error) {
    if (error instanceof RuleViolation) return { refused: { code: error.code, facts: error.facts } };
    throw error;
  }
}

parentPort?.on('message', (task: ReadTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result));
});
