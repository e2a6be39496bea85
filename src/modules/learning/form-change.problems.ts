import type { ProblemTable } from '#platform/http/problems.js';

const LOOK = {
  ja: 'listFormDrafts と getFormDraft で行と論点を確かめられます',
  en: 'listFormDrafts and getFormDraft show its rows and topics',
};
const UNDO = {
  ja: 'どの変更も行っていません。pointer の示す箇所を直し、全体を送り直してください',
  en: 'None of the changes was made. Mend what pointer names and send all of them again',
};

/** Why a form under review cannot be changed so. */
export const FORM_CHANGE_PROBLEMS: ProblemTable = {
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
  'form-change.too-much-text': {
    status: 422,
    title: {
      ja: '変更後の様式は{letters}文字になります。{most}文字までにしてください({pointer})',
      en: 'The form would have {letters} characters; {most} are the most ({pointer})',
    },
    detail: UNDO,
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
