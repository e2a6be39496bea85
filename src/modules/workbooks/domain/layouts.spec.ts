import { describe, expect, it } from '@jest/globals';
import { type MadeCell, sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import { form, readMade as read, rowsOf, tableOf, templates } from '../../../../test/fixtures/workbooks/read-made.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { type ReadAnswers, readAnswers } from './read-answers.js';
import { recognize } from './recognize.js';

const sds = form('sds-5.0');
const TITLE = ['開示書（ガイドライン第6.0版対応）'];
const HEADING = ['項番', '質問', 'はい', 'いいえ', '対象外', '備考'];

const table = (answer: (code: string, at: number) => readonly MadeCell[], template = sds): MadeCell[][] =>
  tableOf(template, answer);
/** All rows of a form with the same mark, the rows with words of their own left blank. */
const whole = (template: Template, ...marks: string[]): string[][] =>
  questionsOf(template).map(({ code, prompt, answerType }) => [
    code,
    prompt.ja,
    ...(answerType === 'yes_no_na' ? marks : []),
  ]);
const kinds = ({ findings }: ReadAnswers, kind: string) =>
  findings.filter((one) => one.kind === kind).map(({ code, cells }) => [code, cells]);

describe('a table of a known form', () => {
  it('takes a cross for "not this" beside a mark, and for unreadable alone', () => {
    const result = read([
      sheetOf('表', [TITLE, HEADING, ...table((code) => (code === '2' ? ['×', '', ''] : ['○', '×', '×']))]),
    ]);
    expect(result.answers.get('1')).toEqual({ value: 'yes' });
    expect(result.answers.get('2')).toEqual({ value: 'unreadable' });
    expect(kinds(result, 'unreadable_mark')).toEqual([['2', ['C6']]]);
  });

  it('lies side by side with its second half', () => {
    const rows = table((_, at) => [at % 2 === 0 ? '○' : '', at % 2 === 0 ? '' : '○', '', `備${at}です`]);
    const half = Math.ceil(rows.length / 2);
    const beside = rows.slice(0, half).map((row, at) => [...row, '', ...(rows[half + at] ?? [])]);
    const { answers } = read([sheetOf('表', [TITLE, [...HEADING, '', ...HEADING], ...beside])]);
    expect([...answers.values()].map(({ value, remark }) => [value, remark])).toEqual(
      rows.map((_, at) => [at % 2 === 0 ? 'yes' : 'no', `備${at}です`]),
    );
  });

  it('has its sub-questions indented by a column', () => {
    const rows = rowsOf(sds).map(({ code, prompt, parent }) => [
      code,
      ...(parent === undefined ? [prompt.ja, ''] : ['', prompt.ja]),
      '',
      '○',
      '',
    ]);
    const { answers } = read([sheetOf('表', [TITLE, ['項番', '質問', '', 'はい', 'いいえ', '対象外'], ...rows])]);
    expect(new Set([...answers.values()].map(({ value }) => value))).toEqual(new Set(['no']));
    expect(answers.size).toBe(rowsOf(sds).length);
  });

  it('keeps right numbers under retyped wording', () => {
    const rows = rowsOf(sds).map(({ code, prompt }, at) => [
      code,
      `【確認】${prompt.ja.slice(2)}について`,
      at % 3 === 0 ? '○' : '',
      at % 3 === 0 ? '' : '○',
      '',
    ]);
    const { answers, findings } = read([sheetOf('表', [TITLE, HEADING, ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => (at % 3 === 0 ? 'yes' : 'no')));
    expect(findings.some(({ kind }) => kind === 'reworded_question')).toBe(true);
  });

  it('has numbers in number cells, where 4.10 looks like 4.1', () => {
    const mds2 = form('mds2-2019');
    const numbered = rowsOf(sds).map(({ code, prompt }): MadeCell[] => [
      /^\d+(\.\d+)?$/.test(code) ? { kind: 'number', text: String(Number(code)) } : code,
      prompt.ja,
      '○',
    ]);
    expect(read([sheetOf('表', [TITLE, HEADING, ...numbered])]).answers.get('12.1')).toEqual({ value: 'yes' });
    expect(rowsOf(mds2).some(({ code }) => code === 'MPII-3.10')).toBe(true);
  });

  it('goes on without headings on the next sheet', () => {
    const rows = table(() => ['', '○', '', '手順書3章']);
    const { answers } = read([
      sheetOf('その1', [TITLE, HEADING, ...rows.slice(0, 60)]),
      sheetOf('その2', [[], ...rows.slice(60)]),
    ]);
    expect(new Set([...answers.values()].map(({ value, remark }) => `${value} ${remark}`))).toEqual(
      new Set(['no 手順書3章']),
    );
    expect(answers.size).toBe(rows.length);
  });

  it('wins over a hidden older copy and a visible sample, which are named', () => {
    const [mine, sample] = [whole(sds, '', '○'), whole(sds, '○')];
    const sheets = [
      sheetOf('2024年度', [TITLE, HEADING, ...sample], { visibility: 'hidden' }),
      sheetOf('記入例', [TITLE, HEADING, ...sample]),
      sheetOf('回答', [TITLE, HEADING, ...mine]),
    ];
    const recognition = recognize({ sheets }, templates);
    if (recognition.sure !== 'likely') throw new Error(recognition.sure);
    expect(recognition.doubts.map(({ kind, sheet }) => [kind, sheet])).toEqual([
      ['other_copy', '記入例'],
      ['other_copy', '2024年度'],
    ]);
    expect(readAnswers({ sheets }, recognition.layout, sds).answers.get('1')).toEqual({ value: 'no' });
  });

  it('has rows missing, rows in another order and a row that is none of its own', () => {
    const rows = table(() => ['○', '', ''])
      .reverse()
      .filter((_, at) => at % 10 !== 0);
    const result = read([
      sheetOf('表', [
        TITLE,
        HEADING,
        ...rows.slice(0, 5),
        ['', '当社独自の確認項目です', '○', '', ''],
        ...rows.slice(5),
      ]),
    ]);
    expect(result.answers.size).toBe(rows.length);
    expect(kinds(result, 'unread_row')).toEqual([[undefined, ['B8']]]);
    expect(kinds(result, 'missing_question')).toHaveLength(rowsOf(sds).length - rows.length + 1);
  });

  it('is filled in hidden rows and columns, which is said', () => {
    const sheet = sheetOf('表', [TITLE, HEADING, ...table(() => ['○', '', '', '備考'])]);
    const hiding = {
      ...sheet,
      hiddenColumns: new Set([6]),
      rows: sheet.rows.map((row) => ({ ...row, hidden: row.row === 4 })),
    };
    const result = read([hiding]);
    expect(kinds(result, 'hidden_row')).toEqual([[undefined, ['A4', 'B4', 'C4', 'F4']]]);
    expect(kinds(result, 'hidden_column')).toHaveLength(1);
  });

  it('has a word in its answer cell that only the whole table explains', () => {
    const given = [
      'はい',
      '可',
      '該当なし',
      'Yes',
      'はい。',
      '無',
      '要確認',
      '○',
      '×',
      'はい・いいえ',
      '-',
      'はい（一部）',
    ];
    const { answers } = read([
      sheetOf('表', [TITLE, ['番号', '項目', '回答', '備考'], ...table((_, at) => [given[at] ?? ''])]),
    ]);
    expect([...answers.values()].slice(0, given.length).map(({ value }) => value)).toEqual([
      'yes',
      'yes',
      'na',
      'yes',
      'yes',
      'no',
      'unreadable',
      'yes',
      'unreadable',
      'blank',
      'blank',
      'unreadable',
    ]);
  });

  it('has both rounds of the check list in columns of their own', () => {
    const list = form('checklist-vendor-r7');
    const above = ['', '', '1回目', '', '', '', '2回目', '', '', ''];
    const heading = ['番号', 'チェック項目', 'はい', 'いいえ', '日付', '目標日', 'はい', 'いいえ', '日付', '目標日'];
    const rows = table(
      (_, at) =>
        at === 0 ? ['', '○', '2026年10月1日', 'R8.12.31', '○', '', '令和9年1月5日', ''] : ['○', '', '2026/10/2'],
      list,
    );
    const merges = [
      { top: 2, left: 3, bottom: 2, right: 6 },
      { top: 2, left: 7, bottom: 2, right: 10 },
    ];
    const { answers } = read(
      [sheetOf('表', [['チェックリスト 令和7年度'], above, heading, ...rows], { merges })],
      'checklist-vendor-r7',
    );
    expect(answers.get('1-(1)')).toEqual({
      value: 'no',
      checkedOn: '2026-10-01',
      targetOn: '2026-12-31',
      second: { value: 'yes', checkedOn: '2027-01-05' },
    });
    expect(answers.get('2-②')).toEqual({ value: 'yes', checkedOn: '2026-10-02' });
  });

  it('is asked about where two forms are in one workbook, and not recognised where none is', () => {
    const mds = form('mds-5.0');
    const both = [sheetOf('SDS', [HEADING, ...whole(sds, '○')]), sheetOf('MDS', [HEADING, ...whole(mds, '○')])];
    const recognition = recognize({ sheets: both }, templates);
    expect(recognition.sure === 'ask' && recognition.candidates.map(({ template }) => template.id).sort()).toEqual([
      'mds-5.0',
      'sds-5.0',
    ]);
    expect(
      recognize(
        {
          sheets: [
            sheetOf('家計簿', [
              ['項番', '品目', '金額'],
              ['1', '米', '3000'],
              ['1.1', '味噌', '500'],
              ['1.2', '塩', '200'],
              ['2', '茶', '900'],
            ]),
          ],
        },
        templates,
      ).sure,
    ).toBe('none');
  });
});
