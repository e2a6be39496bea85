/**
 * Time to read a form of 130 rows, as a ratio to X: inflating its parts and passing them through a SAX parser without looking.
 * Run from the project's root: `node bin/build.mjs && node --expose-gc dist/bench/read-workbook.bench.js`. Prints one line; `memory` is
 * what the process holds above idle after its first reading.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { Budget } from '../src/platform/spreadsheet/budget.js';
import { DEFAULT_LIMITS } from '../src/platform/spreadsheet/limits.js';
import { readWorkbook } from '../src/platform/spreadsheet/read-workbook.js';
import { WorkbookPackage } from '../src/platform/spreadsheet/workbook-package.js';

const FILE = join('test', 'fixtures', 'workbooks', '01-sds50-columns-circles.xlsx');
const WARM_UP = 60;
const ROUNDS = 300;

/** X: the least that any reader must do. */
async function floor(bytes: Uint8Array): Promise<void> {
  const file = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  for (const { name } of file.directory) {
    const part = file.read(name);
    if (part !== undefined) new SaxesParser({ position: false }).write(new TextDecoder().decode(part)).close();
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? NaN;

const bytes = new Uint8Array(await readFile(FILE));
const [ours, floors]: [number[], number[]] = [[], []];
globalThis.gc?.();
const idle = process.memoryUsage().rss;
await readWorkbook(bytes);
const memory = Math.round((process.memoryUsage().rss - idle) / 1024 / 1024);
for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
  const [floorTime, ourTime] = [await timed(() => floor(bytes)), await timed(() => readWorkbook(bytes))];
  if (round < WARM_UP) continue;
  floors.push(floorTime);
  ours.push(ourTime);
}
const ratio = median(ours) / median(floors);
console.log(
  `read-workbook ratio=${ratio.toFixed(2)} ours=${median(ours).toFixed(2)}ms floor=${median(floors).toFixed(2)}ms memory=${memory}MB n=${ROUNDS}`,
);
