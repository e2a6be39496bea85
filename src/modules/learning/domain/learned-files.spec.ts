import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { Budget } from '#platform/spreadsheet/budget.js';
import { DEFAULT_LIMITS } from '#platform/spreadsheet/limits.js';
import { patchWorkbook } from '#platform/spreadsheet/patch-workbook.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { WorkbookPackage } from '#platform/spreadsheet/workbook-package.js';
import { anyAnswers } from '../../../../test/fixtures/workbooks/made-forms.js';
import { templates } from '../../../../test/fixtures/workbooks/read-made.js';
import { questionsOf } from '../../templates/domain/template.js';
import { recognize } from '../../workbooks/domain/recognize.js';
import { workbookReading } from '../../workbooks/domain/workbook-reading.js';
import { unplaced } from '../../workbooks/domain/unplaced.js';
import { writeAnswers, writeHeader } from '../../workbooks/domain/write-answers.js';
import { learnForm } from './learn-form.js';
import { releasedForm } from './released-form.js';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'workbooks');
const SHEET = /^xl\/worksheets\/sheet\d+\.xml$/;
const CONTROLS = /^xl\/(?:worksheets\/sheet\d+\.xml|ctrlProps\/ctrlProp\d+\.xml|drawings\/vmlDrawing\d+\.vml)$/;
jest.setTimeout(60_000);

/** Names of all parts, in order, with their compressed bytes. */
async function partsOf(bytes: Uint8Array): Promise<[string, string][]> {
  const { directory } = await WorkbookPackage.open(bytes, new Budget(DEFAULT_LIMITS));
  return directory.map(({ name, dataStart, compressedSize }) => [
    name,
    Buffer.from(bytes.subarray(dataStart, dataStart + compressedSize)).toString('base64'),
  ]);
}

/** The workbook of a form as its publisher offers it: nothing filled, the numbers for remarks printed. */
async function blank(name: string): Promise<Uint8Array> {
  const bytes = readFileSync(join(FOLDER, `${name}.xlsx`));
  const found = recognize(await readWorkbook(bytes), templates);
  if (found.sure === 'ask' || found.sure === 'none') return bytes;
  const { layout, template } = found;
  const { notes } = layout;
  const answers = writeAnswers(new Map(), layout, template).filter(
    ({ sheet, row, column }) =>
      sheet !== notes?.sheet || column !== notes.numberColumn || !notes.notes.some((note) => note.row === row),
  );
  return patchWorkbook(bytes, [...answers, ...writeHeader(new Map(), layout, template)]);
}

describe('answers in the official workbook', () => {
  it.each([
    ['columns', '01-sds50-columns-circles', SHEET],
    ['numbered remarks', '02-sds50-columns-notes-below', SHEET],
    ['a list', '03-mds50-dropdown', SHEET],
    ['boxes', '04-mds50-inline-boxes', SHEET],
    ['remarks on another sheet', '05-sds41-older-form', SHEET],
    ['the yearly check list', '07-checklist-vendor-r7', SHEET],
    ['check-box controls', '08-sds50-form-control-boxes', CONTROLS],
    ['a form nobody knew', '10-new-form-sds', SHEET],
    ['a sheet for each section', '15-mds50-sheet-per-section', SHEET],
    ['signs of a legend', '19-sds50-signs-with-legend', SHEET],
  ])('%s: change the parts they stand in and no other byte, and are read again', async (_, name, mayChange) => {
    const before = await blank(name);
    const proposal = learnForm(await readWorkbook(before), templates);
    const guideline = proposal.guideline ?? { name: 'ガイドライン', version: '6.0' };
    const naming = { title: '様式', publisher: '発行者', workbook: '0'.repeat(64), guideline };
    const { template, layout } = releasedForm(proposal, { ...naming, id: 'learned', form: 'OWN', version: '1' });
    const questions = questionsOf(template).filter(({ answerType }) => answerType !== 'group');
    const [drawn] = fc.sample(anyAnswers(questions), { numRuns: 1, seed: 11 });
    const lacking = new Set(unplaced(drawn!, layout, template).map(({ code }) => code));
    const answers = new Map([...drawn!].filter(([code]) => !lacking.has(code)));
    const header = new Map(
      template.headerFields.map(({ key, type }) => [key, type === 'date' ? '2027-01-31' : `${key} 4.10`]),
    );
    const writes = [...writeAnswers(answers, layout, template), ...writeHeader(header, layout, template)];
    const after = await patchWorkbook(before, writes);

    const [old, now] = [await partsOf(before), await partsOf(after)];
    expect(now.map(([part]) => part)).toEqual(old.map(([part]) => part));
    const changed = now.filter(([, packed], at) => packed !== old[at]?.[1]).map(([part]) => part);
    expect(changed.filter((part) => !mayChange.test(part))).toEqual([]);
    expect(changed).not.toEqual([]);

    const known = { templates: [template], learned: new Map([['learned', layout]]) };
    const reading = workbookReading(await readWorkbook(after), 'a.xlsx', known, { templateId: 'learned' });
    expect(reading.answers).toMatchObject(Object.fromEntries(answers));
    expect(reading.header).toEqual(Object.fromEntries(header));
  });
});
