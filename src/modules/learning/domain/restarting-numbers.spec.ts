import { describe, expect, it } from '@jest/globals';
import type { Grid } from '../../../kernel/grid.js';
import { changed, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import { questionsOf } from '../../templates/domain/template.js';
import { kaijiLayout } from '../../workbooks/domain/kaiji-layout.js';
import { preview } from '../../workbooks/domain/preview.js';
import { type WorkbookReading, workbookReading } from '../../workbooks/domain/workbook-reading.js';
import { writeAnswers } from '../../workbooks/domain/write-answers.js';
import { learnForm } from './learn-form.js';
import { type ReleasedForm, releasedForm } from './released-form.js';

const HEAD = ['番号', '確認内容', 'はい', 'いいえ', '対象外', '備考'];
const TOPICS = [
  '施錠を管理していますか',
  '入退室を記録していますか',
  '訪問者を記録していますか',
  '操作を記録していますか',
];
const PLACES = ['建物', 'サーバ室', '事務室'];
type Rows = readonly (readonly string[])[];

/** A list whose numbers begin anew under each title; `wording` says what a row asks. */
const listOf = (wording: (place: string, topic: string) => string, number = (at: number) => `(${at + 1})`): Rows => [
  ['病院情報システム 安全対策確認票 第4版'],
  ['作成日'],
  HEAD,
  ...PLACES.flatMap((place) => [[place], ...TOPICS.map((topic, at) => [number(at), wording(place, topic)])]),
];
const own = (place: string, topic: string): string => `${place}において、${topic}`;
const gridOf = (rows: Rows): Grid => ({ sheets: [sheetOf('様式', rows)] });

interface Learned extends ReleasedForm {
  readonly blank: Grid;
}

function learned(rows: Rows): Learned {
  const blank = gridOf(rows);
  const guideline = { name: 'ガイドライン', version: '1' };
  const naming = { id: 'own', form: 'OWN', version: '4', title: '確認票', publisher: '発行者', guideline };
  return { blank, ...releasedForm(learnForm(blank, []), { ...naming, workbook: '0'.repeat(64) }) };
}

const read = (grid: Grid, { template, layout }: ReleasedForm, templateId?: string): WorkbookReading =>
  workbookReading(grid, 'a.xlsx', { templates: [template], learned: new Map([['own', layout]]) }, { templateId });

/** Every row answered otherwise than those around it. */
const answersFor = ({ template }: ReleasedForm): Answers =>
  new Map(
    questionsOf(template).map(({ code }, at): [string, Answer] => [
      code,
      { value: (['yes', 'no', 'na'] as const)[(at * at) % 3] ?? 'yes', remark: `備考の${code}` },
    ]),
  );

/** The rows of the filled workbook, as they stand below the title. */
function filledRows(form: Learned): string[][] {
  const { sheets } = changed(form.blank, writeAnswers(answersFor(form), form.layout, form.template));
  const rows = sheets[0]?.rows ?? [];
  const last = rows.at(-1)?.row ?? 0;
  const textAt = (row: number, column: number): string =>
    rows.find((one) => one.row === row)?.cells.find((cell) => cell.column === column)?.text ?? '';
  return Array.from({ length: last }, (_, at) => HEAD.map((_, column) => textAt(at + 1, column + 1)));
}

const kinds = ({ findings }: WorkbookReading): string[] => findings.map(({ kind }) => kind);

describe.each([
  ['wordings of their own', listOf(own)],
  ['the same wordings', listOf((_, topic) => topic)],
  ['numbers that are no figures', listOf(own, (at) => `(${'アイウエ'.charAt(at)})`)],
  [
    'titles beside the first number',
    [
      ['チェックリスト 令和8年度'],
      ['', ...HEAD],
      ...PLACES.flatMap((place) =>
        TOPICS.map((topic, at) => [at === 0 ? place : '', `(${at + 1})`, own(place, topic)]),
      ),
    ],
  ],
])('a form whose numbers begin anew in each section, with %s', (name, rows) => {
  const form = learned(rows);
  const whole = () => filledRows(form);

  it('is met with all its rows, blank and filled', () => {
    expect([form.faults, questionsOf(form.template).length]).toEqual([[], 12]);
    const blank = read(form.blank, form);
    expect([blank.sure, blank.findings]).toEqual(['certain', []]);
    const grid = changed(form.blank, writeAnswers(answersFor(form), form.layout, form.template));
    const filled = read(grid, form);
    expect([filled.sure, filled.findings]).toEqual(['certain', []]);
    expect(filled.answers).toEqual(Object.fromEntries(answersFor(form)));
  });

  if (name !== 'titles beside the first number') {
    it('keeps its rows apart where the first section was taken out', () => {
      const left = whole().filter((_, at) => at < 3 || at > 7);
      const { answers } = read(gridOf(left), form, 'own');
      expect(answers).toEqual(Object.fromEntries([...answersFor(form)].slice(4)));
    });

    it('asks where a row was retyped altogether, and finds it by its place', () => {
      const retyped = whole().map((row, at) => (at === 10 ? [row[0] ?? '', '生体のしくみ', ...row.slice(2)] : row));
      const reading = read(gridOf(retyped), form, 'own');
      expect(reading.answers).toEqual(Object.fromEntries(answersFor(form)));
      expect(kinds(reading)).toContain('likely_place');
    });
  }
});

it.each(['ja', 'en'] as const)(
  'Kaiji’s own layout of a learned form is no changed copy of its workbook (%s)',
  (language) => {
    const form = learned(listOf(own));
    const sheets = kaijiLayout(form.template, language, answersFor(form)).map(({ name, rows }) =>
      sheetOf(
        name,
        rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : ''))),
      ),
    );
    const reading = read({ sheets }, form);
    expect([reading.sure, reading.findings]).toEqual(['certain', []]);
    expect(reading.answers).toEqual(Object.fromEntries(answersFor(form)));
  },
);

it('a number under another section’s wording is a conflict, never an answer', () => {
  const form = learned(listOf(own));
  const swapped = filledRows(form).map((row, at) => (at === 10 ? ['(3)', ...row.slice(1)] : row));
  const reading = read(gridOf(swapped), form, 'own');
  const { rows, counts } = preview(form.template, new Map(), {}, reading);
  const open = rows
    .filter(({ status }) => status === 'unreadable')
    .map(({ question, findings }) => [question, findings]);
  const conflict = expect.objectContaining({ kind: 'number_wording_conflict', cells: ['A11'] });
  expect(open).toContainEqual(['s2-(2)', [conflict]]);
  expect(counts).toMatchObject({ doubtful: 0 });
});

it('a row copied below itself is not taken for another section’s', () => {
  const form = learned(listOf((_, topic) => topic));
  const rows = filledRows(form);
  const reading = read(gridOf([...rows.slice(0, 5), rows[4] ?? [], ...rows.slice(5)]), form, 'own');
  expect(reading.answers).toEqual(Object.fromEntries(answersFor(form)));
  expect(kinds(reading)).toContain('duplicate_question');
});
