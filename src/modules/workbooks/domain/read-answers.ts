import type { Finding } from '../../../kernel/finding.js';
import { cellName, columnName, type Grid } from '../../../kernel/grid.js';
import { readDate } from '../../../kernel/written-date.js';
import { type Answer, BLANK } from '../../templates/domain/answer.js';
import type { Question, Template } from '../../templates/domain/template.js';
import { finding } from './findings.js';
import { type FormIndex, indexOf } from './form-index.js';
import { findHidden } from './hidden-content.js';
import type { HeaderPlace, Layout, OtherRow, Spot, TableLayout } from './layout.js';
import { type CellsOfRow, readRow, type RowReader } from './read-row.js';
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

export interface CellsOfAnswer extends CellsOfRow {
  readonly sheet: string;
}

/** Reads all answers that stand at the places of a layout. Every row of the tables is either an answer, a heading, or in the findings. */
export function readAnswers(grid: Grid, layout: Layout, template: Template): ReadAnswers {
  const index = indexOf(template);
  const collected: Collected = { answers: new Map(), places: new Map(), findings: [] };
  for (const table of layout.tables) readTable(readerOf(grid, layout, table, index), table, index, collected);
  const { answers, places, findings } = collected;
  for (const table of layout.tables)
    for (const row of table.others) findings.push(...listOther(table, row, index, answers));
  findings.push(...layout.tables.flatMap(unreadOf));
  findings.push(...missing(index.questions, answers), ...findHidden(grid, layout));
  const head = readHeader(grid, layout, template);
  const inOrder = index.questions.flatMap(({ code }): [string, Answer][] => {
    const answer = answers.get(code);
    return answer ? [[code, answer]] : [];
  });
  return { header: head.header, answers: new Map(inOrder), findings: [...head.findings, ...findings], places };
}

interface Collected {
  readonly answers: Map<string, Answer>;
  readonly places: Map<string, CellsOfAnswer>;
  readonly findings: Finding[];
}

function readTable(
  reader: RowReader | undefined,
  { sheet, rows }: TableLayout,
  index: FormIndex,
  { answers, places, findings }: Collected,
): void {
  for (const row of rows) {
    const question = index.questions[index.position.get(row.question) ?? -1];
    if (!reader || !question) continue;
    const { answer, findings: found, place } = readRow(reader, row, question);
    findings.push(...found);
    if (answer && answers.has(question.code)) findings.push(standsTwice(sheet, row.label, question.code));
    else if (answer) {
      answers.set(question.code, answer);
      places.set(question.code, { sheet, ...place });
    }
  }
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

/** A row that was not taken over. Where its wording or number names a question not read elsewhere, that answer is open: a person decides. */
function listOther({ sheet }: TableLayout, row: OtherRow, index: FormIndex, answers: Map<string, Answer>): Finding[] {
  const { why, label, text, likely = '', numbered = '' } = row;
  const place = { sheet, cells: [cellName(label.row, label.column)] };
  if (why === 'question stands twice') return [standsTwice(sheet, label, likely)];
  if (why === 'not read') return [finding('unread_row', place, { text })];
  for (const code of [likely, numbered]) leaveOpen(code, row, answers);
  return [doubtedNumber(row, place, index)];
}

/** A number that several rows of the form have names none of them: then the finding goes to the row of the wording. */
function doubtedNumber(
  { why, text, likely }: OtherRow,
  place: { sheet: string; cells: string[] },
  index: FormIndex,
): Finding {
  const number = text.replace(/\s.*$/su, '');
  const code = index.byNumber(number).length > 1 ? (likely ?? number) : number;
  const facts = { number, likely: likely ?? '?' };
  if (why === 'number and wording disagree') return finding('number_wording_conflict', { ...place, code }, facts);
  return {
    ...finding(likely === undefined ? 'unknown_question' : 'likely_question', { ...place, code }, facts),
    kind: 'unknown_question',
  };
}

function unreadOf({ sheet, unread = [] }: TableLayout): Finding[] {
  return unread.map(({ column, heading, rows }) =>
    finding(
      'unread_column',
      { sheet, cells: rows.map((row) => cellName(row, column)) },
      { heading: heading === '' ? columnName(column) : heading },
    ),
  );
}

function leaveOpen(code: string, { answered }: OtherRow, answers: Map<string, Answer>): void {
  if (code !== '' && !answers.has(code)) answers.set(code, answered ? { value: 'unreadable' } : BLANK);
}

function missing(questions: readonly Question[], answers: ReadonlyMap<string, Answer>): Finding[] {
  return questions
    .filter(({ code, answerType }) => answerType !== 'group' && !answers.has(code))
    .map(({ code }) => finding('missing_question', { code }, { code }));
}

function readHeader(
  grid: Grid,
  layout: Layout,
  { headerFields }: Template,
): { header: Map<string, string>; findings: Finding[] } {
  const header = new Map<string, string>();
  const findings: Finding[] = [];
  const dates = new Set(headerFields.filter(({ type }) => type === 'date').map(({ key }) => key));
  for (const place of layout.header) {
    const text = headerText(grid, place);
    if (text === '') continue;
    const day = dates.has(place.key) ? readDate(text) : text;
    if (day === undefined)
      findings.push(
        finding(
          'unreadable_date',
          { sheet: place.sheet, cells: [cellName(place.spot.row, place.spot.column)] },
          { text },
        ),
      );
    header.set(place.key, day ?? text);
  }
  return { header, findings };
}

function headerText(grid: Grid, { sheet, spot, within }: HeaderPlace): string {
  const text = viewOfSheet(grid, sheet)?.text(spot.row, spot.column) ?? '';
  return text.slice(within?.length ?? 0).trim();
}
