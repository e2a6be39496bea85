import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import { templates } from '../../../../test/fixtures/workbooks/read-made.js';
import { learnForm } from './learn-form.js';

const QUESTIONS = [
  '規程がありますか',
  '点検していますか',
  '教育していますか',
  '記録を残しますか',
  '暗号化していますか',
];
const HEADING = ['項番', '質問', 'はい', 'いいえ', '備考'];
const isBlank = (
  heading: readonly string[],
  more: readonly MadeCell[],
  name = '表',
  others: readonly string[][] = [],
) => {
  const rows = QUESTIONS.map((question, at) => [String(at + 1), question, ...more]);
  const sheets = [sheetOf('様式', [['確認票'], heading, ...rows])];
  return learnForm({ sheets: [...sheets, ...(others.length > 0 ? [sheetOf(name, others)] : [])] }, templates).blank;
};

describe('a workbook that is given to everybody', () => {
  it('holds nobody’s answers', () => {
    expect(isBlank(HEADING, [])).toBe(true);
    expect(isBlank([...HEADING.slice(0, 2), '必須', ...HEADING.slice(2)], ['○'])).toBe(true);
    expect(isBlank(HEADING, [], '選択肢', [['はい'], ['いいえ'], ['対象外']])).toBe(true);
  });

  it.each([
    ['in a column of last year', [...HEADING, '前回回答'], ['', '', '', '○']],
    ['as words in a column that nobody can name', [...HEADING, '旧システム'], ['', '', '', 'はい']],
    ['as marks', HEADING, ['○']],
  ])('holds none %s', (_, heading, more) => {
    expect(isBlank(heading, more)).toBe(false);
  });

  it('holds none on another sheet', () => {
    const copy = Array.from({ length: 12 }, (_, at) => [String(at), '質問です', '○']);
    expect(isBlank(HEADING, [], '前回', copy)).toBe(false);
    expect(isBlank(HEADING, [], '記入例', copy)).toBe(true);
  });

  it.each([
    [['備考1：A社のクラウドで暗号化する。'], false],
    [['備考 2', 'A社のクラウドで暗号化する。'], false],
    [['備考1：'], true],
    [['※1 規程には運用管理規程を含む。'], true],
    [['(1) 該当する欄に○を付けること。'], true],
  ])('holds no remarks that were left in the list below: %j, blank %s', (note, blank) => {
    const rows = QUESTIONS.map((question, at) => [String(at + 1), question]);
    const grid = { sheets: [sheetOf('様式', [['確認票'], HEADING, ...rows, [], ['備考欄'], note])] };
    expect(learnForm(grid, templates).blank).toBe(blank);
  });

  it.each([
    ['10-new-form-sds', true],
    ['21-sds50-last-years-answers', false],
  ])('%s: blank %s', async (name, blank) => {
    const file = readFileSync(join(process.cwd(), 'test', 'fixtures', 'workbooks', `${name}.xlsx`));
    expect(learnForm(await readWorkbook(file), templates).blank).toBe(blank);
  });
});
