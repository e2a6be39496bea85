import type { Finding } from '../../../kernel/finding.js';
import { cellName, type Grid } from '../../../kernel/grid.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { readDate } from './dates.js';
import { finding } from './findings.js';
import { type FormIndex, indexOf } from './form-index.js';
import { findHidden } from './hidden-content.js';
import type { Layout, OtherRow, Spot, TableLayout } from './layout.js';
import { type RowReader, readRow } from './read-row.js';
import { type SheetView, viewOf } from './sheet-view.js';

/** What a workbook says on a form. */
export interface ReadAnswers {
  /** By field key; only fields that are filled. Dates as YYYY-MM-DD. */
  readonly header: ReadonlyMap<string, string>;
  /** By question code; only rows that stand in the file, headings left out. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly findings: readonly Finding[];
  /** Where each answer stands: sheet and single cells (label, answer, remark). */
  readonly places: ReadonlyMap<string, CellsOfAnswer>;
}

export interface CellsOfAnswer {
  readonly sheet: string;
  readonly cells: readonly string[];
}

/** Reads all answers that stand at the places of a layout. Every row of the tables is either an answer, a heading, or in the findings. */
export function readAnswers(grid: Grid, layout: Layout, template: Template): ReadAnswers {
  const index = indexOf(template);
  const questions = new Map(index.questions.map((question) => [question.code, question]));
  const answers = new Map<string, Answer>();
  const places = new Map<string, CellsOfAnswer>();
  const findings: Finding[] = [];
  for (const table of layout.tables) {
    const reader = readerOf(grid, layout, table, index);
    for (const row of table.rows) {
      const question = questions.get(row.question);
      if (!reader || !question) continue;
      const { answer, findings: found, cells } = readRow(reader, row, question);
      findings.push(...found);
      if (answer && answers.has(question.code)) findings.push(standsTwice(table.sheet, row.label, question.code));
      else if (answer) {
        answers.set(question.code, answer);
        places.set(question.code, { sheet: table.sheet, cells });
      }
    }
  }
  for (const table of layout.tables) for (const row of table.others) findings.push(...listOther(table, row, answers));
  findings.push(...missing(index.questions, answers), ...findHidden(grid, layout));
  const head = readHeader(grid, layout, template);
  const inOrder = index.questions.flatMap(({ code }): [string, Answer][] => {
    const answer = answers.get(code);
    return answer ? [[code, answer]] : [];
  });
  return { header: head.header, answers: new Map(inOrder), findings: [...head.findings, ...findings], places };
}

function readerOf(grid: Grid, layout: Layout, table: TableLayout, index: FormIndex): RowReader | undefined {
  const view = viewOfSheet(grid, table.sheet);
  const notes = layout.notes && viewOfSheet(grid, layout.notes.sheet);
  return view && { view, index, ...(layout.notes && notes && { notes: { place: layout.notes, view: notes } }) };
}

function viewOfSheet(grid: Grid, name: string): SheetView | undefined {
  const sheet = grid.sheets.find((one) => one.name === name);
  return sheet && viewOf(sheet);
}

const standsTwice = (sheet: string, { row, column }: Spot, code: string): Finding =>
  finding('duplicate_question', { code, sheet, cells: [cellName(row, column)] }, { code });

/** A row that was not taken over. Where its wording names a question, that question's answer is open: a person decides. */
function listOther({ sheet }: TableLayout, row: OtherRow, answers: Map<string, Answer>): Finding[] {
  const { why, label, text, likely, numbered } = row;
  const number = text.split(/\s/)[0] ?? text;
  const place = { sheet, cells: [cellName(label.row, label.column)] };
  if (why === 'question stands twice') return likely === undefined ? [] : [standsTwice(sheet, label, likely)];
  if (why === 'not read') return [finding('unread_row', place, { text })];
  for (const code of [likely, numbered]) if (code !== undefined && !answers.has(code)) answers.set(code, row.answered ? { value: 'unreadable' } : BLANK);
  if (why === 'number and wording disagree') return [finding('number_wording_conflict', { ...place, code: number }, { number, likely: likely ?? '?' })];
  const message = likely === undefined ? 'unknown_question' : 'likely_question';
  return [{ ...finding(message, { ...place, code: number }, { number, likely: likely ?? '' }), kind: 'unknown_question' }];
}

function missing(questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Finding[] {
  return questions
    .filter(({ code, answerType }) => answerType !== 'group' && !answers.has(code))
    .map(({ code }) => finding('missing_question', { code }, { code }));
}

function readHeader(grid: Grid, layout: Layout, { headerFields }: Template): { header: Map<string, string>; findings: Finding[] } {
  const header = new Map<string, string>();
  const findings: Finding[] = [];
  for (const { key, sheet, spot, within } of layout.header) {
    const cell = viewOfSheet(grid, sheet)?.cell(spot.row, spot.column);
    const text = within === undefined ? (cell?.text ?? '') : (cell?.text ?? '').slice(within.length);
    if (text.trim() === '') continue;
    const isDate = headerFields.some((field) => field.key === key && field.type === 'date');
    const day = isDate ? readDate(text) : text.trim();
    if (day === undefined) findings.push(finding('unreadable_date', { sheet, cells: [cellName(spot.row, spot.column)] }, { text }));
    header.set(key, day ?? text.trim());
  }
  return { header, findings };
}
