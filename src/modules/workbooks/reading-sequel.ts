import type { Grid } from '#kernel/grid.js';
import type { Template } from '#modules/templates/domain/template.js';
import { type WorkbookReading, workbookReading } from './domain/workbook-reading.js';

/** What is sent along with a file. `templates` is the forms as JSON: one text costs less to send than a thousand rows. */
export interface ReadingInput {
  readonly file: string;
  readonly templates: string;
  readonly templateId: string | undefined;
}

let known: { readonly text: string; readonly templates: readonly Template[] } = { text: '[]', templates: [] };

/** Runs in the spreadsheet worker on the grid of an uploaded file; the forms are kept from file to file, with what was prepared of them. */
export function follow(grid: Grid, { file, templates, templateId }: ReadingInput): WorkbookReading {
  if (templates !== known.text) known = { text: templates, templates: JSON.parse(templates) as Template[] };
  return workbookReading(grid, file, known.templates, templateId);
}
