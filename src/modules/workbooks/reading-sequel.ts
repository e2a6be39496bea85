import type { Grid } from '#kernel/grid.js';
import type { Template } from '#modules/templates/domain/template.js';
import type { Layout } from './domain/layout.js';
import { type Asked, type KnownForms, type WorkbookReading, workbookReading } from './domain/workbook-reading.js';

/** What is sent along with a file. Forms and learned layouts come as JSON: one text costs less to send than a thousand rows. */
export interface ReadingInput extends Asked {
  readonly file: string;
  readonly templates: string;
  /** `[form, layout]` pairs. */
  readonly learned: string;
}

let known: Pick<ReadingInput, 'templates' | 'learned'> & { readonly forms: KnownForms } = {
  templates: '[]',
  learned: '[]',
  forms: { templates: [], learned: new Map() },
};

/** Runs in the spreadsheet worker on the grid of an uploaded file; the forms are kept from file to file, with what was prepared of them. */
export function follow(grid: Grid, { file, templates, learned, ...asked }: ReadingInput): WorkbookReading {
  if (templates !== known.templates || learned !== known.learned) known = prepared(templates, learned);
  return workbookReading(grid, file, known.forms, asked);
}

function prepared(templates: string, learned: string): typeof known {
  const same = templates === known.templates;
  const forms = {
    templates: same ? known.forms.templates : (JSON.parse(templates) as Template[]),
    learned: new Map(JSON.parse(learned) as [string, Layout][]),
  };
  return { templates, learned, forms };
}
