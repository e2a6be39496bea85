import type { Spot } from '../../workbooks/domain/layout.js';
import type { Act } from './under-review.js';
import { refuse, sectionOf, withRows } from './under-review.js';
import type { AddField, AddSection, FormUnderReview, ReleaseBeside, RemoveSection, SetField } from './form-change.js';
import { type FormNaming, tidyNaming } from './form-naming.js';
import type { FormProposal, ProposedField } from './form-proposal.js';

/** Far more than any form has; a draft stays one that can be sent and shown. */
const [MOST_SECTIONS, MOST_FIELDS, MOST_BESIDE] = [500, 100, 200];

/** Names the form. */
export const name: Act<Partial<FormNaming>> = (form, wish) => ({
  ...form,
  naming: tidyNaming({ ...form.naming, ...wish }),
});

/** Settles that a form was released from the same workbook before. */
export const releaseBeside: Act<ReleaseBeside> = (form, { templateId }) => ({
  ...form,
  proposal: {
    ...form.proposal,
    beside: [...new Set([...(form.proposal.beside ?? []), templateId])].slice(-MOST_BESIDE),
  },
});

export const addSection: Act<AddSection> = (form, { section, title, after }, context) => {
  const { sections } = form.proposal;
  if (sections.some(({ code }) => code === section))
    refuse(context, 'form-change.section-exists', 'section', { section });
  if (sections.length >= MOST_SECTIONS) refuse(context, 'form-change.too-many-sections', '', { most: MOST_SECTIONS });
  const at = after === null ? 0 : sections.indexOf(sectionOf(form, after, 'after', context)) + 1;
  return withParts(form, { sections: sections.toSpliced(at, 0, { code: section, title }) });
};

export const renameSection: Act<{ readonly section: string; readonly title: string }> = (form, wish, context) => {
  const renamed = sectionOf(form, wish.section, 'section', context);
  const { sections } = form.proposal;
  return withParts(form, { sections: sections.map((one) => (one === renamed ? { ...one, title: wish.title } : one)) });
};

/** A section with rows goes only where its rows are given another one. */
export const removeSection: Act<RemoveSection> = (form, { section, into }, context) => {
  const gone = sectionOf(form, section, 'section', context);
  const { sections, rows } = form.proposal;
  const count = rows.filter((row) => row.section === section).length;
  if (into === undefined && count > 0)
    refuse(context, 'form-change.section-has-rows', 'into', { section, rows: count });
  if (into === section) refuse(context, 'form-change.into-itself', 'into', { section });
  if (into !== undefined) sectionOf(form, into, 'into', context);
  const moved = rows.map((row) => (row.section === section ? { ...row, section: into ?? section } : row));
  return withRows(withParts(form, { sections: sections.filter((one) => one !== gone) }), moved);
};

export const setField: Act<SetField> = (form, { field, label, type }, context) => {
  const { header } = form.proposal;
  const known =
    header.find(({ key }) => key === field) ?? refuse(context, 'form-change.unknown-field', 'field', { field });
  const changed: ProposedField = { ...known, ...(label !== undefined && { label }), ...(type && { type }) };
  return withParts(form, { header: header.map((one) => (one === known ? changed : one)) });
};

/** A field of the head that was not found, with the cell that takes its value. */
export const addField: Act<AddField> = (form, { field, label, type, sheet, cell }, context) => {
  const { header, layout } = form.proposal;
  if (header.some(({ key }) => key === field)) refuse(context, 'form-change.field-exists', 'field', { field });
  if (header.length >= MOST_FIELDS) refuse(context, 'form-change.too-many-fields', '', { most: MOST_FIELDS });
  const sheets = [...layout.tables, ...layout.header].map((part) => part.sheet);
  if (!sheets.includes(sheet))
    refuse(context, 'form-change.unknown-sheet', 'sheet', { sheet, known: [...new Set(sheets)] });
  const spot = spotOf(cell) ?? refuse(context, 'form-change.no-cell', 'cell', { cell });
  return withParts(form, {
    header: [...header, { key: field, type, label, sheet, spot }],
    layout: { ...layout, header: [...layout.header, { key: field, sheet, spot }] },
  });
};

export const removeField: Act<{ readonly field: string }> = (form, { field }, context) => {
  const { header, layout } = form.proposal;
  if (!header.some(({ key }) => key === field)) refuse(context, 'form-change.unknown-field', 'field', { field });
  return withParts(form, {
    header: header.filter(({ key }) => key !== field),
    layout: { ...layout, header: layout.header.filter(({ key }) => key !== field) },
  });
};

const [LAST_ROW, LAST_COLUMN] = [1_048_576, 16_384];

/** The cell of an A1 name, within what a sheet can hold. */
function spotOf(cell: string): Spot | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(cell) ?? [];
  if (letters === undefined) return undefined;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  const row = Number(digits);
  return row <= LAST_ROW && column <= LAST_COLUMN ? { row, column } : undefined;
}

function withParts(form: FormUnderReview, parts: Partial<FormProposal>): FormUnderReview {
  return { ...form, proposal: { ...form.proposal, ...parts } };
}
