import { describe, expect, it } from '@jest/globals';
import { sheetOf } from '../../../../test/fixtures/workbooks/made-grids.js';
import { form, readMade as read, rowsOf, tableOf, templates } from '../../../../test/fixtures/workbooks/read-made.js';
import { recognize, recognizeAs } from './recognize.js';
import { writeAnswers } from './write-answers.js';

const sds = form('sds-5.0');
const TITLE = ['開示書（ガイドライン第6.0版対応）'];
const HEADING = ['項番', '質問', 'はい', 'いいえ', '対象外', '備考'];
const valuesOf = ({ answers }: ReturnType<typeof read>): Set<string> => new Set([...answers.values()].map(({ value }) => value));
const rowsIn = (answer: (code: string, at: number) => readonly string[]) => tableOf(sds, answer);

describe('marks and words as vendors set them', () => {
  it('are crosses where a table knows no other mark', () => {
    const rows = rowsIn((_, at) => (at % 2 === 0 ? ['X'] : ['', 'X']));
    const { answers, findings } = read([sheetOf('Sheet1', [TITLE, ['No.', 'Question', 'Yes', 'No', 'N/A', 'Remarks'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => (at % 2 === 0 ? 'yes' : 'no')));
    expect(findings).toEqual(expect.not.arrayContaining([expect.objectContaining({ kind: 'unreadable_mark' })]));
  });

  it('are doubted where all crosses stand under one word', () => {
    expect(valuesOf(read([sheetOf('表', [TITLE, HEADING, ...rowsIn(() => ['', '×', ''])])]))).toEqual(new Set(['unreadable']));
  });

  it('are signs that a legend explains', () => {
    const rows = rowsIn((_, at) => [['○', '×', '－'][at % 3] ?? '']);
    const { answers } = read([sheetOf('表', [TITLE, ['凡例　○：はい　×：いいえ　－：対象外'], ['項番', '質問', '回答', '備考'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => ['yes', 'no', 'na'][at % 3]));
  });

  it.each([
    ['1：はい　2：いいえ　3：対象外', '1', '２', '3'],
    ['回答は番号で(1.はい/2.いいえ/3.該当なし)', '１', '2', '3'],
    ['①はい・②いいえ・③対象外', '①', '②', '③'],
  ])('are codes that a legend explains: %s', (legend, yes, no, na) => {
    const words = [yes, no, na];
    const rows = rowsOf(sds).map(({ code, prompt }, at) => [code, prompt.ja, words[at % 3] ?? '']);
    const sheets = [sheetOf('表', [TITLE, [legend], ['項番', '質問', '回答', '備考'], ...rows])];
    const { layout } = recognizeAs({ sheets }, sds)!;
    const { answers, findings } = read(sheets);
    expect([...answers.values()].slice(0, 3).map(({ value }) => value)).toEqual(['yes', 'no', 'na']);
    expect(findings.filter(({ kind }) => kind === 'unreadable_mark')).toEqual([]);
    const written = writeAnswers(answers, layout, sds).filter(({ column }) => column === 3);
    expect(written.slice(0, 3).map(({ content }) => content)).toEqual(['1', '2', '3'].map((text) => ({ text })));
  });

  it.each([
    ['no legend', '項目ごとにご回答ください'],
    ['two legends that contradict each other', '○：はい ×：いいえ －：対象外　○：いいえ ×：はい'],
  ])('are doubted but for the ring under %s, and a dash is not taken for nothing', (_, above) => {
    const rows = rowsIn((__, at) => [['○', '×', '－'][at % 3] ?? '']);
    const { answers } = read([sheetOf('表', [TITLE, [above], ['項番', '質問', '回答', '備考'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((__, at) => ['yes', 'unreadable', 'unreadable'][at % 3]));
  });

  it('are never dropped under a heading that nobody can name', () => {
    const rows = rowsIn((_, at) => (at % 3 === 0 ? ['○', '', ''] : at % 3 === 1 ? ['', '○', ''] : ['', '', '○']));
    const { answers, findings } = read([sheetOf('表', [TITLE, ['項番', '質問', 'はい', 'いいえ', '保留', '備考'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => ['yes', 'no', 'unreadable'][at % 3]));
    expect(findings.find(({ kind }) => kind === 'other_answer')?.cells).toEqual(['E5']);
  });

  it('may stand beside a column of other marks', () => {
    const { answers } = read([sheetOf('表', [TITLE, ['項番', '質問', '必須', 'はい', 'いいえ', '対象外'], ...rowsIn((_, at) => [at % 2 === 0 ? '○' : '', '', '○'])])]);
    expect(new Set([...answers.values()].map(({ value }) => value))).toEqual(new Set(['no']));
  });
});

describe('columns that are not the answer asked for', () => {
  it.each(['前回回答', '前年度の回答', '旧回答', '医療機関確認欄', 'Previous answer'])('%s is passed over', (heading) => {
    const rows = rowsIn(() => ['はい', 'いいえ', '備考です']);
    expect(valuesOf(read([sheetOf('表', [TITLE, ['項番', '質問', heading, '今回回答', '備考'], ...rows])]))).toEqual(new Set(['no']));
  });

  it.each([true, false])('the words under 前回 are passed over, merged: %s', (merged) => {
    const above = ['', '', '今回', '', '', '前回', '', ''];
    const merges = merged ? [{ top: 2, left: 3, bottom: 2, right: 5 }, { top: 2, left: 6, bottom: 2, right: 8 }] : [];
    const heading = ['項番', '質問', 'はい', 'いいえ', '対象外', 'はい', 'いいえ', '対象外'];
    expect(valuesOf(read([sheetOf('表', [TITLE, above, heading, ...rowsIn(() => ['', '○', '', '○', '', ''])], { merges })]))).toEqual(new Set(['no']));
  });
});

describe('headings that say more than a word', () => {
  it.each([
    ['はい\n（対応済）', 'いいえ\n（未対応）', '対象外\n（理由を備考に記載）'],
    ['①はい', '②いいえ', '③対象外'],
    ['はい Yes', 'いいえ No', '対象外 N/A'],
    ['可', '否', '該当なし'],
  ])('%j, %j, %j', (...words) => {
    const rows = rowsIn((_, at) => [0, 1, 2].map((column) => (column === at % 3 ? '○' : '')));
    const { answers } = read([sheetOf('表', [TITLE, ['項番', '質問', ...words, '備考'], ...rows])]);
    expect([...answers.values()]).toEqual(rows.map((_, at) => ({ value: ['yes', 'no', 'na'][at % 3] })));
  });

  it('may be one for all answers', () => {
    const rows = rowsIn(() => ['○']);
    expect(valuesOf(read([sheetOf('表', [TITLE, ['No', '質問', '対応\n（○/×）', '備考'], ...rows])]))).toEqual(new Set(['yes']));
  });
});

describe('answers that stand in more than one place', () => {
  it('are doubted where two products have columns of their own', () => {
    const heading = ['項番', '質問', '回答（A）', '回答（B）', '備考'];
    const { answers, findings } = read([sheetOf('表', [TITLE, heading, ...rowsIn((code) => (code === '1' ? ['はい', 'はい'] : ['はい', 'いいえ']))])]);
    expect([answers.get('1')?.value, answers.get('2')?.value]).toEqual(['yes', 'unreadable']);
    expect(findings.find(({ kind }) => kind === 'other_answer')).toMatchObject({ code: '1.1', cells: ['D4'] });
  });

  it('are doubted where two groups of words are marked', () => {
    const heading = ['項番', '質問', 'はい', 'いいえ', '対象外', 'はい', 'いいえ', '対象外'];
    const rows = rowsIn(() => ['○', '', '', '', '○', '']);
    expect(valuesOf(read([sheetOf('表', [TITLE, ['', '', '製品A', '', '', '製品B'], heading, ...rows])]))).toEqual(new Set(['unreadable']));
  });

  it('are doubted under two words that mean the same', () => {
    const rows = rowsIn((_, at) => (at % 2 === 0 ? ['○'] : ['', '○']));
    const { answers } = read([sheetOf('表', [TITLE, ['項番', '質問', '該当', '非該当', '対象外', '備考'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => (at % 2 === 0 ? 'yes' : 'unreadable')));
  });
});

describe('boxes with a word in the column of that word', () => {
  it('are read by their box', () => {
    const { answers } = read([sheetOf('表', [TITLE, HEADING, ...rowsIn((code) => (code === '1' ? ['□はい', '', ''] : ['□はい', '■いいえ', '□対象外']))])]);
    expect([answers.get('1')?.value, answers.get('2')?.value]).toEqual(['blank', 'no']);
  });
});

describe('what is not read is told', () => {
  it('as a column', () => {
    const { findings } = read([sheetOf('表', [TITLE, ['項番', '質問', '回答', '根拠'], ...rowsIn((code) => ['はい', code === '2' ? '設計書' : ''])])]);
    expect(findings.filter(({ kind }) => kind === 'unread_column')).toMatchObject([{ sheet: '表', cells: ['D6'], message: { ja: '「根拠」の列は読み取っていません。' } }]);
  });

  it('as a remark in a row of its own', () => {
    const [first, ...rest] = rowsIn(() => ['○']);
    const { findings } = read([sheetOf('表', [TITLE, HEADING, first ?? [], ['', '備考：標準機能です'], ...rest])]);
    expect(findings.filter(({ kind }) => kind === 'unread_row').map(({ cells }) => cells)).toEqual([['B4']]);
  });

  it('but texts beside the answers under no heading are remarks', () => {
    const { answers } = read([sheetOf('表', [TITLE, ['項番', '質問', 'はい', 'いいえ', '対象外'], ...rowsIn(() => ['○', '', '', '標準機能'])])]);
    expect(answers.get('1')).toEqual({ value: 'yes', remark: '標準機能' });
  });
});

describe('numbers as vendors print them', () => {
  it.each(['問', 'Q', 'Q.', 'No.', 'No', '設問'])('have %s in front', (prefix) => {
    const rows = rowsOf(sds).map(({ code, prompt }) => [prefix + code, prompt.ja, '○']);
    expect(read([sheetOf('表', [TITLE, HEADING, ...rows])]).answers.size).toBe(rowsOf(sds).length);
  });

  it('are not the figures that other texts begin with', () => {
    const [one = [], , ...rest] = rowsOf(sds).map(({ code, prompt }) => [`${code} 【確認】${prompt.ja}`, '○']);
    const rows = [one, ...rest.filter(([label]) => !label?.startsWith('2 '))];
    const sheets = [sheetOf('表', [TITLE, ['質問', 'はい', 'いいえ', '対象外'], ...rows, [], ['2行の備考', '○']])];
    const codes = recognizeAs({ sheets }, sds)?.layout.tables.flatMap((table) => table.rows.map(({ question }) => question));
    expect([codes?.includes('1'), codes?.includes('2')]).toEqual([true, false]);
  });

  it('merely count the rows', () => {
    const rows = rowsIn(() => ['○']).map(([, ...rest], at) => [String(at + 1), ...rest]);
    const { answers, findings } = read([sheetOf('表', [TITLE, HEADING, ...rows])]);
    expect([answers.size, findings.filter(({ kind }) => kind !== 'missing_question')]).toEqual([rows.length, []]);
  });

  it('shifted by a row make another form of it, never a neighbour of the form', () => {
    const codes = rowsOf(sds).map(({ code }) => code);
    const rows = rowsIn(() => ['○']).map(([, ...rest], at) => [codes[at + 1] ?? '99', ...rest]);
    expect(recognize({ sheets: [sheetOf('表', [TITLE, HEADING, ...rows])] }, templates)).toEqual({ sure: 'none', nearest: sds });
  });
});

describe('numbers in parts', () => {
  it('stand in a column for each part', () => {
    const rows = rowsIn((_, at) => (at % 2 === 0 ? ['○'] : ['', '○'])).map(([code = '', ...rest]) => {
      const parts = typeof code === 'string' ? code.split('.') : [];
      return [...[0, 1, 2, 3].map((at) => parts[at] ?? ''), ...rest];
    });
    const { answers, findings } = read([sheetOf('表', [TITLE, ['大', '中', '小', '細', '質問', 'はい', 'いいえ', '対象外', '備考'], ...rows])]);
    expect([...answers.values()].map(({ value }) => value)).toEqual(rows.map((_, at) => (at % 2 === 0 ? 'yes' : 'no')));
    expect(findings.filter(({ kind }) => kind !== 'missing_question' && kind !== 'unread_column')).toEqual([]);
  });
});

describe('places around the table', () => {
  it('a sheet may hold a single question', () => {
    const rows = rowsIn(() => ['', '○']);
    const sheets = [sheetOf('1', [TITLE, HEADING, ...rows.slice(0, -1)]), sheetOf('2', [['サービス固有の提供資料'], HEADING, ...rows.slice(-1)])];
    expect(read(sheets).answers.size).toBe(rows.length);
  });

  it('a section called almost like a question of the next sheet is no question', () => {
    const mds2 = form('mds2-2019');
    const all = rowsOf(mds2).map(({ code, prompt }) => [code, `${prompt.ja}ですか`, '○']);
    const onNext = (code = ''): boolean => code.startsWith('MLDP');
    const heading = ['番号', '設問', '有', '無', '非該当'];
    const sections = mds2.sections.map(({ title }) => [title.ja]);
    const [first, next] = [all.filter(([code]) => !onNext(code)), all.filter(([code]) => onNext(code))];
    const sheets = [sheetOf('1', [['MDS2'], heading, ...first, ...sections]), sheetOf('2', [heading, ...next])];
    expect(read(sheets, 'mds2-2019').answers.get('MLDP-2')).toEqual({ value: 'yes' });
  });

  it('remarks in brackets have their texts below', () => {
    const below = [[], ['備考'], ['', '(1) 標準機能です'], ['', '（2）別売です']];
    const { answers } = read([sheetOf('表', [TITLE, HEADING, ...rowsIn((code) => ['○', '', '', code === '1' ? '(1)' : code === '3' ? '（2）' : '']), ...below])]);
    expect([answers.get('1')?.remark, answers.get('3')?.remark]).toEqual(['標準機能です', '別売です']);
  });

  it('a remark in brackets without a text is said to have none', () => {
    const { findings } = read([sheetOf('表', [TITLE, HEADING, ...rowsIn((code) => ['○', '', '', code === '1' ? '(1)' : ''])])]);
    expect(findings.filter(({ kind }) => kind === 'remark_not_found').map(({ cells }) => cells)).toEqual([['F3']]);
  });

  it('the last of the labels over their values is read too', () => {
    const head = [['サービス事業者名', 'サービス名称', '作成日'], ['みどり', 'みどりカルテ', '令和8年8月3日']];
    const { header } = read([sheetOf('表', [TITLE, ...head, HEADING, ...rowsIn(() => ['○'])])]);
    expect(Object.fromEntries(header)).toEqual({ provider: 'みどり', service_name: 'みどりカルテ', created_on: '2026-08-03' });
  });
});
