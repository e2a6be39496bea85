import { describe, expect, it } from '@jest/globals';
import type { Grid } from '../../../kernel/grid.js';
import { changed, type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import type { Template } from '../../templates/domain/template.js';
import { COMPARISON_HEADINGS } from './comparison-table.js';
import { copyable } from './copyable-layout.js';
import { preview } from './preview.js';
import { recognizeAs } from './recognize.js';
import { type WorkbookReading, workbookReading } from './workbook-reading.js';
import { writeAnswers, writeHeader } from './write-answers.js';

const both = (text: string) => ({ ja: text, en: text });
/** Number, wording; a bullet has no number. */
const ROWS: readonly (readonly [string, string])[] = [
  ['1', '利用者を認証する仕組みがありますか'],
  ['', '記憶による認証(パスワードなど)'],
  ['', '生体による認証'],
  ['', '物理媒体による認証'],
  ['4.1', '通信を暗号化していますか'],
  ['4.10', '電子証明書の有効期限を管理していますか'],
  ['5', '作業の記録を利用者に示せますか'],
  ['6', '保守の手順を文書にしていますか'],
  ['7', '再委託先を公表していますか'],
];
const FORM: Template = {
  id: 'own-1.0',
  form: 'OWN',
  version: '1.0',
  guideline: { name: 'ガイドライン', version: '1' },
  title: both('開示書'),
  provenance: 'seen',
  answerVocabulary: [
    { key: 'yes', label: both('はい') },
    { key: 'no', label: both('いいえ') },
  ],
  layout: { columns: [] },
  rounds: 1,
  dates: [],
  headerFields: ['事業者名', '作成者'].map((label) => ({
    key: label,
    type: 'text',
    label: both(label),
    required: false,
  })),
  official: { publisher: '発行者', workbook: '0'.repeat(64) },
  sections: [
    {
      code: 's1',
      title: both('全般'),
      provenance: 'seen',
      questions: ROWS.map(([number, wording], at) => ({
        code: `own${at + 1}`,
        ...(number !== '' && { officialCode: number }),
        prompt: both(wording),
        answerType: 'yes_no',
        choices: [],
        remark: { allowed: true, requiredWhen: [] },
        guidelineRefs: [],
        topic: `own.${at}`,
      })),
    },
  ],
};
const HEAD = [['開示書'], ['項番', '質問', 'はい', 'いいえ', '備考']];

function gridOf(
  rows: readonly (readonly MadeCell[])[],
  foot: readonly (readonly MadeCell[])[] = [],
  head = HEAD,
): Grid {
  return { sheets: [sheetOf('表', [...head, ...rows, ...foot])] };
}

const layoutOf = (grid: Grid) => copyable(recognizeAs(grid, FORM)!.layout, grid);
const LAYOUT = layoutOf(gridOf(ROWS));
const read = (grid: Grid, layout = LAYOUT): WorkbookReading =>
  workbookReading(grid, 'a.xlsx', { templates: [FORM], learned: new Map([[FORM.id, layout]]) });
const marked = (change: (row: readonly [string, string], at: number) => readonly MadeCell[] = (row) => row) =>
  ROWS.map((row, at) => [...change(row, at), at % 2 === 0 ? '○' : '', at % 2 === 0 ? '' : '○']);
const MARKS = Object.fromEntries(ROWS.map((_, at) => [`own${at + 1}`, { value: at % 2 === 0 ? 'yes' : 'no' }]));
const kinds = ({ findings }: WorkbookReading, kind: string) =>
  findings.filter((one) => one.kind === kind).map(({ code, cells }) => [code, cells]);

describe('a row of a copy that neither number nor wording name', () => {
  it('is found by its place, and a person is asked', () => {
    const reading = read(gridOf(marked((row, at) => (at === 2 ? ['', 'バイオメトリクス'] : row))));
    expect(reading.answers).toEqual(MARKS);
    expect(kinds(reading, 'likely_place')).toEqual([['own3', ['B5']]]);
    const { rows } = preview(FORM, new Map(), {}, reading);
    expect(rows.find(({ question }) => question === 'own3')).toMatchObject({
      status: 'doubtful',
      proposed: { value: 'yes' },
    });
  });

  it('is found by its place where rows were inserted elsewhere', () => {
    const rows = marked((row, at) => (at === 2 ? ['', '生体(指紋など)のしくみ'] : row));
    const reading = read(gridOf([...rows.slice(0, 1), ['', ''], ['', ''], ...rows.slice(1)]));
    expect(reading.answers).toEqual(MARKS);
    expect(kinds(reading, 'rows_moved')).toEqual([[undefined, ['B6']]]);
  });

  it('is found where its number lost a zero', () => {
    const reading = read(
      gridOf(marked((row, at) => (at === 5 ? [{ kind: 'number', text: '4.1' }, '期限の管理'] : row))),
    );
    expect(reading.answers).toEqual(MARKS);
  });

  it('is none where the last question was deleted and a note moved up', () => {
    const { answers, findings } = read(gridOf(marked().slice(0, -1), [['', '以上です。ご不明な点は窓口まで']]));
    expect(answers).not.toHaveProperty('own9');
    expect(findings.map(({ kind }) => kind)).toContain('missing_question');
  });

  it('is none where it carries a number of its own', () => {
    const reading = read(gridOf(marked((row, at) => (at === 7 ? ['99.9', '当社独自の項目'] : row))));
    expect(reading.answers).not.toHaveProperty('own8');
    expect(kinds(reading, 'unknown_question')).toEqual([['99.9', ['A10']]]);
  });
});

describe('what somebody changed in a copy', () => {
  it('is said once, however many wordings were typed anew', () => {
    const reading = read(
      gridOf(marked(([number, wording], at) => [number, at > 5 ? `【${at}】${wording.slice(2, 6)}はどうか` : wording])),
    );
    expect(reading.answers).toEqual(MARKS);
    expect(kinds(reading, 'wording_changed')).toEqual([[undefined, ['A9', 'A10', 'A11']]]);
    expect(kinds(reading, 'reworded_question')).toEqual([]);
    const { findings } = preview(FORM, new Map(), {}, reading);
    expect(findings.map(({ kind }) => kind)).toContain('wording_changed');
  });

  it('names the columns that moved', () => {
    const rows = marked().map(([number = '', wording = '', ...marks]) => [number, '', wording, ...marks]);
    const reading = read(gridOf(rows, [], [['開示書'], ['項番', '', '質問', 'はい', 'いいえ', '備考']]));
    expect(reading.answers).toEqual(MARKS);
    expect(reading.findings.map(({ message }) => message.en)).toEqual([
      'On the sheet "表" columns have moved (B→C, C→D, D→E, E→F); they were read where they stand.',
    ]);
  });
});

it('a column that was deleted is read nowhere else', () => {
  const rows = marked().map(([number = '', wording = '', yes = '', no = '']) => [number, wording, yes, no, '担当者']);
  const { answers, findings } = read(gridOf(rows, [], [['開示書'], ['項番', '質問', 'はい', 'いいえ', '部署名']]));
  expect(answers).toEqual(MARKS);
  expect(findings.map(({ kind }) => kind)).toEqual(['unread_column']);
});

describe('answers under headings that say nothing', () => {
  const head = [['開示書'], ['項番', '質問', 'A', 'B', '備考']];
  const told = {
    ...LAYOUT,
    tables: LAYOUT.tables.map((table) => ({ ...table, titles: layoutOf(gridOf(ROWS, [], head)).tables[0]!.titles! })),
  };

  it('are read where a person said that they stand, also in a copy with other columns', () => {
    expect(read(gridOf(marked(), [], head), told).answers).toEqual(MARKS);
    const rows = marked().map(([number = '', wording = '', yes = '', no = '']) => [number, wording, no, yes]);
    const swapped = gridOf(rows, [], [['開示書'], ['項番', '質問', 'B', 'A', '備考']]);
    expect(read(swapped, told).answers).toEqual(MARKS);
  });
});

describe('of two forms that are one version', () => {
  const shipped: Template = { ...FORM, id: 'shipped', version: 'Ver. 1.0', official: undefined } as unknown as Template;
  const ask = (asked: Parameters<typeof workbookReading>[3]) =>
    workbookReading(
      gridOf(marked()),
      'a.xlsx',
      { templates: [shipped, FORM], learned: new Map([[FORM.id, LAYOUT]]) },
      asked,
    );

  it('the learned one is met, unless the other is expected or named', () => {
    expect(ask({}).template).toBe(FORM.id);
    expect(ask({ expected: 'shipped' }).template).toBe('shipped');
    expect(ask({ templateId: 'shipped' })).toMatchObject({ template: 'shipped', sure: 'chosen' });
  });
});

it('a comparison is refused by name, whatever form it is made of', () => {
  const rows = ROWS.map(([number, wording]) => ['全般', number, wording, '同じ', 'はい', 'はい']);
  const grid = gridOf(rows, [], [['開示書の比較'], ['2 製品'], [...COMPARISON_HEADINGS.ja, 'A社', 'B社']]);
  expect(() => read(grid)).toThrow('workbook.is-comparison');
});

describe('numbers that a form prints for remarks', () => {
  const answers = new Map([
    ['own1', { value: 'yes', remark: '一つ目' }],
    ['own5', { value: 'no', remark: '二つ目\n続き' }],
  ] as const);

  it.each([
    ['beside', '備考1', ['備考1', '一つ目'], ['備考3']],
    ['behind a sign', '備考1：', ['備考1：一つ目'], ['備考3：']],
    ['in brackets', '(1)', ['(1)', '一つ目'], ['(3)']],
  ])('take their texts %s, and stay where there is none', (_, label, filled, empty) => {
    const notes = [1, 2, 3].map((number) => [label.replace('1', String(number))]);
    const blank = gridOf(ROWS, [[], ['備考記載欄'], ...notes]);
    const layout = layoutOf(blank);
    const written = changed(blank, writeAnswers(answers, layout, FORM));
    const texts = written.sheets[0]!.rows.slice(-3).map(({ cells }) => cells.map(({ text }) => text));
    expect([texts[0], texts[2]]).toEqual([filled, empty]);
    expect(read(written, layout).answers).toMatchObject(Object.fromEntries(answers));
  });

  it('are none where remarks stand in the rows', () => {
    const rows = ROWS.map((row) => [...row, '', '', '未定']);
    expect(layoutOf(gridOf(rows, [[], ['備考記載欄'], ['備考1'], ['備考2']])).notes).toBeUndefined();
  });
});

describe('the head of a form', () => {
  const written = (grid: Grid) =>
    writeHeader(
      new Map([
        ['事業者名', 'A社'],
        ['作成者', '山田'],
      ]),
      layoutOf(grid),
      FORM,
    ).map(({ row, column }) => [row, column]);

  it('may stand below the table', () => {
    const grid = gridOf(marked(), [[], ['事業者名', 'A社'], ['作成者', '山田']]);
    expect(read(grid).header).toEqual({ 事業者名: 'A社', 作成者: '山田' });
  });

  it('is written below labels that stand side by side, never over one of them', () => {
    expect(written(gridOf(ROWS, [], [['事業者名', '作成者'], [], ...HEAD]))).toEqual([
      [2, 1],
      [2, 2],
    ]);
    expect(written(gridOf(ROWS, [], [['事業者名', '', '作成者'], [], ...HEAD]))).toEqual([
      [1, 2],
      [1, 4],
    ]);
  });
});
