import { describe, expect, it } from '@jest/globals';
import type { Template } from '../../templates/domain/template.js';
import { COMPARISON_HEADINGS } from './comparison-table.js';
import type { WordCells } from './layout.js';
import {
  FORM,
  gridOf,
  kinds,
  LAYOUT,
  layoutOf,
  marked,
  MARKS,
  readCopy,
  ROWS,
} from '../../../../test/fixtures/workbooks/own-form.js';
import { preview } from './preview.js';
import { workbookReading } from './workbook-reading.js';

describe('a row of a copy that neither number nor wording name', () => {
  it('is found by its place, and a person is asked', () => {
    const reading = readCopy(gridOf(marked((row, at) => (at === 2 ? ['', 'バイオメトリクス'] : row))));
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
    const reading = readCopy(gridOf([...rows.slice(0, 1), ['', ''], ['', ''], ...rows.slice(1)]));
    expect(reading.answers).toEqual(MARKS);
    expect(kinds(reading, 'rows_moved')).toEqual([[undefined, ['B6']]]);
  });

  it('is found where its number lost a zero', () => {
    const reading = readCopy(
      gridOf(marked((row, at) => (at === 5 ? [{ kind: 'number', text: '4.1' }, '期限の管理'] : row))),
    );
    expect(reading.answers).toEqual(MARKS);
  });

  it('is none where the last question was deleted and a note moved up', () => {
    const { answers, findings } = readCopy(gridOf(marked().slice(0, -1), [['', '以上です。ご不明な点は窓口まで']]));
    expect(answers).not.toHaveProperty('own9');
    expect(findings.map(({ kind }) => kind)).toContain('missing_question');
  });

  it('is none where it carries a number of its own', () => {
    const reading = readCopy(gridOf(marked((row, at) => (at === 7 ? ['99.9', '当社独自の項目'] : row))));
    expect(reading.answers).not.toHaveProperty('own8');
    expect(kinds(reading, 'unknown_question')).toEqual([['99.9', ['A10']]]);
  });

  it('is none where number and wording name two questions: whose answer it is stays open', () => {
    const wording = (at: number): string => ROWS[at]?.[1] ?? '';
    const swapped = marked((row, at) => (at === 6 ? ['5', wording(7)] : at === 7 ? ['6', wording(6)] : row));
    const known = { templates: [FORM], learned: new Map([[FORM.id, LAYOUT]]) };
    const reading = workbookReading(gridOf(swapped), 'a.xlsx', known, { templateId: FORM.id });
    expect(reading.answers).toMatchObject({ own7: { value: 'unreadable' }, own8: { value: 'unreadable' } });
    expect(kinds(reading, 'number_wording_conflict')).toEqual([
      ['5', ['A9']],
      ['6', ['A10']],
    ]);
    expect(kinds(reading, 'likely_place')).toEqual([]);
    const { counts } = preview(FORM, new Map(), {}, reading);
    expect(counts).toMatchObject({ unreadable: 2, doubtful: 0 });
  });

  it.each([1, 2])('is found beside rows with numbers of their own, %d inserted', (count) => {
    const rows = marked((row, at) => (at === 2 ? ['', '生体(指紋など)のしくみ'] : row));
    const own = Array.from({ length: count }, (_, at) => [`99.${at}`, '当社独自の項目です']);
    expect(readCopy(gridOf([...rows.slice(0, 2), ...own, ...rows.slice(2)])).answers).toEqual(MARKS);
  });
});

