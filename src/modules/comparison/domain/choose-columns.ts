import { givesWayTo } from '../../disclosures/domain/form-age.js';
import type { FormKind, Template } from '../../templates/domain/template.js';

/** A published disclosure that may become a column. */
export interface Candidate {
  readonly productId: string;
  readonly template: Template;
}

/** MDS and SDS ask for the same topics; the others say less that can be set side by side. */
const PREFERRED: readonly FormKind[] = ['MDS', 'SDS', 'MDS2', 'CHECKLIST_VENDOR', 'SSCD'];

/** One disclosure per product, in the order asked for: the wanted form where the product has it, else the one that compares best. */
export function chooseColumns<T extends Candidate>(
  productIds: readonly string[],
  candidates: readonly T[],
  wanted: FormKind | null,
): T[] {
  const rank = ({ template: { form } }: T): number => {
    if (form === wanted) return -1;
    return PREFERRED.includes(form) ? PREFERRED.indexOf(form) : PREFERRED.length;
  };
  return productIds.flatMap((productId) =>
    candidates
      .filter((candidate) => candidate.productId === productId)
      .sort((one, other) => rank(one) - rank(other))
      .slice(0, 1),
  );
}

/** The form whose rows lead: the one most columns use, in its newest version among them; of one version the official form. */
export function leadingForm(columns: readonly Candidate[]): Template | undefined {
  const count = (form: FormKind): number => columns.filter(({ template }) => template.form === form).length;
  return columns
    .map(({ template }) => template)
    .sort((one, other) => count(other.form) - count(one.form) || newerFirst(one, other))[0];
}

function newerFirst(one: Template, other: Template): number {
  if (givesWayTo(one, other)) return 1;
  return givesWayTo(other, one) ? -1 : 0;
}
