import { SPREADSHEET_PROBLEMS } from '#platform/spreadsheet/problems.js';
import type { ProblemTable } from '#platform/http/problems.js';

/** Refusals of this module. */
export const WORKBOOKS_PROBLEMS: ProblemTable = {
  ...SPREADSHEET_PROBLEMS,
  'workbook.not-recognised': {
    status: 422,
    title: { ja: '「{file}」は既知の様式として認識できません', en: '"{file}" is not recognised as a known form' },
    detail: {
      ja: '様式の表があるファイルか確かめてください。どの様式か分かる場合は templateId で指定できます',
      en: 'Check that the file holds the table of a form. If you know which form it is, name it as templateId',
    },
  },
  'workbook.is-comparison': {
    status: 422,
    title: { ja: '「{file}」は比較表です', en: '"{file}" is a comparison' },
    detail: {
      ja: '比較表には複数の製品の回答が並ぶため、取り込めません。製品ごとに書き出した開示書のファイルを選んでください',
      en: 'It holds the answers of several products side by side. Choose the file of one disclosure, as exported for one product',
    },
  },
  'workbook.several-forms-fit': {
    status: 409,
    title: { ja: '「{file}」の様式を一つに決められません', en: 'More than one form fits "{file}"' },
    detail: {
      ja: '次から選び、templateId で指定してください: {candidates}',
      en: 'Choose one of these as templateId: {candidates}',
    },
  },
  'import.other-form': {
    status: 422,
    title: {
      ja: 'ファイルは {recognised} ですが、下書きは {draft} です',
      en: 'The file is {recognised}, the draft {draft}',
    },
    detail: {
      ja: 'ファイルと同じ様式の下書きを始めてください。あとで別の様式へ引き継げます',
      en: 'Start a draft of the form of the file; its answers can be carried over to another form later',
    },
  },
  'import.not-found': { status: 404, title: { ja: '取り込みが見つかりません', en: 'There is no such import' } },
  'import.applied-before': {
    status: 409,
    title: { ja: 'この取り込みは反映済みです', en: 'This import has been applied' },
  },
  'import.form-unconfirmed': {
    status: 409,
    title: { ja: '様式が確かではありません', en: 'The form is not certain' },
    detail: {
      ja: '{template} で正しければ confirmForm を true にしてください',
      en: 'If {template} is right, send confirmForm: true',
    },
  },
  'import.conflicts-open': {
    status: 409,
    title: { ja: 'ファイルと下書きの食い違いが残っています', en: 'File and draft disagree, and nobody has decided' },
    detail: {
      ja: 'rows と header の各項目に file か draft を選んでください',
      en: 'Choose file or draft for each of rows and header',
    },
  },
  'import.from-csv': {
    status: 409,
    title: {
      ja: 'CSVから取り込んだため、元のExcelはありません',
      en: 'It was imported from CSV: there is no original workbook',
    },
    detail: {
      ja: '指摘は getImport で見られます。出力には layout=kaiji を使ってください',
      en: 'getImport lists the findings; for a workbook ask for layout=kaiji',
    },
  },
  'import.unknown-choice': {
    status: 400,
    title: { ja: '選べるのは file か draft です: {rows}', en: 'Choose file or draft: {rows}' },
  },
  'import.unknown-row': {
    status: 422,
    title: { ja: '様式にない設問が指定されています: {rows}', en: 'The form has no such rows: {rows}' },
  },
  'layout.no-original': {
    status: 409,
    title: { ja: '元のExcelファイルがありません', en: 'There is no original workbook' },
    detail: {
      ja: 'この版はファイルから取り込まれていません。layout=kaiji を指定してください',
      en: 'It was not imported from a file; ask for layout=kaiji',
    },
  },
  'layout.no-official': {
    status: 409,
    title: {
      ja: '様式 {template} の公式のExcelは登録されていません',
      en: 'The official workbook of the form {template} is not in this installation',
    },
    detail: {
      ja: '公式のExcelから様式を登録すると、そのExcelに書き出せます。今は layout=kaiji を指定してください',
      en: 'Learn the form from its official workbook to have answers written into it; until then ask for layout=kaiji',
    },
  },
  'layout.official-private': {
    status: 403,
    title: {
      ja: '様式 {template} のもとになったExcelは、登録した組織だけが使えます',
      en: 'The workbook that the form {template} was learned from is for the organization that released it alone',
    },
    detail: {
      ja: '記入済みか、外部に接続する内容を含むためです。回答は layout=kaiji で取り出せます。公式のExcelが必要な場合は、未記入で外部接続のないものから様式を登録してください',
      en: 'It is filled, or reaches outside itself when it is opened. layout=kaiji holds the same answers; to have the official workbook, learn the form from one that is neither',
    },
  },
  'layout.vendor-only': {
    status: 403,
    title: { ja: '元のExcelは提供した事業者だけが取り出せます', en: 'The original workbook is for its vendor alone' },
    detail: { ja: '同じ内容を layout=kaiji で取り出せます', en: 'layout=kaiji holds the same answers' },
  },
  'layout.no-place': {
    status: 409,
    title: {
      ja: 'このExcelには書く場所のない内容があります',
      en: 'The workbook has no place for some of the content',
    },
    detail: {
      ja: 'errors に示した内容は layout=kaiji ならすべて書き出せます。除いてよければ lossy=true を付けてください',
      en: 'layout=kaiji holds all that errors names; add lossy=true to leave it out',
    },
  },
  'file.damaged': {
    status: 500,
    title: { ja: '保存されたファイルが壊れているか、失われています', en: 'A stored file is damaged or gone' },
    detail: {
      ja: '運営者に連絡し、バックアップから戻してください',
      en: 'Tell the operator to restore it from a backup',
    },
  },
};
