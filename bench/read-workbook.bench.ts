/**
 * Time to read a form of 130 rows, as a ratio to X: inflating its parts and passing them through a SAX parser without looking.
 * `memory` is what the process holds above idle after its first reading.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { Budget } from '../src/platform/spreadsheet/budget.js';
import { DEFAULT_LIMITS } from '../src/platform/spreadsheet/limits.js';
import { readWorkbook } from '../src/platform/spreadsheet/read-workbook.js';
import { WorkbookPackage } from '../src/platform/spreadsheet/workbook-package.js';
import { interleaved, reportTimes } from './measure.js';

const FILE = join('test', 'fixtures', 'workbooks', '01-sds50-columns-circles.xlsx');

/** X: the least that any reader must do. */
async function floor(bytes: Uint8Array): Promise<void> {
  const file = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  for (const { name } of file.directory) {
    const part = file.read(name);
    if (part !== undefined) new SaxesParser({ position: false }).write(new TextDecoder().decode(part)).close();
  }
}

const bytes = new Uint8Array(await readFile(FILE));
globalThis.gc?.();
const idle = process.memoryUsage().rss;
await readWorkbook(bytes);
const memory = Math.round((process.memoryUsage().rss - idle) / 1024 / 1024);
const works = { floor: () => floor(bytes), ours: () => readWorkbook(bytes) };
const times = await interleaved(works, { rounds: 300, warmUp: 60 });
reportTimes('read-workbook', times.ours, times.floor, { atMost: 3 }, `memory=${memory}MB`);
