import { describe, expect, it } from '@jest/globals';
import { learnBlank, learned, linesOf, naming } from '../../../../test/fixtures/workbooks/learned-lines.js';
import {
  boxesOver,
  type FormRow,
  gridOf,
  listOn,
  rowsOf,
  rowsWhere,
  sheetOf,
  withTitles,
} from '../../../../test/fixtures/workbooks/blank-layouts.js';
import { releasedForm } from './released-form.js';

const HEAD = [
  ['サービス事業者による医療情報セキュリティ開示書 Ver.６.１（ガイドライン第7.0版対応）'],
  [],
  ['サービス事業者名'],
  ['サービス名称'],
  ['責任者連絡先'],
  ['作成日'],
  [],
];

describe('a blank form with a column for each word', () => {
  const rows = rowsOf(`
    # １．アクセスの管理
    １ | | yes_no_na | =auth.access_control | アクセス管理の仕組みがありますか。
    １．１ | １ | group | =auth.method | 利用者の認証方式
    １．１．１ | １．１ | yes_no_na | =auth.method.knowledge | 記憶（ＩＤ・パスワード等）
    １．１．２ | １．１ | yes_no_na | =auth.method.biometric | 生体認証（指紋等）
    １．２ | １ | yes_no_na | | 管理者の操作を第三者が画面ごと録画していますか
    ２ | | yes_no_na | =audit.log | アクセスログを記録する機能があること
    # ２．通信
    ３ | | yes_no_na | =net.exchange | 外部と医療情報を交換する機能がありますか
    ３．１ | ３ | choice | =net.method | 回線の種別（専用線・閉域IP・IPsec+IKE・TLS等）
    ３．２ | ３ | yes_no_na | ~net.msg_encrypt | 通信内容をすべて暗号化できますか
    ４ | | yes_no_na | | 衛星回線の利用時に遅延を通知しますか
  `);
  const cells = [
    ...HEAD,
    ['分類', '番号', '確認事項', 'はい', 'いいえ', '対象外', '備考'],
    ...rows.map((row, at) => [row.section === rows[at - 1]?.section ? '' : row.section, row.number, row.wording]),
  ];
  const proposal = learnBlank(
    gridOf(
      sheetOf('開示書', cells, {
        merges: [
          { top: 9, left: 1, bottom: 14, right: 1 },
          { top: 15, left: 1, bottom: 18, right: 1 },
          { top: 10, left: 3, bottom: 10, right: 3 },
        ],
      }),
    ),
  );

  it('is learned row by row, with its merged categories', () => {
    expect(learned(proposal)).toEqual(linesOf(rows));
  });

  it('is named by its title', () => {
    const { form, version, guideline, vocabulary } = proposal;
    expect({ form, version, guideline: guideline?.version }).toEqual({ form: 'SDS', version: '6.1', guideline: '7.0' });
    expect(vocabulary.map(({ label }) => label.ja)).toEqual(['はい', 'いいえ', '対象外']);
  });

  it('has the fields of its head, also one that no known form has', () => {
    expect(proposal.header.map(({ key, type, label, spot }) => [key, type, label, spot.row])).toEqual(
      [
        ['provider', 'text', 'サービス事業者名', 3],
        ['service_name', 'text', 'サービス名称', 4],
        ['created_on', 'date', '作成日', 6],
        ['field_3', 'text', '責任者連絡先', 5],
      ].sort((one, other) => Number(one[3]) - Number(other[3])),
    );
  });

  it('asks a row only after the answer that the known form asks it after', () => {
    const byId = new Map(proposal.rows.map((row) => [row.id, row.number]));
    const asked = proposal.rows.flatMap(({ number, visibleWhen }) =>
      visibleWhen ? [[number, byId.get(visibleWhen.row), visibleWhen.in]] : [],
    );
    expect(asked).toEqual([
      ['１．１', '１', ['yes']],
      ['１．１．１', '１', ['yes']],
      ['１．１．２', '１', ['yes']],
      ['３．１', '３', ['yes']],
      ['３．２', '３', ['yes']],
    ]);
  });
});

describe('a blank form with drop-down lists', () => {
  const rows = rowsOf(`
    # 物理的安全対策
    1 | | yes_no_na | =phys.entry_control | 個人情報を保存する区画の入退管理をしていますか
    (ア) | 1 | yes_no_na | =phys.entry_log | 入退の事実を記録していますか
    (イ) | 1 | yes_no_na | =phys.entry_log_review | 入退記録を定期的に点検していますか
    2 | | yes_no | | 窓のない部屋に機器を置いていますか
    # 外部との接続
    3 | | yes_no_na | =net.exchange | 外部と医療情報を交換する機能がありますか
    (ア) | 3 | choice | | 上記が「はい」の場合、主に使う回線を選んでください
    (イ) | 3 | text | | 上記が「はい」の場合、接続先の一覧を記入してください
    4 | | yes_no_na | =net.wifi | 無線ＬＡＮを使う場合のセキュリティ機能がありますか
  `);
  const cells = [
    ['製造業者による医療情報セキュリティ開示書'],
    [],
    ['質問', '回答', 'コメント'],
    ...withTitles(
      rows,
      ({ number, wording }) => [`${number} ${wording}`],
      (section) => [section],
    ),
  ];
  const at = (is: (row: FormRow) => boolean): number[] =>
    rowsWhere(cells, ([label]) => rows.some((row) => is(row) && label === `${row.number} ${row.wording}`));
  const lists = [
    listOn(
      2,
      at(({ type }) => type === 'yes_no_na'),
      ['はい', 'いいえ', '該当なし'],
    ),
    listOn(
      2,
      at(({ type }) => type === 'yes_no'),
      ['はい', 'いいえ'],
    ),
    listOn(
      2,
      at(({ type }) => type === 'choice'),
      ['専用線', '公衆網', 'その他'],
    ),
  ];
  const proposal = learnBlank(gridOf(sheetOf('開示書', cells, { lists })));

  it('is learned with the number in front of each wording, and lists of its own', () => {
    expect(learned(proposal)).toEqual(linesOf(rows));
    expect(proposal.rows[5]?.choices.map(({ label }) => label)).toEqual(['専用線', '公衆網', 'その他']);
    expect(proposal.vocabulary.map(({ label }) => label.ja)).toEqual(['はい', 'いいえ', '該当なし']);
  });

  it('takes a condition from the wording', () => {
    expect(proposal.rows.slice(5, 7).map(({ visibleWhen }) => [visibleWhen?.row, visibleWhen?.in])).toEqual([
      ['r5', ['yes']],
      ['r5', ['yes']],
    ]);
  });
});

