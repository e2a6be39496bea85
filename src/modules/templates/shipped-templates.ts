import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root.js';
import { type Place, templateFaults } from './domain/template-rules.js';
import type { Template } from './domain/template.js';
import { type TemplateFile, toTemplate } from './template-file.js';
import { FilesRefused, schemaOf, YamlFile } from './yaml-file.js';

/** Where the shipped forms lie; the built program reads them from the sources too. */
export const SHIPPED_FOLDER = join(packageRoot(), 'src', 'mds-sds-templates');

/**
 * The forms that come with the product, in order of their names.
 * @throws FilesRefused naming every fault of every form with file and line
 */
export function loadShippedTemplates(folder = SHIPPED_FOLDER): readonly Template[] {
  const holds = schemaOf<TemplateFile>(join(folder, 'template.schema.json'));
  const faults: string[] = [];
  const templates = formFolders(folder).flatMap((id) => {
    const file = new YamlFile(join(folder, id, 'template.yaml'));
    const content = file.check(holds, faults);
    if (content === undefined) return [];
    const template = toTemplate(content);
    if (template.id !== id) faults.push(file.fault(['id'], `the form "${template.id}" lies in the folder "${id}"`));
    faults.push(...templateFaults(template).map(({ place, message }) => file.fault(inYaml(place), message)));
    return [template];
  });
  if (faults.length > 0) throw new FilesRefused(faults);
  return templates;
}

function formFolders(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** The place of a `Template` field in its file: the same steps, in snake case. */
function inYaml(place: Place): Place {
  return place.map((step) =>
    typeof step === 'string' ? step.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : step,
  );
}
