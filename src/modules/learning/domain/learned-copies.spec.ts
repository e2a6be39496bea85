import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { Grid } from '#kernel/grid.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { anyDisturbance, type Disturbance, disturbed } from '../../../../test/fixtures/workbooks/disturbed.js';
import { anyAnswers } from '../../../../test/fixtures/workbooks/made-forms.js';
import { changed } from '../../../../test/fixtures/workbooks/made-grids.js';
import { templates } from '../../../../test/fixtures/workbooks/read-made.js';
import type { Answers } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import type { Layout } from '../../workbooks/domain/layout.js';
import { recognize } from '../../workbooks/domain/recognize.js';
import { type WorkbookReading, workbookReading } from '../../workbooks/domain/workbook-reading.js';
import { unplaced } from '../../workbooks/domain/unplaced.js';
import { writeAnswers, writeHeader } from '../../workbooks/domain/write-answers.js';
import { learnForm } from './learn-form.js';
import { releasedForm } from './released-form.js';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'workbooks');
/** Every style: columns, notes below, list, boxes, notes on another sheet, MDS2, yearly check list, controls, bullets, a sheet per section, side by side. */
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
  '15-mds50-sheet-per-section',
  '16-sds50-notes-in-brackets',
  '17-sds50-labels-above',
  '19-sds50-signs-with-legend',
  '20-sds50-merged-grid',
  '22-sds50-side-by-side',
];
jest.setTimeout(60_000);

/** A form as learned from a workbook: blank, with where everything stands in it. */
interface Learned {
  readonly blank: Grid;
  readonly template: Template;
  readonly layout: Layout;
}

/** The filled workbook is emptied by its known layout, then learned as if nobody knew it. */
async function learned(name: string): Promise<Learned> {
  const grid = await readWorkbook(readFileSync(join(FOLDER, `${name}.xlsx`)));
  const found = recognize(grid, templates);
  if (found.sure === 'ask' || found.sure === 'none') throw new Error(found.sure);
  const emptied = [
    ...writeAnswers(new Map(), found.layout, found.template),
    ...writeHeader(new Map(), found.layout, found.template),
  ];
  const blank = changed(grid, emptied);
  const { form, version, guideline, title } = found.template;
  const naming = {
    id: 'learned',
    form,
    version,
    guideline,
    title: title.ja,
    publisher: '発行者',
    workbook: '0'.repeat(64),
  };
  const { template, layout, faults } = releasedForm(learnForm(blank, templates), naming);
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  return { blank, template, layout };
}

const read = (grid: Grid, { template, layout }: Learned): WorkbookReading =>
  workbookReading(grid, 'a.xlsx', { templates: [...templates, template], learned: new Map([['learned', layout]]) });

function withPlace(answers: Answers, { layout, template }: Learned): Answers {
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

const NOTHING: Disturbance = { inserted: [], right: 0, renamed: false, reversed: false, retyped: 0, wide: false };
const kindsOf = ({ findings }: WorkbookReading): string[] => findings.map(({ kind }) => kind);

describe.each(NAMES)('a copy of %s', (name) => {
  let form: Learned;
  beforeAll(async () => {
    form = await learned(name);
  });
  const anyFilling = () =>
    anyAnswers(questionsOf(form.template).filter(({ answerType }) => answerType !== 'group')).map((answers) =>
      withPlace(answers, form),
    );
  const filled = (answers: Answers): Grid => changed(form.blank, writeAnswers(answers, form.layout, form.template));

  it('says the answers written into it, whatever somebody did to it', () => {
    fc.assert(
      fc.property(anyFilling(), anyDisturbance, (answers, disturbance) => {
        const reading = read(disturbed(filled(answers), form.layout, disturbance), form);
        expect([reading.template, reading.answers]).toEqual(['learned', Object.fromEntries(answers)]);
      }),
      { numRuns: 3, seed: 4, endOnFailure: true },
    );
  });

  it('is told to be unchanged, and what was changed where it was', () => {
    const [answers] = fc.sample(anyFilling(), { numRuns: 1, seed: 7 });
    const moved = ['rows_moved', 'columns_moved', 'sheet_renamed', 'wording_changed'];
    const header = Object.fromEntries(
      form.template.headerFields.map(({ key, type }) => [key, type === 'date' ? '2027-01-31' : `${key} 4.10`]),
    );
    const headed = writeHeader(new Map(Object.entries(header)), form.layout, form.template);
    const reading = read(changed(filled(answers!), headed), form);
    expect(reading.header).toEqual(header);
    expect(kindsOf(reading).filter((kind) => moved.includes(kind))).toEqual([]);
    const change = { ...NOTHING, inserted: [[0, 2]], right: 1, renamed: true } as const;
    const kinds = kindsOf(read(disturbed(filled(answers!), form.layout, change), form));
    expect(new Set(kinds.filter((kind) => moved.includes(kind)))).toEqual(
      new Set(['rows_moved', 'columns_moved', 'sheet_renamed']),
    );
  });
});
