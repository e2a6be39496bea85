import type { Facts } from '../../../kernel/rule-violation.js';
import { RuleViolation } from '../../../kernel/rule-violation.js';
import type { FormUnderReview } from './form-change.js';
import type { ProposedRow, ProposedSection } from './form-proposal.js';

/** Where in a list of changes one stands (RFC 6901 pointer), and what it may name. */
export interface ChangeContext {
  readonly pointer: string;
  /** Topics of the known forms. */
  readonly topics: ReadonlySet<string>;
}

/** An act on a form under review. */
export type Act<Wish> = (form: FormUnderReview, wish: Wish, context: ChangeContext) => FormUnderReview;

/** Refuses a change; `field` is the part of it that cannot be. @throws RuleViolation `form-change.…` {pointer, …facts} */
export function refuse({ pointer }: ChangeContext, code: string, field: string, facts: Facts = {}): never {
  throw new RuleViolation(code, {
    pointer: field === '' ? pointer : `${pointer}/${field}`,
    ...facts,
  });
}

/** @throws RuleViolation `form-change.unknown-row` {pointer, row} */
export function rowOf({ proposal }: FormUnderReview, row: string, field: string, context: ChangeContext): ProposedRow {
  return proposal.rows.find(({ id }) => id === row) ?? refuse(context, 'form-change.unknown-row', field, { row });
}

/** @throws RuleViolation `form-change.unknown-section` {pointer, section} */
export function sectionOf(
  { proposal }: FormUnderReview,
  section: string,
  field: string,
  context: ChangeContext,
): ProposedSection {
  return (
    proposal.sections.find(({ code }) => code === section) ??
    refuse(context, 'form-change.unknown-section', field, { section })
  );
}

/** The form with other rows in it. */
export function withRows(form: FormUnderReview, rows: readonly ProposedRow[]): FormUnderReview {
  return { ...form, proposal: { ...form.proposal, rows } };
}

/** The form with one row changed. */
export function withRow(form: FormUnderReview, changed: ProposedRow): FormUnderReview {
  return withRows(
    form,
    form.proposal.rows.map((row) => (row.id === changed.id ? changed : row)),
  );
}

/** Something without one of its parts. */
export function without<T extends object, Key extends keyof T>(whole: T, part: Key): Omit<T, Key> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== part)) as unknown as Omit<T, Key>;
}
