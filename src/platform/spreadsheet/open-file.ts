import { extname } from 'node:path';
import type { Grid } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { type FileKind, fileKind } from './file-kind.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { openWorkbook } from './open-workbook.js';
import { tooLarge } from './refusal.js';

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
  if (bytes.length > limits.fileBytes) throw tooLarge('fileBytes', limits.fileBytes);
  const kind = fileKind(bytes);
  if (kind === 'zip') return openWorkbook(bytes, limits);
  if (kind === 'text') return openText(bytes, fileName, limits);
  throw new RuleViolation(REFUSED[kind], { fileName });
}

/** Plain text is a CSV unless its name promises a workbook: then it is a broken one. */
function openText(bytes: Uint8Array, fileName: string, limits: Limits): Promise<Grid> {
  if (/^\.xls[xmb]?$/i.test(extname(fileName))) throw new RuleViolation('workbook.not-a-workbook', { fileName });
  return openWorkbook(bytes, limits, 'csv');
}
