import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Grid } from '#kernel/grid.js';
import { patchWorkbook } from '#platform/spreadsheet/patch-workbook.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { anyAnswers } from '../../../../test/fixtures/workbooks/made-forms.js';
import { changed } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import { questionsOf } from '../../templates/domain/template.js';
import { readAnswers } from './read-answers.js';
import { type Candidate, recognize } from './recognize.js';
import { unplaced } from './unplaced.js';
import { writeAnswers, writeHeader } from './write-answers.js';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'workbooks');
const NAMES = [
  '01-sds50-columns-circles',
  '02-sds50-columns-notes-below',
  '03-mds50-dropdown',
  '04-mds50-inline-boxes',
  '05-sds41-older-form',
  '06-mds2-2019',
  '07-checklist-vendor-r7',
  '08-sds50-form-control-boxes',
  '11-sds50-bullets',
];
const templates = loadShippedTemplates();
jest.setTimeout(60_000);

function found(grid: Grid): Candidate {
  const recognition = recognize(grid, templates);
  if (recognition.sure === 'ask' || recognition.sure === 'none') throw new Error(recognition.sure);
  return recognition;
}

/** The answers as far as a layout can hold them. */
function withPlace(answers: Answers, { layout, template }: Pick<Candidate, 'layout' | 'template'>): Answers {
  const lacking = unplaced(answers, layout, template);
  const lacks = (code: string, field: string): boolean =>
    lacking.some((one) => one.code === code && one.message.en.endsWith(` the ${field}.`));
  return new Map(
    [...answers].map(([code, { remark, ...answer }]) => [
      code,
      {
        ...(lacks(code, 'answer') ? { value: 'blank' as const } : answer),
        ...(remark !== undefined && !lacks(code, 'remark') && { remark }),
      },
    ]),
  );
}

describe('answers written into a workbook', () => {
  it.each(NAMES)('%s says them when it is read again', async (name) => {
    const bytes = readFileSync(join(FOLDER, `${name}.xlsx`));
    const grid = await readWorkbook(bytes);
    const { layout, template } = found(grid);
    const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
    const given = anyAnswers(questions).map((answers) => withPlace(answers, { layout, template }));
    fc.assert(
      fc.property(given, (answers) => {
        const again = changed(grid, writeAnswers(answers, layout, template));
        expect(Object.fromEntries(readAnswers(again, found(again).layout, template).answers)).toEqual(
          Object.fromEntries(answers),
        );
      }),
      { numRuns: 5, endOnFailure: true },
    );
    const [answers] = fc.sample(given, { numRuns: 1, seed: 7 });
    const header = new Map(
      template.headerFields.map(({ key, type }) => [key, type === 'date' ? '2027-01-31' : `${key} 4.10`]),
    );
    const file = await patchWorkbook(bytes, [
      ...writeAnswers(answers!, layout, template),
      ...writeHeader(header, layout, template),
    ]);
    const again = await readWorkbook(file);
    const read = readAnswers(again, found(again).layout, template);
    expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(answers!));
    expect(Object.fromEntries(read.header)).toEqual(Object.fromEntries(header));
  });

  it('keep what a person has still to decide', async () => {
    const grid = await readWorkbook(readFileSync(join(FOLDER, '09-sds50-with-mistakes.xlsx')));
    const { layout, template } = found(grid);
    const { answers } = readAnswers(grid, layout, template);
    const again = changed(grid, writeAnswers(answers, layout, template));
    expect(readAnswers(again, layout, template).answers).toEqual(answers);
  });

  const CARRIED = { templateId: 'sds-4.1', questions: ['4'], relation: 'same' };

  it('are named where the layout has no place for them', async () => {
    const grid = await readWorkbook(readFileSync(join(FOLDER, '11-sds50-bullets.xlsx')));
    const { layout, template } = found(grid);
    const answers = new Map([
      ['1', { value: 'na' }],
      ['3', { value: 'blank', remark: 'あ'.repeat(32_768) }],
      ['4', { value: 'blank', carriedFrom: CARRIED }],
      ['5', { value: 'blank', carriedFrom: CARRIED, confirmedAt: '2026-11-01T00:00:00Z' }],
    ] as const);
    expect(unplaced(answers, layout, template).map(({ code, message }) => [code, message.en])).toEqual([
      ['1', 'This layout has no place for the answer.'],
      ['3', 'This layout has no place for the remark.'],
      ['4', 'This layout has no place for the mark of an answer carried over and not confirmed.'],
    ]);
  });
});

