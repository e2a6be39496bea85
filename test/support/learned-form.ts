import { createHash } from 'node:crypto';
import type { Template } from '../../src/modules/templates/domain/template.js';
import { shipped } from './any-answers.js';
import type { Person, TestApp } from './app.js';

/** A shipped form as its official workbook might read: every row numbered, and worded a little differently. */
export function official(id: string, head: Pick<Template, 'id' | 'version'>): Template {
  const template = shipped(id);
  let number = 0;
  const sections = template.sections.map((section) => ({
    ...section,
    questions: section.questions.map((row) => {
      const prompt = `${row.prompt.ja.replace(/か$/, '')}でしょうか`;
      return { ...row, officialCode: `${(number += 1)}`, prompt: { ja: prompt, en: prompt } };
    }),
  }));
  return { ...template, ...head, sections, official: { publisher: '一般社団法人例示会', workbook: 'c'.repeat(64) } };
}

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
