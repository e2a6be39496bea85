import { cellName } from '../../../kernel/grid.js';
import type { Act, ChangeContext } from './under-review.js';
import { refuse, rowOf, sectionOf, without, withRows } from './under-review.js';
import type { AddRow, FormUnderReview, JoinRows, SplitRow } from './form-change.js';
import type { ProposedRow, ProposedTopic } from './form-proposal.js';
import { MOST_ROWS } from './found-tables.js';
import { leadsTo } from './leads-to.js';
import { doubtingPlace, movedPlace, placeOf, type PlaceInTable, withPlaces } from './row-places.js';

/** What a cell of a workbook can hold. */
const LONGEST_WORDING = 32_767;

const NOT_SAID = {
  ja: '人が加えた行です。何を問うかはまだ決めていません。',
  en: 'A row that a person made; nobody has said yet what it asks about.',
};

/** A row's wording told apart into two rows. */
export const splitRow: Act<SplitRow> = (form, wish, context) => {
  const row = rowOf(form, wish.row, 'row', context);
  const [first, second, ...more] = wish.prompts;
  if (first === undefined || second === undefined || more.length > 0) refuse(context, 'form-change.not-two', 'prompts');
  const id = freshId(form, context);
  const known = placeOf(form.proposal.layout, row.id);
  const place = known && wish.sheetRow !== undefined ? movedTo(form, known, id, wish, context) : undefined;
  const added: ProposedRow = { ...newRow(row, id, second, wish), visibleWhen: row.visibleWhen };
  const rows = form.proposal.rows.flatMap((one) => (one === row ? [{ ...row, prompt: first }, added] : [one]));
  return withAdded(form, rows, id, place);
};

/** A row that stands in the workbook and was not taken for one. */
export const addRow: Act<AddRow> = (form, wish, context) => {
  const { rows, layout } = form.proposal;
  const model = rowOf(form, wish.like, 'like', context);
  const before = wish.after === null ? undefined : rowOf(form, wish.after, 'after', context);
  const known = placeOf(layout, model.id) ?? refuse(context, 'form-change.no-place', 'like', { row: model.id });
  const id = freshId(form, context);
  const place = movedTo(form, known, id, wish, context);
  const { section, parent = null } = before ?? { section: (rows[0] ?? model).section };
  const added: ProposedRow = {
    ...newRow(model, id, wish.prompt, wish),
    section: wish.section === undefined ? section : sectionOf(form, wish.section, 'section', context).code,
    parent,
  };
  const at = before === undefined ? 0 : rows.indexOf(before) + 1;
  return withAdded(form, rows.toSpliced(at, 0, added), id, place);
};

/** A row of the same kind, about something that nobody has named yet. */
function newRow(model: ProposedRow, id: string, prompt: string, { number = null }: Numbered): ProposedRow {
  const topic: ProposedTopic = { key: `own.${id}`, sureness: 'none', because: NOT_SAID };
  return { ...without(model, 'numberSettled'), id, number, prompt, topic, visibleWhen: null, doubts: [] };
}

interface Numbered {
  readonly number?: string | null;
  readonly sheetRow?: number;
}

/** The form with a row more; where it has a place of its own, it stands there. */
function withAdded(
  form: FormUnderReview,
  rows: readonly ProposedRow[],
  id: string,
  place: PlaceInTable | undefined,
): FormUnderReview {
  if (!place) return withDoubts(withRows(form, rows), [id]);
  const placed = rows.map((row) => (row.id === id ? { ...row, ...cellsAt(place) } : row));
  return withDoubts(withRows(withPlaces(form, [], place), placed), [id]);
}

/** A place on another row of its sheet, where no row has its place yet. */
function movedTo(
  { proposal }: FormUnderReview,
  known: PlaceInTable,
  id: string,
  { sheetRow = known.place.row, number = null }: Numbered,
  context: ChangeContext,
): PlaceInTable {
  const { label } = known.place;
  const taken = proposal.layout.tables
    .filter(({ sheet }) => sheet === known.sheet)
    .flatMap(({ rows }) => rows)
    .find((one) => one.row === sheetRow && one.label.column === label.column);
  if (taken) refuse(context, 'form-change.place-taken', 'sheetRow', { sheetRow, row: taken.question });
  return { ...known, place: movedPlace(known.place, id, sheetRow, number) };
}

function cellsAt({ sheet, place: { row, label } }: PlaceInTable): Pick<ProposedRow, 'sheet' | 'row' | 'cells'> {
  return { sheet, row, cells: [cellName(label.row, label.column)] };
}