describe('a blank form with boxes in its cells', () => {
  const rows = rowsOf(`
    # 保存
    問1 | | yes_no_na | =auty.legal_docs | 法令で保存が定められた文書を扱いますか
    問1.1 | 問1 | group | | 扱う文書
    | 問1.1 | yes_no_na | | 診療録
    | 問1.1 | yes_no_na | | 調剤録
    問2 | | multi_choice | | 取得している認証をすべて選んでください
    問3 | | choice | | バックアップの頻度を一つ選んでください
    問4 | | yes_no | | 医療機関の職員だけが復元を始められますか
    問5 | | text | | 補足があれば記入してください
  `);
  const BOXES: Readonly<Record<string, string>> = {
    yes_no_na: '□はい　□いいえ　□対象外',
    yes_no: '□はい　□いいえ',
    multi_choice: '□プライバシーマーク □ISMS □なし',
    choice: '□毎日 □毎週 □毎月',
    text: '',
    group: '',
  };
  const proposal = learnBlank(
    gridOf(
      sheetOf('回答票', [
        ['医療情報の保存に関する調査票'],
        [],
        ['設問番号', '設問内容', '回答欄', '備考'],
        ...withTitles(
          rows,
          ({ number, wording, type }) => [number, number === '' ? `・${wording}` : wording, BOXES[type] ?? ''],
          (section) => ['', `【${section}】`],
        ),
      ]),
    ),
  );

  it('is learned with its bullets, and what may be chosen', () => {
    expect(learned(proposal)).toEqual(linesOf(rows.map((row) => ({ ...row, section: '【保存】' }))));
    expect(proposal.rows[4]?.choices).toEqual([
      { key: 'c1', label: 'プライバシーマーク', exclusive: false },
      { key: 'c2', label: 'ISMS', exclusive: false },
      { key: 'c3', label: 'なし', exclusive: true },
    ]);
  });

  it('gives bullets codes that are never shown as official', () => {
    const questions = releasedForm(proposal, naming).template.sections.flatMap((section) => section.questions);
    expect(questions.slice(0, 4).map(({ code, officialCode }) => [code, officialCode])).toEqual([
      ['問1', '問1'],
      ['問1.1', '問1.1'],
      ['問1.1a', undefined],
      ['問1.1b', undefined],
    ]);
  });
});

describe('a blank form with check-box controls', () => {
  const rows = rowsOf(`
    # 保守
    A-1 | | yes_no_na | =net.remote_maint | リモートメンテナンスの機能がありますか
    A-1.1 | A-1 | yes_no_na | =net.remote_maint_log | 遠隔保守のアクセスログを記録し、医療機関が確認できますか
    A-2 | | yes_no_na | | 保守の前に停止時間を掲示しますか
    # 廃棄
    B-1 | | yes_no_na | =disposal.erase | 保存情報を復元できない形で消去する手段・手順を示せますか
    B-2 | | group | | 廃棄の証明
    B-2.1 | B-2 | yes_no_na | =disposal.confirm | 機器廃棄時の消去を確認できますか
    B-2.2 | B-2 | yes_no_na | | 証明書に機器の製造番号を記しますか
  `);
  const cells = [
    ['記入日'],
    [],
    ['No.', '確認項目', '適合', '不適合', '適用外', '特記事項'],
    ...withTitles(
      rows,
      ({ number, wording }) => [number, wording],
      (section) => [section],
    ),
  ];
  const boxed = rowsWhere(cells, ([number]) => rows.some((row) => row.number === number && row.type !== 'group'));
  const checkBoxes = boxesOver(boxed, [
    [3, ''],
    [4, ''],
    [5, ''],
  ]);
  const proposal = learnBlank(gridOf(sheetOf('SDS', cells, { checkBoxes })));

  it('is learned by where its boxes lie', () => {
    expect(learned(proposal)).toEqual(linesOf(rows));
    const places = proposal.layout.tables.flatMap((table) => table.rows);
    expect(places.filter(({ answer }) => answer?.kind === 'check-boxes').length).toBe(6);
    expect(proposal.vocabulary.map(({ label }) => label.ja)).toEqual(['適合', '不適合', '適用外']);
  });
});
