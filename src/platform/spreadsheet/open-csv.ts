import { TextDecoder } from 'node:util';
import iconv from 'iconv-lite';
import type { Cell, Grid, Row } from '#kernel/grid.js';
import { RuleViolation } from '#kernel/rule-violation.js';
import { Budget } from './budget.js';
import { splitCsv } from './csv-records.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';
import { tooLarge } from './refusal.js';

const DELIMITERS = [',', '\t', ';'] as const;

/**
 * A CSV file as a workbook of one sheet named `CSV`; every cell is text. UTF-8, UTF-16 and CP932, delimiter comma, tab or semicolon,
 * found out from the content. Throws `workbook.not-a-workbook`, `.too-large`, `.damaged`.
 */
export function openCsv(bytes: Uint8Array, limits: Limits = DEFAULT_LIMITS): Grid {
  if (bytes.length > limits.fileBytes) throw tooLarge('fileBytes', limits.fileBytes);
  const text = decodeCsv(bytes);
  const budget = new Budget(limits);
  const rows: Row[] = [];
  for (const { line, fields } of splitCsv(text, sniffDelimiter(text))) {
    budget.take('cells', fields.length);
    const cells = fields.flatMap((field, index) => textCell(line, index + 1, field, budget));
    if (cells.length > 0) rows.push({ row: line, hidden: false, cells });
  }
  return {
    sheets: [
      { name: 'CSV', visibility: 'visible', rows, merges: [], lists: [], checkBoxes: [], hiddenColumns: new Set() },
    ],
  };
}

function textCell(row: number, column: number, field: string, budget: Budget): Cell[] {
  if (field === '') return [];
  budget.takeText(field);
  return [{ row, column, kind: 'text', text: plainField(field), formula: false }];
}

/** Takes off the apostrophe that `makeCsv` puts before a text that a spreadsheet would run as a formula. */
function plainField(field: string): string {
  return /^'+[=+\-@\t\r\n＝＋－＠]/.test(field) ? field.slice(1) : field;
}

/** Text of a CSV file: by byte order mark, else UTF-8 if it is well-formed, else UTF-16 by its NULs, else CP932. */
export function decodeCsv(bytes: Uint8Array): string {
  const text = decodeUnicode(bytes) ?? decodeJapanese(bytes);
  if (text === undefined || text.includes('\0')) throw new RuleViolation('workbook.not-a-workbook', {});
  return text.replace(/\r\n?/g, '\n');
}

function decodeUnicode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(unicodeName(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** CP932, the Shift_JIS of Windows; undefined if the bytes are none. */
function decodeJapanese(bytes: Uint8Array): string | undefined {
  const text = iconv.decode(Buffer.from(bytes), 'cp932');
  return text.includes('\ufffd') ? undefined : text;
}

function unicodeName(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || zeros(bytes, 1)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || zeros(bytes, 0)) return 'utf-16be';
  return 'utf-8';
}

/** Whether the first delimiter or line end is written with a NUL at the even (0) or odd (1) places, as UTF-16 does. */
function zeros(bytes: Uint8Array, phase: 0 | 1): boolean {
  const start = bytes.subarray(0, 512);
  return (
    start.length % 2 === 0 &&
    start.some((byte, at) => byte === 0 && at % 2 === phase) &&
    !start.some((byte, at) => byte === 0 && at % 2 !== phase)
  );
}

/** The delimiter that the first lines hold most often outside quotes. */
function sniffDelimiter(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => start.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}
