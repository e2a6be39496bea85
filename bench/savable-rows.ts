import { questionsOf } from '../src/modules/templates/domain/template.js';
import { loadShippedTemplates } from '../src/modules/templates/shipped-templates.js';
import { idIn, idOf } from './cast.js';
import { openClient } from './stage.js';

/** A row of a draft that says はい or いいえ; whoever saves it counts `version` on. */
export interface SavableRow {
  readonly product: number;
  readonly draftId: string;
  readonly code: string;
  version: number;
}

/** Rows of a thousand drafts, in an order in which the same draft comes late again. */
export async function savableRows(): Promise<SavableRow[]> {
  const questions = new Map(loadShippedTemplates().map((template) => [template.id, questionsOf(template)]));
  const client = await openClient();
  const { rows } = await client.query<{ product: number; template: string; position: number; version: number }>(
    SAVABLE,
  );
  return rows.map(({ product, template, position, version }) => {
    return { product, draftId: idOf('draft', product), code: questions.get(template)![position]!.code, version };
  });
}

const SAVABLE = `
  select product, template_id as template, position, draft_answer.row_version as version
    from generate_series(1, 1000) as product join draft on draft.id = ${idIn('draft', 'product')} join draft_answer on draft_id = draft.id
   where answer ->> 'value' in ('yes', 'no') order by position, product`;
