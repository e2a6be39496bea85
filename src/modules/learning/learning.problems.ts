import type { ProblemTable } from '#platform/http/problems.js';
import { FORM_CHANGE_PROBLEMS } from './form-change.problems.js';

/** Why a workbook does not become a form. */
export const FORM_PROBLEMS: ProblemTable = {
  'form.no-table': {
    status: 422,
    title: { ja: '設問の表が見つかりません', en: 'No table of questions was found' },
    detail: {
      ja: '設問と回答欄が行ごとに並ぶ表のあるExcelを使ってください。調べたシート: {sheet}',
      en: 'Use a workbook with a table that has a question and its answer in each row. Looked at: {sheet}',
    },
  },
  'form.two-tables': {
    status: 422,
    title: {
      ja: '同じ設問の表が二つあります: {sheet}({cells})と{otherSheet}({otherCells})',
      en: 'Two tables hold the same questions: {sheet} ({cells}) and {otherSheet} ({otherCells})',
    },
    detail: {
      ja: '使わない方の表かシートを消したExcelで、もう一度学習してください',
      en: 'Learn the form again from a copy without the table or sheet that is not used',
    },
  },
  'form.unclear-table': {
    status: 422,
    title: {
      ja: 'シート「{sheet}」の表({cells})は設問と回答欄を区別できません',
      en: 'Questions and answers of the table on "{sheet}" ({cells}) cannot be told apart',
    },
    detail: {
      ja: 'セルの結合を解除するなど、1行に1設問となるように直したExcelで学習してください',
      en: 'Learn it from a copy with one question in each row, e.g. after undoing merged cells',
    },
  },
  'form.too-long': {
    status: 422,
    title: {
      ja: '設問が{rows}行あります。扱えるのは{most}行までです',
      en: 'The form has {rows} rows; {most} can be learned',
    },
    detail: {
      ja: '表の終わりより下に別の表がないか、シート「{sheet}」の{cells}あたりを確かめてください',
      en: 'Check whether another table stands below its end, around {cells} of "{sheet}"',
    },
  },
  'form.too-much-text': {
    status: 422,
    title: {
      ja: '様式の文言と選択肢が合わせて{letters}文字あります。扱えるのは{most}文字までです',
      en: 'Wordings and choices of the form have {letters} characters; {most} can be learned',
    },
    detail: {
      ja: '長い入力規則のリストや本文を短くしたExcelで、もう一度学習してください',
      en: 'Learn it again from a copy with shorter drop-down lists and texts',
    },
  },
  'form.from-csv': {
    status: 422,
    title: {
      ja: '「{file}」はCSVです。様式はExcelから学習します',
      en: '"{file}" is CSV; forms are learned from Excel',
    },
    detail: {
      ja: '回答を書き込むExcel(.xlsx)そのものを使ってください',
      en: 'Use the very workbook (.xlsx) that answers shall be written into',
    },
  },
};

/** Refusals of this module. */
export const LEARNING_PROBLEMS: ProblemTable = {
  ...FORM_PROBLEMS,
  'form-draft.not-found': {
    status: 404,
    title: { ja: '学習中の様式が見つかりません', en: 'There is no such form draft' },
  },
  'form-draft.released': {
    status: 409,
    title: { ja: 'この様式は {templateId} として公開されました', en: 'This form was released as {templateId}' },
    detail: {
      ja: '公開した様式は変更できません。getTemplate で {templateId} を確かめられます',
      en: 'A released form never changes; getTemplate shows {templateId}',
    },
  },
  'form-draft.has-faults': {
    status: 409,
    title: { ja: '公開の前に直すことが{count}件あります', en: '{count} faults keep the form from being released' },
    detail: {
      ja: 'faults の行とセルを直してください。公開した様式はこのKaijiを使う全員が使い、あとから変えられません',
      en: 'Mend the rows and cells in faults. A released form is for everybody on this installation and never changes',
    },
  },
  ...FORM_CHANGE_PROBLEMS,
};
