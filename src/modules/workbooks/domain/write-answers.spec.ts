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
import type { Answers } from '../../templates/domain/answer.js';
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
      ['2', { value: 'yes', plannedOn: '2027-03-31' }],
      ['3', { value: 'declined' }],
      ['4', { value: 'blank', carriedFrom: CARRIED }],
      ['5', { value: 'blank', carriedFrom: CARRIED, confirmedAt: '2026-11-01T00:00:00Z' }],
    ] as const);
    expect(unplaced(answers, layout, template).map(({ code, message }) => [code, message.en])).toEqual([
      ['1', 'This layout has no place for the answer.'],
      ['2', 'This layout has no place for the planned day.'],
      ['3', 'This layout has no place for the answer.'],
      ['4', 'This layout has no place for the mark of an answer carried over and not confirmed.'],
    ]);
  });
});
