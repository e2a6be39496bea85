import { extname } from 'node:path';
import type { Grid } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type FileKind, fileKind } from './file-kind.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { readInWorker } from './open-workbook.js';
import { tooLarge } from './refusal.js';
import type { ReadTask, Sequel } from './workbook-worker.js';

const REFUSED: Readonly<Record<Exclude<FileKind, 'zip' | 'text'>, string>> = {
  xls: 'workbook.is-xls',
  encrypted: 'workbook.encrypted',
  pdf: 'workbook.is-pdf',
  image: 'workbook.is-image',
  markup: 'workbook.not-a-workbook',
  binary: 'workbook.not-a-workbook',
  empty: 'workbook.empty-file',
};

/**
 * Reads whatever somebody uploaded, by its content and never by its name: in a worker; everything but .xlsx and CSV is refused by
 * name with what to do. The file name is only told back. Throws RuleViolation with a code of `SPREADSHEET_PROBLEMS`.
 */
export async function openFile(bytes: Uint8Array, fileName: string, limits: Limits = DEFAULT_LIMITS): Promise<Grid> {
  return (await readInWorker({ bytes, kind: kindOf(bytes, fileName, limits), limits })) as Grid;
}

/** The same, and what `sequel` makes of the grid in the worker: the thread that serves requests never walks an uploaded table. */
export function openFileThen(
  bytes: Uint8Array,
  fileName: string,
  sequel: Sequel,
  limits: Limits = DEFAULT_LIMITS,
): Promise<unknown> {
  return readInWorker({ bytes, kind: kindOf(bytes, fileName, limits), limits, sequel });
}

/** What `sequel` makes of its input alone, in the same workers: for tables that would hold up the thread that serves requests. */
export function workAside(sequel: Sequel, limits: Limits = DEFAULT_LIMITS): Promise<unknown> {
  return readInWorker({ bytes: new Uint8Array(), kind: 'none', limits, sequel });
}

/** Plain text is a CSV unless its name promises a workbook: then it is a broken one. */
function kindOf(bytes: Uint8Array, fileName: string, limits: Limits): ReadTask['kind'] {
  if (bytes.length > limits.fileBytes) throw tooLarge('fileBytes', limits.fileBytes);
  const kind = fileKind(bytes);
  if (kind === 'zip') return 'xlsx';
  if (kind !== 'text') throw new RuleViolation(REFUSED[kind], { fileName });
  if (/^\.xls[xmb]?$/i.test(extname(fileName))) throw new RuleViolation('workbook.not-a-workbook', { fileName });
  return 'csv';
}
