import { describe, expect, it } from '@jest/globals';
import {
  gridOf,
  listOn,
  rowsOf,
  rowsWhere,
  sheetOf,
  withTitles,
} from '../../../../test/fixtures/workbooks/blank-layouts.js';
import { learnBlank, learned, linesOf, naming } from '../../../../test/fixtures/workbooks/learned-lines.js';
import { releasedForm } from './released-form.js';

describe('a blank form of two tables on one sheet', () => {
  const first = rowsOf(`
    # 機能
    1 | | yes_no_na | =auth.access_control | アクセス管理の仕組みがありますか
    2 | | yes_no_na | =bcp.backup_generations | バックアップを複数世代・複数方式で取得できますか
    2-1 | 2 | yes_no_na | =bcp.restore | バックアップから復元する手段と手順を示せますか
    3 | | yes_no_na | | 停電が続いた場合に紙の帳票へ切り替えられますか
  `);
  const second = rowsOf(`
    # 提出する文書
    ① | | yes_no | =bcp.plan | ＢＣＰの手順書を医療機関に提供できますか
    ② | | yes_no | | 緊急連絡網の写しを提出しますか
    ③ | | yes_no | =maint.work_record | 保守作業の記録を提供できますか
  `);
  const proposal = learnBlank(
    gridOf(
      sheetOf('SDS', [
        ['サービス事業者による医療情報セキュリティ開示書'],
        [],
        ['機能'],
        ['項番', '質問', '対応', '', '', '備考'],
        ['', '', 'はい', 'いいえ', '対象外', ''],
        ...first.map(({ number, wording }) => [number, wording]),
        [],
        ['提出する文書'],
        ['番号', '', '設問', '有', '無'],
        ...second.map(({ number, wording }) => [number, '', wording]),
        [],
        ['※ 番号は変えないでください。'],
      ]),
    ),
  );

  it('is learned with both, each in its own columns', () => {
    expect(learned(proposal)).toEqual(linesOf([...first, ...second]));
    const cells = proposal.layout.tables.flatMap(({ rows }) =>
      rows.map(({ answer }) =>
        answer?.kind === 'columns' ? Object.values(answer.cells).map(({ column }) => column) : [],
      ),
    );
    expect(cells).toEqual([
      [3, 4, 5],
      [3, 4, 5],
      [3, 4, 5],
      [3, 4, 5],
      [4, 5],
      [4, 5],
      [4, 5],
    ]);
  });
});

describe('a blank form on two sheets', () => {
  const rows = rowsOf(`
    # 組織
    1 | | yes_no_na | =org.responsible_person | 運用責任者を置き、担当者を限定していますか
    2 | | yes_no_na | =org.audit | 運用を定期的に監査・点検していますか
    2.1 | 2 | yes_no_na | | 監査の結果を病院の委員会へ報告していますか
    # 真正性
    3 | | yes_no_na | =auty.legal_docs | 法令で保存が定められた文書を扱いますか
    3.1 | 3 | yes_no_na | =auty.history | 更新履歴を保存し前後を照合できますか
    3.2 | 3 | yes_no_na | | 更新の理由を必ず入力させますか
  `);
  const cells = (section: string): string[][] =>
    rows.filter((row) => row.section === section).map(({ number, wording }) => [number, wording]);
  const heading = ['No', '確認内容', '可', '不可', '該当なし', '補足説明'];

  it('is learned from both, cover and sample aside', () => {
    const sheets = [
      sheetOf('表紙', [['医療情報セキュリティ開示書（SDS）'], [], ['会社名', ''], ['サービス名', '']]),
      sheetOf('記入例', [heading, ...cells('組織')]),
      sheetOf('組織', [heading, ...cells('組織')]),
      sheetOf('真正性', [heading, ...cells('真正性')]),
    ];
    const proposal = learnBlank(gridOf(...sheets));
    expect(learned(proposal)).toEqual(linesOf(rows));
    expect(proposal.doubts.map(({ kind, sheet }) => [kind, sheet])).toEqual([['other_copy', '記入例']]);
    expect(proposal.header.map(({ key, sheet }) => [key, sheet])).toEqual([
      ['provider', '表紙'],
      ['service_name', '表紙'],
    ]);
  });

  it('is learned where the second goes on without a heading', () => {
    const sheets = [
      sheetOf('組織', [['SDS'], heading, ...cells('組織')]),
      sheetOf('真正性', [['真正性'], ...cells('真正性')]),
    ];
    const proposal = learnBlank(gridOf(...sheets));
    expect(proposal.rows.map(({ number, sheet }) => [number, sheet])).toEqual(
      rows.map(({ number, section }) => [number, section]),
    );
    expect(proposal.layout.tables[1]?.rows[0]?.answer).toMatchObject({
      kind: 'columns',
      cells: { yes: { row: 2, column: 3 } },
    });
  });
});

