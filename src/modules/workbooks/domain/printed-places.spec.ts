import { describe, expect, it } from '@jest/globals';
import { changed } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Grid } from '../../../kernel/grid.js';
import { FORM, gridOf, HEAD, layoutOf, marked, readCopy, ROWS } from '../../../../test/fixtures/workbooks/own-form.js';
import { writeAnswers, writeHeader } from './write-answers.js';

describe('numbers that a form prints for remarks', () => {
  const answers = new Map([
    ['own1', { value: 'yes', remark: '一つ目' }],
    ['own5', { value: 'no', remark: '二つ目\n続き' }],
  ] as const);

  it.each([
    ['beside', '備考1', ['備考1', '一つ目'], ['備考3']],
    ['behind a sign', '備考1：', ['備考1：一つ目'], ['備考3：']],
    ['in brackets', '(1)', ['(1)', '一つ目'], ['(3)']],
  ])('take their texts %s, and stay where there is none', (_, label, filled, empty) => {
    const notes = [1, 2, 3].map((number) => [label.replace('1', String(number))]);
    const blank = gridOf(ROWS, [[], ['備考記載欄'], ...notes]);
    const layout = layoutOf(blank);
    const written = changed(blank, writeAnswers(answers, layout, FORM));
    const texts = written.sheets[0]!.rows.slice(-3).map(({ cells }) => cells.map(({ text }) => text));
    expect([texts[0], texts[2]]).toEqual([filled, empty]);
    expect(readCopy(written, layout).answers).toMatchObject(Object.fromEntries(answers));
  });

  it('are none where remarks stand in the rows', () => {
    const rows = ROWS.map((row) => [...row, '', '', '未定']);
    expect(layoutOf(gridOf(rows, [[], ['備考記載欄'], ['備考1'], ['備考2']])).notes).toBeUndefined();
  });
});

describe('the head of a form', () => {
  const written = (grid: Grid) =>
    writeHeader(
      new Map([
        ['事業者名', 'A社'],
        ['作成者', '山田'],
      ]),
      layoutOf(grid),
      FORM,
    ).map(({ row, column }) => [row, column]);

  it('may stand below the table', () => {
    const grid = gridOf(marked(), [[], ['事業者名', 'A社'], ['作成者', '山田']]);
    expect(readCopy(grid).header).toEqual({ 事業者名: 'A社', 作成者: '山田' });
  });

  it('is written below labels that stand side by side, never over one of them', () => {
    expect(written(gridOf(ROWS, [], [['事業者名', '作成者'], [], ...HEAD]))).toEqual([
      [2, 1],
      [2, 2],
    ]);
    expect(written(gridOf(ROWS, [], [['事業者名', '', '作成者'], [], ...HEAD]))).toEqual([
      [1, 2],
      [1, 4],
    ]);
  });
});
