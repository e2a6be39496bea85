import type { Bilingual } from '../../../kernel/bilingual.js';
import type { Finding } from '../../../kernel/finding.js';
import type { Answer, Answers } from '../../templates/domain/answer.js';
import { questionsOf, type Template } from '../../templates/domain/template.js';
import { finding } from './findings.js';
import type { ExtraField } from './headings.js';
import type { Layout, RowPlace } from './layout.js';
import { remarkOf, type RowRemark } from './row-remark.js';
import { canHold } from './write-answer-cell.js';

/** What an answer may say that a workbook may have no cell for; no workbook but Kaiji's own can say that an answer is unconfirmed. */
const WORDS = {
  value: { ja: '回答', en: 'the answer' },
  remark: { ja: '備考', en: 'the remark' },
  checkedOn: { ja: '日付', en: 'the date' },
  targetOn: { ja: '目標日', en: 'the target date' },
  second: { ja: '2回目の回答', en: 'the second answer' },
  plannedOn: { ja: '対応予定日', en: 'the planned day' },
  condition: { ja: '条件', en: 'the condition' },
  reason: { ja: '理由', en: 'the reason' },
  waitingFor: { ja: '回答待ちの相手', en: 'whom the answer waits for' },
  responsibility: { ja: '責任分界', en: 'the responsibility' },
  carriedFrom: { ja: '引き継ぎ未確認の印', en: 'the mark of an answer carried over and not confirmed' },
} as const satisfies Partial<Record<keyof Answer, Bilingual>>;

type Field = keyof typeof WORDS;
const FIELDS = Object.keys(WORDS) as Field[];

/** What these answers say that the layout has no place for: nothing of it gets lost without being named. */
export function unplaced(answers: Answers, layout: Layout, template: Template): Finding[] {
  const rows = new Map(layout.tables.flatMap((table) => table.rows.map((row) => [row.question, row] as const)));
  return questionsOf(template).flatMap((question) => {
    const answer = answers.get(question.code);
    if (answer === undefined) return [];
    const row = rows.get(question.code);
    const held = { template, answer, row, ...(row && { remark: remarkOf(row, answer, template) }) };
    return FIELDS.filter((field) => answer[field] !== undefined && !HOLDS[field](held)).map((field) =>
      finding('not_placed', { code: question.code }, { field: WORDS[field] }),
    );
  });
}

interface Held {
  readonly template: Template;
  readonly answer: Answer;
  readonly row: RowPlace | undefined;
  readonly remark?: RowRemark;
}

/** A column of its own, or a line of the remark where the answer can have such a field. */
const extra =
  (field: ExtraField, value?: Answer['value']) =>
  ({ answer, remark }: Held): boolean => {
    if (remark === undefined) return false;
    return !remark.fields.has(field) || (remark.holdsFields && (value === undefined || value === answer.value));
  };

/** Whether the workbook holds what an answer says there. */
const HOLDS: Readonly<Record<Field, (held: Held) => boolean>> = {
  value: holdsValue,
  remark: ({ remark }) => remark?.holdsRemark === true,
  checkedOn: ({ row }) => row?.checkedOn !== undefined,
  targetOn: ({ row }) => row?.targetOn !== undefined,
  second: ({ answer, row }) => holdsSecond(answer.second, row?.second),
  plannedOn: extra('plannedOn', 'yes'),
  condition: extra('condition', 'yes'),
  reason: extra('reason'),
  waitingFor: extra('waitingFor', 'waiting'),
  responsibility: extra('responsibility'),
  carriedFrom: ({ answer }) => answer.confirmedAt !== undefined,
};

function holdsValue(held: Held): boolean {
  const { template, answer, row } = held;
  const { value } = answer;
  if (value === 'blank' || value === 'unreadable') return true;
  if (value === 'declined' || value === 'waiting') return extra('state')(held);
  return row?.answer !== undefined && canHold(row.answer, template, answer);
}

function holdsSecond(second: Answer['second'], place: RowPlace['second']): boolean {
  if (!second || !place) return place !== undefined;
  return (
    (second.checkedOn === undefined || place.checkedOn !== undefined) &&
    (second.targetOn === undefined || place.targetOn !== undefined)
  );
}
