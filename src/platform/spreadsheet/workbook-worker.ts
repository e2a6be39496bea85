import { parentPort } from 'node:worker_threads';
import type { Grid } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import type { Limits } from './limits.js';
import { openCsv } from './open-csv.js';
import { readWorkbook } from './read-workbook.js';

/**
 * What the worker does with the grid once it is read, under the same limits: `module` exports `follow(grid, input)`, whose result, or what it
 * promises, is answered in place of the grid. Input and result are plain values.
 */
export interface Sequel {
  readonly module: string;
  readonly input: unknown;
}

/** One file to read; of the kind `none` there is no file, and the sequel works on its input alone. */
export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly kind: 'xlsx' | 'csv' | 'none';
  readonly limits: Limits;
  readonly sequel?: Sequel;
}

/** A grid or what the sequel made of it, or the refusal as plain values (errors lose their class between threads). */
export type ReadAnswer =
  | { readonly result: unknown }
  | { readonly refused: { readonly code: string; readonly facts: RuleViolation['facts'] } };

interface SequelModule {
  readonly follow: (grid: Grid, input: unknown) => unknown;
}

const NO_GRID: Grid = { sheets: [] };

async function answer({ bytes, kind, limits, sequel }: ReadTask): Promise<ReadAnswer> {
  try {
    const grid =
      kind === 'none' ? NO_GRID : kind === 'csv' ? openCsv(bytes, limits) : await readWorkbook(bytes, limits);
    if (!sequel) return { result: grid };
    const { follow } = (await import(sequel.module)) as SequelModule;
    return { result: await follow(grid, sequel.input) };
  } catch (error) {
    if (error instanceof RuleViolation) return { refused: { code: error.code, facts: error.facts } };
    throw error;
  }
}

parentPort?.on('message', (task: ReadTask) => {
  void answer(task).then((result) => parentPort?.postMessage(result));
});
