import type { CellWrite } from '../../../kernel/grid.js';
import { type Answer, type Answers, BLANK } from '../../templates/domain/answer.js';
import { questionsOf, type Question, type Template } from '../../templates/domain/template.js';
import type { ExtraField } from './headings.js';
import type { Layout, RowPlace, Spot } from './layout.js';
import { NumberedRemarks } from './numbered-remarks.js';
import { REASON_KINDS, STATES } from './own-words.js';
import { remarkOf } from './row-remark.js';
import { writeAnswerAt } from './write-answer-cell.js';

type Content = CellWrite['content'];

const EMPTY: Content = { empty: true };
const textOf = (text: string | undefined): Content => (text === undefined || text === '' ? EMPTY : { text });
const dayOf = (date: string | undefined): Content => (date === undefined ? EMPTY : { date });

/**
 * The changes that make a workbook say these answers, in its own style. Every row of the layout is written: one without an answer is
 * emptied. What stands at an `unreadable` answer is left as it is. What has no column of its own goes into the remark. Reading the
 * changed workbook gives the same answers again.
 */
export function writeAnswers(answers: Answers, layout: Layout, template: Template): CellWrite[] {
  const remarks = new NumberedRemarks(layout.notes);
  const questions = new Map(questionsOf(template).map((question) => [question.code, question]));
  const writes = layout.tables.flatMap(({ sheet, rows }) =>
    rows.flatMap((row): CellWrite[] => {
      const question = questions.get(row.question);
      const answer = answers.get(row.question) ?? BLANK;
      if (!question || question.answerType === 'group') return [];
      const cells = new Map<string, readonly [Spot, Content]>();
      const put = (spot: Spot | undefined, content: Content): void => {
        if (spot) cells.set(`${spot.row}:${spot.column}`, [spot, content]);
      };
      putRow({ row, question, answer, template, mark: layout.mark, remark: (text) => remarks.reference(text), put });
      return [...cells.values()].map(([{ row: at, column }, content]) => ({ sheet, row: at, column, content }));
    }),
  );
  return [...writes, ...remarks.block()];
}

interface RowWrite {
  readonly row: RowPlace;
  readonly question: Question;
  readonly answer: Answer;
  readonly template: Template;
  readonly mark: string;
  readonly remark: (text: string | undefined) => string | undefined;
  readonly put: (spot: Spot | undefined, content: Content) => void;
}

function putRow({ row, question, answer, template, mark, remark, put }: RowWrite): void {
  if (row.answer && answer.value !== 'unreadable') writeAnswerAt(row.answer, { question, answer, template, mark }, put);
  const { text, fields } = remarkOf(row, answer, template);
  row.remarks.forEach((spot, place) => {
    put(spot, place === 0 ? textOf(remark(text)) : EMPTY);
  });
  put(row.checkedOn, dayOf(answer.checkedOn));
  put(row.targetOn, dayOf(answer.targetOn));
  if (row.second) {
    const { checkedOn, targetOn } = answer.second ?? {};
    writeAnswerAt(row.second.answer, { question, answer: answer.second ?? BLANK, template, mark }, put);
    put(row.second.checkedOn, dayOf(checkedOn));
    put(row.second.targetOn, dayOf(targetOn));
  }
  putExtras(row, answer, fields, put);
}

function putExtras(
  { extras }: RowPlace,
  answer: Answer,
  inRemark: ReadonlySet<ExtraField>,
  put: RowWrite['put'],
): void {
  const { value } = answer;
  const reason = inRemark.has('reason') ? undefined : answer.reason;
  put(extras.state, value === 'declined' || value === 'waiting' ? { text: STATES[value].ja } : EMPTY);
  put(extras.plannedOn, dayOf(answer.plannedOn));
  put(extras.condition, textOf(answer.condition));
  put(extras.reasonKind, reason ? { text: REASON_KINDS[reason.kind].ja } : EMPTY);
  put(extras.reason, textOf(reason?.text));
  put(extras.waitingFor, textOf(answer.waitingFor));
  put(extras.responsibility, textOf(answer.responsibility));
}

/** The changes that fill the head of the form. Fields without a value are emptied. */
export function writeHeader(header: ReadonlyMap<string, string>, layout: Layout, template: Template): CellWrite[] {
  const dates = new Set(template.headerFields.filter(({ type }) => type === 'date').map(({ key }) => key));
  return layout.header.map(({ key, sheet, spot, within }) => {
    const value = header.get(key) ?? '';
    const isDay = dates.has(key) && /^\d{4}-\d{2}-\d{2}$/.test(value);
    const content = within === undefined ? (isDay ? { date: value } : textOf(value)) : { text: within + value };
    return { sheet, row: spot.row, column: spot.column, content };
  });
}
