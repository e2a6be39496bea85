import type { Act, ChangeContext } from './under-review.js';
import { refuse, rowOf, sectionOf, without, withRow, withRows } from './under-review.js';
import type { FormUnderReview, MoveRow, SetRow } from './form-change.js';
import type { ProposedCondition, ProposedRow, ProposedTopic } from './form-proposal.js';
import { leadsTo } from './leads-to.js';
import { sharesNumber } from './shared-number.js';
import { doubtingPlace, placeForWords, placeOf, withPlaces } from './row-places.js';

const OWN_TOPIC = /^own\.[\p{L}\p{N}][\p{L}\p{N}._-]{0,98}$/u;
const BY_PERSON = { ja: '確認した人が決めました。', en: 'A person decided.' };

/** Sets what a person says of a row. */
export const setRow: Act<SetRow> = (form, wish, context) => {
  const row = rowOf(form, wish.row, 'row', context);
  const { number, prompt, answerType, choices } = wish;
  const remark = wish.remark ?? remarkAfter(row, answerType);
  const said = withoutAbsent({ number, prompt, answerType, choices, remark, section: sectionIn(form, wish, context) });
  const changed: ProposedRow = {
    ...row,
    ...said,
    parent: parentIn(form, row, wish, context),
    topic: topicIn(row, wish, context),
    visibleWhen: conditionIn(form, row, wish, context),
    ...(wish.settled === true && { doubts: [] }),
  };
  const placed = withPlaceOf(form, changed);
  const settled = withNumber(scoped(changed, wish), row, wish, form);
  return withRow(placed, doubtingPlace(settled, placed.proposal.layout));
};

function withoutAbsent<T extends object>(fields: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** A row that gives no keys any more requires no remark at one. */
function remarkAfter({ remark }: ProposedRow, answerType: SetRow['answerType']): SetRow['remark'] {
  const hasKeys = answerType === undefined || !['text', 'date', 'group'].includes(answerType);
  return hasKeys ? undefined : { ...remark, requiredWhen: [] };
}

/** @throws RuleViolation `form-change.unknown-section` {pointer, section} */
function sectionIn(
  form: FormUnderReview,
  { section }: { readonly section?: string | undefined },
  context: ChangeContext,
): string | undefined {
  return section === undefined ? undefined : sectionOf(form, section, 'section', context).code;
}

function parentIn(form: FormUnderReview, row: ProposedRow, { parent }: SetRow, context: ChangeContext): string | null {
  if (parent === undefined || parent === null) return parent === undefined ? row.parent : null;
  rowOf(form, parent, 'parent', context);
  const above = new Map(form.proposal.rows.map((one) => [one.id, one.parent]));
  if (leadsTo(row.id, parent, (id) => above.get(id)))
    refuse(context, 'form-change.outline-loop', 'parent', { row: row.id, parent });
  return parent;
}

function conditionIn(
  form: FormUnderReview,
  row: ProposedRow,
  { visibleWhen }: SetRow,
  context: ChangeContext,
): ProposedCondition | null {
  if (visibleWhen === undefined || visibleWhen === null) return visibleWhen === undefined ? row.visibleWhen : null;
  rowOf(form, visibleWhen.row, 'visibleWhen/row', context);
  const waitsFor = new Map(form.proposal.rows.map((one) => [one.id, one.visibleWhen?.row]));
  if (leadsTo(row.id, visibleWhen.row, (id) => waitsFor.get(id)))
    refuse(context, 'form-change.condition-loop', 'visibleWhen/row', { row: row.id });
  return { row: visibleWhen.row, in: visibleWhen.in, because: BY_PERSON };
}

function topicIn(row: ProposedRow, { topic }: SetRow, context: ChangeContext): ProposedTopic {
  if (topic === undefined) return row.topic;
  if (!context.topics.has(topic) && !OWN_TOPIC.test(topic))
    refuse(context, 'form-change.unknown-topic', 'topic', { topic });
  return { key: topic, sureness: 'person', because: BY_PERSON };
}

function scoped(row: ProposedRow, { scope }: SetRow): ProposedRow {
  if (scope === undefined) return row;
  return scope === null ? without(row, 'scope') : { ...row, scope };
}

/** A number that stands twice is settled by a person, until the row gets another one. */
function withNumber(row: ProposedRow, before: ProposedRow, { settled }: SetRow, form: FormUnderReview): ProposedRow {
  if (settled === true && sharesNumber(row, form.proposal.rows)) return { ...row, numberSettled: true };
  const stays = settled === undefined && row.number === before.number && row.section === before.section;
  return stays ? row : without(row, 'numberSettled');
}

/** The layout follows a row: its number is the printed one, and rows of words are written where words can stand. */
function withPlaceOf(form: FormUnderReview, { id, number, answerType }: ProposedRow): FormUnderReview {
  const known = placeOf(form.proposal.layout, id);
  if (!known) return form;
  const takesWords = answerType === 'text' || answerType === 'date';
  const place = takesWords ? placeForWords(known.place) : known.place;
  const { number: printed = null, ...unnumbered } = place;
  if (printed === number && place === known.place) return form;
  return withPlaces(form, [id], { ...known, place: number === null ? unnumbered : { ...unnumbered, number } });
}

/** Puts a row behind another one. */
export const moveRow: Act<MoveRow> = (form, { row: id, after, section }, context) => {
  const row = rowOf(form, id, 'row', context);
  if (after === id) refuse(context, 'form-change.after-itself', 'after', { row: id });
  const others = form.proposal.rows.filter((one) => one.id !== id);
  const before = after === null ? undefined : rowOf(form, after, 'after', context);
  const moved = { ...row, section: sectionIn(form, { section }, context) ?? (before ?? others[0] ?? row).section };
  return withRows(form, others.toSpliced(before === undefined ? 0 : others.indexOf(before) + 1, 0, moved));
};

/** Takes a row out: what stood below it stands where it stood. A row that others wait for stays. */
export const removeRow: Act<{ readonly row: string }> = (form, { row: id }, context) => {
  const { parent } = rowOf(form, id, 'row', context);
  const { rows } = form.proposal;
  const waiting = rows.filter(({ visibleWhen }) => visibleWhen?.row === id).map((row) => row.number ?? row.id);
  if (waiting.length > 0) refuse(context, 'form-change.row-decides', 'row', { row: id, rows: waiting });
  const left = rows.filter((row) => row.id !== id);
  return withRows(
    withPlaces(form, [id]),
    left.map((row) => (row.parent === id ? { ...row, parent } : row)),
  );
};
