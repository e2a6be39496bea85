import { describe, expect, it } from '@jest/globals';
import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import type { Grid, Sheet } from '../../../kernel/grid.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import { FORM_PROBLEMS } from '../learning.problems.js';
import { learnForm } from './learn-form.js';

const known = loadShippedTemplates();
const HEADING = ['項番', '質問', 'はい', 'いいえ', '対象外', '備考'];
const WITHIN = 2_000;

/** Milliseconds that the processor worked since a moment: other programs beside do not count. */
function worked(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

function refusal(...sheets: readonly Sheet[]): { code: string; facts: Readonly<Record<string, unknown>> } {
  const grid: Grid = { sheets };
  const begun = process.cpuUsage();
  try {
    learnForm(grid, known);
  } catch (error) {
    if (!(error instanceof RuleViolation)) throw error;
    expect(worked(begun)).toBeLessThan(WITHIN);
    expect(Object.keys(FORM_PROBLEMS)).toContain(error.code);
    return { code: error.code, facts: error.facts };
  }
  throw new Error('learned');
}

const rows = (count: number): MadeCell[][] =>
  Array.from({ length: count }, (_, at) => [String(at + 1), `第${String(at + 1)}の鍵を金庫に入れていますか`]);

describe('a workbook that becomes no form', () => {
  it('has no table', () => {
    expect(refusal(sheetOf('議事録', [['会議の記録'], ['出席者は五名でした'], ['次回は来月です']]))).toEqual({
      code: 'form.no-table',
      facts: { sheet: '議事録', cells: [] },
    });
    expect(refusal(sheetOf('空', []))).toMatchObject({ code: 'form.no-table' });
    expect(refusal()).toMatchObject({ code: 'form.no-table' });
  });

  it('has a heading and nothing below it', () => {
    expect(refusal(sheetOf('表', [HEADING]))).toMatchObject({ code: 'form.no-table' });
  });

  it('has the same table twice', () => {
    const sheets = [sheetOf('甲', [HEADING, ...rows(6)]), sheetOf('乙', [[], HEADING, ...rows(6)])];
    expect(refusal(...sheets)).toEqual({
      code: 'form.two-tables',
      facts: { sheet: '甲', cells: ['B2', 'B7'], otherSheet: '乙', otherCells: ['B3', 'B8'] },
    });
  });

  it('has its questions merged with their answers', () => {
    const merges = rows(8).map((_, at) => ({ top: at + 2, left: 1, bottom: at + 2, right: 6 }));
    const cells = rows(8).map(([, wording]) => [wording ?? '']);
    expect(refusal(sheetOf('表', [HEADING, ...cells], { merges }))).toMatchObject({
      code: 'form.unclear-table',
      facts: { sheet: '表', cells: ['A2', 'A9'] },
    });
  });

  it('has questions all over the table', () => {
    const cells = rows(12).map(([number, wording], at) => [
      number ?? '',
      '一覧',
      ...Array.from({ length: 5 + (at % 3) }, () => ''),
      wording ?? '',
    ]);
    expect(refusal(sheetOf('表', [HEADING, ...cells]))).toMatchObject({ code: 'form.unclear-table' });
  });

  it('has more than two thousand rows', () => {
    expect(refusal(sheetOf('表', [HEADING, ...rows(2_001)]))).toEqual({
      code: 'form.too-long',
      facts: { sheet: '表', cells: ['B2002'], rows: 2_001, most: 2_000 },
    });
    expect(refusal(sheetOf('表', [HEADING, ...rows(8_000)]))).toMatchObject({ code: 'form.too-long' });
  });

  it('has more text than a form that is sent, shown and recognised from can have', () => {
    const heading = ['項番', '質問', '回答', '備考'];
    const areas = [{ top: 2, left: 3, bottom: 1101, right: 3 }];
    const words = Array.from({ length: 60 }, (_, at) => `${String(at)}番目の答え方${'、'.repeat(100)}`);
    const long = sheetOf('表', [heading, ...rows(1100)], { lists: [{ areas, words }] });
    expect(refusal(long)).toMatchObject({ code: 'form.too-much-text', facts: { most: 10_000_000 } });
  });
});

describe('a long form', () => {
  it('takes time in proportion to its rows', () => {
    const wide = (count: number): Grid => {
      const more = Array.from({ length: 24 }, (_, at) => `参考${String(at)}`);
      return { sheets: [sheetOf('表', [HEADING, ...rows(count).map((row) => [...row, '', '', '', '', ...more])])] };
    };
    const timed = (grid: Grid): number => {
      const begun = process.cpuUsage();
      learnForm(grid, known);
      return worked(begun);
    };
    timed(wide(50));
    const [short, long] = [timed(wide(250)), timed(wide(1_000))];
    expect(long / short).toBeLessThan(12);
  });
});
