import type { Row } from '../../../kernel/grid.js';
import type { AnswerKey } from '../../templates/domain/template.js';
import { answerPlace, marksWithCrosses, spotAt, styleOf, type TableStyle } from './answer-places.js';
import { type Columns, columnsOf, headingsAbove, isHeadingRow, type RoundColumns } from './columns.js';
import { columnsByContent } from './columns-by-content.js';
import type { FormIndex } from './form-index.js';
import { legendOf } from './legend.js';
import type { OtherRow, RowPlace, Spot, TableLayout, UnreadColumn } from './layout.js';
import type { MatchedRow, RowMatches, UnmatchedRow } from './match-rows.js';
import { strayColumns, unreadColumns, withUntitledRemarks } from './other-columns.js';
import type { RowEntry } from './row-entries.js';
import type { SheetView } from './sheet-view.js';
import { foldWording } from '../../../kernel/wording.js';

/** The rows of one sheet that belong to a form. */
export interface SheetMatch extends RowMatches {
  readonly view: SheetView;
}

export interface Table {
  readonly layout: TableLayout;
  /** Whether headings named the columns; without them the contents did. */
  readonly headed: boolean;
}

/** Where each question of a sheet is answered. `borrowed` = columns of an earlier sheet of the same form, for a table that goes on without headings. */
export function tableOf(
  match: SheetMatch,
  index: FormIndex,
  borrowed?: Columns,
): Table & { readonly columns: Columns | undefined } {
  const width = new TableColumns(match, index, borrowed);
  const rows = match.matched.map((row) => rowPlace(match.view, row, index, width));
  const { headed, first, unread } = width;
  const others = [
    ...match.unmatched.flatMap((row) => otherRow(match, row, index, width)),
    ...unlabelledRows(match, width),
  ];
  const layout = {
    sheet: match.view.sheet.name,
    rows,
    others: others.sort((one, other) => one.row - other.row),
    ...(unread.length > 0 && { unread }),
  };
  return { layout, headed, columns: first };
}

/** The columns that hold for each row, worked out once per heading and width. */
class TableColumns {
  first: Columns | undefined;
  headed = true;
  readonly unread: UnreadColumn[] = [];
  private readonly known = new Map<string, TableWidth>();
  private readonly legend: ReadonlyMap<string, AnswerKey>;
  private readonly headings: (row: number) => readonly Row[];

  constructor(
    private readonly match: SheetMatch,
    private readonly index: FormIndex,
    private readonly borrowed: Columns | undefined,
  ) {
    const labelled = [...match.matched, ...match.unmatched.filter(({ entry }) => entry.number)];
    this.legend = legendOf(match.view.sheet, index);
    this.headings = headingsAbove(match.view, new Set(labelled.map(({ entry }) => entry.row)));
  }

  of(entry: RowEntry): TableWidth {
    const headings = this.headings(entry.row);
    const key = `${nameOf(headings)}:${entry.from}`;
    let found = this.known.get(key);
    if (!found) this.known.set(key, (found = this.find(headings, entry)));
    return found;
  }

  private find(headings: readonly Row[], { from, to }: RowEntry): TableWidth {
    const { view, matched } = this.match;
    const name = nameOf(headings);
    const rows = matched.filter(({ entry }) => entry.from === from && nameOf(this.headings(entry.row)) === name);
    const taken = new Set(
      rows.flatMap(({ entry }) =>
        [entry.number?.cell.column, entry.wording?.cell.column].filter((column) => column !== undefined),
      ),
    );
    const titled = columnsOf(view, headings, taken, from, to, this.index.template.dates.includes('target_on'));
    const complete = titled.words.size > 0 || titled.answer !== undefined;
    if (!complete) this.headed = false;
    const at = rows.map(({ entry }) => entry.row);
    const found = complete ? titled : (this.borrowed ?? columnsByContent(view, rows, taken, titled, to, this.index));
    const strays = strayColumns(view, at, found);
    const left = unreadColumns(view, at, headings, new Set([...found.told, ...taken, ...strays]), from, to);
    const unread = left.filter(
      (one) => !one.rows.every((row) => this.index.isSectionTitle(foldWording(view.text(row, one.column)))),
    );
    const columns = withUntitledRemarks(found, unread);
    this.unread.push(...unread.filter(({ column }) => !columns.remarks.includes(column)));
    this.first ??= columns;
    const style = (round: RoundColumns): TableStyle => ({
      ...styleOf(view, at, round.answer, this.index, this.legend),
      crosses: marksWithCrosses(view, at, round.words),
    });
    return { columns, style: style(columns), second: style(columns.second), strays };
  }
}

const names = new WeakMap<readonly Row[], string>();

/** What a heading says and where: a heading that is repeated down the table names the same columns again. */
function nameOf(headings: readonly Row[]): string {
  let name = names.get(headings);
  if (name === undefined) {
    const cells = headings.flatMap((row) => row.cells);
    names.set(headings, (name = cells.map(({ column, text }) => `${column} ${foldWording(text)}`).join('\n')));
  }
  return name;
}

/** What holds for the rows under one heading. */
interface TableWidth {
  readonly columns: Columns;
  readonly style: TableStyle;
  readonly second: TableStyle;
  /** Columns that seem to be of an answer nobody can name. */
  readonly strays: readonly number[];
}

