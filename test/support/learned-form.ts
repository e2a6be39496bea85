import { createHash } from 'node:crypto';
import type { Template } from '../../src/modules/templates/domain/template.js';
import type { Person, TestApp } from './app.js';

/** Puts a form among the released ones, as if the person had learned it from its workbook and released it. */
export async function releaseForm(
  app: TestApp,
  { organizationId, userId }: Person,
  definition: Template,
): Promise<Template> {
  const text = JSON.stringify(definition);
  const hash = createHash('sha256').update(text).digest('hex');
  const { id, form, version } = definition;
  await app.asSuperuser(INSERT, [id, form, version, text, hash, organizationId, userId]);
  return definition;
}

const INSERT = `insert into released_form (id, form, version, definition, hash, organization_id, released_by, released_at)
  values ($1, $2, $3, $4, $5, $6, $7, now())`;
