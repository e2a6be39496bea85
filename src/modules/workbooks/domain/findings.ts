import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';

/** What a message names; a text in both languages where it is not the file's own. */
export type Facts = Readonly<Record<string, string | number | Bilingual>>;

/** What may be wrong or doubtful in a workbook. The keys are the stable `kind` of a finding; `{name}` is filled from its facts. */
const MESSAGES = {
  ambiguous_mark: { ja: '回答の印が複数あります（{words}）。', en: 'More than one answer is marked ({words}).' },
  unreadable_mark: {
    ja: '回答欄の「{text}」は、回答として読み取れません。',
    en: '"{text}" in the answer cell cannot be read as an answer.',
  },
  other_answer: {
    ja: '別の列にも回答らしい「{text}」があり、どれが回答か判断できません。',
    en: 'Another column holds "{text}", which may be the answer as well; which one is cannot be told.',
  },
  unread_column: { ja: '「{heading}」の列は読み取っていません。', en: 'The column "{heading}" was not read.' },
  unreadable_date: { ja: '「{text}」は日付として読み取れません。', en: '"{text}" cannot be read as a date.' },
  unknown_choice: {
    ja: '「{text}」は、この設問の選択肢にありません。',
    en: '"{text}" is not among the choices of this question.',
  },
  unknown_question: {
    ja: '番号「{number}」はこの様式にありません。この行の回答は取り込みません。',
    en: 'The form has no number "{number}". The answer of this row is not taken over.',
  },
  likely_question: {
    ja: '番号「{number}」はこの様式にありません。文言は設問{likely}と一致します。確認してください。',
    en: 'The form has no number "{number}"; by its wording the row is question {likely}. Please confirm.',
  },
  number_wording_conflict: {
    ja: '番号は設問{number}、文言は設問{likely}です。どちらの回答か判断できません。',
    en: 'The number says question {number}, the wording question {likely}; whose answer it is cannot be told.',
  },
  duplicate_question: {
    ja: '設問{code}の行が重複しています。最初の行だけを読み取りました。',
    en: 'Question {code} stands in more than one row; only the first was read.',
  },
  unread_row: {
    ja: '「{text}」の行は、どの設問か判断できないため読み取っていません。',
    en: 'The row "{text}" was not read: which question it is cannot be told.',
  },
  reworded_question: {
    ja: '番号は一致しますが、文言が様式と異なります。',
    en: 'The number fits, but the wording differs from the form.',
  },
  likely_wording: {
    ja: '文言が似ているため設問{code}として読み取りました。確認してください。',
    en: 'Read as question {code} because the wording is alike. Please confirm.',
  },
  likely_place: {
    ja: '番号と文言だけではどの設問か分からないため、前後の行との位置関係から設問{code}として読み取りました。確認してください。',
    en: 'Number and wording do not tell which question this is; read as question {code} by its place between its neighbours. Please confirm.',
  },
  rows_moved: {
    ja: 'シート「{sheet}」では{count}問の行が、様式の元のExcelと違う位置にあります(行の挿入・削除・移動)。位置を合わせて読み取りました。',
    en: 'On the sheet "{sheet}" {count} questions stand in other rows than in the form’s workbook (rows were inserted, deleted or moved); they were read where they stand.',
  },
  sheet_renamed: {
    ja: 'シート「{from}」の名前が「{to}」に変わっています。',
    en: 'The sheet "{from}" is now called "{to}".',
  },
  columns_moved: {
    ja: 'シート「{sheet}」では列が移動しています({columns})。移動先から読み取りました。',
    en: 'On the sheet "{sheet}" columns have moved ({columns}); they were read where they stand.',
  },
  wording_changed: {
    ja: 'シート「{sheet}」では{count}問の文言が様式と異なります。番号で対応付けました。',
    en: 'On the sheet "{sheet}" the wording of {count} questions differs from the form; they were found by their numbers.',
  },
  missing_question: { ja: '設問{code}の行がファイルにありません。', en: 'The file has no row for question {code}.' },
  no_answer_cell: { ja: '回答欄が見つかりません。', en: 'No cell for the answer was found.' },
  remark_not_found: {
    ja: '「{text}」が指す備考の本文が見つかりません。',
    en: 'The text of the remark that "{text}" points to was not found.',
  },
  formula_without_value: {
    ja: '数式の計算結果がファイルに保存されていないため、読み取れません。',
    en: 'The file does not hold the result of this formula, so it cannot be read.',
  },
  hidden_row: { ja: '非表示の行に内容があります。', en: 'A hidden row has content.' },
  hidden_column: { ja: '非表示の列に内容があります。', en: 'A hidden column has content.' },
  hidden_sheet: { ja: '非表示のシート「{name}」に内容があります。', en: 'The hidden sheet "{name}" has content.' },
  other_copy: {
    ja: 'シート「{name}」にも同じ設問の表があります。こちらは読み取っていません。',
    en: 'The sheet "{name}" holds a table with the same questions; it was not read.',
  },
  marks_may_be_drawn: {
    ja: '回答欄の「{text}」に印がありません。図形の丸で囲まれている場合は読み取れません。',
    en: '"{text}" carries no mark; a circle drawn around a word cannot be read.',
  },
  no_headings: {
    ja: '表の見出しを読み取れないため、セルの内容から列を判断しました。',
    en: 'The headings of the table could not be read; the columns were told by their contents.',
  },
  other_guideline: {
    ja: 'ファイルには「{printed}」とありますが、この様式は第{version}版用です。',
    en: 'The file says "{printed}", but this form is for version {version}.',
  },
  other_wording: {
    ja: '設問の文言の1割以上が様式と異なります。',
    en: 'More than a tenth of the wording differs from the form.',
  },
  other_numbers: {
    ja: 'ファイルの番号は、Kaijiが付けた番号と異なります。文言で対応付けました。',
    en: 'The file prints other numbers than the ones Kaiji gave; rows were found by their wording.',
  },
  incomplete_form: {
    ja: '様式の{total}問のうち{found}問だけが見つかりました。見つからないか、どの行か決められない設問：{missing}',
    en: "Only {found} of the form's {total} questions were found. Not found, or not known for certain: {missing}",
  },
  not_placed: { ja: 'この書式には「{field}」を書く場所がありません。', en: 'This layout has no place for {field}.' },
} as const satisfies Record<string, Bilingual>;

export type FindingKind = keyof typeof MESSAGES;

export interface Place {
  /** The question as printed. */
  readonly code?: string;
  readonly sheet?: string;
  readonly cells?: readonly string[];
}

/** A finding with its message in both languages. */
export function finding(kind: FindingKind, place: Place, facts: Facts = {}): Finding {
  const { ja, en } = MESSAGES[kind];
  return { kind, ...place, message: { ja: fill(ja, facts, 'ja'), en: fill(en, facts, 'en') } };
}

function fill(message: string, facts: Facts, language: keyof Bilingual): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fact = facts[name] ?? '';
    return typeof fact === 'object' ? fact[language] : String(fact);
  });
}
