import { describe, expect, it } from '@jest/globals';
import { gridOf, rowsOf, sheetOf, withTitles } from '../../../../test/fixtures/workbooks/blank-layouts.js';
import { learnBlank, learned, linesOf } from '../../../../test/fixtures/workbooks/learned-lines.js';

describe('a blank yearly check list', () => {
  const rows = rowsOf(`
    # 1 体制構築
    1-(1) | | yes_no | =org.responsible_person | システム提供の管理責任者を事業者内に置いている
    # 2 管理・運用（サーバ）
    2-① | | yes_no | =audit.log@server | アクセスログを管理している
    2-② | | yes_no | | 不審な通信を医療機関へ翌営業日までに知らせている
  `);
  const proposal = learnBlank(
    gridOf(
      sheetOf(
        '事業者確認用',
        [
          ['令和８年度版 医療機関におけるサイバーセキュリティ対策チェックリスト（事業者確認用）'],
          [],
          ['事業者名', ''],
          [],
          ['', 'チェック項目', '1回目', '', '', '2回目', ''],
          ['', '', '確認結果（はい・いいえ）', '日付', '目標日', '確認結果', '日付'],
          ...rows.map(({ section, number, wording }) => [section, `${number} ${wording}`]),
        ],
        {
          merges: [
            { top: 5, left: 3, bottom: 5, right: 5 },
            { top: 5, left: 6, bottom: 5, right: 7 },
            { top: 5, left: 2, bottom: 6, right: 2 },
          ],
        },
      ),
    ),
  );

  it('is learned with two rounds and their days', () => {
    expect(learned(proposal)).toEqual(linesOf(rows));
    const { form, version, rounds, dates, vocabulary } = proposal;
    expect({ form, version, rounds, dates, words: vocabulary.map(({ label }) => label.ja) }).toEqual({
      form: 'CHECKLIST_VENDOR',
      version: '令和8年度',
      rounds: 2,
      dates: ['checked_on', 'target_on'],
      words: ['はい', 'いいえ'],
    });
    expect(proposal.layout.tables[0]?.rows[0]?.second).toMatchObject({
      answer: { entry: { column: 6 } },
      checkedOn: { column: 7 },
    });
  });
});

describe('a blank form that is answered in words', () => {
  const rows = rowsOf(`
    # 組織的安全管理対策
    (1)① | | group | =org.policy | 組織としての基本方針
    (1)①(a) | (1)① | text | =org.structure | 情報セキュリティの組織体制
    (1)①(b) | (1)① | text | | 相談役の氏名
    (1)② | | text | =supply.subcontract | 提供体制と再委託先
  `);

  it('is learned with numbers of several kinds in one', () => {
    const cells = [
      ['サービス仕様適合開示書'],
      ['番号', '項目', '開示内容'],
      ...withTitles(
        rows,
        ({ number, wording }) => [number, wording],
        (section) => [section],
      ),
    ];
    expect(learned(learnBlank(gridOf(sheetOf('SSCD', cells))))).toEqual(linesOf(rows));
  });
});
