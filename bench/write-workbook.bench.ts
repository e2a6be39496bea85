/** Writing answers into an official workbook, as a ratio to reading the answers of the same workbook. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadShippedTemplates } from '../src/modules/templates/shipped-templates.js';
import { readAnswers } from '../src/modules/workbooks/domain/read-answers.js';
import { recognizeAs } from '../src/modules/workbooks/domain/recognize.js';
import { writeAnswers, writeHeader } from '../src/modules/workbooks/domain/write-answers.js';
import { patchWorkbook } from '../src/platform/spreadsheet/patch-workbook.js';
import { readWorkbook } from '../src/platform/spreadsheet/read-workbook.js';
import { interleaved, reportTimes } from './measure.js';

const bytes = new Uint8Array(await readFile(join('test', 'fixtures', 'workbooks', '01-sds50-columns-circles.xlsx')));
const template = loadShippedTemplates().find(({ id }) => id === 'sds-5.0');
if (template === undefined) throw new Error('no shipped form sds-5.0');

const form = template;
const found = recognizeAs(await readWorkbook(bytes), form);
if (found === undefined) throw new Error('the workbook is not recognised');
const { layout } = found;
const { answers, header } = readAnswers(await readWorkbook(bytes), layout, form);

const read = async (): Promise<unknown> => readAnswers(await readWorkbook(bytes), layout, form);
const write = (): Promise<unknown> =>
  patchWorkbook(bytes, [...writeAnswers(answers, layout, form), ...writeHeader(header, layout, form)]);

const times = await interleaved({ read, write }, { rounds: 150, warmUp: 40 });
reportTimes('write-workbook', times.write, times.read, { atMost: 2 });
