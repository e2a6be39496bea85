import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import type { Answer } from '../../templates/domain/answer.js';
import { readAnswers } from './read-answers.js';
import { recognize } from './recognize.js';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'workbooks');
const NAMES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => name.replace('.expected.json', ''));
const templates = loadShippedTemplates();
jest.setTimeout(60_000);

interface Expected {
  readonly template: string;
  readonly header: Record<string, string>;
  readonly answers: Record<string, Answer>;
  readonly findings?: { kind: string; code?: string; cells?: string[] }[];
}

describe('a filled workbook', () => {
  it.each(NAMES)('%s is read as a person would read it', async (name) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')) as Expected;
    const grid = await readWorkbook(readFileSync(join(FOLDER, `${name}.xlsx`)));

    const recognition = recognize(grid, templates);
    if (recognition.sure !== 'certain' && recognition.sure !== 'likely')
      throw new Error(`${name}: ${recognition.sure}`);
    const read = readAnswers(grid, recognition.layout, recognition.template);

    expect(recognition.template.id).toBe(expected.template);
    expect(Object.fromEntries(read.header)).toEqual(expected.header);
    expect(Object.fromEntries(read.answers)).toEqual(expected.answers);
    const findings = read.findings.map(({ kind, code, cells }) => ({ kind, code, cells }));
    for (const { kind, code, cells } of expected.findings ?? []) expect(findings).toContainEqual({ kind, code, cells });
  });
});
