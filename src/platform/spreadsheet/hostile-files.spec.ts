import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#kernel/rule-violation.js';
import { HOSTILE_SHEETS } from '../../../test/fixtures/made-workbooks/hostile-sheets.js';
import { HOSTILE_ZIPS } from '../../../test/fixtures/made-workbooks/hostile-zips.js';
import { SPREADSHEET_PROBLEMS } from './problems.js';
import { readWorkbook } from './read-workbook.js';

const KINDS = [...HOSTILE_ZIPS, ...HOSTILE_SHEETS];
/** Milliseconds of work. Another process on the same core can double them, so the quickest of a few tries counts. */
const SLOWEST = 2_000;
const TRIES = 3;
const MOST_MEMORY = 300 * 1024 * 1024;

async function timed(bytes: Uint8Array): Promise<{ readonly outcome: unknown; readonly milliseconds: number }> {
  const start = process.threadCpuUsage();
  const outcome = await readWorkbook(bytes).catch((error: unknown) => error);
  const { user, system } = process.threadCpuUsage(start);
  return { outcome, milliseconds: (user + system) / 1000 };
}

describe('hostile files', () => {
  it('come in at least sixty kinds, each with its own name', () => {
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
    expect(KINDS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(KINDS)(
    '$kind',
    async ({ make, refused, read, gives }) => {
      const bytes = make();
      const memory = process.memoryUsage().rss;
      let { outcome, milliseconds } = await timed(bytes);
      const grown = process.memoryUsage().rss - memory;
      for (let tries = 1; milliseconds >= SLOWEST && tries < TRIES; tries += 1)
        ({ outcome, milliseconds } = await timed(bytes));
      if (refused === undefined) expect(outcome).not.toBeInstanceOf(Error);
      else expect(outcome instanceof RuleViolation ? outcome.code : outcome).toBe(refused);
      if (read !== undefined && !(outcome instanceof Error)) expect(read(outcome as never)).toEqual(gives);
      if (refused !== undefined) expect(Object.keys(SPREADSHEET_PROBLEMS)).toContain(refused);
      expect(milliseconds).toBeLessThan(SLOWEST);
      expect(grown).toBeLessThan(MOST_MEMORY);
    },
    30_000,
  );
});
