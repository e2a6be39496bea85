import type { ProblemTable } from '#platform/http/problems.js';

const LOOK = {
  ja: 'listFormDrafts と getFormDraft で行と論点を確かめられます',
  en: 'listFormDrafts and getFormDraft show its rows and topics',
};
const UNDO = {
  ja: 'どの変更も行っていません。pointer の示す箇所を直し、全体を送り直してください',
  en: 'None of the changes was made. Mend what pointer names and send all of them again',
};

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
  'form-draft.has-faults': {
    status: 409,
    title: { ja: '公開の前に直すことが{count}件あります', en: '{count} faults keep the form from being released' },
    detail: {
      ja: 'faults の行とセルを直してください。公開した様式はこのKaijiを使う全員が使い、あとから変えられません',
      en: 'Mend the rows and cells in faults. A released form is for everybody on this installation and never changes',
    },
  },
  'form-change.not-one': {
    status: 422,
    title: {
      ja: '変更({pointer})には操作を一つだけ指定してください',
      en: 'A change ({pointer}) takes exactly one act',
    },
    detail: UNDO,
  },
  'form-change.unknown-row': {
    status: 422,
    title: { ja: '行 {row} はありません({pointer})', en: 'There is no row {row} ({pointer})' },
    detail: LOOK,
  },
  'form-change.unknown-section': {
    status: 422,
    title: { ja: '区分 {section} はありません({pointer})', en: 'There is no section {section} ({pointer})' },
    detail: LOOK,
  },
  'form-change.unknown-field': {
    status: 422,
    title: { ja: '表紙の項目 {field} はありません({pointer})', en: 'The head has no field {field} ({pointer})' },
    detail: LOOK,
  },
  'form-change.unknown-topic': {
    status: 422,
    title: {
      ja: '論点 {topic} はどの様式にもありません({pointer})',
      en: 'No known form has the topic {topic} ({pointer})',
    },
    detail: {
      ja: '既知の様式の topic を指定するか、独自の論点なら「own.」で始めてください',
      en: 'Use a topic of a known form, or begin one of its own with "own."',
    },
  },
  'form-change.outline-loop': {
    status: 422,
    title: {
      ja: '行 {row} は自分の下には置けません({pointer})',
      en: 'Row {row} cannot stand below itself ({pointer})',
    },
    detail: UNDO,
  },
  'form-change.condition-loop': {
    status: 422,
    title: {
      ja: '行 {row} を問う条件が、その行自身の回答に戻ります({pointer})',
      en: 'Row {row} would wait for its own answer ({pointer})',
    },
    detail: UNDO,
  },
  'form-change.after-itself': {
    status: 422,
    title: { ja: '行 {row} を自分の後ろには置けません({pointer})', en: 'Row {row} cannot follow itself ({pointer})' },
    detail: UNDO,
  },
  'form-change.not-two': {
    status: 422,
    title: { ja: '分けた二つの文言を指定してください({pointer})', en: 'Give the wordings of the two rows ({pointer})' },
    detail: UNDO,
  },
  'form-change.not-several': {
    status: 422,
    title: { ja: 'つなぐ行を二つ以上指定してください({pointer})', en: 'Name two rows or more to join ({pointer})' },
    detail: UNDO,
  },
  'form-change.not-neighbours': {
    status: 422,
    title: {
      ja: 'つなげるのは続いた行だけです({pointer})',
      en: 'Only rows that follow each other can be joined ({pointer})',
    },
    detail: { ja: '先に行を移してください', en: 'Move them together first' },
  },
  'form-change.row-decides': {
    status: 422,
    title: {
      ja: '行 {row} の回答で問うかが決まる行があります: {rows}({pointer})',
      en: 'Other rows are asked by the answer to row {row}: {rows} ({pointer})',
    },
    detail: { ja: '先にその行の条件(visibleWhen)を変えてください', en: 'Change their conditions (visibleWhen) first' },
  },
  'form-change.no-place': {
    status: 422,
    title: {
      ja: '行 {row} の回答欄がExcelにありません({pointer})',
      en: 'Row {row} has no place in the workbook ({pointer})',
    },
    detail: { ja: '回答欄のある行を like に指定してください', en: 'Name a row with a place as like' },
  },
  'form-change.place-taken': {
    status: 422,
    title: {
      ja: 'シートの{sheetRow}行目は行 {row} の回答欄です({pointer})',
      en: 'Row {sheetRow} of the sheet is the place of row {row} ({pointer})',
    },
    detail: UNDO,
  },
  'form-change.too-many-rows': {
    status: 422,
    title: { ja: '一つの様式の行は{most}行までです({pointer})', en: 'A form holds {most} rows ({pointer})' },
    detail: UNDO,
  },
  'form-change.wording-too-long': {
    status: 422,
    title: {
      ja: 'つないだ文言は{length}文字です。{most}文字までにしてください({pointer})',
      en: 'The joined wording has {length} characters; {most} are the most ({pointer})',
    },
    detail: { ja: '文言(prompt)を指定してください', en: 'Give the wording as prompt' },
  },
  'form-change.too-many-sections': {
    status: 422,
    title: { ja: '区分は{most}個までです({pointer})', en: 'A form holds {most} sections ({pointer})' },
    detail: UNDO,
  },
  'form-change.too-many-fields': {
    status: 422,
    title: { ja: '表紙の項目は{most}個までです({pointer})', en: 'The head holds {most} fields ({pointer})' },
    detail: UNDO,
  },
  'form-change.section-exists': {
    status: 422,
    title: { ja: '区分 {section} はすでにあります({pointer})', en: 'There is a section {section} already ({pointer})' },
    detail: UNDO,
  },
  'form-change.section-has-rows': {
    status: 422,
    title: {
      ja: '区分 {section} には{rows}行あります({pointer})',
      en: 'Section {section} has {rows} rows ({pointer})',
    },
    detail: { ja: '行の移り先を into に指定してください', en: 'Name the section that they go into as into' },
  },
  'form-change.into-itself': {
    status: 422,
    title: {
      ja: '消す区分 {section} へは移せません({pointer})',
      en: 'Section {section} is the one that goes ({pointer})',
    },
    detail: UNDO,
  },
  'form-change.field-exists': {
    status: 422,
    title: {
      ja: '表紙の項目 {field} はすでにあります({pointer})',
      en: 'The head has a field {field} already ({pointer})',
    },
    detail: UNDO,
  },
  'form-change.unknown-sheet': {
    status: 422,
    title: {
      ja: 'シート「{sheet}」は様式にありません({pointer})',
      en: 'The form does not use a sheet "{sheet}" ({pointer})',
    },
    detail: { ja: '使えるシート: {known}', en: 'Sheets of the form: {known}' },
  },
  'form-change.no-cell': {
    status: 422,
    title: { ja: '「{cell}」というセルはありません({pointer})', en: 'There is no cell "{cell}" ({pointer})' },
    detail: UNDO,
  },
};
