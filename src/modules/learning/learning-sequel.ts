import type { Grid } from '#kernel/grid.js';
import type { Template } from '#modules/templates/domain/template.js';
import type { FormProposal } from './domain/form-proposal.js';
import { learnForm } from './domain/learn-form.js';

/** The known forms as JSON: one text costs less to send than a thousand rows. */
export interface LearningInput {
  readonly templates: string;
}

/** Runs in the spreadsheet worker on the grid of an uploaded file. */
export function follow(grid: Grid, { templates }: LearningInput): FormProposal {
  return learnForm(grid, JSON.parse(templates) as Template[]);
}