describe('a blank form without numbers', () => {
  const rows = rowsOf(`
    # 利用者の管理
    | | yes_no | =auth.access_control | アクセス管理の仕組みがありますか
    | アクセス管理の仕組みがありますか | yes_no | =auth.role_based | 職種・担当業務ごとに情報区分別の権限を設定できますか
    | アクセス管理の仕組みがありますか | yes_no | | 権限の一覧を印刷できますか
    | 権限の一覧を印刷できますか | yes_no | | 印刷した者の名前が残りますか
    | | yes_no | =auth.autologoff | 離席時に第三者の入力を防ぐ機能がありますか
    # 記録
    | | yes_no | =audit.log | アクセスログを記録する機能がありますか
    | | yes_no | | 記録を外国の事業者に見せませんか
  `);
  const depth = (wording: string): number => {
    const row = rows.find((one) => one.wording === wording);
    return row === undefined || row.parent === '' ? 0 : 1 + depth(row.parent);
  };
  const cells = [
    ['院内システム確認票'],
    ['確認事項', '回答（はい・いいえ）', '備考'],
    ...withTitles(
      rows,
      ({ wording }) => ['　'.repeat(depth(wording)) + wording],
      (section) => [`■${section}`],
    ),
  ];
  const proposal = learnBlank(
    gridOf(
      sheetOf('確認票', cells, {
        merges: rowsWhere(cells, ([text]) => typeof text === 'string' && text.startsWith('■')).map((row) => ({
          top: row,
          left: 1,
          bottom: row,
          right: 3,
        })),
      }),
    ),
  );

  it('is learned by its indentation', () => {
    expect(learned(proposal)).toEqual(linesOf(rows.map((row) => ({ ...row, section: `■${row.section}` }))));
  });

  it('has codes of our own alone', () => {
    const questions = releasedForm(proposal, naming).template.sections.flatMap((section) => section.questions);
    expect(questions.map(({ code }) => code)).toEqual(['b1', 'b1a', 'b1b', 'b1ba', 'b2', 'b3', 'b4']);
    expect(questions.some(({ officialCode }) => officialCode !== undefined)).toBe(false);
  });
});

describe('a blank MDS2', () => {
  const rows = rowsOf(`
    # DOCUMENT
    DOC-1 | | text | ~doc.manufacturer | Name of the manufacturer (legal entity)
    DOC-2 | | text | =doc.model | Model designation(s)
    # PERSON AUTHENTICATION
    PAUT-1 | | yes_no_na | =auth.external_service | Can an external authentication service be used?
    PAUT-1.1 | PAUT-1 | yes_no_na | | If yes, is the service hosted on board a ship?
    PAUT-2 | | yes_no_na | =auth.password_complexity | Can password complexity be enforced?
    # SOFTWARE BILL OF MATERIALS
    SBOM-1 | | yes_no_na | =sbom.available | Is an SBOM available?
    SBOM-2 | | yes_no_na | =sbom.standard | Does it follow a standard method?
    SBOM-2.1 | SBOM-2 | yes_no_na | =sbom.component | Components named
    SBOM-3 | | yes_no_na | | Are the components listed in alphabetical order?
  `);
  const cells = [
    ['Manufacturer Disclosure Statement for Medical Device Security -- MDS2 (HN 1-2025)'],
    ['Manufacturer Name', ''],
    ['Document ID', ''],
    ['Question ID', 'Question', 'Answer', 'See note', 'IEC TR 80001-2-2:2012'],
    ...withTitles(
      rows,
      ({ number, wording, type }) => [number, wording, '', '', type === 'text' ? '' : 'SAHD'],
      (section) => ['', section],
    ),
  ];
  const answered = rowsWhere(cells, ([number]) => rows.some((row) => row.number === number && row.type !== 'text'));
  const proposal = learnBlank(
    gridOf(sheetOf('MDS2', cells, { lists: [listOn(3, answered, ['Yes', 'No', 'N/A', 'See Note'])] })),
  );

  it('is learned with numbers by section, free text and notes', () => {
    expect(learned(proposal)).toEqual(linesOf(rows));
    expect(proposal.vocabulary.map(({ key, label }) => [key, label.ja])).toEqual([
      ['yes', 'Yes'],
      ['no', 'No'],
      ['na', 'N/A'],
      ['see_note', 'See Note'],
    ]);
    expect([proposal.form, proposal.version]).toEqual(['MDS2', 'HN 1-2025']);
  });

  it('asks after "If yes"', () => {
    expect(proposal.rows[3]?.visibleWhen).toMatchObject({ row: 'r3', in: ['yes'] });
  });
});
