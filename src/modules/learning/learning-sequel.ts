import type { Grid } from '#kernel/grid.js';
import type { Template } from '#modules/templates/domain/template.js';
import type { FormProposal } from './domain/form-proposal.js';
import { learnForm } from './domain/learn-form.js';

/** The known forms as JSON: one text costs less to send than a thousand rows. */
export interface LearningInput {
  readonly templates: string;
}

let known: { readonly json: string; readonly forms: readonly Template[] } = { json: '[]', forms: [] };

/** Runs in the spreadsheet worker on the grid of an uploaded file; the forms are kept from file to file, with what was prepared of them. */
export function follow(grid: Grid, { templates }: LearningInput): FormProposal {
  if (templates !== known.json) known = { json: templates, forms: JSON.parse(templates) as Template[] };
  return learnForm(grid, known.forms);
}
