import { describe, expect, it } from '@jest/globals';
import type { MadeCell } from '../../../../test/fixtures/workbooks/made-grids.js';
import { boxesOver, gridOf, listOn, sheetOf } from '../../../../test/fixtures/workbooks/blank-layouts.js';
import type { FormProposal } from './form-proposal.js';
import { learnBlank } from '../../../../test/fixtures/workbooks/learned-lines.js';

const HEADING = ['項番', '質問', 'はい', 'いいえ', '備考'];
const across = (row: number, left = 1): { top: number; left: number; bottom: number; right: number } => ({
  top: row,
  left,
  bottom: row,
  right: 5,
});
const numbers = ({ rows }: FormProposal): unknown[] => rows.map(({ number }) => number);
const parents = ({ rows }: FormProposal): unknown[] =>
  rows.map(({ parent }) => rows.find(({ id }) => id === parent)?.number ?? null);
const learnRows = (rows: readonly (readonly MadeCell[])[], more = {}): FormProposal =>
  learnBlank(gridOf(sheetOf('表', rows, more)));

describe('what stands between the questions', () => {
  const proposal = learnRows(
    [
      HEADING,
      ['1. 組織の対策'],
      ['以下は、外部に保存するときだけ回答してください。'],
      ['1.1', '責任者を毎年決め直していますか'],
      ['1.2', '責任者の不在時に代わる者がいますか'],
      ['※ 代わる者は職員に限ります。'],
      ['2. 物理的な対策'],
      ['2.1', '鍵を二つに分けて保管していますか'],
      [],
      ['備考記載欄'],
      ['備考1', ''],
      ['備考2', ''],
    ],
    { merges: [across(2), across(3), across(6), across(7)] },
  );

  it('is a title with its number, or a word to whoever fills in the form', () => {
    expect(numbers(proposal)).toEqual(['1.1', '1.2', '2.1']);
    expect(proposal.sections).toEqual([
      { code: '1', title: '1. 組織の対策' },
      { code: '2', title: '2. 物理的な対策' },
    ]);
  });

  it('is named where it was left out', () => {
    expect(proposal.doubts.map(({ kind, cells }) => [kind, cells])).toEqual([['row_left_out', ['A3']]]);
  });
});

describe('wordings', () => {
  it('stand in two languages', () => {
    const proposal = learnRows([
      ['No.', '質問', 'Question', 'はい Yes', 'いいえ No', '備考 Remarks'],
      ['1', '利用者を毎月見直していますか', 'Are the users reviewed each month and every quarter'],
      ['2', '印刷を禁じることができますか', 'Can printing be forbidden for everybody at once'],
      ['3', '夜間の利用を止められますか', 'Can the use at night be stopped by the hospital'],
    ]);
    expect(proposal.rows.map(({ prompt }) => prompt)).toEqual([
      '利用者を毎月見直していますか',
      '印刷を禁じることができますか',
      '夜間の利用を止められますか',
    ]);
    expect(proposal.sections).toHaveLength(1);
  });

  it('have two columns of categories before them', () => {
    const proposal = learnRows([
      ['大分類', '中分類', '番号', '確認事項', '可', '否'],
      ['運用', '体制', '1', '当番を決めていますか'],
      ['', '', '2', '当番表を壁に貼っていますか'],
      ['', '記録', '3', '日誌を毎日書いていますか'],
      ['設備', '電源', '4', '予備の電源が二つありますか'],
    ]);
    expect(proposal.sections.map(({ title }) => title)).toEqual(['運用 / 体制', '運用 / 記録', '設備 / 電源']);
    expect(proposal.doubts).toEqual([]);
    expect(proposal.layout.tables[0]?.rows[0]?.answer).toMatchObject({
      kind: 'columns',
      cells: { yes: { column: 5 } },
    });
  });
});

