import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { loadShippedTemplates } from '#modules/templates/shipped-templates.js';
import { readWorkbook } from '#platform/spreadsheet/read-workbook.js';
import { foldCode, foldWording } from '../../../kernel/wording.js';
import { type Question, questionsOf, type Template } from '../../templates/domain/template.js';
import type { FormProposal, ProposedRow } from './form-proposal.js';
import { learnForm } from './learn-form.js';

const FOLDER = join(process.cwd(), 'test', 'fixtures', 'workbooks');
const templates = loadShippedTemplates();
jest.setTimeout(60_000);

const learn = async (name: string, known: readonly Template[]): Promise<FormProposal> =>
  learnForm(await readWorkbook(readFileSync(join(FOLDER, `${name}.xlsx`))), known);

describe('a blank form of a version nobody has a definition of', () => {
  type NewRow = [code: string, parent: string | null, topic: string | null, section: string, prompt: string];
  const expected = JSON.parse(readFileSync(join(FOLDER, '10-new-form-sds.learned.json'), 'utf8')) as NewRow[];

  it('is learned with every row, number and parent', async () => {
    const { rows, sections, blank } = await learn('10-new-form-sds', templates);
    const numbers = new Map(rows.map(({ id, number }) => [id, number]));
    const titles = new Map(sections.map(({ code, title }) => [code, title]));
    const learned = rows.map((row) => [
      row.number,
      row.parent && numbers.get(row.parent),
      titles.get(row.section),
      row.prompt,
    ]);
    expect(learned).toEqual(expected.map(([code, parent, , section, prompt]) => [code, parent, section, prompt]));
    expect(blank).toBe(true);
  });

  it('has its topics proposed, none of the sure ones wrong', async () => {
    const { rows } = await learn('10-new-form-sds', templates);
    const proposed = rows.map(({ topic }) => (topic.sureness === 'none' ? null : topic.key));
    const right = rows.filter((_, at) => proposed[at] === expected[at]?.[2]);
    expect(right.length).toBeGreaterThanOrEqual(rows.length * 0.95);
    const sure = rows.map(({ topic }, at) => (topic.sureness === 'exact' ? expected[at]?.[2] : topic.key));
    expect(sure).toEqual(rows.map(({ topic }) => topic.key));
  });

  it('is learned the same by an installation that knows no form', async () => {
    const { rows } = await learn('10-new-form-sds', []);
    expect(rows.map(({ number, prompt }) => [number, prompt])).toEqual(
      expected.map(([code, , , , prompt]) => [code, prompt]),
    );
    expect(new Set(rows.map(({ topic }) => topic.key)).size).toBe(rows.length);
  });
});

/** Rows whose code is ours, and whose place in the outline their number does not tell. */
const OURS = ['r4.1.2', 'r4.2', 'r4.3', 'r4.4', 'r20.3.4'];
/** A workbook with a number of its own in one row, and one that merely counts its rows. */
const RENUMBERED: Readonly<Record<string, readonly string[] | undefined>> = { '09-sds50-with-mistakes': ['1.2'] };
const COUNTED = '23-sds50-counted-rows';

describe('a filled form', () => {
  const names = readdirSync(FOLDER).flatMap((name) =>
    name.endsWith('.expected.json') ? [name.replace('.expected.json', '')] : [],
  );

  it.each(names)('%s is learned with the rows of the form it is', async (name) => {
    const { template: id } = JSON.parse(readFileSync(join(FOLDER, `${name}.expected.json`), 'utf8')) as {
      template: string;
    };
    const questions = questionsOf(templates.find((template) => template.id === id) ?? never());
    const { rows, blank } = await learn(name, []);
    const found = paired(rows, questions);
    expect(rows.map(({ id: row }) => found.get(row)?.code)).toEqual(questions.map(({ code }) => code));
    expect(blank).toBe(false);
    if (name !== COUNTED) checkOutline(rows, found, RENUMBERED[name] ?? []);
  });
});

/** The question of each row by its wording; of rows that share one, in order. */
function paired(rows: readonly ProposedRow[], questions: readonly Question[]): Map<string, Question> {
  const open = new Set(questions);
  return new Map(
    rows.flatMap(({ id, prompt }) => {
      const own = [...open].find(({ prompt: { ja, en } }) => [ja, en].map(foldWording).includes(foldWording(prompt)));
      if (own) open.delete(own);
      return own ? [[id, own] as const] : [];
    }),
  );
}

/** Numbers and parents of the rows whose code the file prints, against those of the form. */
function checkOutline(
  rows: readonly ProposedRow[],
  found: ReadonlyMap<string, Question>,
  other: readonly string[],
): void {
  const known = rows.flatMap((row) => {
    const question = found.get(row.id);
    return question && ![...OURS, ...other].includes(question.code) ? [{ row, question }] : [];
  });
  const printed = ({ code, officialCode = code }: Question): string => foldCode(officialCode);
  expect(
    known.map(({ row, question }) => [foldCode(row.number ?? printed(question)), found.get(row.parent ?? '')?.code]),
  ).toEqual(known.map(({ question }) => [printed(question), question.parent]));
}

function never(): never {
  throw new RangeError('no such form');
}
