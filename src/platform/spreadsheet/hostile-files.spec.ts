import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#kernel/rule-violation.js';
import { HOSTILE_SHEETS } from '../../../test/fixtures/made-workbooks/hostile-sheets.js';
import { HOSTILE_ZIPS } from '../../../test/fixtures/made-workbooks/hostile-zips.js';
import { SPREADSHEET_PROBLEMS } from './problems.js';
import { readWorkbook } from './read-workbook.js';

const KINDS = [...HOSTILE_ZIPS, ...HOSTILE_SHEETS];
/** Milliseconds of work, whatever else the machine does. */
const SLOWEST = 2_000;
const MOST_MEMORY = 300 * 1024 * 1024;

describe('hostile files', () => {
  it('come in at least sixty kinds, each with its own name', () => {
    expect(new Set(KINDS.map(({ kind }) => kind)).size).toBe(KINDS.length);
    expect(KINDS.length).toBeGreaterThanOrEqual(60);
  });

  it.each(KINDS)(
    '$kind',
    async ({ make, refused, read, gives }) => {
      const bytes = make();
      const [memory, start] = [process.memoryUsage().rss, process.threadCpuUsage()];
      const outcome = await readWorkbook(bytes).catch((error: unknown) => error);
      const [grown, used] = [process.memoryUsage().rss - memory, process.threadCpuUsage(start)];
      if (refused === undefined) expect(outcome).not.toBeInstanceOf(Error);
      else expect(outcome instanceof RuleViolation ? outcome.code : outcome).toBe(refused);
      if (read !== undefined && !(outcome instanceof Error)) expect(read(outcome as never)).toEqual(gives);
      if (refused !== undefined) expect(Object.keys(SPREADSHEET_PROBLEMS)).toContain(refused);
      expect((used.user + used.system) / 1000).toBeLessThan(SLOWEST);
      expect(grown).toBeLessThan(MOST_MEMORY);
    },
    30_000,
  );
});
