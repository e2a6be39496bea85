import { cellName } from '../../../kernel/grid.js';
import type { AnswerPlace, Layout, RowPlace, Spot, TableLayout, WordCells } from '../../workbooks/domain/layout.js';
import { doubt } from './doubts.js';
import type { FormUnderReview } from './form-change.js';
import type { ProposedRow } from './form-proposal.js';

const NO_PLACE = 'no_answer_cell';

/** A row's place with the table it stands in: its sheet, and which of the layout's tables it is. */
export interface PlaceInTable {
  readonly sheet: string;
  readonly table: number;
  readonly place: RowPlace;
}

/** Where a row of the proposal stands; absent where the workbook has no place for it. */
export function placeOf({ tables }: Layout, id: string): PlaceInTable | undefined {
  for (const [table, { sheet, rows }] of tables.entries()) {
    const place = rows.find(({ question }) => question === id);
    if (place) return { sheet, table, place };
  }
  return undefined;
}

/** The form with these rows' places out of its layout, and one put in, in the order of its table's rows. */
export function withPlaces(form: FormUnderReview, gone: readonly string[], put?: PlaceInTable): FormUnderReview {
  const { layout } = form.proposal;
  const tables = layout.tables.map((table, index) => {
    const left = { ...table, rows: table.rows.filter(({ question }) => !gone.includes(question)) };
    return put?.table === index ? withPlace(left, put.place) : left;
  });
  return { ...form, proposal: { ...form.proposal, layout: { ...layout, tables } } };
}

function withPlace(table: TableLayout, place: RowPlace): TableLayout {
  const before = table.rows.filter(({ row }) => row <= place.row);
  return {
    ...table,
    rows: [...before, place, ...table.rows.filter(({ row }) => row > place.row)],
    others: table.others.filter(({ row }) => row !== place.row),
  };
}

/**
 * The same columns on another row of the sheet. Boxes are not taken along: nobody knows whether they lie there too, and what a cell full of
 * boxes says; neither are cells that only may hold the answer.
 */
export function movedPlace(place: RowPlace, question: string, row: number, number: string | null): RowPlace {
  const moved = (spot: Spot): Spot => ({ row: spot.row + row - place.row, column: spot.column });
  const { answer, remarks, label, checkedOn, targetOn, second, extras, foundBy } = place;
  const answered = answer && movedAnswer(answer, moved);
  const again = second && movedAnswer(second.answer, moved);
  return {
    question,
    row,
    foundBy,
    label: moved(label),
    ...(number !== null && { number }),
    ...(answered && { answer: answered }),
    remarks: remarks.map(moved),
    ...movedDates({ checkedOn, targetOn }, moved),
    ...(second && again && { second: { answer: again, ...movedDates(second, moved) } }),
    extras: Object.fromEntries(Object.entries(extras).map(([field, spot]) => [field, moved(spot)])),
  };
}

type Moving = (spot: Spot) => Spot;

function movedAnswer(answer: AnswerPlace, moved: Moving): AnswerPlace | undefined {
  if (answer.kind === 'word') return { ...answer, entry: moved(answer.entry) };
  if (answer.kind !== 'columns') return undefined;
  const cells: WordCells = Object.fromEntries(Object.entries(answer.cells).map(([key, spot]) => [key, moved(spot)]));
  return { ...answer, cells, entry: moved(answer.entry) };
}

function movedDates(
  { checkedOn, targetOn }: { readonly checkedOn?: Spot | undefined; readonly targetOn?: Spot | undefined },
  moved: Moving,
): Pick<RowPlace, 'checkedOn' | 'targetOn'> {
  return { ...(checkedOn && { checkedOn: moved(checkedOn) }), ...(targetOn && { targetOn: moved(targetOn) }) };
}

/** The place as a row of text or days uses it: boxes take no words, the cell below them does. */
export function placeForWords(place: RowPlace): RowPlace {
  const { answer } = place;
  if (!answer || answer.kind === 'word' || answer.kind === 'columns') return place;
  return { ...place, answer: { kind: 'word', entry: answer.entry, words: {} } };
}

/** The cells that take each row's answer, A1 names. */
export function answerCells({ tables }: Layout): ReadonlyMap<string, readonly string[]> {
  return new Map(
    tables.flatMap(({ rows }) => rows.map(({ question, answer }) => [question, cellsOf(answer)] as const)),
  );
}

function cellsOf(answer: AnswerPlace | undefined): readonly string[] {
  if (!answer) return [];
  const spots = 'cells' in answer ? [answer.entry, ...Object.values(answer.cells)] : [answer.entry];
  return [...new Set(spots.map(({ row, column }) => cellName(row, column)))];
}

/** The row with the doubt that its answer cannot stand in the workbook, exactly where that is so. */
export function doubtingPlace(row: ProposedRow, layout: Layout): ProposedRow {
  const others = row.doubts.filter(({ kind }) => kind !== NO_PLACE);
  const isMissing = row.answerType !== 'group' && placeOf(layout, row.id)?.place.answer === undefined;
  const { number, sheet, cells } = row;
  const noPlace = doubt(NO_PLACE, { ...(number !== null && { code: number }), sheet, cells });
  return { ...row, doubts: isMissing ? [...others, noPlace] : others };
}