describe('numbers', () => {
  it('became days and values', () => {
    const day = (text: string): MadeCell => ({ kind: 'date', text });
    const value = (text: string): MadeCell => ({ kind: 'number', text });
    const rows = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((last): MadeCell[] => [
      value(`4.${String(last)}`),
      `項目${String(last)}を点検していますか`,
    ]);
    const proposal = learnRows([
      HEADING,
      ...rows,
      [value('4.1'), '項目十を点検していますか'],
      [day('2026-05-01'), '五番を点検していますか'],
    ]);
    expect(numbers(proposal).slice(-2)).toEqual(['4.10', '5-1']);
    expect(proposal.rows.slice(-2).flatMap(({ doubts }) => doubts.map(({ kind }) => kind))).toEqual([
      'number_lost_zero',
      'number_became_date',
    ]);
  });

  it('stand in a column for each level', () => {
    const proposal = learnRows([
      ['大', '中', '小', '質問', 'はい', 'いいえ'],
      ['1', '', '', '機器を台帳に載せていますか'],
      ['', '(1)', '', '廃止した機器を消していますか'],
      ['', '', 'ア', '消した日を残していますか'],
      ['', '(2)', '', '貸した機器を載せていますか'],
      ['2', '', '', '台帳を金庫に入れていますか'],
    ]);
    expect(numbers(proposal)).toEqual(['1', '(1)', 'ア', '(2)', '2']);
    expect(parents(proposal)).toEqual([null, '1', '(1)', '1', null]);
  });

  it('are figures of the text where the form numbers otherwise', () => {
    const proposal = learnRows([
      HEADING,
      ['1', '2要素認証を使えますか'],
      ['2', '24時間の窓口がありますか'],
      ['3', '5年間の記録を残せますか'],
    ]);
    expect(proposal.rows.map(({ prompt }) => prompt)).toEqual([
      '2要素認証を使えますか',
      '24時間の窓口がありますか',
      '5年間の記録を残せますか',
    ]);
  });

  it('begin anew in each section', () => {
    const rows = [
      ['甲の対策'],
      ['1', '甲を数えていますか'],
      ['1.1', '甲を二度数えていますか'],
      ['乙の対策'],
      ['1', '乙を数えていますか'],
      ['1.1', '乙を二度数えていますか'],
    ];
    const proposal = learnRows([HEADING, ...rows]);
    expect(proposal.rows.map(({ parent }) => parent)).toEqual([null, 'r1', null, 'r3']);
  });
});

describe('answers', () => {
  it('are words to be ringed', () => {
    const proposal = learnRows([
      ['番号', '設問', '回答', '備考'],
      ['1', '窓を閉めていますか', 'はい・いいえ'],
      ['2', '扉を閉めていますか', 'はい・いいえ・対象外'],
      ['3', '閉めた者の氏名', ''],
    ]);
    expect(proposal.rows.map(({ answerType }) => answerType)).toEqual(['yes_no', 'yes_no_na', 'text']);
  });

  it('are lists under no heading at all', () => {
    const rows = [
      ['1', '窓を閉めていますか'],
      ['2', '扉を閉めていますか'],
      ['3', '門を閉めていますか'],
    ];
    const proposal = learnRows(rows, { lists: [listOn(3, [1, 2, 3], ['はい', 'いいえ'])] });
    expect(proposal.layout.tables[0]?.rows.map(({ answer }) => answer)).toEqual(
      [1, 2, 3].map((row) => ({ kind: 'word', entry: { row, column: 3 }, words: { yes: 'はい', no: 'いいえ' } })),
    );
    expect(proposal.doubts.map(({ kind }) => kind)).toContain('no_headings');
  });

  it('are boxes with their words under no heading at all', () => {
    const rows = [
      ['1', '窓を閉めていますか'],
      ['2', '扉を閉めていますか'],
      ['3', '門を閉めていますか'],
    ];
    const proposal = learnRows(rows, {
      checkBoxes: boxesOver(
        [1, 2, 3],
        [
          [3, 'はい'],
          [4, 'いいえ'],
        ],
      ),
    });
    expect(proposal.layout.tables[0]?.rows[1]?.answer).toMatchObject({
      kind: 'check-boxes',
      cells: { yes: { row: 2, column: 3 }, no: { row: 2, column: 4 } },
    });
    expect(proposal.vocabulary.map(({ label }) => label.ja)).toEqual(['はい', 'いいえ']);
  });

  it('are boxes that lie over one cell, which nobody can tell apart', () => {
    const checkBoxes = boxesOver(
      [2, 3],
      [
        [3, 'はい'],
        [3, 'いいえ'],
      ],
    );
    const { rows } = learnRows(
      [
        ['番号', '設問', ''],
        ['1', '窓を閉めていますか'],
        ['2', '扉を閉めていますか'],
      ],
      { checkBoxes },
    );
    expect(rows.map(({ doubts }) => doubts.map(({ kind }) => kind))).toEqual([
      ['boxes_in_one_cell'],
      ['boxes_in_one_cell'],
    ]);
  });
});

describe('what only reads like a title', () => {
  it('is named as a doubt', () => {
    const { sections, doubts } = learnRows([
      HEADING,
      ['1', '窓を閉めていますか'],
      ['', '夜の見回り'],
      ['2', '扉を閉めていますか'],
    ]);
    expect(sections.map(({ title }) => title)).toContain('夜の見回り');
    expect(doubts.map(({ kind, cells }) => [kind, cells])).toEqual([['section_or_row', ['B3']]]);
  });
});