function rowPlace(
  view: SheetView,
  { entry, question, foundBy }: MatchedRow,
  index: FormIndex,
  width: TableColumns,
): RowPlace {
  const { columns, style, second, strays } = width.of(entry);
  const at = (column: number): Spot => spotAt(view, entry.row, column);
  const answer = answerPlace(view, entry.row, question, columns, style);
  const secondAnswer = answerPlace(view, entry.row, question, columns.second, second);
  const dates = ({
    checkedOn,
    targetOn,
  }: {
    checkedOn?: number;
    targetOn?: number;
  }): { checkedOn?: Spot; targetOn?: Spot } => ({
    ...(checkedOn !== undefined && { checkedOn: at(checkedOn) }),
    ...(targetOn !== undefined && { targetOn: at(targetOn) }),
  });
  return {
    question: question.code,
    row: entry.row,
    foundBy,
    ...labelOf(entry),
    ...(answer && { answer }),
    remarks: columns.remarks.map(at),
    ...(strays.length > 0 && { strays: strays.map(at) }),
    ...(index.template.dates.length > 0 ? dates(columns) : {}),
    ...(secondAnswer && { second: { answer: secondAnswer, ...dates(columns.second) } }),
    extras: Object.fromEntries([...columns.extras].map(([field, column]) => [field, at(column)])),
  };
}

function labelOf({ number, wording, row, from }: RowEntry): { label: Spot; number?: string } {
  const cell = number?.cell ?? wording?.cell;
  return { label: { row, column: cell?.column ?? from }, ...(number && { number: number.text }) };
}

function contentColumns({ words, answer, remarks }: Columns): number[] {
  return [...words.values(), ...(answer === undefined ? [] : [answer]), ...remarks];
}

/** A row that is no question found; nothing for the headings and titles that every form has between its rows. */
function otherRow(
  match: SheetMatch,
  { entry, why, likely, numbered }: UnmatchedRow,
  index: FormIndex,
  width: TableColumns,
): OtherRow[] {
  const { view } = match;
  const answered = contentColumns(width.of(entry).columns).some((column) => isFilled(view, entry.row, column, entry));
  const structure = isTitle(view, entry, index) || !(answered || entry.number || isPartOfQuestion(match, entry));
  if (structure || isBeside(match, entry, why)) return [];
  const named = { ...(likely && { likely: likely.code }), ...(numbered && { numbered: numbered.code }) };
  return [{ row: entry.row, why, label: labelOf(entry).label, text: textOf(entry), ...named, answered }];
}

const isBeside = (match: SheetMatch, { row }: RowEntry, why: OtherRow['why']): boolean =>
  why === 'not read' && !isInside(match, row);

const textOf = ({ number, wording }: RowEntry): string =>
  [number?.text, wording?.text].filter((part) => part !== undefined).join(' ');

/** A row with a number is no heading, whatever words its answer and remark are. */
const isTitle = (view: SheetView, { row, number, wording }: RowEntry, index: FormIndex): boolean =>
  index.isSectionTitle(wording?.folded ?? '') || (number === undefined && isHeading(view, row));

const REMARK = /^[\s(（【[※*]*(?:備考|補足|注記|コメント|理由|回答|remark|comment|note)[^:：]{0,8}[:：]/i;

/** A text under a question that belongs to it: a remark in a row of its own, or the second row of its cells. */
function isPartOfQuestion({ view, matched }: SheetMatch, { row, wording }: RowEntry): boolean {
  if (REMARK.test(wording?.text ?? '')) return true;
  return matched.some(({ entry }) => {
    const cell = entry.number?.cell ?? entry.wording?.cell;
    const area = cell && view.merge(cell.row, cell.column);
    return area !== undefined && entry.row < row && area.bottom >= row;
  });
}

function isFilled(view: SheetView, row: number, column: number, { number, wording }: RowEntry): boolean {
  const cell = view.cell(row, column);
  return cell !== undefined && cell.text.trim() !== '' && cell !== number?.cell && cell !== wording?.cell;
}

function isHeading(view: SheetView, at: number): boolean {
  const row = view.sheet.rows.find((one) => one.row === at);
  return row !== undefined && isHeadingRow(row);
}

function isInside({ matched }: SheetMatch, row: number): boolean {
  return row > (matched[0]?.entry.row ?? 0) && row < (matched.at(-1)?.entry.row ?? 0);
}

/** Rows between the questions that hold an answer or remark but neither number nor wording. */
function unlabelledRows(match: SheetMatch, width: TableColumns): OtherRow[] {
  const { view, matched, unmatched } = match;
  const labelled = new Set([...matched, ...unmatched].map(({ entry }) => entry.row));
  const [first] = matched;
  if (!first) return [];
  const columns = contentColumns(width.of(first.entry).columns);
  return view.sheet.rows.flatMap(({ row, cells }): OtherRow[] => {
    if (labelled.has(row) || !isInside(match, row) || isHeading(view, row)) return [];
    const cell = cells.find((one) => columns.includes(one.column) && one.text.trim() !== '');
    return cell ? [{ row, why: 'not read', label: { row, column: cell.column }, text: cell.text, answered: true }] : [];
  });
}
