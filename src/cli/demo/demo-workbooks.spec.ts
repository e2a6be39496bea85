import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findings } from '#modules/disclosures/domain/findings.js';
import { DEFAULT_POLICY } from '#modules/disclosures/domain/policy.js';
import { askedQuestions } from '#modules/templates/domain/applicability.js';
import { questionsOf } from '#modules/templates/domain/template.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { readAnswers } from '#modules/workbooks/domain/read-answers.js';
import { recognize } from '#modules/workbooks/domain/recognize.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { readWrittenForm } from './written-form.js';

const DEMO = join(process.cwd(), 'demo');
const templates = loadShippedTemplates();
const names = readdirSync(join(DEMO, 'answers'));
const written = (name: string) => readWrittenForm(join(DEMO, 'answers', name), templates);

describe('a workbook of the demonstration', () => {
  it.each(names)('%s is recognised without doubt and says what was written down', async (name) => {
    const form = written(name);
    const grid = await readWorkbook(readFileSync(join(DEMO, 'workbooks', form.workbook)));
    const recognition = recognize(grid, templates);
    if (recognition.sure !== 'certain') throw new Error(`${form.workbook}: ${recognition.sure}`);
    const read = readAnswers(grid, recognition.layout, recognition.template);

    expect(recognition.template.id).toBe(form.template.id);
    expect(read.findings).toEqual([]);
    expect(Object.fromEntries(read.header)).toEqual(form.header);
    const rows = questionsOf(form.template).filter(({ answerType }) => answerType !== 'group');
    const expected = rows.map(({ code }) => [code, form.answers.get(code) ?? { value: 'blank' }]);
    expect(Object.fromEntries(read.answers)).toEqual(Object.fromEntries(expected));
  });

  it.each(names)('%s answers or leaves open every row that the form asks', (name) => {
    const { template, answers } = written(name);
    const asked = askedQuestions(template, answers);
    const forgotten = questionsOf(template).filter(
      ({ code, answerType }) => answerType !== 'group' && asked.get(code) === 'asked' && !answers.has(code),
    );
    expect(forgotten.map(({ code }) => code)).toEqual([]);
  });

  it.each([
    [
      'kotori-2025-11.yaml',
      ['blank 8', 'blank 17.1.1.2', 'blank r4.3.1', 'blank r16.3', 'blank r17.1', 'blank rs1', 'blank rs8'],
    ],
    ['kotori-2026-10.yaml', ['blank 17.1.1.2', 'blank r16.3', 'blank rs8']],
    ['kasumihama.yaml', ['not_asked_answered r12.1', 'blank r18.5', 'blank r26']],
    [
      'aono.yaml',
      [
        'older_form',
        ...['2', '8', '12.2', 'r4.3.2', 'r11', 'r12.1', 'r16', 'r24', 'r27.1'].map((code) => `blank ${code}`),
      ],
    ],
  ])('%s has the faults that the demonstration shows, and no others', (name, expected) => {
    const { template, answers, header } = written(name);
    const found = findings(template, answers, DEFAULT_POLICY, { today: '2026-11-21', header, knownForms: templates });
    expect(found.map(({ kind, question }) => (question === undefined ? kind : `${kind} ${question}`))).toEqual(
      expected,
    );
  });
});
