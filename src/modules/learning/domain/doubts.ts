import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';

/** What a person should look at before a form is released. The keys are the stable `kind` of a finding; `{name}` is filled from its facts. */
const MESSAGES = {
  group_or_question: {
    ja: '見出しと判断しましたが、回答する設問かもしれません。',
    en: 'Taken for a heading; it may be a question.',
  },
  section_or_row: {
    ja: '「{text}」を区分の見出しと判断しましたが、設問かもしれません。',
    en: '"{text}" was taken for the title of a section; it may be a question.',
  },
  row_without_number: {
    ja: '番号のない行を設問と判断しました。',
    en: 'A row without a number was taken for a question.',
  },
  number_became_date: {
    ja: '番号が日付に変わっているため、「{number}」と推定しました。',
    en: 'The number has become a date; "{number}" is what it probably was.',
  },
  number_lost_zero: {
    ja: '番号が数値のため、「{printed}」は「{number}」と推定しました。',
    en: 'The number is kept as a value: "{printed}" probably was "{number}".',
  },
  number_twice: {
    ja: '番号「{number}」の行が複数あります。',
    en: 'More than one row has the number "{number}".',
  },
  answer_kind: {
    ja: '回答の種類を判断できないため、自由記述としました。',
    en: 'How this row is answered cannot be told; it was taken for free text.',
  },
  known_kind: {
    ja: '回答欄の一覧のとおりにしましたが、既知の様式の同じ設問とは回答の種類か選択肢が異なります。',
    en: 'Taken as the list on the row offers it; the known form answers the same question in another way.',
  },
  choices_not_printed: {
    ja: '選択肢はExcelに書かれていないため、既知の様式の同じ設問から採りました。',
    en: 'The workbook does not print the choices; they were taken from the same question of a known form.',
  },
  one_or_several: {
    ja: '選択肢を一つだけ選ぶのか、複数選べるのか判断できません。',
    en: 'Whether one or several of the choices may be taken cannot be told.',
  },
  boxes_in_one_cell: {
    ja: '一つのセルに複数のチェックボックスがあり、どれがどの回答か判断できません。',
    en: 'Several check boxes lie over one cell; which of them is which answer cannot be told.',
  },
  no_answer_cell: { ja: '回答欄が見つかりません。', en: 'No cell for the answer was found.' },
  row_left_out: {
    ja: '「{text}」の行は設問にしていません。',
    en: 'The row "{text}" was not made a question.',
  },
  other_copy: {
    ja: 'シート「{name}」にも同じ設問の表があります。こちらは使っていません。',
    en: 'The sheet "{name}" holds a table with the same questions; it was not used.',
  },
  hidden_table: {
    ja: '非表示のシート「{name}」の表は使っていません。',
    en: 'The table on the hidden sheet "{name}" was not used.',
  },
  no_headings: {
    ja: '表の見出しを読み取れないため、セルの内容から列を判断しました。',
    en: 'The headings of the table could not be read; the columns were told by their contents.',
  },
  words_assumed: {
    ja: '回答に使う語が見つからないため、{form}の語を当てました。',
    en: 'The words for the answers were not found; those of {form} were taken.',
  },
  filled: {
    ja: '記入済みの様式です。記入された回答は登録されません。空の様式があれば、そちらを使ってください。',
    en: 'This workbook is filled in. Its answers are not taken over; use the blank form if there is one.',
  },
  unread_column: {
    ja: '「{heading}」の列は使っていません。',
    en: 'The column "{heading}" was not used.',
  },
} as const satisfies Record<string, Bilingual>;

export type DoubtKind = keyof typeof MESSAGES;

/** A doubt about a learned form, with its cells. */
export function doubt(
  kind: DoubtKind,
  place: { readonly code?: string; readonly sheet?: string; readonly cells?: readonly string[] },
  facts: Readonly<Record<string, string>> = {},
): Finding {
  const fill = (text: string): string => text.replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '');
  const { ja, en } = MESSAGES[kind];
  return { kind, ...place, message: { ja: fill(ja), en: fill(en) } };
}