const IN_REMARKS: readonly Answer[] = [
  { value: 'na', reason: { kind: 'explanation', text: '単独利用のため\n【条件】ではありません' } },
  { value: 'no', remark: '別紙', reason: { kind: 'alternative_measure', text: 'IC カード' } },
  { value: 'yes', plannedOn: '2027-03-31', condition: '3.9 以降', responsibility: '病院' },
  { value: 'waiting', waitingFor: 'OEM' },
  { value: 'declined', remark: '【理由】と書いた備考', reason: { kind: 'explanation', text: '非公開' } },
  { value: 'declined' },
];

describe('what a workbook has no column for', () => {
  it.each(NAMES.filter((name) => !/^(?:07|11)/.test(name)))('stands in the remarks of %s', async (name) => {
    const bytes = readFileSync(join(FOLDER, `${name}.xlsx`));
    const grid = await readWorkbook(bytes);
    const { layout, template } = found(grid);
    const rows = questionsOf(template).filter(({ answerType }) => /^yes_no/.test(answerType));
    const answers = new Map(
      rows
        .map(({ code, answerType }, at): [string, Answer, string] => [code, IN_REMARKS[at % 6]!, answerType])
        .filter(([, { value }, type]) => type === 'yes_no_na' || value !== 'na')
        .map(([code, answer]) => [code, answer]),
    );
    expect(unplaced(answers, layout, template)).toEqual([]);
    const again = await readWorkbook(await patchWorkbook(bytes, writeAnswers(answers, layout, template)));
    const read = readAnswers(again, found(again).layout, template).answers;
    expect(Object.fromEntries([...answers.keys()].map((code) => [code, read.get(code)]))).toEqual(
      Object.fromEntries(answers),
    );
  });

  const oneRow = async (change: object) => {
    const grid = await readWorkbook(readFileSync(join(FOLDER, '01-sds50-columns-circles.xlsx')));
    const { layout, template } = found(grid);
    const tables = layout.tables.map((table) => ({
      ...table,
      rows: table.rows.map((row) => (row.question === '1' ? { ...row, ...change } : row)),
    }));
    const changing = { ...layout, tables };
    const lost = (answer: Answer) =>
      unplaced(new Map([['1', answer]]), changing, template).map(({ message }) => message.en.slice(25));
    const written = (answer: Answer) => {
      const again = changed(grid, writeAnswers(new Map([['1', answer]]), changing, template));
      return readAnswers(again, changing, template);
    };
    return { lost, written };
  };

  it('is named where there is no remark either (the yearly check list has none), or it is too long for a cell', async () => {
    const none = await oneRow({ remarks: [] });
    expect(IN_REMARKS.map(none.lost)).toEqual([
      ['for the reason.'],
      ['for the remark.', 'for the reason.'],
      ['for the planned day.', 'for the condition.', 'for the responsibility.'],
      ['for the answer.', 'for whom the answer waits for.'],
      ['for the answer.', 'for the remark.', 'for the reason.'],
      ['for the answer.'],
    ]);
    const long: Answer = { value: 'na', remark: '別紙', reason: { kind: 'explanation', text: 'あ'.repeat(32_767) } };
    const { lost, written } = await oneRow({});
    expect(lost(long)).toEqual(['for the reason.']);
    expect(written(long).answers.get('1')).toEqual({ value: 'na', remark: '別紙' });
  });

  it('stands in a column where there is one; another measure in the remark if the column cannot tell it', async () => {
    const { lost, written } = await oneRow({ extras: { reason: { row: 200, column: 9 } } });
    for (const kind of ['explanation', 'alternative_measure'] as const) {
      const answer: Answer = { value: 'no', reason: { kind, text: 'IC カード' } };
      expect(lost(answer)).toEqual([]);
      expect(written(answer).answers.get('1')).toEqual(answer);
    }
  });

  it('is doubted where a day is none', async () => {
    const grid = await readWorkbook(readFileSync(join(FOLDER, '01-sds50-columns-circles.xlsx')));
    const { layout, template } = found(grid);
    const { sheet, rows } = layout.tables[0]!;
    const content = { text: '別紙\n【対応予定日】2027年度末' };
    const again = changed(grid, [
      ...writeAnswers(new Map([['1', { value: 'yes' }]]), layout, template),
      { sheet, ...rows.find(({ question }) => question === '1')!.remarks[0]!, content },
    ]);
    const { answers, findings } = readAnswers(again, layout, template);
    expect(answers.get('1')).toEqual({ value: 'yes', remark: content.text });
    expect(findings.filter(({ kind }) => kind === 'unreadable_date')).toMatchObject([{ code: '1' }]);
  });
});
