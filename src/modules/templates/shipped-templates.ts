import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#platform/package-root.js';
import { criteriaFaults, type CriteriaFile } from './criteria-file.js';
import { countFaults, type CrosswalkFile, toCrosswalk } from './crosswalk-file.js';
import type { CrosswalkPair } from './domain/crosswalk-pair.js';
import { crosswalkFaults } from './domain/crosswalk-rules.js';
import type { Fault } from './domain/fault.js';
import type { Profile } from './domain/profile.js';
import { templateFaults } from './domain/template-rules.js';
import type { Template } from './domain/template.js';
import { profileFaults, type ProfilesFile, toProfiles } from './profiles-file.js';
import { type TemplateFile, toTemplate } from './template-file.js';
import { FilesRefused, schemaOf, YamlFile } from './yaml-file.js';

/** Where the shipped forms lie; the built program reads them from the sources too. */
export const SHIPPED_FOLDER = join(packageRoot(), 'src', 'mds-sds-templates');

/**
 * The forms that come with the product, in order of their names.
 * @throws FilesRefused naming every fault of every form with file and line; so do the other loaders for their file
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
    faults.push(...templateFaults(template).map(({ place, message }) => file.fault(place, message)));
    return [template];
  });
  if (faults.length > 0) throw new FilesRefused(faults);
  return templates;
}

/** How the shipped forms lie on each other; `templates` are those that its rows must be in. */
export function loadCrosswalk(
  folder = SHIPPED_FOLDER,
  templates = loadShippedTemplates(folder),
): readonly CrosswalkPair[] {
  const file = loadChecked<CrosswalkFile>(folder, 'crosswalk', (content) => [
    ...countFaults(content),
    ...crosswalkFaults(toCrosswalk(content), templates),
  ]);
  return toCrosswalk(file);
}

/** What hospitals must have, by occasion; `templates` are those that must ask about its topics. */
export function loadProfiles(folder = SHIPPED_FOLDER, templates = loadShippedTemplates(folder)): readonly Profile[] {
  return toProfiles(loadChecked<ProfilesFile>(folder, 'profiles', (content) => profileFaults(content, templates)));
}

/** The criteria for choosing a provider (選定基準); `templates` are those that must ask about their topics. */
export function loadCriteria(folder = SHIPPED_FOLDER, templates = loadShippedTemplates(folder)): CriteriaFile {
  return loadChecked<CriteriaFile>(folder, 'criteria', (content) => criteriaFaults(content, templates));
}

/** All shipped files. */
export interface ShippedFiles {
  readonly templates: readonly Template[];
  readonly pairs: readonly CrosswalkPair[];
  readonly profiles: readonly Profile[];
  readonly criteria: CriteriaFile;
}

let shipped: ShippedFiles | undefined;

/** The shipped files, read and checked once: they do not change while the program runs. @throws FilesRefused */
export function shippedFiles(): ShippedFiles {
  return (shipped ??= loadShippedFiles());
}

function loadShippedFiles(): ShippedFiles {
  const templates = loadShippedTemplates();
  return {
    templates,
    pairs: loadCrosswalk(SHIPPED_FOLDER, templates),
    profiles: loadProfiles(SHIPPED_FOLDER, templates),
    criteria: loadCriteria(SHIPPED_FOLDER, templates),
  };
}

/** One file beside the forms, held to the schema of its name and to its own rules. */
function loadChecked<T>(folder: string, name: string, faultsIn: (content: T) => readonly Fault[]): T {
  const file = new YamlFile(join(folder, `${name}.yaml`));
  const faults: string[] = [];
  const content = file.check(schemaOf<T>(join(folder, `${name}.schema.json`)), faults);
  if (content !== undefined) faults.push(...faultsIn(content).map(({ place, message }) => file.fault(place, message)));
  if (content === undefined || faults.length > 0) throw new FilesRefused(faults);
  return content;
}

function formFolders(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory());
  return folders.map(({ name }) => name).sort();
}