/** Neighbours made one question. */
export const joinRows: Act<JoinRows> = (form, { rows: ids, prompt }, context) => {
  const rows = ids.map((id, at) => rowOf(form, id, `rows/${at}`, context));
  const joined = form.proposal.rows.filter((row) => rows.includes(row));
  const [first] = joined;
  if (first === undefined || joined.length < 2) refuse(context, 'form-change.not-several', 'rows');
  const start = form.proposal.rows.indexOf(first);
  if (joined.some((row, at) => form.proposal.rows[start + at] !== row))
    refuse(context, 'form-change.not-neighbours', 'rows');
  const wording = prompt ?? joined.map((row) => row.prompt).join('\n');
  if (wording.length > LONGEST_WORDING)
    refuse(context, 'form-change.wording-too-long', 'prompt', { length: wording.length, most: LONGEST_WORDING });
  const whole = wholeOf(joined, first, wording);
  const gone = joined.slice(1).map(({ id }) => id);
  const left = form.proposal.rows.filter(({ id }) => !gone.includes(id));
  const renamed = left.map((row) => leadElsewhere(row.id === first.id ? whole : row, gone, first.id));
  const place = placeOfWhole(form, joined, first);
  return withDoubts(withRows(withPlaces(form, [first.id, ...gone], place), withoutLoop(renamed, first.id)), [first.id]);
};

function wholeOf(joined: readonly ProposedRow[], first: ProposedRow, prompt: string): ProposedRow {
  const question = joined.find(({ answerType }) => answerType !== 'group') ?? first;
  const { answerType, choices, topic, visibleWhen, remark, scope } = question;
  return {
    ...first,
    prompt,
    cells: [...new Set(joined.filter(({ sheet }) => sheet === first.sheet).flatMap(({ cells }) => cells))],
    answerType,
    choices,
    topic,
    remark,
    visibleWhen,
    doubts: joined.flatMap(({ doubts }) => doubts),
    ...(scope !== undefined && { scope }),
  };
}

/** What stood below one of them, or waited for one of them, does so for the whole. */
function leadElsewhere(row: ProposedRow, gone: readonly string[], id: string): ProposedRow {
  const { parent, visibleWhen } = row;
  const isBelow = parent !== null && gone.includes(parent);
  const waits = visibleWhen !== null && gone.includes(visibleWhen.row);
  if (!isBelow && !waits) return row;
  return { ...row, ...(isBelow && { parent: id }), ...(waits && { visibleWhen: { ...visibleWhen, row: id } }) };
}

/** The whole neither stands below itself nor waits for itself, whatever its parts did. */
function withoutLoop(rows: readonly ProposedRow[], id: string): readonly ProposedRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.map((row) => {
    if (row.id !== id) return row;
    const isBelowItself = leadsTo(id, row.parent, (one) => byId.get(one)?.parent);
    const waitsForItself = leadsTo(id, row.visibleWhen?.row ?? null, (one) => byId.get(one)?.visibleWhen?.row);
    return { ...row, ...(isBelowItself && { parent: null }), ...(waitsForItself && { visibleWhen: null }) };
  });
}

/** Answered where the question among them is answered, found by the number and wording of the first. */
function placeOfWhole(
  { proposal: { layout } }: FormUnderReview,
  joined: readonly ProposedRow[],
  first: ProposedRow,
): PlaceInTable | undefined {
  const places = joined.flatMap(({ id }) => placeOf(layout, id) ?? []);
  const answered = joined.filter(({ answerType }) => answerType !== 'group').map(({ id }) => placeOf(layout, id));
  const found = answered.find((one) => one?.place.answer !== undefined) ?? places[0];
  if (!found) return undefined;
  const head = placeOf(layout, first.id);
  const place = without(found.place, 'number');
  const label = head?.sheet === found.sheet ? head.place.label : place.label;
  const number = first.number === null ? {} : { number: first.number };
  return { ...found, place: { ...place, question: first.id, label, ...number } };
}

function withDoubts(form: FormUnderReview, ids: readonly string[]): FormUnderReview {
  const { layout, rows } = form.proposal;
  return withRows(
    form,
    rows.map((row) => (ids.includes(row.id) ? doubtingPlace(row, layout) : row)),
  );
}

function freshId({ proposal: { rows } }: FormUnderReview, context: ChangeContext): string {
  if (rows.length >= MOST_ROWS) refuse(context, 'form-change.too-many-rows', '', { most: MOST_ROWS });
  const taken = rows.map(({ id }) => Number(/^new(\d+)$/.exec(id)?.[1] ?? 0));
  return `new${Math.max(0, ...taken) + 1}`;
}