describe('what somebody changed in a copy', () => {
  it('is said once, however many wordings were typed anew', () => {
    const reading = readCopy(
      gridOf(marked(([number, wording], at) => [number, at > 5 ? `【${at}】${wording.slice(2, 6)}はどうか` : wording])),
    );
    expect(reading.answers).toEqual(MARKS);
    expect(kinds(reading, 'wording_changed')).toEqual([[undefined, ['A9', 'A10', 'A11']]]);
    expect(kinds(reading, 'reworded_question')).toEqual([]);
    const { findings } = preview(FORM, new Map(), {}, reading);
    expect(findings.map(({ kind }) => kind)).toContain('wording_changed');
  });

  it('names the rows that were taken out, before everything else', () => {
    const rows = marked().filter((_, at) => at !== 5 && at !== 2);
    const reading = readCopy(gridOf([...rows.slice(0, 3), ['', ''], ...rows.slice(3)]));
    expect(reading.findings[0]?.message).toEqual({
      ja: '様式の9問のうち7問だけが見つかりました。見つからないか、どの行か決められない設問：own3、4.10',
      en: "Only 7 of the form's 9 questions were found. Not found, or not known for certain: own3, 4.10",
    });
  });

  it('is no move of columns where only the numbers were taken out', () => {
    const reading = readCopy(gridOf(marked(([, wording]) => ['', wording])));
    expect(kinds(reading, 'columns_moved')).toEqual([]);
  });

  it('names the columns that moved', () => {
    const rows = marked().map(([number = '', wording = '', ...marks]) => [number, '', wording, ...marks]);
    const reading = readCopy(gridOf(rows, [], [['開示書'], ['項番', '', '質問', 'はい', 'いいえ', '備考']]));
    expect(reading.answers).toEqual(MARKS);
    expect(reading.findings.map(({ message }) => message.en)).toEqual([
      'On the sheet "表" columns have moved (B→C, C→D, D→E, E→F); they were read where they stand.',
    ]);
  });
});

it('answers are read where the learned workbook has them, whatever their headings say', () => {
  const swap = (cells: WordCells): WordCells => ({ yes: cells.no!, no: cells.yes! });
  const tables = LAYOUT.tables.map((table) => ({
    ...table,
    rows: table.rows.map((row) =>
      row.answer?.kind === 'columns' ? { ...row, answer: { ...row.answer, cells: swap(row.answer.cells) } } : row,
    ),
  }));
  const { answers } = readCopy(gridOf(marked()), { ...LAYOUT, tables });
  expect(Object.values(answers).map(({ value }) => value)).toEqual(ROWS.map((_, at) => (at % 2 === 0 ? 'no' : 'yes')));
});

it('a column that was deleted is read nowhere else', () => {
  const rows = marked().map(([number = '', wording = '', yes = '', no = '']) => [number, wording, yes, no, '担当者']);
  const { answers, findings } = readCopy(gridOf(rows, [], [['開示書'], ['項番', '質問', 'はい', 'いいえ', '部署名']]));
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
    expect(readCopy(gridOf(marked(), [], head), told).answers).toEqual(MARKS);
    const rows = marked().map(([number = '', wording = '', yes = '', no = '']) => [number, wording, no, yes]);
    const swapped = gridOf(rows, [], [['開示書'], ['項番', '質問', 'B', 'A', '備考']]);
    expect(readCopy(swapped, told).answers).toEqual(MARKS);
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

describe('of two releases of one workbook', () => {
  const newer: Template = { ...FORM, id: 'own-2.0', version: '2.0' };
  const otherwise: Template = {
    ...newer,
    sections: newer.sections.map((section) => ({
      ...section,
      questions: section.questions.map((question) => ({ ...question, answerType: 'yes_no_na' })),
    })),
  };
  const ask = (templates: readonly Template[], expected?: string) =>
    workbookReading(
      gridOf(marked()),
      'a.xlsx',
      { templates, learned: new Map(templates.map(({ id }) => [id, LAYOUT])) },
      { expected },
    );

  it('the form of the draft is met, whatever else fits', () => {
    expect(ask([FORM, newer], FORM.id)).toMatchObject({ template: FORM.id, sure: 'certain', answers: MARKS });
    expect(ask([FORM, otherwise], FORM.id)).toMatchObject({ template: FORM.id, sure: 'certain' });
    expect(ask([FORM, otherwise], otherwise.id)).toMatchObject({ template: otherwise.id, sure: 'certain' });
  });

  it('the newer one is met where their rows are the same; else it is asked', () => {
    expect(ask([FORM, newer])).toMatchObject({ template: newer.id, sure: 'certain', answers: MARKS });
    expect(() => ask([FORM, otherwise])).toThrow('workbook.several-forms-fit');
  });
});

it('a comparison is refused by name, whatever form it is made of', () => {
  const rows = ROWS.map(([number, wording]) => ['全般', number, wording, '同じ', 'はい', 'はい']);
  const grid = gridOf(rows, [], [['開示書の比較'], ['2 製品'], [...COMPARISON_HEADINGS.ja, 'A社', 'B社']]);
  expect(() => readCopy(grid)).toThrow('workbook.is-comparison');
});
